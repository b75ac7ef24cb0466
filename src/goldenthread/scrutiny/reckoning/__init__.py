"""What several relations reckon with: conventions that most rows follow, blocks of a long table, words for a state, levels of risk."""
