"""The parts of a measure's page, a tab each."""
