"""An improvement programme as values: what was promised, by whom and when, what is claimed, and what the figures show."""
