"""What screens need of a snapshot, computed once and kept in one read-only file beside its tables."""
