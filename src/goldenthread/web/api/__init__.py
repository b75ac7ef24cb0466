"""The interface for programs: read-only JSON and extracts of figures, by token or by session, as the reader's post may read."""
