"""Scrutiny: published figures read with their neighbours, and every one that they contradict, named with its arithmetic."""
