"""A figure of few cases carries no rating and no direction."""

from collections.abc import Iterable, Iterator
from typing import Final

from goldenthread.scrutiny.figures.cells import Cell, cell_of, found, value_column
from goldenthread.scrutiny.figures.directions import ARROWS, VERDICTS, way_of
from goldenthread.scrutiny.figures.ratings import rating_of
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.printed import Kind
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet
from goldenthread.scrutiny.shown import plain
from goldenthread.scrutiny.units import Unit

_KEY: Final = "small-n"
_DIRECTIONS: Final = (Role.ARROW, Role.DIRECTION, Role.DIRECTION_SINCE_YEAR, Role.DIRECTION_SINCE_BASELINE)


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Look at every row that is rated or given a direction for the number of cases behind it."""
    for row in sheet.rows:
        said = list(_said(row, rules))
        if not said:
            continue
        n = _n(row)
        if n is not None:
            yield from _judged(said, n, Level.QUESTION, rules)
        elif (pair := _pair(row)) is not None:
            yield from _judged(said, pair, Level.QUESTION, rules)
        elif (count := _count(row, rules)) is not None:
            yield from _judged(said, count, Level.NOTE, rules)
        elif row.sheet.having(Role.N) and row.cell(Role.N).kind in {Kind.HIDDEN, Kind.NOT_AVAILABLE}:
            yield cannot_tell(said[0].place, "the number of cases is hidden or missing")


def _said(row: Row, rules: Rules) -> Iterator[Cell]:
    """The cells of a row that say better, worse, up or down, or rate it."""
    for role in _DIRECTIONS:
        cell = cell_of(row, role)
        way = way_of(cell, rules)
        if cell is not None and way is not None and (ARROWS.get(way) or VERDICTS.get(way)):
            yield cell
    rating = cell_of(row, Role.RATING)
    if rating is not None and rating_of(row, rules) is not None and row.sheet.having(Role.PREVIOUS):
        yield rating


def _n(row: Row) -> Cell | None:
    """How many cases a share or average is of."""
    for role in (Role.N, Role.DENOMINATOR):
        cell = cell_of(row, role)
        if cell is not None and cell.number is not None and cell.number > 0:
            return cell
    return None


def _pair(row: Row) -> Cell | None:
    cell = cell_of(row, Role.PAIR)
    return cell if cell is not None and cell.printed.of else None


def _count(row: Row, rules: Rules) -> Cell | None:
    """The larger of two small counts, where the figure is itself a count of cases."""
    column, previous = value_column(row.sheet), cell_of(row, Role.PREVIOUS)
    if column is None or previous is None or previous.number is None:
        return None
    latest = Cell(row, column)
    if latest.number is None or latest.unit is not Unit.COUNT:
        return None
    larger = latest if latest.number >= previous.number else previous
    return larger if larger.printed.number < rules.number("amounts", "floor") else None


def _judged(said: list[Cell], n: Cell, level: Level, rules: Rules) -> Iterator[Outcome]:
    floor = rules.number("amounts", "floor")
    size = n.printed.of or n.printed.number
    if size >= floor:
        yield agrees(said[0].place)
    else:
        yield disagrees(_finding(said, n, level, plain(floor)))


def _finding(said: list[Cell], n: Cell, level: Level, floor: str) -> Finding:
    size = plain(n.printed.of or n.printed.number)
    return found(
        _KEY,
        level,
        said[0],
        "no rating or direction",
        f"{size} cases; the house rule asks for {floor}",
        f"{said[0].row.label}: {size} cases cannot bear {said[0].text}: one case more or less would turn it.",
        "Print the figure and its n, without rating or direction",
        (n, *said),
    )


RELATION: Final = Relation(
    key=_KEY,
    title="Few cases carry no rating or direction",
    sentence="A share or average of fewer cases than the floor is printed with its n, and without arrow, direction or rating.",
    rounding="The number of cases is taken as printed.",
    examples=(
        Example(
            "29 young people may bear an arrow.",
            """
            label | unit | n | previous | latest | direction
            In education | percent | 29 | 74% | 79% | Improving
            """,
            (Verdict.AGREES,),
        ),
        Example(
            "Four audits cannot.",
            """
            label | unit | n | previous | latest | arrow
            Graded good | percent | 4 | 50% | 25% | ↓
            """,
            (Verdict.DISAGREES,),
            "2 arrow",
            "no rating or direction",
        ),
        Example(
            "How many there were is hidden.",
            """
            label | unit | n | previous | latest | arrow
            Graded good | percent | c | 50% | 25% | ↓
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check=check,
)
