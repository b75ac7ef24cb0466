"""Judging claims: one kind a module, each of which holds figures against what the words allow."""
