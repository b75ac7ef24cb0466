"""Figures of one row are of one magnitude, as figures in one unit are, and no share is above the whole."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.figures.cells import FIGURES, Cell, found, value_column
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet
from goldenthread.scrutiny.shown import like, plain
from goldenthread.scrutiny.units import Unit, unit_in, unit_of

_KEY: Final = "magnitude"
_RATES: Final = frozenset({Unit.PER_10_000, Unit.PER_100_000})
_COMPARED: Final = frozenset({*FIGURES, Role.TARGET, Role.COMPARATOR})
_WHOLE: Final = 100


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Set the figures of every rate and percentage beside each other."""
    around = {unit_in(words) for words in (sheet.grid.table, *(one.heading for one in sheet.having(Role.LABEL)))}
    for row in sheet.rows:
        columns = {column.index: column for column in sheet.columns if column.role in _COMPARED}
        cells = [cell for column in columns.values() if (cell := Cell(row, column)).number is not None]
        units = {unit_of(row, cell.column) for cell in cells} | {unit_in(row.text(Role.UNIT))}
        units |= around & _RATES if units == {Unit.UNKNOWN} else set()
        rate, percent = units & _RATES, Unit.PERCENT in units and not units & _RATES
        if not cells or not (rate or percent):
            continue
        fault = _astray(cells, bool(rate), rules) or (_above(row, cells, rules) if percent else None)
        if fault is not None:
            yield disagrees(fault)
        elif len(cells) < 2:
            yield cannot_tell(cells[0].place, "nothing stands beside the figure")
        else:
            yield agrees(cells[0].place)


def _astray(cells: Sequence[Cell], rate: bool, rules: Rules) -> Finding | None:
    """The one figure that is ten times or a tenth of all others (a rate), or a hundredth (a percentage)."""
    fits = _change_fits(cells[0].row)
    for cell in cells:
        if fits and cell.column.role in {Role.LATEST, Role.VALUE, Role.PREVIOUS}:
            continue
        others = [other.printed.number for other in cells if other is not cell]
        # Of two rates that lie so far apart it is the latest that is asked about; a percentage needs more to doubt it.
        fewest = 1 if rate and cell.column.role in {Role.LATEST, Role.VALUE} else rules.number("units", "fewest_alike")
        if len(others) < fewest or min(others) <= 0 or cell.printed.number <= 0:
            continue
        if max(others) > rules.number("units", "alike_within") * min(others):
            continue
        middle = sorted(others)[len(others) // 2]
        up, down = cell.printed.number / middle, middle / cell.printed.number
        if rate and any(_between(times, "tenfold", rules) for times in (up, down)):
            return _other_magnitude(
                cell, cells, 10 if down > 1 else Fraction(1, 10), "ten times" if up > 1 else "a tenth of"
            )
        finer = cell.printed.places > max(1, *(other.printed.places for other in cells if other is not cell))
        if not rate and finer and _between(down, "hundredfold", rules) and cell.printed.number <= 1:
            return _other_magnitude(cell, cells, 100, "a hundredth of")
    return None


def _change_fits(row: Row) -> bool:
    """Whether the printed change is that between the figures, far apart as they are."""
    column, was, change = value_column(row.sheet), row.number(Role.PREVIOUS), row.number(Role.CHANGE)
    now = row.at(column) if column is not None else None
    if now is None or now.value is None or was is None or change is None:
        return False
    return (now.span() - was.span()).meets(change.span())


def _between(times: Fraction, name: str, rules: Rules) -> bool:
    return rules.number("units", f"{name}_from") <= times <= rules.number("units", f"{name}_to")


def _other_magnitude(cell: Cell, cells: Sequence[Cell], factor: int | Fraction, words: str) -> Finding:
    others = [other for other in cells if other is not cell]
    meant = cell.printed.number * factor
    places = max(other.printed.places for other in others)
    return found(
        _KEY,
        Level.UNIT,
        cell,
        plain(meant, places),
        f"{cell.text} beside {', '.join(other.text for other in others)}",
        f"{cell.row.label}: the figure is about {words} those beside it. Is it in another unit, or is its point misplaced?",
        f"Print {plain(meant, places)}, or say what it is in",
        others,
    )


def _above(row: Row, cells: Sequence[Cell], rules: Rules) -> Finding | None:
    """A share of more than all, or of less than nothing, where its parts are not printed to show it."""
    words = row.label.casefold()
    if any(word in words for word in rules.words("shares", "may_pass_the_whole")):
        return None
    for cell in cells:
        parts = row.number(Role.NUMERATOR) is not None or row.column(Role.PAIR) is not None
        if parts and cell.column.role in {Role.LATEST, Role.VALUE}:
            continue
        if unit_of(row, cell.column) is Unit.PERCENT and not 0 <= cell.printed.number <= _WHOLE:
            return found(
                _KEY,
                Level.QUESTION,
                cell,
                "a share from 0 to 100",
                f"{cell.text} is {'above' if cell.printed.number > 0 else 'below'} what a share can be",
                f"{row.label}: a share of one whole lies between 0 and 100. Is it a change, a count, or mistyped?",
                f"Print a share, or say what the {like(cell.printed.number, cell.printed)} are of",
                [other for other in cells if other is not cell],
            )
    return None


RELATION: Final = Relation(
    key=_KEY,
    title="Figures of one row are of one magnitude",
    sentence="A rate, its earlier figures, its target and its comparators lie near each other, not a power of ten apart; a "
    "share lies between 0 and 100.",
    rounding="Only a figure about ten times or a tenth of all the others (a hundredth for a percentage) is asked about.",
    examples=(
        Example(
            "39.8, 39.1, 35.8 and 60.0 per 10,000.",
            """
            label | unit | latest | previous | year ago | comparator (England)
            Children in care per 10,000 | per 10,000 | 39.8 | 39.1 | 35.8 | 60.0
            """,
            (Verdict.AGREES,),
        ),
        Example(
            "398 among 39.1 and 35.8.",
            """
            label | unit | latest | previous | year ago
            Children in care per 10,000 | per 10,000 | 398 | 39.1 | 35.8
            """,
            (Verdict.DISAGREES,),
            "2 latest",
            "39.8",
        ),
        Example(
            "One figure has nothing beside it.",
            """
            label | unit | latest
            Children in care per 10,000 | per 10,000 | 39.8
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check=check,
)
