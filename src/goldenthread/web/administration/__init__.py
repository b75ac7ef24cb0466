"""Administration: the settings and state of an installation, and the rules, targets and comparators that figures are read by."""
