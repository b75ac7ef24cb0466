"""Figures that people typed for a plan, of which no definition speaks: they are read by what the plan says of them."""

from dataclasses import replace
from pathlib import Path

from tests.papers.programme.sample import DOOR, PLAN

from goldenthread.calendar import parse_period
from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Polarity, Reason, Unit
from goldenthread.measures.run.beside import Home
from goldenthread.measures.run.session import Session
from goldenthread.papers.programme.given import Given
from goldenthread.papers.programme.typed import with_typed
from goldenthread.programme.promises import Expected, Moves
from goldenthread.programme.tables import Programme


def _figure(period: str, title: str) -> Figure:
    at = parse_period(period)
    return Figure(
        "ours-waits", title, at, "", (), 3.0, 10.0, 30.0, Unit.PERCENT, Reason.VALUE, 0, 1, "typed:given"
    )  # fmt: skip


def test_a_typed_figure_is_read_by_the_plan_s_own_link(session: Session, tmp_path: Path) -> None:
    """Its title, unit and places are those of the newest; better is where the plan says that it should go."""
    action = replace(DOOR, expected=(Expected("ours-waits", Moves.DOWN), Expected("never-typed", Moves.UP)))
    given = Given(Programme(replace(PLAN, actions=(action,))))
    home = Home(tmp_path, (_figure("2025-09", "Waits, as now called"), _figure("2025-08", "Waits")))
    book = with_typed(session, given, home).book
    found = book.typed["ours-waits"]
    assert (found.title, found.unit, found.polarity) == ("Waits, as now called", Unit.PERCENT, Polarity.LOWER)
    assert "never-typed" not in book.typed
    assert book.measures == session.book.measures


def test_a_book_that_knows_every_figure_stays_as_it_is(session: Session, tmp_path: Path) -> None:
    """Nothing is made up beside a definition."""
    assert with_typed(session, Given(Programme(replace(PLAN, actions=(DOOR,)))), Home(tmp_path)) is session
