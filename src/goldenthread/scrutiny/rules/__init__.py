"""The rules by which scrutiny judges: tolerances, floors, words for colours, directions and statuses, all as data."""

from goldenthread.scrutiny.rules.load import Rules, load_rules

__all__ = ["Rules", "load_rules"]
