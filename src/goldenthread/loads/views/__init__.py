"""The pages of the room, one a file."""
