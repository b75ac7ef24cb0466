"""The first page of each role, made of parts that say what is theirs to do and what changed."""
