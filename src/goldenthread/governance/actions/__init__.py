"""Verbs of the room: each checks who and what, changes, and records in the journal, in one transaction."""
