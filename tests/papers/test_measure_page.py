"""A page for a measure: its figure, its chart, its words, each team, and nothing of what is hidden."""

from datetime import date

import pytest
from tests.measures.disclosure.tables import count
from tests.papers.conftest import Packs
from tests.papers.test_build import HEAD, SECTION, tables

from goldenthread.papers.build import Built
from goldenthread.papers.classes import Class
from goldenthread.papers.commentary import Comment
from goldenthread.papers.gaps import Gap, Missing
from goldenthread.papers.teams import group_words, team_names
from goldenthread.papers.words import SIGNALS
from goldenthread.records.errors import InputRefused
from goldenthread.reports.blocks import Break, Chart, Heading, KeyFigure, Note
from goldenthread.reports.cells import State

MANAGEMENT = '[audiences]\npublic = "public"\nconfidential = "management"\n'


def page(key: str, by: str = "team") -> str:
    """The text of a page for a measure."""
    return f'\n[[sections.pieces]]\nkind = "measure-page"\nmeasure = "{key}"\nby = "{by}"\n'


def of(built: Built, kind: type) -> list[object]:
    """The blocks of a kind."""
    return [block for block in built.document.blocks if isinstance(block, kind)]


def test_a_page_holds_the_figure_the_chart_and_each_team(packs: Packs) -> None:
    """What the table of teams counts comes to what the figure counts; each measure begins a page but the first."""
    built = packs.build(HEAD + MANAGEMENT + SECTION + page("contacts") + page("referrals"), Class.CONFIDENTIAL)
    first = of(built, KeyFigure)[0]
    assert isinstance(first, KeyFigure)
    assert first.title == "Contacts"
    assert first.data == packs.session.snapshot.id
    chart = of(built, Chart)[0]
    assert isinstance(chart, Chart)
    assert chart.title.startswith("Contacts: ")
    teams = next(one for one in tables(built) if one.columns[0].heading == "Team")
    assert sum(row[2].number or 0 for row in teams.rows) == first.value.number
    assert len(of(built, Break)) == 1
    assert [one.text for one in of(built, Heading) if isinstance(one, Heading)] == ["One", "Contacts", "Referrals"]


def test_the_signal_is_explained(packs: Packs) -> None:
    """The word of the control chart, with what it means."""
    built = packs.build(HEAD + SECTION + page("contacts", ""))
    (figure,) = (one for one in of(built, KeyFigure) if isinstance(one, KeyFigure))
    word, _, meant = figure.signal.partition(" (")
    assert f"{SIGNALS[word]})" == meant


def test_a_hidden_figure_leaves_no_trace_on_its_page(packs: Packs) -> None:
    """Neither the figure, nor its chart, nor the table of teams prints a count that the public may not see."""
    built = packs.build(HEAD + SECTION + page("assessments-overdue") + page("cp-plans-two-years"))
    cells = [cell for table in tables(built) for row in table.rows for cell in row]
    assert any(cell.state is State.HIDDEN for cell in cells)
    for table in tables(built):
        for row in table.rows:
            if table.columns[0].heading == "Period" and row[1].state is State.HIDDEN:
                assert all(cell.number is None for cell in row[1:4])
            if table.columns[0].heading == "Team" and row[2].state is State.HIDDEN:
                assert row[3].state is State.HIDDEN


def test_a_mix_is_a_table_of_its_parts(packs: Packs) -> None:
    """Shares with what was counted; no key figure, for no part is the measure."""
    built = packs.build(HEAD + MANAGEMENT + SECTION + page("enquiries-by-what-followed", ""), Class.CONFIDENTIAL)
    assert of(built, KeyFigure) == []
    (table,) = tables(built)
    shares = [row[2].number for row in table.rows if row[2].number is not None]
    assert not shares or abs(sum(shares) - 100) <= len(shares) * 1


def test_words_have_their_place_on_each_page(packs: Packs) -> None:
    """Commentary at section/measure stands on that measure's page, with its author and day."""
    place = "one/referrals"
    comments = {place: (Comment(place, "There were {referrals.value}.", "A. Manager", date(2025, 10, 1)),)}
    built = packs.build(HEAD + SECTION + page("contacts") + page("referrals"), commentary=comments)
    blocks = list(built.document.blocks)
    note = next(one for one in blocks if isinstance(one, Note))
    heading = next(one for one in blocks if isinstance(one, Heading) and one.text == "Referrals")
    assert blocks.index(note) > blocks.index(heading)
    assert note.by == "A. Manager"


def test_a_gap_stands_where_the_figure_would(packs: Packs) -> None:
    """Undeclared it stops the paper; declared it says why, whose and by when."""
    text = HEAD + SECTION + page("first-time-entrants", "")
    with pytest.raises(InputRefused, match="no figure was typed for this period"):
        packs.build(text)
    gap = Gap("first-time-entrants", Missing.AWAITED, "Published in November", "B. Lead", date(2025, 11, 30))
    notes = of(packs.build(text, gaps={gap.key: gap}), Note)
    assert [(one.kind.value, one.text) for one in notes if isinstance(one, Note)] == [
        ("Not yet here", "awaited: Published in November. B. Lead answers for it by 30 November 2025.")
    ]


def test_a_breakdown_that_the_measure_lacks_is_refused(packs: Packs) -> None:
    """The definition is told which there are."""
    with pytest.raises(InputRefused, match="has no breakdown 'teem'"):
        packs.build(HEAD + SECTION + page("contacts", "teem"))


def test_teams_are_called_by_their_names(packs: Packs) -> None:
    """The name that the records hold; a code of its own where two teams have one name; the code where there is none."""
    built = packs.build(HEAD + MANAGEMENT + SECTION + page("cp-plans-open"), Class.CONFIDENTIAL)
    names = {row[0].text for one in tables(built) if one.columns[0].heading == "Team" for row in one.rows}
    codes = {group for one in built.shown if one.breakdown == "team" for group in one.group}
    assert names
    assert not names & codes
    shared = team_names(packs.session)
    assert (shared["DA"], shared["DA1"]) == ("Duty and Assessment (DA)", "Duty and Assessment (DA1)")
    figure = count(40, "team*age", ("DA1", "5-9"))
    assert group_words(figure, shared) == "Duty and Assessment (DA1) / 5-9"
    assert group_words(figure, {}) == "DA1 / 5-9"
