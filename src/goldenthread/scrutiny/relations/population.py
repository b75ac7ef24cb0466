"""Rates of one area and year rest on one population."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from goldenthread.scrutiny.figures.cells import FIGURES, Bases, Cell, bases, cell_of, found
from goldenthread.scrutiny.figures.parts import FACTORS
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.periods import period_of
from goldenthread.scrutiny.printed import Kind
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet
from goldenthread.scrutiny.shown import plain
from goldenthread.scrutiny.spans import Span
from goldenthread.scrutiny.units import Unit

_KEY: Final = "population"
_RATES: Final = (Unit.PER_10_000, Unit.PER_100_000)


@dataclass(frozen=True, slots=True)
class _Implied:
    """The population that a count and a rate of the same children imply, or that is printed; whose and when it is."""

    rate: Cell
    count: Cell
    span: Span
    whose: tuple[str, str, str]


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Find the population behind every rate whose count is printed, in its row or in a row of its own."""
    held = bases(sheet, rules)
    groups: dict[tuple[str, str, str], list[_Implied]] = {}
    for one in (*_in_row(sheet, held), *_in_rows(sheet, held, rules)):
        groups.setdefault(one.whose, []).append(one)
    for some in groups.values():
        yield from _judged(some, rules)


def _in_row(sheet: Sheet, held: Bases) -> Iterator[_Implied]:
    """A numerator beside its rate, or a population printed beside one."""
    for row in sheet.rows:
        count = cell_of(row, Role.NUMERATOR)
        if count is None or count.number is None or row.number(Role.DENOMINATOR) is not None:
            continue
        if row.number(Role.POPULATION) is not None:
            continue
        for role in (Role.LATEST, Role.VALUE):
            rate = cell_of(row, role)
            if rate is not None and (implied := _implied(rate, count, held)) is not None:
                yield implied
                break


def _in_rows(sheet: Sheet, held: Bases, rules: Rules) -> Iterator[_Implied]:
    """A row of the count and a row of the rate of the same children, in each column of figures."""
    columns = [column for column in sheet.columns if column.role in FIGURES]
    counts: dict[tuple[str, str, int], Cell] = {}
    rates: list[tuple[tuple[str, str, int], Cell]] = []
    for row in sheet.rows:
        children, when = _children(row, rules), _when(row)
        for column in columns if children else ():
            cell = Cell(row, column)
            if cell.printed.kind is not Kind.NUMBER:
                continue
            key = (children, when, column.index)
            if cell.unit in _RATES:
                rates.append((key, cell))
            elif cell.unit is Unit.COUNT:
                counts.setdefault(key, cell)
    for key, rate in rates:
        if key in counts and (implied := _implied(rate, counts[key], held)) is not None:
            yield implied


def _implied(rate: Cell, count: Cell, held: Bases) -> _Implied | None:
    if rate.number is None or rate.unit not in _RATES or rate.number <= 0:
        return None
    over = count.span(held, Unit.COUNT).over(rate.printed.span())
    if over is None:
        return None
    ages = " ".join(re.findall(r"\d+", _without_rate(rate.row.label)))
    column = rate.column.about or rate.column.heading
    return _Implied(rate, count, over.times(FACTORS[rate.unit]), (_when(rate.row), ages, column))


def _without_rate(label: str) -> str:
    """A title without the words that make it a rate, and what stands in brackets with them."""
    bare = re.sub(r"\([^()]*per 10+0?,?000[^()]*\)", " ", label.casefold())
    return re.sub(r"per 10+0?,?000.*$", " ", bare)


def _children(row: Row, rules: Rules) -> str:
    """Which children a row is of, in the words that count and rate share."""
    words = f" {' '.join(re.findall(r'[a-z0-9]+', _without_rate(row.label)))} "
    for left_out in rules.words("population", "left_out"):
        words = words.replace(f" {left_out} ", " ")
    for said, meant in rules.table("population", "same_children").items():
        words = words.replace(f" {said} ", f" {meant} ")
    return words.strip()


def _when(row: Row) -> str:
    text = row.text(Role.LATEST_PERIOD) or row.text(Role.PERIOD)
    period = period_of(text)
    return period.key if period is not None else text.casefold()


def _judged(some: Sequence[_Implied], rules: Rules) -> Iterator[Outcome]:
    best = max(some, key=lambda one: sum(other.span.holds(one.span.low) for other in some))
    alike = [other for other in some if other.span.holds(best.span.low)]
    astray = [one for one in some if all(one is not other for other in alike)]
    sure = len(alike) >= rules.number("population", "fewest_alike")
    for one in some:
        if not astray and len(some) > 1:
            yield agrees(one.rate.place)
        elif not sure or len(astray) > 1:
            yield cannot_tell(one.rate.place, "too few rates share a population to say which it is")
        elif one is astray[0]:
            yield disagrees(_finding(one, alike))
        else:
            yield agrees(one.rate.place)


def _finding(one: _Implied, alike: Sequence[_Implied]) -> Finding:
    low, high = max(other.span.low for other in alike), min(other.span.high for other in alike)
    factor = FACTORS[one.rate.unit]
    expected = one.count.printed.number * factor * 2 / (low + high)
    places = one.rate.printed.places
    also: list[Cell] = [one.count, *(cell for other in alike for cell in (other.rate, other.count))]
    return found(
        _KEY,
        Level.QUESTION,
        one.rate,
        plain(expected, places),
        f"{one.count.text} at {one.rate.text} {one.rate.unit.value} is a population of {plain(one.span.low)} to "
        f"{plain(one.span.high)}; {len(alike)} other rates are of {plain(low)} to {plain(high)}",
        f"{one.rate.row.label}: its rate rests on another population than the other rates of the table (inferred from "
        "them). Is the count, the rate or the population another year's?",
        f"Print {plain(expected, places)}, or say which population it is of",
        also,
    )


RELATION: Final = Relation(
    key=_KEY,
    title="Rates of one area and year rest on one population",
    sentence="The counts and rates of one table, age and period imply one population.",
    rounding="Each rate may have been rounded to its last printed digit, so that it implies a span of populations.",
    examples=(
        Example(
            "196, 358 and 655 children at 21.9, 39.9 and 73.0 per 10,000.",
            """
            label | unit | period | numerator | latest
            On a plan | per 10,000 | 2017-03 | 196 | 21.9
            Looked after | per 10,000 | 2017-03 | 358 | 39.9
            In need | per 10,000 | 2017-03 | 655 | 73.0
            """,
            (Verdict.AGREES, Verdict.AGREES, Verdict.AGREES),
        ),
        Example(
            "Of four rates one is of another population.",
            """
            label | unit | period | numerator | latest
            On a plan | per 10,000 | 2017-03 | 196 | 21.9
            Looked after | per 10,000 | 2017-03 | 358 | 39.9
            In need | per 10,000 | 2017-03 | 655 | 73.0
            Referred | per 10,000 | 2017-03 | 3,090 | 354.3
            """,
            (Verdict.AGREES, Verdict.AGREES, Verdict.AGREES, Verdict.DISAGREES),
            "5 latest",
            "344.5",
        ),
        Example(
            "One rate shows no population to compare.",
            """
            label | unit | period | numerator | latest
            On a plan | per 10,000 | 2017-03 | 196 | 21.9
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check=check,
)
