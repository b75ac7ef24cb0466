"""The room where a table of figures is checked."""
