"""Charts of a paper as inline SVG, each with a title that says what it shows, a sentence and a table of its numbers."""
