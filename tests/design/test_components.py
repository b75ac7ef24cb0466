"""The markup of each component, and what the pieces refuse."""

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from django.contrib.messages import ERROR, SUCCESS
from django.contrib.messages.storage.base import Message
from lxml import html
from tests.design.fragments import FOLDER, SHOWN, fragment
from tests.design.gallery import gallery, shown

from goldenthread.design import figures
from goldenthread.design.charts import table_of
from goldenthread.design.components import Cell, Column, Table
from goldenthread.design.words import (
    cell_of,
    due_tag,
    rating_cell,
    reason_meaning,
    reason_words,
    signal_meaning,
    signal_tag,
)
from goldenthread.measures.kinds import Reason, Unit
from goldenthread.measures.reading.ratings import Colour
from goldenthread.measures.reading.variation.verdicts import Variation
from goldenthread.reports import blocks
from goldenthread.reports.cells import LEGEND, State, Tone, absent, number, words


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_a_component_is_as_it_was_last_looked_at(name: str) -> None:
    """Look at the difference in a browser, then run: python -m tests.design.fragments."""
    assert fragment(name) == (FOLDER / f"{name}.html").read_text(encoding="utf-8")


def test_there_is_a_fragment_for_each_that_is_kept() -> None:
    """None is left over."""
    assert sorted(path.stem for path in FOLDER.glob("*.html")) == sorted(SHOWN)


def test_a_page_is_well_formed_with_one_heading_of_its_own() -> None:
    """British English is said, each id is there once, and headings skip no level."""
    tree = html.fromstring(shown(gallery()))
    assert tree.get("lang") == "en-GB"
    assert [one.text for one in tree.iter("h1")] == ["Every component"]
    ids = [one.get("id") for one in tree.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    levels = [int(one.tag[1]) for one in tree.iter("h1", "h2", "h3", "h4")]
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert not tree.xpath("//@style|//script|//@onclick")
    for node in tree.xpath("//@aria-labelledby|//@aria-describedby"):
        assert set(node.split()) <= set(ids)


def test_a_table_whose_rows_do_not_fit_is_refused() -> None:
    """A cell under the wrong heading is a wrong figure."""
    with pytest.raises(ValueError, match="1 cells under 2 headings"):
        Table("Who", (Column("A"), Column("B")), (("one",),))


def test_every_word_of_rating_signal_and_status_has_a_shape() -> None:
    """And no two of a kind share one, so that they can be told apart in grey."""
    ratings = [rating_cell(colour.value).tags[0] for colour in Colour]
    signals = [signal_tag(one) for one in Variation]
    for tags in (ratings, signals):
        assert all(tag.shape for tag in tags)
        assert len({tag.shape for tag in tags}) == len(tags)
    assert due_tag("overdue").word == "overdue"
    assert all(signal_meaning(one) for one in Variation)


def test_what_is_not_rated_is_no_tag() -> None:
    """It is said quietly, with the reason."""
    assert rating_cell("", "no target") == Cell("not rated", quiet=True, note="no target")
    with pytest.raises(ValueError, match="purple"):
        signal_tag("purple")


@pytest.mark.parametrize("reason", [one for one in Reason if one is not Reason.VALUE])
def test_why_there_is_no_value_is_said_in_words(reason: Reason) -> None:
    """Hidden, not recorded and not applicable are three things, none of them a blank or a nought."""
    assert reason_words(reason) in {state.value for state in LEGEND}
    assert reason_words(reason) == reason_words(reason.value)
    assert reason_meaning(reason)
    assert cell_of(absent(State(reason_words(reason)))).text == reason_words(reason)


def test_a_papers_table_is_a_pages_table() -> None:
    """The same words; a rating becomes a tag, a reason its words."""
    columns = (blocks.Column("Measure"), blocks.Column("Lower", numeric=True, group="Usual range"))
    rows = ((words("Visits"), absent(State.HIDDEN)), (words("● green", Tone.GREEN), number(3)))
    made = table_of(blocks.Table("Read", columns, rows))
    assert [one.header for one in made.columns] == ["Measure", "Usual range: lower"]
    assert made.rows[0] == (Cell("Visits"), Cell("hidden", quiet=True))
    first = made.rows[1][0]
    assert isinstance(first, Cell)
    assert [(tag.shape, tag.word) for tag in first.tags] == [("●", "green")]


def test_figures_and_days_are_printed_as_in_papers() -> None:
    """One rule of rounding, one way to write a day; moments are London's."""
    assert figures.day(date(2026, 11, 6)) == "6 November 2026"
    assert figures.moment(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == "1 July 2026 at 00:30"
    assert figures.day(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == "1 July 2026"
    assert figures.measured(57.25, Unit.PERCENT, 1) == "57.3%"
    assert figures.measured(1, "days", 0) == "1 day"
    assert figures.n_of(3, 1700) == "3 of 1,700"
    assert (figures.many(1, "child", "children"), figures.many(0, "team")) == ("1 child", "0 teams")


def test_messages_are_shown_as_banners() -> None:
    """What was done, and what went wrong; each with a name of its own for screen readers."""
    sent = [Message(SUCCESS, "The post was <given>."), Message(ERROR, "The load failed.")]
    tree = html.fromstring(shown(gallery(), messages=sent))
    banners = tree.xpath("//main/div[contains(@class, 'govuk-notification-banner')]")[:2]
    assert [one.get("role") for one in banners] == ["alert", "alert"]
    assert "The post was <given>." in banners[0].text_content()
    assert "There is a problem" in banners[1].text_content()
