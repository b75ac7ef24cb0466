"""What follows from boards as values: notice and quorum, who is owed which report when, inspections, and any past day."""
