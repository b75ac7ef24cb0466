"""What relations between figures share: cells, movements, polarity, colours, directions, rounding and labels."""
