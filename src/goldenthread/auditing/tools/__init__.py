"""Audit tools by area of practice: domains, questions and the standard of each grade, in versions that are kept."""
