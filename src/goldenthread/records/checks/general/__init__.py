"""Checks of any table, of who holds the work, and of how well things are recorded."""
