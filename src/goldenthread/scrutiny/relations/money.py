"""A variance is outturn less budget, its percentage is of the budget, and slippage explains a capital outturn."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.printed import Kind
from goldenthread.scrutiny.reckoning.convention import convention
from goldenthread.scrutiny.reckoning.equations import Astray, Equation, Share, Sum, astray, is_row_of_totals
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet
from goldenthread.scrutiny.shown import like


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Find out how the table reckons, then look at every row."""
    equations: list[Equation] = []
    for ways in _asked(sheet):
        told = [row for row in sheet.rows if ways[0].holds(row, rules) is not None]
        taken = convention((*ways, *_sizes(ways, told, rules)), told, partial(_holds, rules), rules)
        hidden = taken is not None and not taken.fits and isinstance(ways[0], Sum) and ways[0].open and spare(sheet)
        if not told or (taken is not None and not hidden):
            equations.append(taken.way if taken is not None else ways[0])
        else:
            yield cannot_tell(told[0].place(ways[0].result), "the table reckons in a way that its columns do not show")
    yield from judged(sheet, equations, RELATION.key, rules)


def judged(sheet: Sheet, equations: Sequence[Equation], key: str, rules: Rules) -> Iterator[Outcome]:
    """What the equations say of every row: each that holds or cannot be told, and the one amount astray.

    A row of totals that is out by what the rows above are out together carries their fault and is not named again.
    """
    wrong = {row: astray(row, equations, rules) for row in sheet.rows}
    for row in sheet.rows:
        for equation in equations:
            place = row.place(equation.result)
            held = equation.holds(row, rules)
            if held:
                yield agrees(place)
            elif held is None and row.raw(equation.result):
                yield cannot_tell(place, "one of the amounts is not a number, or the budget is nought")
        for one in wrong[row]:
            if _carried(row, one, wrong, rules):
                yield cannot_tell(row.place(one.column), "the total is out by what its rows are out")
            elif isinstance(one.equation, Share) and one.column == one.equation.result and one.equation.cut(row):
                yield Outcome(Verdict.AGREES, row.place(one.column), _finding(row, one, Level.NOTE, key))
            else:
                yield disagrees(_finding(row, one, Level.CONTRADICTION, key))


def _carried(row: Row, one: Astray, wrong: Mapping[Row, tuple[Astray, ...]], rules: Rules) -> bool:
    if not is_row_of_totals(row, rules) or isinstance(one.equation, Share):
        return False
    outs = [
        other.meant - above.at(one.column).number
        for above, found in wrong.items()
        for other in found
        if above is not row and other.column == one.column and above.at(one.column).kind is Kind.NUMBER
    ]
    cell = row.at(one.column)
    return bool(outs) and cell.kind is Kind.NUMBER and abs(sum(outs) - (one.meant - cell.number)) <= cell.step


def _holds(rules: Rules, row: Row, way: Equation) -> bool:
    return way.holds(row, rules) is True


def spare(sheet: Sheet) -> bool:
    """Whether a column of numbers was not recognised, so that a sum of the others may lack it."""
    return any(
        row.at(column).kind is Kind.NUMBER
        for column in sheet.having(Role.IGNORED)
        for row in sheet.rows
        if column.heading
    )


def _asked(sheet: Sheet) -> Iterator[tuple[Equation, ...]]:
    """Every equation that the table's columns could keep, each in the ways in which tables print it, the house's first."""
    bases = [column for role in (Role.REVISED, Role.APPROVED, Role.BUDGET) for column in sheet.having(role)]
    outturns, variances = sheet.having(Role.OUTTURN), sheet.having(Role.VARIANCE)
    sums = tuple(
        Sum(variances[0], ((outturn, sign), (base, -sign))) if variances else None
        for sign in (1, -1)
        for base in bases
        for outturn in outturns
    )
    if variances and sums:
        yield tuple(one for one in sums if one is not None)
    for result, top in ((Role.VARIANCE_PERCENT, Role.VARIANCE), (Role.SLIPPAGE_PERCENT, Role.SLIPPAGE)):
        if sheet.has(result, top) and bases:
            wholes = (*bases, *outturns)
            yield tuple(Share(sheet.having(result)[0], sheet.having(top)[0], whole) for whole in wholes)
    yield from _capital(sheet, outturns)


def _capital(sheet: Sheet, outturns: tuple[Column, ...]) -> Iterator[tuple[Equation, ...]]:
    approved = (*sheet.having(Role.APPROVED), *sheet.having(Role.BUDGET))
    slipped, added = sheet.having(Role.SLIPPAGE), sheet.having(Role.ADDITIONS)
    if approved and slipped and outturns:
        extra = tuple((column, 1) for column in added)
        yield tuple(
            Sum(outturns[0], ((approved[0], 1), *extra, (slipped[0], sign)), frozenset(added), open=True)
            for sign in (1, -1)
        )


def _sizes(ways: Sequence[Equation], rows: Sequence[Row], rules: Rules) -> tuple[Equation, ...]:
    """The same without signs, where no result is negative and several rows fit no sign."""
    if any(row.at(ways[0].result).number < 0 for row in rows):
        return ()
    least = min((sum(way.holds(row, rules) is False for row in rows) for way in ways), default=0)
    if least < rules.number("money", "fewest_of_sizes"):
        return ()
    return tuple(replace(way, sized=True) for way in ways)


def _finding(row: Row, one: Astray, level: Level, key: str) -> Finding:
    cell = row.at(one.column)
    expected = like(one.meant, cell) if cell.kind is Kind.NUMBER else str(one.meant)
    cut = level is Level.NOTE
    what = "the percentage looks cut off, not rounded" if cut else "the amounts of this row do not give each other"
    return Finding(
        row.place(one.column),
        key,
        level,
        row.raw(one.column),
        expected,
        one.equation.told(row),
        f"{row.label}: {what}. Which of them is meant otherwise?",
        f"Print {expected} under {one.column.heading!r}, or correct the amount that is wrong",
        tuple(row.place(column) for column in one.equation.columns if column != one.column),
    )


RELATION: Final = Relation(
    key="money-variance",
    title="Variance is outturn less budget",
    sentence="A variance is the outturn less the budget and its percentage is of that budget; approved budget, additions and slippage "
    "make a capital outturn.",
    rounding="Each amount may have been rounded to its last printed digit; a table may take variances the other way about, or print "
    "sizes only, if most of its rows do.",
    examples=(
        Example(
            "212 − 677 is (465); 1,422 − 1,750 is (328), 18.7% of the budget.",
            """
            label | revised | outturn | variance | variance %
            Management | 677 | 212 | (465) | -68.7%
            Social care | 1,750 | 1,422 | (328) | -18.7%
            Total | 2,427 | 1,635 | (793) | -32.7%
            """,
            (Verdict.AGREES,) * 6,
        ),
        Example(
            "3,749 − 3,062 is 687, not 678; the percentage knows it.",
            """
            label | revised | outturn | variance | variance %
            Assessment | 3,062 | 3,749 | 678 | 22.4
            Planning | 3,262 | 4,098 | 837 | 25.7
            """,
            (Verdict.DISAGREES, Verdict.AGREES, Verdict.AGREES),
            "2 variance",
            "687",
        ),
        Example(
            "Where the variance is 22.4% of its budget, the outturn is astray.",
            """
            label | revised | outturn | variance | variance %
            Assessment | 3,062 | 3,479 | 687 | 22.4
            Planning | 3,262 | 4,098 | 837 | 25.7
            """,
            (Verdict.AGREES, Verdict.DISAGREES, Verdict.AGREES, Verdict.AGREES),
            "2 outturn",
            "3,749",
        ),
        Example(
            "Capital: 5,523 less 3,874 that slipped is 1,649; a dash among additions adds nothing.",
            """
            label | approved | additions | slippage | outturn | variance | slippage %
            Libraries | 5,523 | - | (3,874) | 1,649 | (3,874) | -70.1
            """,
            (Verdict.AGREES,) * 3,
        ),
        Example(
            "An outturn that is awaited tells nothing.",
            """
            label | revised | outturn | variance
            Assessment | 3,062 | awaited | 687
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check=check,
)
