"""The delivery of actions: schemes of ratings as data, what the dates, milestones and evidence say, and what is claimed."""
