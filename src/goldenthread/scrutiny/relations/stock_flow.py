"""Periods of one kind are compared: no running total with its own earlier total, no stock with a flow, no year with a quarter."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from goldenthread.scrutiny.figures.cells import Cell, cell_of, found, value_column
from goldenthread.scrutiny.figures.directions import ARROWS, VERDICTS, way_of
from goldenthread.scrutiny.figures.movements import by_measure, months, series_of
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.periods import Named, period_of
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet
from goldenthread.scrutiny.units import Unit

_KEY: Final = "stock-flow"
_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class _Window:
    """The latest period of a row and the earlier one that it is compared with; ``told`` where that one is printed."""

    row: Row
    latest: Cell
    previous: Cell
    now: Named
    was_first: int
    was_last: int
    told: bool
    mixed: bool = False

    @property
    def first(self) -> int:
        return months(self.now.first)

    @property
    def last(self) -> int:
        return months(self.now.last)

    @property
    def running(self) -> bool:
        """Whether both are totals from the same start."""
        return self.now.kind != "day" and self.was_first == self.first and self.was_last < self.last


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Look at what each movement is between, and at running totals along a series."""
    step = _step(sheet)
    for row in sheet.rows:
        window = _window(row, step)
        if window is not None:
            yield from _one(window, rules)
    yield from _running_series(sheet, rules)


def _step(sheet: Sheet) -> int | None:
    """Months from one report to the next: the length of the shortest periods that several rows are of."""
    lengths = Counter(
        months(period.last) - months(period.first) + 1
        for row in sheet.rows
        if (period := period_of(row.text(Role.PERIOD) or row.text(Role.LATEST_PERIOD))) and period.kind != "day"
    )
    several = [length for length, often in lengths.items() if often > 1]
    return min(several) if several else None


def _window(row: Row, step: int | None) -> _Window | None:
    column, previous = value_column(row.sheet), cell_of(row, Role.PREVIOUS)
    if column is None or previous is None or previous.number is None:
        return None
    printed = row.text(Role.PERIOD) or row.text(Role.LATEST_PERIOD)
    now, latest = period_of(printed or column.about), Cell(row, column)
    if latest.number is None or now is None or not now.dated:
        return None
    was = period_of(row.text(Role.PREVIOUS_PERIOD) or ("" if printed else previous.column.about))
    if was is not None and was.dated:
        at_a_day = (was.kind == "day") is not (now.kind == "day")
        return _Window(row, latest, previous, now, months(was.first), months(was.last), told=True, mixed=at_a_day)
    if step is None or now.kind == "day":
        return None
    # What is reported every quarter is compared with the report before: a total to date with the total a quarter ago.
    running = now.first.month == 4 and months(now.last) - months(now.first) + 1 <= _YEAR
    length = months(now.last) - months(now.first)
    last = months(now.last) - step
    first = months(now.first) if running and last >= months(now.first) else last - length
    return _Window(row, latest, previous, now, first, last, told=False)


def _one(window: _Window, rules: Rules) -> Iterator[Outcome]:
    said = _said(window.row, rules)
    place = window.latest.place
    count = window.latest.unit in {Unit.COUNT, Unit.MONEY}
    if window.running and count:
        if window.latest.printed.number < window.previous.printed.number:
            yield disagrees(_fell(window))
        elif said is not None:
            yield disagrees(_rises(window, said))
        else:
            yield agrees(place)
        return
    lengths = (window.last - window.first, window.was_last - window.was_first)
    if said is not None and window.told and count and lengths[0] != lengths[1]:
        yield disagrees(_unlike(window, said))
    elif said is not None and window.was_last >= window.first and window.now.kind != "day":
        yield Outcome(Verdict.CANNOT_TELL, place, _overlapping(window, said), "the two windows overlap")
    elif window.told and count and (window.mixed or lengths[0] != lengths[1]) and _compared(window.row):
        yield Outcome(Verdict.CANNOT_TELL, place, _of_two_kinds(window), "the two periods are of two kinds")
    elif window.told or window.now.kind == "day":
        yield agrees(place)
    else:
        yield cannot_tell(place, "the earlier period is not printed")


def _said(row: Row, rules: Rules) -> Cell | None:
    """The first cell that says better, worse, up or down of the movement since the figure before."""
    for role in (Role.DIRECTION, Role.ARROW):
        cell = cell_of(row, role)
        way = way_of(cell, rules)
        if cell is not None and way is not None and (VERDICTS.get(way) or ARROWS.get(way)):
            return cell
    return None


def _assumed(window: _Window) -> str:
    return "" if window.told else " (inferred from the other rows)"


def _fell(window: _Window) -> Finding:
    return found(
        _KEY,
        Level.QUESTION,
        window.latest,
        f"at least {window.previous.text}",
        f"{window.previous.text}, then {window.latest.text}, both totals from the same start",
        f"{window.row.label}: a total to date cannot fall{_assumed(window)}. Was the earlier one corrected, or is it of "
        "another period?",
        f"Print at least {window.previous.text}, or say what was corrected",
        (window.previous,),
    )


def _rises(window: _Window, said: Cell) -> Finding:
    text = window.row.text(Role.PERIOD) or window.row.text(Role.LATEST_PERIOD)
    return found(
        _KEY,
        Level.QUESTION,
        said,
        "a direction against the same months of another year",
        f"{window.latest.text} is the total of {text}; {window.previous.text} was the total from the same start",
        f"{window.row.label}: a total to date can only rise, so {said.text} says nothing{_assumed(window)}. Is it of the "
        "months since?",
        "Compare with the same months of the year before, or print the months since alone",
        (window.latest, window.previous),
    )


def _unlike(window: _Window, said: Cell) -> Finding:
    one, other = window.last - window.first + 1, window.was_last - window.was_first + 1
    return found(
        _KEY,
        Level.QUESTION,
        said,
        "a direction between periods of one length",
        f"{window.latest.text} is of {one} months, {window.previous.text} of {other}",
        f"{window.row.label}: a figure of {one} months is compared with one of {other}. Which periods are meant?",
        "Compare periods of one length",
        (window.latest, window.previous),
    )


def _compared(row: Row) -> bool:
    return any(row.number(role) is not None for role in (Role.CHANGE, Role.CHANGE_PERCENT))


def _of_two_kinds(window: _Window) -> Finding:
    kinds = ["on a day" if kind else "over a period" for kind in (window.now.kind == "day", window.now.kind != "day")]
    if not window.mixed:
        kinds = [f"of {window.last - window.first + 1} months", f"of {window.was_last - window.was_first + 1}"]
    return found(
        _KEY,
        Level.NOTE,
        window.latest,
        "two figures of one kind of period",
        f"{window.latest.text} is {kinds[0]}, {window.previous.text} {kinds[1]}",
        f"{window.row.label}: the change is between figures of two kinds of period. Is it a stock or a flow?",
        "Compare periods of one kind, or say of which period each figure is",
        (window.previous,),
    )


def _overlapping(window: _Window, said: Cell) -> Finding:
    shared = window.was_last - window.first + 1
    return found(
        _KEY,
        Level.NOTE,
        said,
        "a direction between periods that do not overlap",
        f"{shared} of {window.last - window.first + 1} months are in both figures",
        f"{window.row.label}: the two figures share {shared} months{_assumed(window)}, so the direction is of the others.",
        "Say that the figure is rolling, or compare periods that do not overlap",
        (window.latest, window.previous),
    )


def _running_series(sheet: Sheet, rules: Rules) -> Iterator[Outcome]:
    """A row that says that it is a running total: within a financial year it does not fall."""
    series = series_of(sheet)
    column = value_column(sheet)
    for rows in by_measure(sheet).values():
        words = rows[0].label.casefold()
        if not any(word in words for word in rules.words("periods", "running_words")):
            continue
        along = [(period, Cell(rows[0], over)) for period, over in series] if series and len(rows) == 1 else []
        if column is not None and len(rows) > 1:
            dated = [(period_of(row.text(Role.PERIOD)), Cell(row, column)) for row in rows]
            along = sorted(
                ((period, cell) for period, cell in dated if period is not None), key=lambda one: one[0].last
            )
        yield from _no_fall([(period, cell) for period, cell in along if cell.number is not None])


def _no_fall(along: list[tuple[Named, Cell]]) -> Iterator[Outcome]:
    for (was, earlier), (now, later) in pairwise(along):
        years = [period.last.year - (period.last.month < 4) for period in (was, now)]
        if later.unit not in {Unit.COUNT, Unit.MONEY, Unit.UNKNOWN} or years[0] != years[1]:
            continue
        if later.printed.number + later.printed.step / 2 < earlier.printed.number - earlier.printed.step / 2:
            yield disagrees(_fell_along(earlier, later))
        else:
            yield agrees(later.place)


def _fell_along(earlier: Cell, later: Cell) -> Finding:
    return found(
        _KEY,
        Level.QUESTION,
        later,
        f"at least {earlier.text}",
        f"{earlier.text}, then {later.text}",
        f"{later.row.label}: a running total does not fall within its year. Was one of the two mistyped or corrected?",
        f"Print at least {earlier.text}, or say what was corrected",
        (earlier,),
    )


RELATION: Final = Relation(
    key=_KEY,
    title="Periods of one kind are compared",
    sentence="A direction stands between periods of one length that do not overlap; a running total is not compared with its "
    "own earlier total, and does not fall.",
    rounding="Nothing is rounded.",
    examples=(
        Example(
            "A quarter beside the quarter before.",
            """
            label | unit | previous period | previous | latest period | latest | direction
            Assessments opened | count | Q3 2016/17 | 383 | Q4 2016/17 | 359 | Worsening
            """,
            (Verdict.AGREES,),
        ),
        Example(
            "Eight adoptions from April to March, seven from April to December: that is no improvement.",
            """
            label | unit | previous period | previous | latest period | latest | direction
            Children adopted | count | Apr 2016 - Dec 2016 | 7 | Apr 2016 - Mar 2017 | 8 | Improving
            """,
            (Verdict.DISAGREES,),
            "2 direction",
            "a direction against the same months of another year",
        ),
        Example(
            "Twelve months to the end of successive quarters share nine.",
            """
            label | unit | previous period | previous | latest period | latest | direction
            First time entrants | per 100,000 | Jul 2015 - Jun 2016 | 224 | Oct 2015 - Sep 2016 | 226 | Worsening
            """,
            (Verdict.CANNOT_TELL,),
            "2 direction",
            "a direction between periods that do not overlap",
        ),
    ),
    check=check,
)
