"""What is told of audits: a published dashboard read as it stands, and the monthly report as audited and as moderated."""
