"""Plain words for a member of the public: a paper says what its abbreviations mean, and a plain one has no other."""

from goldenthread.papers.plain.abbreviations import explained, unexplained
from goldenthread.papers.plain.glossary import with_glossary

__all__ = ["explained", "unexplained", "with_glossary"]
