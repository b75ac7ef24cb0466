"""The doors: settings, addresses, the first page, search, the interface for programs."""
