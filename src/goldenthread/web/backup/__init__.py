"""Backups: one sealed file of a whole installation, made while it runs, and put back with erasures applied again."""
