"""Definitions become SQL: parsed into trees, checked, put together as trees, and written as one neutral text."""
