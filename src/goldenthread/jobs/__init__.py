"""Work that one background worker does in turn, kept in the database."""
