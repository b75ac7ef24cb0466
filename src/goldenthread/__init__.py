"""Checked, dated snapshots of children's services records for English councils."""

__version__ = "0.1.0"
