"""A percentage, rate or average that is the quotient of two columns in most rows is so in every row."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.figures.cells import bases, found
from goldenthread.scrutiny.figures.quotients import Quotient, column_quotients
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.reckoning.convention import beyond_chance, most
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Sheet
from goldenthread.scrutiny.shown import like, plain

_KEY: Final = "column-quotient"
_HUNDRED: Final = 100


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Find the two columns of which most percentages are, and ask about the rest."""
    for some in column_quotients(sheet, bases(sheet, rules), rules):
        yield from _judged(some, rules)


def _judged(some: Sequence[Quotient], rules: Rules) -> Iterator[Outcome]:
    fits = sum(one.fits for one in some)
    chances = [one.chance for one in some if one.fits]
    sure = most(fits, len(some), rules) or beyond_chance(chances, len(some) - fits, some[0].tried, rules)
    if not sure and fits < len(some):
        if fits:
            yield cannot_tell(some[0].share.place, "too few percentages are of two columns to say of which")
        return
    for one in some:
        if one.fits:
            yield agrees(one.share.place)
        elif one.cut:
            yield Outcome(Verdict.AGREES, one.share.place, _finding(one, fits, len(some), Level.NOTE))
        else:
            yield disagrees(_finding(one, fits, len(some), Level.CONTRADICTION))


def _finding(one: Quotient, fits: int, of: int, level: Level) -> Finding:
    gives = one.top * one.factor / one.bottom.printed.number
    expected = like(gives, one.share.printed)
    tops = [cell.column.heading for cell in one.tops]
    over = f"({' + '.join(tops)})" if len(tops) > 1 else tops[0]
    times = f" × {plain(Fraction(one.factor))}" if one.factor not in (1, _HUNDRED) else ""
    columns = f"{over} ÷ {one.bottom.column.heading}{times}"
    cut = " It looks cut off, not rounded." if level is Level.NOTE else ""
    shown = " + ".join(cell.text for cell in one.tops)
    shown = f"({shown})" if len(tops) > 1 else shown
    return found(
        _KEY,
        level,
        one.share,
        expected,
        f"{shown} ÷ {one.bottom.text}{times} = {expected}, not {one.share.text}",
        f"{one.share.row.label}: in {fits} of {of} rows the figure is {columns} (inferred from them); here it is "
        f"not.{cut} Which of them is meant?",
        f"Print {expected}, or correct the count that is wrong",
        (*one.tops, one.bottom),
    )


RELATION: Final = Relation(
    key=_KEY,
    title="A percentage is of the same two columns in every row",
    sentence="Where the percentages of most rows are one column divided by another, those of all rows are.",
    rounding="A percentage may have been rounded to its last printed digit; counts are exact unless their table rounds them.",
    examples=(
        Example(
            "Visits in time over visits due, four times.",
            """
            label | count (due) | count (in time) | share of total
            Duty | 88 | 80 | 90.9%
            Planning | 150 | 120 | 80.0%
            Care | 95 | 91 | 95.8%
            Total | 333 | 291 | 87.4%
            """,
            (Verdict.AGREES, Verdict.AGREES, Verdict.AGREES, Verdict.AGREES),
        ),
        Example(
            "Planning's is not what its visits give.",
            """
            label | count (due) | count (in time) | share of total
            Duty | 88 | 80 | 90.9%
            Planning | 150 | 120 | 82.0%
            Care | 95 | 91 | 95.8%
            Total | 333 | 291 | 87.4%
            """,
            (Verdict.AGREES, Verdict.DISAGREES, Verdict.AGREES, Verdict.AGREES),
            "3 share of total",
            "80.0%",
        ),
        Example(
            "One row that fits and one that does not show no rule.",
            """
            label | count (due) | count (in time) | share of total
            Duty | 88 | 80 | 90.9%
            Planning | 150 | 120 | 82.0%
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check=check,
)
