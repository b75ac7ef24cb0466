"""The improvement plan: what was promised, what became of it, and who said so when."""
