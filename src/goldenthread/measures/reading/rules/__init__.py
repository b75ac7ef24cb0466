"""Rating rules as data: each file of this folder is one rule, with its version, source, bands and small-number floor."""
