"""The borough's known answers, by the book, from each format that its files can be loaded from.

The cast shows every status of every clock; what a format cannot carry is not recorded, and never a wrong number.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from tests.measures.carried import (
    EXACT_ON_THE_DAY,
    NEVER_WRONG,
    PARTLY,
    QUESTIONS_AS,
    QUESTIONS_IN,
    SHORT,
    TEAMS,
)
from tests.measures.standings import RECORDED_ONCE_DONE, Standings, counted
from tests.roundtrip.stored import stored

from goldenthread.access.scope import Scope
from goldenthread.borough.plan import Borough, Plan
from goldenthread.borough.runs import STATUSES
from goldenthread.borough.simulate import simulate
from goldenthread.borough.truth_clocks import CLOCKS
from goldenthread.borough.writers import FORMATS
from goldenthread.calendar import Period, parse_period
from goldenthread.measures.definitions import book
from goldenthread.measures.kinds import Reason
from goldenthread.measures.language.making import in_time, overdue
from goldenthread.measures.language.measures import Denominator, Measure, Stat
from goldenthread.measures.run.needs import Needs
from goldenthread.measures.run.rows import open_runs
from goldenthread.measures.run.session import Session, no_population, open_session

BOOK = book()
# As at a 31 March, so that the last twelve months are a census year and the yearly returns hold them whole.
PLAN = Plan(children=40, years=2, seed=12, as_at=date(2025, 3, 31), cast=True)


@dataclass(frozen=True)
class Loaded:
    """The borough from one format: the session, how every run stands, and which clocks it has not what it needs for."""

    form: str
    session: Session
    standings: Standings
    lacking: dict[str, str]


@pytest.fixture(scope="module")
def borough() -> Borough:
    """A small borough, and the cast."""
    return simulate(PLAN)


def months(borough: Borough) -> list[tuple[date, date]]:
    """The twelve months of the answers."""
    held = {(one["period"]["start"], one["period"]["end"]) for one in borough.clocks}
    return [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in sorted(held)]


@pytest.fixture(scope="module", params=PARTLY)
def loaded(request: pytest.FixtureRequest, borough: Borough, tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """The borough by one format, or by all of them."""
    form: str = request.param
    folder = tmp_path_factory.mktemp("truth")
    stored(borough, folder, None, FORMATS if form == "all" else (form,)).connection.close()
    session = open_session(folder / "store", Scope.everything("tests", "truth"), BOOK, no_population)
    with session.asker() as asker:
        needs = Needs(asker.connection, BOOK)
        lacking = {key: said for key in CLOCKS if (said := needs.lacking(open_runs(session, key)))}
    return Loaded(form, session, counted(session, months(borough)), lacking)


def partly(form: str) -> set[str]:
    """Clocks that a format carries in part."""
    return {key for keys in PARTLY[form].values() for key in keys}


def whole(borough: Borough) -> Iterator[dict[str, Any]]:
    """The answers about the whole service."""
    return (one for one in borough.clocks if not one["group"])


def test_every_clock_of_the_book_is_written_out() -> None:
    """A clock that is added needs its plain words in the borough too."""
    assert set(CLOCKS) == set(BOOK.clocks)


def test_the_cast_shows_every_status_at_each_month_end_and_in_each_team(borough: Borough) -> None:
    """But those that a clock's records cannot show: see `cannot_be_shown`."""
    teams = {one["group"]["team"] for one in borough.clocks if one["group"]}
    assert len(teams) == 3
    for key, clock in CLOCKS.items():
        mine = [one for one in borough.clocks if one["clock"] == key]
        for status in set(STATUSES) - cannot_be_shown(key):
            held = [one for one in mine if one["statuses"][status]]
            assert len({one["as_at"] for one in held if not one["group"]}) == 12, (key, status)
            named = clock.service and not key.startswith(("complaint", "corporate"))
            assert named or {one["group"]["team"] for one in held if one["group"]} == teams, (key, status)


def cannot_be_shown(key: str) -> set[str]:
    """Statuses that no record of a clock can show.

    Excluded, where it has no exclusions; open ones, of what is entered once it has been held; not yet due, where the limit
    is no longer than due soon; cannot compute, where what is done is looked for from the start on and so never lies before
    it (every recurring clock), or where the dates of a plan, home or approval cannot contradict one another in the cast.
    """
    found = set() if BOOK.clock(key).excluded else {"excluded"}
    if key in RECORDED_ONCE_DONE:
        found |= {"overdue", "due-soon", "not-yet-due"}
    if key in SHORT:
        found.add("not-yet-due")
    recurring = BOOK.clock(key).over in BOOK.cycles or BOOK.clock(key).over == "visits_due"
    return found | {"cannot-compute"} if recurring or key in NEVER_WRONG else found


def _a_format_gives_the_known_answers_about_every_clock_that_it_carries(borough: Borough, loaded: Loaded) -> None:
    """Each status of each clock at twelve month ends."""
    carried = set(CLOCKS) - set(loaded.lacking) - partly(loaded.form)
    assert carried
    for one in whole(borough):
        if one["clock"] in carried:
            found = loaded.standings.get((one["clock"], one["as_at"], ""), {})
            assert {status: found.get(status, 0) for status in STATUSES} == one["statuses"], (
                one["clock"],
                one["as_at"],
            )


def _all_formats_together_carry_every_clock(borough: Borough, loaded: Loaded) -> None:
    """And what is said to be carried in part is neither carried whole nor lacking."""
    assert loaded.form != "all" or not loaded.lacking
    assert not partly(loaded.form) & set(loaded.lacking)


def _the_known_answers_by_team_too(borough: Borough, loaded: Loaded) -> None:
    """Where the format says who holds each case."""
    if loaded.form not in TEAMS:
        return
    carried = set(CLOCKS) - set(loaded.lacking) - partly(loaded.form) - set(TEAMS[loaded.form])
    for one in borough.clocks:
        if one["group"] and one["clock"] in carried:
            team = one["group"]["team"]
            found = loaded.standings.get((one["clock"], one["as_at"], team), {})
            assert {status: found.get(status, 0) for status in STATUSES} == one["statuses"], (
                one["clock"],
                one["as_at"],
                team,
            )


def _lists_for_inspectors_are_exact_about_what_is_open_on_their_day(borough: Borough, loaded: Loaded) -> None:
    """What happened before is cut off; what is overdue, due soon or not yet due is all there."""
    if loaded.form != "annex-a":
        return
    for one in whole(borough):
        if one["as_at"] == PLAN.as_at.isoformat() and one["clock"] in EXACT_ON_THE_DAY:
            found = loaded.standings.get((one["clock"], one["as_at"], ""), {})
            for status in ("overdue", "due-soon", "not-yet-due"):
                assert found.get(status, 0) == one["statuses"][status], (one["clock"], status)


def _what_a_format_does_not_carry_is_not_recorded(borough: Borough, loaded: Loaded) -> None:
    """The figures of its clocks say so, and say what is lacking, rather than nought or a hundred percent."""
    if not loaded.lacking:
        return
    keys = [one.key for one in BOOK.measures.values() if one.clock_key in loaded.lacking and one.counting is not None]
    assert keys
    with loaded.session.asker() as asker:
        figures = asker.figures(keys, _periods(borough))
    for figure in figures:
        assert figure.reason is Reason.NOT_RECORDED, (figure.key, figure.period.label)
        assert figure.value is None
        assert figure.note


def _periods(borough: Borough) -> tuple[Period, ...]:
    return tuple(parse_period(first.isoformat()[:7]) for first, _ in months(borough))


def _said(measure: Measure, statuses: dict[str, int]) -> tuple[int, int | None] | None:
    """What a plain measure of a clock counts, by the statuses of its runs; None for one with conditions of its own."""
    clock, given = BOOK.clock(measure.clock_key), {"key": "", "title": "", "says": "", "example": ""}
    counting = measure.counting
    usual = overdue(clock, **given) if counting is None else in_time(clock, counting, **given)
    plain = (measure.where, measure.met, measure.basis, measure.counts) == (
        usual.where, usual.met, usual.basis, usual.counts,
    )  # fmt: skip
    if not plain or counting is Denominator.DUE:
        return None
    if counting is None:
        return (statuses["overdue"], None) if measure.stat is Stat.COUNT else None
    if counting is Denominator.COMPLETED:
        return statuses["in-time"], statuses["in-time"] + statuses["late"]
    met = statuses["due-soon"] + statuses["not-yet-due"]
    return met, met + statuses["overdue"]


def _the_figures_of_every_clock_are_the_known_answers(borough: Borough, loaded: Loaded) -> None:
    """Completed in the period, open at its end and overdue, from every format that carries the clock."""
    left_out = set(loaded.lacking) | partly(loaded.form)
    asked = [one for one in BOOK.measures.values() if one.clock_key and one.clock_key not in left_out]
    with loaded.session.asker() as asker:
        figures = {
            (one.key, one.period.end.isoformat()): one
            for one in asker.figures([one.key for one in asked], _periods(borough))
        }
    proved = set()
    for answer in whole(borough):
        for measure in asked:
            said = _said(measure, answer["statuses"]) if measure.clock_key == answer["clock"] else None
            if said is not None:
                figure = figures[measure.key, answer["as_at"]]
                below = None if said[1] is None else figure.denominator or 0
                assert (figure.numerator or 0, below) == said, (measure.key, answer["as_at"])
                proved.add(measure.key)
    assert proved
    assert loaded.form != "all" or len(proved) > 90


def _questions_are_answered_by_their_measures(borough: Borough, loaded: Loaded) -> None:
    """Numerators, and denominators where both are shares."""
    asked = QUESTIONS_IN.get(loaded.form, ())
    with loaded.session.asker() as asker:
        keys = [QUESTIONS_AS[question] for question in asked]
        figures = {(one.key, one.period.end.isoformat()): one for one in asker.figures(keys, _periods(borough))}
    known = 0
    for answer in borough.truth:
        if answer["question"] in asked and not answer["group"]:
            figure = figures[QUESTIONS_AS[answer["question"]], answer.get("period", {}).get("end", answer["as_at"])]
            assert (figure.numerator or 0) == answer["numerator"], (answer["question"], figure.period.label)
            if figure.denominator is not None and answer["denominator"] is not None:
                assert figure.denominator == answer["denominator"], (answer["question"], figure.period.label)
            known += answer["numerator"]
    assert known or not asked


#: One test a format, so that each is written and loaded once however tests are dealt out.
PROOFS = (
    _a_format_gives_the_known_answers_about_every_clock_that_it_carries,
    _all_formats_together_carry_every_clock,
    _the_known_answers_by_team_too,
    _lists_for_inspectors_are_exact_about_what_is_open_on_their_day,
    _what_a_format_does_not_carry_is_not_recorded,
    _the_figures_of_every_clock_are_the_known_answers,
    _questions_are_answered_by_their_measures,
)


def test_a_format_gives_the_known_answers_or_says_not_recorded(borough: Borough, loaded: Loaded) -> None:
    """By clock, status, month end and team; by figure; by question; see each of `PROOFS`."""
    for proof in PROOFS:
        proof(borough, loaded)
