"""What few audits can bear: intervals, agreement, leniency, change of grades, bounds and weights, each by a stated rule."""
