"""What every writer settles alike: wide tables, widths, runs of pages, the legend and the table of key figures."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reports.sample import LONG, document, figures

from goldenthread.reports.blocks import Block, Break, Column, Document, Heading, Note, Table, Text
from goldenthread.reports.cells import LEGEND, SHORTHAND, State, Tone, words
from goldenthread.reports.shape import (
    UPRIGHT_LETTERS,
    WIDE_LETTERS,
    folded,
    is_wide,
    key_figures,
    legend,
    runs,
    sections,
    share,
    shorthand,
    widths,
)


def table(*texts: str, caption: str = "T") -> Table:
    """A table of one row."""
    return Table(caption, tuple(Column(f"C{i}") for i, _ in enumerate(texts)), (tuple(words(text) for text in texts),))


NARROW = table("a", "b")
WIDE = table(*["twelve letters of words"] * 12)


def shown(*blocks: Block) -> list[tuple[bool, list[str]]]:
    """Runs of pages, each block by its kind."""
    return [(run.wide, [type(block).__name__ for block in run.blocks]) for run in runs(blocks)]


def test_a_table_is_wide_when_its_columns_at_their_narrowest_do_not_fit() -> None:
    """Words may wrap; many columns, long numbers and ratings may not."""
    assert not is_wide(table(LONG, LONG, LONG))
    assert is_wide(WIDE)
    assert not is_wide(Text(LONG))
    rated = Table("R", (Column("A"),) * 6, ((words("● green as can be", Tone.GREEN),) * 6,))
    assert is_wide(rated)


def test_headings_and_few_words_turn_with_a_wide_table() -> None:
    """Many words do not, nor does what stands before the heading."""
    assert shown(Text("x"), Heading(1, "H"), Text("few"), WIDE, Text("after")) == [
        (False, ["Text"]),
        (True, ["Heading", "Text", "Table", "Text"]),
    ]
    assert shown(Heading(1, "H"), Text(LONG * 4), WIDE) == [(False, ["Heading", "Text"]), (True, ["Table"])]
    assert shown(Text("no heading"), WIDE) == [(False, ["Text"]), (True, ["Table"])]


def test_a_page_is_not_turned_back_for_a_sentence_between_wide_tables() -> None:
    """A new section begins on a page of its own kind, turned by its own table."""
    assert shown(WIDE, Note("n"), WIDE) == [(True, ["Table", "Note", "Table"])]
    assert shown(WIDE, Heading(2, "Next"), WIDE) == [(True, ["Table", "Heading", "Table"])]
    assert shown(WIDE, NARROW, WIDE) == [(True, ["Table"]), (False, ["Table"]), (True, ["Table"])]


def test_the_few_words_that_end_a_section_stay_on_its_wide_page() -> None:
    """A note after the table, up to the next heading; not where more follows than words, nor many words."""
    note, heading = Note("Few words."), Heading(1, "Next")
    assert shown(WIDE, note, heading, NARROW) == [(True, ["Table", "Note"]), (False, ["Heading", "Table"])]
    assert shown(WIDE, note) == [(True, ["Table", "Note"])]
    assert shown(WIDE, note, NARROW) == [(True, ["Table"]), (False, ["Note", "Table"])]
    assert shown(WIDE, Text("word " * 200), heading) == [(True, ["Table"]), (False, ["Text", "Heading"])]


def test_a_break_where_the_page_turns_is_left_out() -> None:
    """Otherwise a page would be blank."""
    assert shown(Break(), Text("a"), Break(), WIDE, Break(), Text("b"), Break()) == [
        (False, ["Text"]),
        (True, ["Table"]),
        (False, ["Text"]),
    ]
    assert shown(Text("a"), Break(), Text("b")) == [(False, ["Text", "Break", "Text"])]
    assert shown() == shown(Break()) == []


@given(st.lists(st.sampled_from([Heading(1, "H"), Text("t"), Text(LONG * 5), NARROW, WIDE, Break()]), max_size=12))
def test_no_block_is_lost_or_moved(blocks: list[Block]) -> None:
    """All but breaks stand in the runs, in order, and a wide table always on a wide page."""
    found = [block for run in runs(tuple(blocks)) for block in run.blocks]
    assert [b for b in found if not isinstance(b, Break)] == [b for b in blocks if not isinstance(b, Break)]
    assert all(run.wide for run in runs(tuple(blocks)) for block in run.blocks if is_wide(block))
    assert not any(block is NARROW for run in runs(tuple(blocks)) if run.wide for block in run.blocks)


@given(st.lists(st.text(max_size=200), min_size=1, max_size=20), st.sampled_from([UPRIGHT_LETTERS, WIDE_LETTERS]))
def test_widths_fill_the_page_and_none_is_nought(texts: list[str], letters: int) -> None:
    """Whatever stands in the columns."""
    found = widths(table(*texts), letters)
    assert sum(found) == pytest.approx(letters)
    assert min(found) > 0
    assert 0 < share(table(*texts), letters) <= 1


def test_a_column_of_sentences_is_wider_than_one_of_marks_and_weight_counts() -> None:
    """Widths follow the words; an author can ask for more."""
    marks, said = widths(table("x", LONG), 100)
    assert said > 3 * marks
    even = table("same words here", "same words here")
    heavy = replace(even, columns=(Column("C0", weight=3.0), Column("C1")))
    assert widths(heavy, 100)[0] > 2 * widths(heavy, 100)[1]
    assert share(table("a", "b"), 100) < 0.5


def test_the_legend_says_each_shorthand_that_is_used_and_no_other() -> None:
    """In the order of the shorthand."""
    assert legend(document()) == tuple((SHORTHAND[state], LEGEND[state]) for state in SHORTHAND)
    assert legend(Document("T", blocks=(NARROW,))) == ()
    assert legend(Document("T", blocks=(figures()[1],))) == (("[c]", LEGEND[State.HIDDEN]),)
    assert shorthand(NARROW) == ()


def test_only_a_long_document_has_a_list_of_its_sections() -> None:
    """Of its headings of levels 1 and 2."""
    assert [heading.text for heading in sections(document())][:3] == ["Summary", "Measures", "Against target"]
    assert sections(Document("T", blocks=(Heading(1, "Only"),))) == ()


def test_key_figures_become_one_table_without_empty_columns() -> None:
    """Or none where there are no figures."""
    found = key_figures(Document("T", blocks=(figures()[2],)))
    assert found is not None
    assert [column.heading for column in found.columns] == ["Figure", "Value", "Period", "In words"]
    assert key_figures(Document("T")) is None


def test_a_group_is_folded_into_the_headings_below_it() -> None:
    """For where one row of headings stands."""
    grouped = replace(NARROW, columns=(Column("A"), Column("value", group="Latest")))
    assert [column.heading for column in folded(grouped).columns] == ["A", "Latest: value"]
