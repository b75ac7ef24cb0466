"""Turns the worked example of a rule into the plan and the figures that it shows; the tests and the page of rules read it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final, cast

from goldenthread.calendar import Period, add_months, month, month_start
from goldenthread.measures.kinds import Polarity, Unit
from goldenthread.measures.reading.points import Point, Subject
from goldenthread.measures.reading.targets import Target
from goldenthread.programme.due import Due, DueKind
from goldenthread.programme.figures import Observed, Series
from goldenthread.programme.guard.claims import Means
from goldenthread.programme.guard.rules import Example
from goldenthread.programme.people import Person
from goldenthread.programme.promises import (
    Action,
    Claim,
    Closure,
    Evidence,
    EvidenceKind,
    Expected,
    Milestone,
    Moves,
    Ownership,
    Plan,
    Slip,
    Stands,
    Theme,
    Update,
)

SCHEME: Final = "brag"
_CODES: Final = {Means.DONE: "B", Means.ON_TRACK: "G", Means.BEHIND: "A", Means.LOST: "R"}
_BEGAN: Final = date(2025, 4, 1)
_RATED: Final = date(2026, 3, 2)
_DUE: Final = date(2026, 6, 30)
_BY: Final = "ab"

Cells = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """What an example shows: a plan, its figures, the day, and what is asked about: an action's key, a theme's, or "plan"."""

    plan: Plan
    series: Mapping[str, Series]
    as_at: date


def case_of(example: Example) -> Case:
    """The case of an example: its cells are those of its one action, or of each table of ``actions``.

    Raises ValueError for a cell that means nothing, so that no example says less than it seems to.
    """
    cells = dict(example.cells)
    as_at = cast(date, cells.pop("as_at", date(2026, 3, 31)))
    several = cast(Sequence[Cells], cells.pop("actions", None) or [cells])
    people: dict[str, Person] = {}
    series: dict[str, Series] = {}
    actions = []
    for number, one in enumerate(several, start=1):
        actions += _actions(number, dict(one), as_at, people, series)
    themes = tuple(Theme(key, key, f"Theme {key}") for key in dict.fromkeys(action.theme for action in actions))
    plan = Plan("example", "Example", 1, SCHEME, date(2025, 4, 1), tuple(people.values()), themes, tuple(actions))
    return Case(plan, series, as_at)


def _actions(
    number: int, cells: dict[str, Any], as_at: date, people: dict[str, Person], series: dict[str, Series]
) -> list[Action]:
    """The action of a table of cells, and what it depends on."""
    key = f"a{number}"
    more: list[Action] = []
    means = Means(cells.pop("claimed", Means.ON_TRACK.value))
    depends = cells.pop("depends_on", None)
    if depends is not None:
        more = _actions(number + 100, dict(depends), as_at, people, series)
    baseline = cells.pop("due", _DUE)
    dues = [
        Due(DueKind.ONGOING, next_check=cells.pop("next_look", None))
        if baseline == "ongoing"
        else Due(DueKind.DATE, baseline)
    ]
    dues += [Due(DueKind.DATE, day) for day in cells.pop("moved_to", [])]
    slips = tuple(Slip(_RATED, was, now, _BY, "more time is needed") for was, now in pairwise(dues))
    rated = cells.pop("rated", _RATED)
    claims = () if means is Means.NOTHING else (Claim(rated, _CODES[means], _BY),)
    updated = cells.pop("updated", None)
    evidence = tuple(
        Evidence(f"e{i}", rated, _BY, EvidenceKind.DOCUMENT, "what it shows") for i in range(cells.pop("evidence", 0))
    )
    began = cells.pop("began", _BEGAN)
    made = Action(
        key,
        str(number),
        cells.pop("theme", "1"),
        f"Action {number}",
        dues[0],
        began_on=began,
        owned=_owned(key, cells, people),
        slips=slips,
        claims=claims,
        updates=(Update(updated, _BY, "It goes on."),) if updated else (),
        milestones=_milestones(cells),
        evidence=evidence,
        expected=_expected(key, cells, began, as_at, series),
        closures=_closures(cells, evidence),
        depends_on=tuple(one.key for one in more),
    )
    if cells:
        raise ValueError(f"an example holds {', '.join(cells)}, which mean nothing")
    return [made, *more]


def _owned(key: str, cells: dict[str, Any], people: dict[str, Person]) -> tuple[Ownership, ...]:
    """Owners by ``owner`` (a key shared by actions), or as many as ``owners`` says; "" and 0 for nobody."""
    keys = [cells.pop("owner")] if "owner" in cells else [f"{key}p{i}" for i in range(cells.pop("owners", 1))]
    left, ends = cells.pop("left", None), cells.pop("contract_ends", None)
    group, cover = cells.pop("group", False), cells.pop("covered", False)
    if cover:
        people["cover"] = Person("cover", "CV", "Head of service", "Council")
    for one in keys:
        stands_in = "cover" if cover else ""
        people[one] = Person(one, one.upper(), "Manager", "Council", "", left, ends, stands_in, many=group)
    return (Ownership(None, tuple(keys)),) if keys else ()


def _milestones(cells: dict[str, Any]) -> tuple[Milestone, ...]:
    done = cells.pop("milestones_done", 0)
    return tuple(
        Milestone(f"m{i}", f"Step {i + 1}", Due(DueKind.DATE, day), day if i < done else None)
        for i, day in enumerate(cells.pop("milestones", []))
    )


def _closures(cells: dict[str, Any], evidence: Sequence[Evidence]) -> tuple[Closure, ...]:
    closed, agreed = cells.pop("closed", None), cells.pop("agreed", None)
    if closed is None:
        return ()
    return (Closure(closed, _BY, tuple(one.key for one in evidence), agreed, "cd" if agreed else ""),)


def _expected(
    key: str, cells: dict[str, Any], began: date, as_at: date, series: dict[str, Series]
) -> tuple[Expected, ...]:
    found = []
    aim = _series(f"{key}-aim", "Visits in time", cells, "", began, as_at)
    by, moves = cells.pop("by", None), Moves(cells.pop("moves", "up"))
    if aim is not None:
        series[aim.subject.key] = aim
    if aim is not None or cells.pop("no_figures", False):
        found.append(Expected(f"{key}-aim", moves, by=by, subject="Visits in time"))
    rail = _series(f"{key}-rail", "Referred again within a year", cells, "guardrail_", began, as_at)
    if rail is not None:
        series[rail.subject.key] = rail
        found.append(Expected(rail.subject.key, Moves.DOWN, Stands.GUARDRAIL, subject="Referred again"))
    return tuple(found)


def _series(key: str, title: str, cells: dict[str, Any], name: str, began: date, as_at: date) -> Series | None:
    """Monthly shares of the months before the action began and of those since, as ``60/100 61/100``."""
    before = str(cells.pop(f"{name}before", "")).split()
    after = str(cells.pop(f"{name}after", "")).split()
    if not before and not after:
        return None
    first = str(cells.pop(f"{name}first_known", "")).split()
    blank = [Decimal(str(cells.pop(f"{name}unrecorded_{when}", -1))) for when in ("before", "after")]
    version, target = cells.pop(f"{name}version_after", 1), cells.pop(f"{name}target", None)
    start = add_months(month_start(began), -len(before))
    observed = []
    for i, text in enumerate((*before, *after)):
        day = add_months(start, i)
        period = month(day.year, day.month)
        late = i >= len(before)
        share = blank[late]
        known_first = _point(period, first[i]) if first else None
        observed.append(
            Observed(
                _point(period, text), version if late else 1, known_first, None if share < 0 else float(share) / 100
            )
        )
    high = cells.get("moves", "up") == "up" and not name
    subject = Subject(key, title, Unit.PERCENT, Polarity.HIGHER if high else Polarity.LOWER, 1, True)
    aimed = None if target is None else Target(key, Decimal(target), None, date(2020, 4, 1), "Board", date(2020, 4, 1))
    return Series(subject, tuple(observed), as_at, target=aimed)


def _point(period: Period, text: str) -> Point:
    top, _, of = text.partition("/")
    return Point(period, 100 * int(top) / int(of), int(top), int(of))
