"""Every definition's worked example, counted by the engine."""

import pytest

from goldenthread.measures.definitions import book
from goldenthread.measures.language.examples import parse_example
from goldenthread.measures.run.worked import worked

BOOK = book()


@pytest.mark.parametrize("key", BOOK.measures)
def test_the_example_gives_what_its_author_says(key: str) -> None:
    """As counted from its rows."""
    for one in worked(BOOK, BOOK.measure(key)):
        assert one.agrees, f"{key} {one.said.period}: said {one.said}, counted {one.counted}"


@pytest.mark.parametrize("key", BOOK.measures)
def test_the_example_is_short_and_shows_what_does_not_count(key: str) -> None:
    """Four to eight rows of what is counted; more only where several tables are needed."""
    example = parse_example(key, BOOK.measure(key).example)
    assert 3 <= example.count <= 14
