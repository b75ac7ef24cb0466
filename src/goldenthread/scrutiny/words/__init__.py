"""Words against numbers: what sentences claim of figures, and whether the figures bear it out."""
