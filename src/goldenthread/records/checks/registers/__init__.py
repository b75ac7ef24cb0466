"""Checks of registers: what a row, or the rows of a register together, cannot rightly say."""
