"""Limits that several chapters use."""

from goldenthread.measures.kinds import Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.limits import Limit, Span

CHAPTER = Chapter(
    title="Limits used throughout",
    limits=(
        Limit(
            "due-soon",
            5,
            Span.WORKING_DAYS,
            "What is due within so long is due soon.",
            Source("Golden Thread: a working week ahead", confirmed=False),
            local=True,
        ),
        Limit(
            "recorded-late",
            5,
            Span.WORKING_DAYS,
            "What is recorded later than this after it happened was recorded late.",
            Source("local policy; no national standard", confirmed=False),
            local=True,
        ),
    ),
)
