"""A measure has one target for one period."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.figures.cells import Cell, cell_of, found, value_column
from goldenthread.scrutiny.figures.places import Figure, Pair, believed, named, pairs, tells
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.printed import Kind
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Paper, Row, Sheet
from goldenthread.scrutiny.shown import plain
from goldenthread.scrutiny.units import unit_of

_KEY: Final = "one-target"


def check(paper: Paper, rules: Rules) -> Iterable[Outcome]:
    """Compare the edges of every range with its text, and the targets of measures that stand in several places."""
    targets: list[Figure] = []
    for number, sheet in enumerate(paper.sheets):
        for row in sheet.rows:
            yield from _edges(row)
        own = list(_targets(sheet, number, rules))
        targets += own
        yield from _of_other_reference(own)
        yield from _ranges(sheet, rules)
    for pair, settled in believed(pairs(targets, _same), rules):
        if pair.agree:
            yield agrees(pair.second.cell.place)
        elif settled:
            yield disagrees(_finding(pair))
        else:
            yield cannot_tell(pair.second.cell.place, "the two tables share labels but may be of different teams")


def _targets(sheet: Sheet, number: int, rules: Rules) -> Iterator[Figure]:
    latest = value_column(sheet)
    for row in sheet.rows:
        over = latest.about if latest is not None else ""
        period = row.text(Role.PERIOD) or row.text(Role.LATEST_PERIOD) or over
        for column in sheet.having(Role.TARGET):
            cell = Cell(row, column)
            if cell.printed.kind in {Kind.NUMBER, Kind.RANGE}:
                name = named(row, column, period, unit_of(row, latest).value)
                if tells(name, rules):
                    yield Figure(name, cell, number, latest=True)


def _of_other_reference(targets: Iterable[Figure]) -> Iterator[Outcome]:
    """Rows of one table that print the same measure with the same figures under another reference or heading."""
    held: dict[tuple[object, ...], list[Figure]] = {}
    for one in targets:
        row, latest = one.cell.row, value_column(one.cell.row.sheet)
        figures = [row.raw(column) for column in (latest, row.column(Role.PREVIOUS)) if column is not None]
        if any(figures) and one.name.ref:
            held.setdefault((*one.name.anywhere, *figures), []).append(one)
    for first, *others in held.values():
        for other in others:
            if other.name.ref != first.name.ref and not _same(first, other):
                yield disagrees(_finding(Pair(first, other, agree=False)))


def _ranges(sheet: Sheet, rules: Rules) -> Iterator[Outcome]:
    """The ranges that the parts of one measure aim at: nearly all of them one, and one row another."""
    blocks: dict[tuple[str, str, int], list[Cell]] = {}
    for row in sheet.rows:
        for column in sheet.having(Role.TARGET):
            cell = Cell(row, column)
            if row.text(Role.SUBLABEL) and cell.printed.kind is Kind.RANGE:
                key = (row.text(Role.GROUP), row.text(Role.LABEL), column.index)
                blocks.setdefault(key, []).append(cell)
    for cells in blocks.values():
        counted = Counter((cell.printed.low, cell.printed.high) for cell in cells)
        usual, often = counted.most_common(1)[0]
        if often >= rules.number("periods", "fewest_to_agree") and often == len(cells) - 1:
            others = [cell for cell in cells if (cell.printed.low, cell.printed.high) == usual]
            odd = next(cell for cell in cells if all(cell is not other for other in others))
            yield disagrees(_other_range(odd, others))


def _other_range(odd: Cell, others: Sequence[Cell]) -> Finding:
    meant = others[0].text
    return found(
        _KEY,
        Level.QUESTION,
        odd,
        meant,
        f"{meant} in {len(others)} of {len(others) + 1} rows, {odd.text} here",
        f"{odd.row.label}: every other part of the measure aims at {meant} (inferred from them). Has this one a target of "
        "its own?",
        f"Print {meant}, or say why this part has another target",
        others,
    )


def _same(one: Figure, other: Figure) -> bool:
    a, b = one.cell.printed, other.cell.printed
    if a.kind is not b.kind:
        return _edge(a.low, a.high, b.value) or _edge(b.low, b.high, a.value)
    return (a.value, a.low, a.high) == (b.value, b.low, b.high)


def _edge(low: Fraction | None, high: Fraction | None, number: Fraction | None) -> bool:
    """Whether a number is the one edge of an open range, as 90 is of "at least 90"."""
    return number is not None and (low is None or high is None) and number in {low, high}


def _edges(row: Row) -> Iterator[Outcome]:
    """The low and high edges of a target beside its text."""
    target, low, high = (cell_of(row, role) for role in (Role.TARGET, Role.LOW, Role.HIGH))
    if low is None or high is None or low.number is None or high.number is None:
        return
    if low.number > high.number:
        yield disagrees(_reversed(low, high))
        return
    if target is None:
        return
    printed = target.printed
    within = printed.value is not None and low.number <= printed.value <= high.number
    if within or (printed.low, printed.high) == (low.number, high.number):
        yield agrees(target.place)
    elif printed.kind is Kind.NUMBER or (printed.low is not None and printed.high is not None):
        yield disagrees(_other_edges(target, low, high))


def _reversed(low: Cell, high: Cell) -> Finding:
    return found(
        _KEY,
        Level.CONTRADICTION,
        low,
        f"at most {high.text}",
        f"low {low.text}, high {high.text}",
        f"{low.row.label}: the low edge is above the high one. Are they exchanged?",
        f"Print {high.text} to {low.text}",
        (high,),
    )


def _other_edges(target: Cell, low: Cell, high: Cell) -> Finding:
    meant = f"{plain(low.printed.number, low.printed.places)} to {plain(high.printed.number, high.printed.places)}"
    return found(
        _KEY,
        Level.CONTRADICTION,
        target,
        meant,
        f"target {target.text}, low {low.text}, high {high.text}",
        f"{target.row.label}: the target as printed is not the range that stands beside it. Which is meant?",
        f"Print {meant}, or correct the edges",
        (low, high),
    )


def _finding(pair: Pair) -> Finding:
    first, second = pair.first.cell, pair.second.cell
    where = f"row {first.row.line.number}"
    if pair.first.table != pair.second.table:
        grid = first.row.sheet.grid
        where = f"{grid.table or grid.file}, {where}"
    period = f" for {pair.second.name.period}" if pair.second.name.period else ""
    return found(
        _KEY,
        Level.QUESTION,
        second,
        first.text,
        f"target {first.text} in {where}, {second.text} here{period}",
        f"{second.row.label}: the same measure has two targets for one period. Which is meant?",
        "Print one target, or say what sets the two apart",
        (first,),
    )


RELATION: Final = Relation(
    key=_KEY,
    title="A measure has one target for one period",
    sentence="The same measure, part and period have the same target wherever it is printed, and a range is the same in words "
    "and in its edges.",
    rounding="Targets are compared as printed; 95% and 95.0% are one.",
    examples=(
        Example(
            "One target in two tables, and a range with its edges.",
            """
            label | unit | period | target | low | high | latest
            Visits within the timescale | percent | 2017-03 | 95% | 95 | 95 | 96.4
            Average caseload of workers | ratio | 2017-03 | 12 to 16 | 12 | 16 | 14.5

            label | unit | period | target | latest
            Visits within the timescale | percent | 2017-03 | 95.0% | 96.4
            """,
            (Verdict.AGREES, Verdict.AGREES, Verdict.AGREES),
        ),
        Example(
            "95% in one table, 90% in the other.",
            """
            label | unit | period | target | latest
            Visits within the timescale | percent | 2017-03 | 95% | 96.4

            label | unit | period | target | latest
            Visits within the timescale | percent | 2017-03 | 90% | 96.4
            """,
            (Verdict.DISAGREES,),
            "2 target",
            "95%",
        ),
        Example(
            "Two tables of other targets throughout may be of two teams.",
            """
            label | unit | period | target | latest
            Visits within the timescale | percent | 2017-03 | 95% | 96.4
            Reviews within the timescale | percent | 2017-03 | 90% | 96.4

            label | unit | period | target | latest
            Visits within the timescale | percent | 2017-03 | 85% | 96.4
            Reviews within the timescale | percent | 2017-03 | 80% | 96.4
            """,
            (Verdict.CANNOT_TELL, Verdict.CANNOT_TELL),
        ),
    ),
    check_paper=check,
)
