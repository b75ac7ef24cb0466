"""Pages of the room, one a module."""
