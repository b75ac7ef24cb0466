"""Where a table prints a latest figure beside an earlier one: in two columns, in a series, or in rows under each other."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from goldenthread.scrutiny.figures.cells import Cell, cell_of, value_column
from goldenthread.scrutiny.periods import Named as Period
from goldenthread.scrutiny.periods import period_of
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.sheets import Row, Sheet


@dataclass(frozen=True, slots=True)
class Movement:
    """The latest figure of a row and an earlier one, with the cells that say something of the way between them."""

    latest: Cell
    earlier: Cell
    change: Cell | None
    direction: Cell | None
    arrow: Cell | None

    @property
    def row(self) -> Row:
        """The row of the latest figure."""
        return self.latest.row

    @property
    def rise(self) -> int | None:
        """1 where the printed figure rose, -1 where it fell, 0 where it is the same; None where one is no number."""
        now, was = self.latest.number, self.earlier.number
        if now is None or was is None:
            return None
        return (now > was) - (now < was)


#: The change, direction and arrow that belong with each earlier figure.
_SINCE: Final = (
    (Role.PREVIOUS, Role.CHANGE, Role.DIRECTION),
    (Role.YEAR_AGO, Role.CHANGE_SINCE_YEAR, Role.DIRECTION_SINCE_YEAR),
    (Role.BASELINE, Role.CHANGE_SINCE_BASELINE, Role.DIRECTION_SINCE_BASELINE),
)
_TOLD: Final = (Role.CHANGE, Role.DIRECTION, Role.ARROW)


def movements(sheet: Sheet, earlier: Role) -> tuple[Movement, ...]:
    """Every latest figure with its earlier one, of the kind asked for: previous, a year ago or the baseline."""
    change, direction = next(told for role, *told in _SINCE if role is earlier)
    latest = value_column(sheet)
    if latest is not None and sheet.has(earlier):
        return tuple(_beside(row, latest, earlier, change, direction) for row in sheet.rows)
    if earlier is not Role.PREVIOUS or not any(sheet.has(role) for role in _TOLD):
        return ()
    if latest is not None and sheet.has(Role.PERIOD):
        return tuple(_stacked(sheet, latest))
    return tuple(_along(sheet)) if latest is None else ()


def _beside(row: Row, latest: Column, earlier: Role, change: Role, direction: Role) -> Movement:
    found = cell_of(row, earlier)
    if found is None:
        raise ValueError(f"no column of {earlier.value}")
    arrow = cell_of(row, Role.ARROW) if earlier is Role.PREVIOUS or not row.sheet.has(Role.PREVIOUS) else None
    return Movement(Cell(row, latest), found, cell_of(row, change), cell_of(row, direction), arrow)


def _told(latest: Cell, earlier: Cell) -> Movement:
    row = latest.row
    return Movement(latest, earlier, *(cell_of(row, role) for role in _TOLD))


def _stacked(sheet: Sheet, latest: Column) -> Iterator[Movement]:
    """Rows of one measure under each other, a period in each: the earlier figure stands in the row of the period before."""
    for rows in by_measure(sheet).values():
        dated = [(period, row) for row in rows if (period := period_of(row.text(Role.PERIOD))) is not None]
        if len(dated) != len(rows) or not _is_series([period for period, _ in dated]):
            continue
        ordered = sorted(dated, key=lambda one: (one[0].last, one[0].first))
        for (_, was), (_, now) in itertools.pairwise(ordered):
            yield _told(Cell(now, latest), Cell(was, latest))


def by_measure(sheet: Sheet) -> dict[tuple[str, str], list[Row]]:
    """The rows of each measure, told by group and label, in order."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in sheet.rows:
        found.setdefault((row.text(Role.GROUP).casefold(), row.label.casefold()), []).append(row)
    return found


def _is_series(periods: Sequence[Period]) -> bool:
    """Whether periods are of one kind, all different, and follow each other without a gap."""
    if len(periods) < 2 or len({period.kind for period in periods}) != 1 or len(set(periods)) != len(periods):
        return False
    ends = sorted(months(period.last) for period in periods)
    return len({later - sooner for sooner, later in itertools.pairwise(ends)}) == 1


def months(day: date) -> int:
    """Months since the year 0 of the month in which a day lies."""
    return day.year * 12 + day.month


def series_of(sheet: Sheet) -> tuple[tuple[Period, Column], ...]:
    """The columns of a series by period, the earliest first; empty where any names no period or they are no series."""
    columns = sheet.having(Role.SERIES)
    dated = [(period, column) for column in columns if (period := period_of(column.about or column.heading))]
    if len(dated) != len(columns) or not _is_series([period for period, _ in dated]):
        return ()
    return tuple(sorted(dated, key=lambda one: (one[0].last, one[0].first)))


def _along(sheet: Sheet) -> Iterator[Movement]:
    """A series of columns: the last against the one before it, the first, or that of a year before: what most rows follow."""
    series = series_of(sheet)
    if not series:
        return
    (end, latest), before = series[-1], series[:-1]
    ways = [before[-1][1], before[0][1]]
    ways += [column for period, column in before if months(end.last) - months(period.last) == 12]
    way = max(dict.fromkeys(ways), key=_counter(sheet, latest))
    for row in sheet.rows:
        yield _told(Cell(row, latest), Cell(row, way))


def _counter(sheet: Sheet, latest: Column) -> Callable[[Column], int]:
    """How many printed changes an earlier column gives within a unit of their last digit; the first way wins a tie."""

    def fits(earlier: Column) -> int:
        count = 0
        for row in sheet.rows:
            now, was, change = Cell(row, latest), Cell(row, earlier), cell_of(row, Role.CHANGE)
            if now.number is None or was.number is None or change is None or change.number is None:
                continue
            count += abs(abs(now.number - was.number) - abs(change.number)) <= change.printed.step
        return count

    return fits
