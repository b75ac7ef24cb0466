"""How tables lie on a page: columns by their words, letters smaller only where words would break, short tables whole."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reports import sample

from goldenthread.reports.blocks import Column, Table
from goldenthread.reports.cells import words
from goldenthread.reports.word.desk import Page
from goldenthread.reports.word.layout import layout

A4 = Page(9638)


def table(widths: list[int], rows: int = 3) -> Table:
    """A table of one word a cell, so many letters long in each column."""
    columns = tuple(Column(f"C{place}") for place in range(len(widths)))
    return Table("Few", columns, tuple(tuple(words("x" * width) for width in widths) for _ in range(rows)))


@given(st.lists(st.integers(1, 40), min_size=1, max_size=14))
def test_columns_never_leave_the_page(widths: list[int]) -> None:
    """Their sum is at most the room, none is without width, and a longer word never gets less."""
    across = layout(table(widths), A4, 1.0).across
    assert sum(across) <= A4.width + 1
    assert min(across) > 0
    ordered = sorted(zip(widths, across, strict=True))
    assert all(before[1] <= after[1] + 1 for before, after in pairwise(ordered))


def test_letters_are_smaller_only_where_words_would_break() -> None:
    """A table that fits keeps the size of its style; one that does not is set smaller, never below seven points."""
    assert layout(table([10, 10, 10]), A4, 1.0).size == 0
    tight = layout(table([14] * 7), A4, 1.0).size
    assert 14 <= tight < 18
    assert layout(table([30] * 9), A4, 1.0).size == 14


def test_a_wide_face_needs_more_room() -> None:
    """What just fits in Arial is set smaller in Verdana."""
    fits = table([13] * 6)
    assert layout(fits, A4, 1.0).size == 0
    assert layout(fits, A4, 1.17).size != 0


@pytest.mark.parametrize(
    ("rows", "length", "whole"), [(3, 10, True), (10, 10, True), (11, 10, False), (4, 2000, False)]
)
def test_short_tables_stay_on_one_page(rows: int, length: int, whole: bool) -> None:
    """Ten rows are short, unless their words run on for a page."""
    line = (words("A"), words("words " * (length // 6)))
    long = Table("Few", (Column("Team"), Column("Words")), (line,) * rows)
    assert layout(long, A4, 1.0).whole is whole


def test_a_group_above_a_heading_counts() -> None:
    """A column has room for the longest word of its group, which stands in the same cell."""
    narrow = Table("Few", (Column("a", group="Previously"), Column("b")), ((words("1"), words("2")),) * 2)
    first, second = layout(narrow, A4, 1.0).across
    assert first > second
    bare = replace(narrow, columns=(Column("a"), Column("b")))
    assert layout(bare, A4, 1.0).across[0] < first
    assert layout(sample.dashboard(), A4, 1.0).across[0] > 0
