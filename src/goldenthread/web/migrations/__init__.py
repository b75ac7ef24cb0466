"""Changes of the tables of the doors."""
