"""The room of boards: who sits on them, what they were told, asked and decided, and what the council owes to whom."""
