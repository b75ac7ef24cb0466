"""The periods of a series follow each other, and each stands once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from goldenthread.scrutiny.figures.cells import cell_of, found, value_column
from goldenthread.scrutiny.figures.headings import misplaced, over, usual_of
from goldenthread.scrutiny.figures.movements import by_measure, months
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.periods import Named, period_of
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet

_KEY: Final = "period-series"


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Look at the periods over a series of columns, at those of the rows of one measure, and at those of all rows."""
    yield from _series(sheet)
    yield from _stacked(sheet)
    yield from _left_out(sheet, rules)
    yield from _column(sheet, rules)


def _series(sheet: Sheet) -> Iterator[Outcome]:
    """Columns of a series: one kind of period, each once, in order and without a gap."""
    dated = [
        (period, column)
        for column in sheet.having(Role.SERIES)
        if (period := period_of(column.about or column.heading))
    ]
    kinds = Counter((period.kind, period.dated) for period, _ in dated)
    for kind, count in kinds.items():
        some = [(period, column) for period, column in dated if (period.kind, period.dated) == kind]
        if count < 3:
            continue
        yield from _in_order(sheet, some)


def _in_order(sheet: Sheet, some: Sequence[tuple[Named, Column]]) -> Iterator[Outcome]:
    ends = [months(period.last) for period, _ in some]
    steps = [later - sooner for sooner, later in pairwise(ends)]
    usual, often = Counter(step for step in steps if step).most_common(1)[0] if any(steps) else (0, 0)
    # The first column may be a baseline of long before; two columns of one period are never right.
    settled = often > 1 and (steps[0] in {usual, 0} or abs(steps[0]) < abs(usual) or steps[0] * usual < 0)
    if not settled and 0 not in steps:
        yield cannot_tell(over(sheet, some[0][1]), "the columns follow no one step, or the first is of long before")
        return
    place = 0
    while place < len(steps):
        if steps[place] == usual:
            yield agrees(over(sheet, some[place + 1][1]))
            place += 1
            continue
        # A heading that is wrong breaks the step before it and the one after it, which is one fault.
        ahead = steps[place] + steps[place + 1] if place + 1 < len(steps) else None
        wrong = place + 1
        if place == 0 and len(steps) > 1 and steps[1] == usual:
            wrong = 0
        yield disagrees(_astray(sheet, some, wrong, steps[place] == 0))
        place += 2 if ahead == 2 * usual else 1


def _astray(sheet: Sheet, some: Sequence[tuple[Named, Column]], wrong: int, repeated: bool) -> Finding:
    column, other = some[wrong][1], some[wrong - 1 if wrong else 1][1]
    if repeated:
        return misplaced(_KEY, sheet, column, other, same=True)
    return Finding(
        over(sheet, column),
        _KEY,
        Level.QUESTION,
        column.heading,
        "the period that follows the one before",
        f"{other.heading}, then {column.heading}" if wrong else f"{column.heading}, then {other.heading}",
        "The periods of the columns do not follow each other. Is one missing, mistyped or out of order?",
        "Correct the heading, or say which periods are not shown",
        (over(sheet, other),),
    )


def _stacked(sheet: Sheet) -> Iterator[Outcome]:
    """Rows of one measure, a period in each: none may stand twice."""
    if not sheet.has(Role.PERIOD):
        return
    for rows in by_measure(sheet).values():
        dated = [(period_of(row.text(Role.PERIOD)), row) for row in rows]
        if len(rows) < 3 or any(period is None for period, _ in dated):
            continue
        seen: dict[Named | None, Row] = {}
        for period, row in dated:
            if period in seen and _differ(row, seen[period]):
                yield disagrees(_twice(row, seen[period]))
            elif period not in seen:
                yield agrees(row.place(Role.PERIOD))
            seen.setdefault(period, row)


def _left_out(sheet: Sheet, rules: Rules) -> Iterator[Outcome]:
    """A measure without the period between two of its own, where every other measure of the table has one."""
    if not sheet.has(Role.PERIOD):
        return
    found_ones = [
        [(period, row) for row in rows if (period := period_of(row.text(Role.PERIOD))) is not None]
        for rows in by_measure(sheet).values()
    ]
    measures = [sorted(some, key=lambda one: (one[0].last, one[0].first)) for some in found_ones if len(some) > 1]
    if len(measures) < rules.number("conventions", "fewest_rows"):
        return
    for some in measures:
        others = [{period for period, _ in other} for other in measures if other is not some]
        common = set.intersection(*others)
        for (sooner, _), (later, row) in pairwise(some):
            missing = sorted(period for period in common if sooner.last < period.first and period.last < later.first)
            if missing and {period.kind for period in (sooner, later, *missing)} == {later.kind}:
                yield disagrees(_gap(row, missing, len(others)))


def _gap(row: Row, missing: Sequence[Named], others: int) -> Finding:
    cell = cell_of(row, Role.PERIOD)
    if cell is None:
        raise ValueError("a row of a series has a period")
    names = ", ".join(period.key for period in missing)
    return found(
        _KEY,
        Level.QUESTION,
        cell,
        f"a row for {names} before it",
        f"{names} stands in each of the {others} other measures, and not in this one",
        f"{row.label}: the row for {names} is missing, where all other measures have it. Was it left out?",
        f"Print the row for {names}, or say that there is no figure",
    )


def _differ(row: Row, other: Row) -> bool:
    column = value_column(row.sheet)
    return column is not None and row.raw(column) != other.raw(column)


def _twice(row: Row, other: Row) -> Finding:
    cell, first = cell_of(row, Role.PERIOD), cell_of(other, Role.PERIOD)
    if cell is None or first is None:
        raise ValueError("rows of a series have a period")
    return found(
        _KEY,
        Level.UNIT,
        cell,
        f"another period than {cell.text}",
        f"rows {first.row.line.number} and {row.line.number} are both of {cell.text}",
        f"{row.label}: two rows with different figures are of the same period. Of which is each?",
        "Print the period of each row",
        (first,),
    )


def _column(sheet: Sheet, rules: Rules) -> Iterator[Outcome]:
    """One row of another time than all that are of the same kind, where each measure has one row."""
    if not sheet.has(Role.PERIOD) or any(len(rows) > 1 for rows in by_measure(sheet).values()):
        return
    kinds: dict[tuple[str, int], list[tuple[Named, Row]]] = {}
    for row in sheet.rows:
        if period := period_of(row.text(Role.PERIOD)):
            kinds.setdefault((period.kind, months(period.last) - months(period.first)), []).append((period, row))
    for some in kinds.values():
        usual = usual_of([period.key for period, _ in some], rules)
        for period, row in some:
            if usual and period.key != usual:
                yield disagrees(_alone(row, usual))
            elif usual:
                yield agrees(row.place(Role.PERIOD))


def _alone(row: Row, usual: str) -> Finding:
    cell = cell_of(row, Role.PERIOD)
    if cell is None:
        raise ValueError("the row has a period")
    return found(
        _KEY,
        Level.QUESTION,
        cell,
        usual,
        f"{cell.text} where every other row of its kind is of {usual}",
        f"{row.label}: its period is not that of the other rows (inferred from them). Is it meant?",
        f"Print {usual}, or say why it is of another time",
    )


RELATION: Final = Relation(
    key=_KEY,
    title="The periods of a series follow each other",
    sentence="Columns or rows of a series are of one period each, in order and without a gap, and no row is of another time "
    "than all others of its kind.",
    rounding="Nothing is rounded. Spellings are read alike: Nov-17 is 2017-11.",
    examples=(
        Example(
            "September, October, November.",
            """
            label | series (Sep-17) | series (Oct-17) | series (Nov-17)
            Referrals | 345 | 379 | 360
            """,
            (Verdict.AGREES, Verdict.AGREES),
        ),
        Example(
            "October stands twice.",
            """
            label | series (Aug-17) | series (Sep-17) | series (Oct-17) | series (Oct-17) | series (Dec-17)
            Referrals | 300 | 345 | 379 | 360 | 371
            """,
            (Verdict.AGREES, Verdict.AGREES, Verdict.DISAGREES),
            "1 series (Oct-17)",
            "another period than series (Oct-17)",
        ),
        Example(
            "Three years of which no two are as far apart as others.",
            """
            label | series (2010/11) | series (2012/13) | series (2017/18)
            Referrals | 345 | 379 | 360
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check=check,
)
