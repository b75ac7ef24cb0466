"""How the findings of scrutiny are told: as text, as JSON, and as blocks of a document."""
