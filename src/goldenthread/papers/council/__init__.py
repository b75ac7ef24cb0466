"""The fixed form of a report to a committee or to the cabinet: its header, its headings, and who clears it."""

from goldenthread.papers.council.headings import RECOMMENDATIONS, SYSTEMS, Heading, headings, wording

__all__ = ["RECOMMENDATIONS", "SYSTEMS", "Heading", "headings", "wording"]
