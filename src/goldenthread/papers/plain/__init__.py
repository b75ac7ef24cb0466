"""Plain words for a member of the public: no abbreviation stands that the page does not explain."""

from goldenthread.papers.plain.abbreviations import explained, unexplained

__all__ = ["explained", "unexplained"]
