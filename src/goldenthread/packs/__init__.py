"""The room of papers: choose, comment, approve, freeze, history."""
