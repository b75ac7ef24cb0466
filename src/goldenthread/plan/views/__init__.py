"""Pages of the room, one a file."""
