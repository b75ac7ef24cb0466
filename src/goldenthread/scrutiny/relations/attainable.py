"""A percentage can be reached with the number of cases that it is of."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import floor
from typing import Final

from goldenthread.scrutiny.figures.bases_behind import attainable, counts_of, divides, nearest, smallest_n
from goldenthread.scrutiny.figures.cells import Bases, Cell, bases, cell_of, found, value_column
from goldenthread.scrutiny.figures.distributions import Distribution, distributions
from goldenthread.scrutiny.figures.headings import over
from goldenthread.scrutiny.figures.quotients import column_quotients
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.printed import Kind
from goldenthread.scrutiny.reckoning.blocks import folded
from goldenthread.scrutiny.reckoning.convention import most
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet
from goldenthread.scrutiny.shown import like, plain
from goldenthread.scrutiny.spans import Span, about
from goldenthread.scrutiny.units import Unit

_KEY: Final = "attainable"
_HUNDRED: Final = 100
_SHARES: Final = frozenset({Role.IGNORED, Role.SHARE, Role.PART})
#: The column of figures and the column that names its period.
_PERIODS: Final = {Role.PREVIOUS: Role.PREVIOUS_PERIOD, Role.LATEST: Role.LATEST_PERIOD, Role.VALUE: Role.PERIOD}


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Look at every percentage with its n, and at every distribution for the smallest n that gives it."""
    held = bases(sheet, rules)
    for column in _percentages(sheet, held, rules):
        yield from _column(sheet, column, held, rules)
    for one in distributions(sheet, rules):
        if one.complete and one.adds_up and one.stated:
            yield from _together(one, sheet, held, rules)


def _percentages(sheet: Sheet, held: Bases, rules: Rules) -> Iterator[Column]:
    """The column of values; where there is none, every column of percentages that is no quotient of two others."""
    value = value_column(sheet)
    if value is not None:
        yield value
    elif len(sheet.having(Role.N)) == 1 and not sheet.having(Role.COUNT):
        divided = {some[0].share.column.index for some in column_quotients(sheet, held, rules)}
        for column in sheet.columns:
            if column.role in _SHARES and _in_percent(sheet, column) and column.index not in divided:
                yield column


def _in_percent(sheet: Sheet, column: Column) -> bool:
    """Whether a percent sign stands over a column, or in each of its figures."""
    cells = [cell for row in sheet.rows if (cell := row.at(column)).kind is Kind.NUMBER]
    return column.sign == "%" or (bool(cells) and all(cell.sign == "%" for cell in cells))


def _column(sheet: Sheet, column: Column, held: Bases, rules: Rules) -> Iterator[Outcome]:
    """Every percentage of a column; of one that is not called the value most must be of their n."""
    found_ones = [one for row in sheet.rows for one in _row(row, column, held, rules)]
    astray = sum(one.verdict is Verdict.DISAGREES for one in found_ones)
    stated = value_column(sheet) == column
    if stated or not astray or most(len(found_ones) - astray, len(found_ones), rules):
        yield from found_ones
    else:
        yield cannot_tell(over(sheet, column), "too few of the percentages are of the number of cases beside them")


def _row(row: Row, column: Column, held: Bases, rules: Rules) -> Iterator[Outcome]:
    n = _n(row)
    if n is None:
        return
    value = Cell(row, column)
    if value.number is None or value.unit is not Unit.PERCENT:
        return
    span = _span(n, held)
    words = f"{row.label} {column.heading} {n.column.heading}".casefold()
    if n.printed.number <= 0 or any(word in words for word in rules.words("shares", "may_pass_the_whole")):
        yield cannot_tell(value.place, "the percentage is of nothing, or may be of something else than its n")
    elif floor(span.high) - span.low > _many(rules) or attainable(value.printed, span):
        yield agrees(value.place)
    elif attainable(value.printed, span, cut=True):
        yield Outcome(Verdict.AGREES, value.place, _cut_off(value, n))
    else:
        yield disagrees(_not_of(value, n))


def _cut_off(value: Cell, n: Cell) -> Finding:
    size = int(n.printed.number)
    count = (counts_of(value.printed, size, cut=True) or range(1))[0]
    gives = Fraction(count * _HUNDRED, size)
    return found(
        _KEY,
        Level.NOTE,
        value,
        like(gives, value.printed),
        f"{count} of {n.text} is {plain(gives, value.printed.places + 2)}%; printed {value.text}",
        f"{value.row.label}: the percentage seems to have been cut off rather than rounded.",
        f"Print {like(gives, value.printed)}",
        (n,),
    )


def _many(rules: Rules) -> int:
    """From so large an n on every percentage is reached."""
    return floor(rules.number("shares", "largest_base"))


def _n(row: Row) -> Cell | None:
    """The number of cases where the count that makes the percentage is not printed: with it, the value is checked itself."""
    if cell_of(row, Role.NUMERATOR) is not None and row.number(Role.NUMERATOR) is not None:
        return None
    if row.cell(Role.PAIR).kind is Kind.PAIR:
        return None
    for role in (Role.N, Role.DENOMINATOR):
        cell = cell_of(row, role)
        if cell is not None and cell.number is not None and cell.printed.step == 1:
            return cell
    return None


def _span(n: Cell, held: Bases) -> Span:
    base = held.get(n.column.index, Fraction(1))
    return about(n.printed.number, base) if base > 1 else n.printed.itself()


def _not_of(value: Cell, n: Cell) -> Finding:
    size = int(n.printed.number)
    count, gives = nearest(value.printed, size)
    expected = like(gives, value.printed)
    return found(
        _KEY,
        Level.CONTRADICTION,
        value,
        expected,
        f"{count} of {n.text} is {expected}; no count of {n.text} gives {value.text}",
        f"{value.row.label}: no whole number of {n.text} cases makes {value.text}. Is it of another number of cases?",
        f"Print {expected}, or the n that the percentage is of",
        (n,),
    )


def _together(one: Distribution, sheet: Sheet, held: Bases, rules: Rules) -> Iterator[Outcome]:
    first = one.cells[0]
    parts = [cell.printed for cell in one.cells]
    smallest = smallest_n(parts, _many(rules))
    if smallest is None:
        yield cannot_tell(first.place, "no number of cases is small enough to say")
        return
    shown = ", ".join(cell.text for cell in one.cells)
    latest = value_column(sheet)
    own = _n(first.row) if latest is not None and first.column.index == latest.index else None
    stated = own or _counted_elsewhere(first, sheet)
    if stated is None:
        yield Outcome(
            Verdict.CANNOT_TELL,
            first.place,
            _unstated(one, shown, smallest),
            "no n is stated",
        )
        return
    span = _span(stated, held)
    sizes = range(int(span.low), floor(span.high) + 1)
    if span.high > _many(rules) or any(divides(parts, size) for size in sizes if size > 0):
        yield agrees(first.place)
        return
    yield disagrees(
        found(
            _KEY,
            Level.QUESTION,
            first,
            f"percentages of {stated.text} cases",
            f"{shown} together are not shares of {stated.text}; the smallest number that gives them is {smallest}",
            f"{first.row.label}: these percentages cannot be of {plain(stated.printed.number)} cases "
            f"({stated.row.label}). Of how many are they?",
            "Print the n that the percentages are of",
            (*one.cells, stated),
        )
    )


def _unstated(one: Distribution, shown: str, smallest: int) -> Finding:
    first = one.cells[0]
    return found(
        _KEY,
        Level.NOTE,
        first,
        "the number of cases",
        f"{shown} need at least {smallest} cases",
        f"{first.row.text(Role.LABEL)}: of how many cases are these percentages? They may be of as few as {smallest}.",
        "Print n beside the percentages",
        one.cells,
    )


def _counted_elsewhere(first: Cell, sheet: Sheet) -> Cell | None:
    """A count in the same table and period whose name stands in the label, as "regular audits" in "grades in regular audits"."""
    label = folded(first.row.text(Role.LABEL))
    period_role = _PERIODS.get(first.column.role)
    for row in sheet.rows:
        name = folded(row.text(Role.SUBLABEL) or row.text(Role.LABEL))
        cell = Cell(row, first.column)
        if len(name.split()) < 2 or name == label or not label.endswith(f" {name}"):
            continue
        if cell.unit is not Unit.COUNT or cell.number is None or cell.printed.step != 1:
            continue
        if period_role is None or row.text(period_role) == first.row.text(period_role):
            return cell
    return None


RELATION: Final = Relation(
    key=_KEY,
    title="A percentage can be reached with its n",
    sentence="Some whole number of the cases that a percentage is of gives it; the parts of one distribution share one n.",
    rounding="The percentage may have been rounded to its last printed digit, and n to 5 or 10 where its table does so.",
    examples=(
        Example(
            "3 of 7 is 43%; a third of 12 is 33%.",
            """
            label | unit | n | latest
            Seen alone | percent | 7 | 43%
            In time | percent | 12 | 33%
            """,
            (Verdict.AGREES, Verdict.AGREES),
        ),
        Example(
            "Of 8 audits none makes 45%: 4 are 50%, 3 are 38%.",
            """
            label | unit | n | latest
            Graded good | percent | 8 | 45%
            """,
            (Verdict.DISAGREES,),
            "2 latest",
            "50%",
        ),
        Example(
            "46, 41 and 14 need at least 37 audits, but how many there were is not said.",
            """
            label | sublabel | unit | latest
            Oversight | Inadequate | percent | 46
            Oversight | Requires improvement | percent | 41
            Oversight | Good | percent | 14
            """,
            (Verdict.CANNOT_TELL,),
            "2 latest",
            "the number of cases",
        ),
    ),
    check=check,
)
