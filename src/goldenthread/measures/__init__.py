"""What is counted: definitions, the figures they give, and how a figure is read."""
