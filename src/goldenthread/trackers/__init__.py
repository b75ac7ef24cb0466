"""The room of who is due: trackers, supervision pages, a child's page, calendar feeds."""
