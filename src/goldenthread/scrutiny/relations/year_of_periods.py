"""A year's stock is no sum of its months, and a year's share lies among those of its quarters."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.figures.cells import Bases, Cell, bases, found
from goldenthread.scrutiny.figures.structure import totalled_columns
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.printed import Kind
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet
from goldenthread.scrutiny.shown import plain
from goldenthread.scrutiny.units import Unit

_KEY: Final = "year-of-periods"
#: So many periods at least: two might be parts of anything.
_FEWEST: Final = 3
_WORDS: Final = frozenset({Role.LABEL, Role.SUBLABEL, Role.GROUP, Role.UNIT, Role.IGNORED, Role.PERIOD})


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Look at the year or the total to date beside every row of a series of periods."""
    held = bases(sheet, rules)
    for whole, parts in totalled_columns(sheet, rules):
        if len(parts) >= _FEWEST and all(part.role is Role.SERIES for part in parts):
            for row in sheet.rows:
                yield from _row(row, whole, parts, held, rules)


def _row(row: Row, whole: Column, parts: Sequence[Column], held: Bases, rules: Rules) -> Iterator[Outcome]:
    year, cells = Cell(row, whole), [Cell(row, part) for part in parts]
    if year.number is None:
        return
    if any(cell.printed.kind is not Kind.NUMBER for cell in cells):
        if year.printed.sign == "%" or _stock(row, rules):
            yield cannot_tell(year.place, "a period is hidden, missing or not applicable")
        return
    numbers = [cell.printed.number for cell in cells]
    if _share(year, cells):
        slack = max(cell.printed.step for cell in (year, *cells))
        if min(numbers) - slack <= year.number <= max(numbers) + slack:
            yield agrees(year.place)
        else:
            yield disagrees(_outside(year, cells))
    elif _stock(row, rules):
        close = abs(sum(numbers, Fraction(0)) - year.number) <= year.printed.step
        if close and year.number > max(numbers):
            yield disagrees(_added(year, cells))
        else:
            yield agrees(year.place)


def _share(year: Cell, cells: Sequence[Cell]) -> bool:
    return all(Unit.PERCENT in {cell.unit} or cell.printed.sign == "%" for cell in (year, *cells))


def _stock(row: Row, rules: Rules) -> bool:
    """Whether the words of a row, or of its section, say that it is of a day."""
    words = f" {' '.join(row.raw(column) for column in row.sheet.columns if column.role in _WORDS)} ".casefold()
    flow = any(word in words for word in rules.words("periods", "flow_words"))
    return not flow and any(word in words for word in rules.words("periods", "stock_words"))


def _added(year: Cell, cells: Sequence[Cell]) -> Finding:
    return found(
        _KEY,
        Level.QUESTION,
        year,
        f"the figure at the end, {cells[-1].text}",
        f"the {len(cells)} periods add up to {year.text}",
        f"{year.row.label}: a number at the end of each period is added up, so that the same children are counted several "
        "times. Is the last one meant?",
        f"Print {cells[-1].text}, or n/a",
        cells,
    )


def _outside(year: Cell, cells: Sequence[Cell]) -> Finding:
    numbers = [cell.printed.number for cell in cells]
    places = max(cell.printed.places for cell in cells)
    return found(
        _KEY,
        Level.QUESTION,
        year,
        f"between {plain(min(numbers), places)} and {plain(max(numbers), places)}",
        f"{', '.join(cell.text for cell in cells)}; {year.text} for all of them",
        f"{year.row.label}: the share of the whole lies outside those of all its periods. Is one of them mistyped, or is the "
        "year of other cases?",
        "Print the share of all cases of the year, or correct the period that is wrong",
        cells,
    )


RELATION: Final = Relation(
    key=_KEY,
    title="A year fits its months and quarters",
    sentence="A number at the end of each month or quarter is not added up to one of the year, and the share of a year lies "
    "between the lowest and the highest of its periods.",
    rounding="A share may lie outside by one of its last printed digit.",
    examples=(
        Example(
            "The year of a stock is its last quarter; the share of the year is among its quarters.",
            """
            label | series (Q1) | series (Q2) | series (Q3) | series (Q4) | series (2016/17)
            Children in care at period end | 338 | 344 | 338 | 341 | 341
            Re-referrals | 15.6% | 17.9% | 26.3% | 22.8% | 20.7%
            """,
            (Verdict.AGREES, Verdict.AGREES),
        ),
        Example(
            "The ends of four quarters are added up.",
            """
            label | series (Q1) | series (Q2) | series (Q3) | series (Q4) | series (2016/17)
            Children in care at period end | 338 | 344 | 338 | 341 | 1361
            Re-referrals | 15.6% | 17.9% | 26.3% | 22.8% | 20.7%
            """,
            (Verdict.DISAGREES, Verdict.AGREES),
            "2 series (2016/17)",
            "the figure at the end, 341",
        ),
        Example(
            "29.7% is more than every quarter.",
            """
            label | series (Q1) | series (Q2) | series (Q3) | series (Q4) | series (2016/17)
            Re-referrals | 15.6% | 17.9% | 26.3% | 22.8% | 29.7%
            """,
            (Verdict.DISAGREES,),
            "2 series (2016/17)",
            "between 15.6 and 26.3",
        ),
        Example(
            "A hidden quarter may be anything.",
            """
            label | series (Q1) | series (Q2) | series (Q3) | series (Q4) | series (2016/17)
            Re-referrals | 15.6% | c | 26.3% | 22.8% | 29.7%
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check=check,
)
