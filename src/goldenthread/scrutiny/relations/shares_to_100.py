"""Parts of one whole add to 100%."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.figures.cells import Cell, found
from goldenthread.scrutiny.figures.distributions import Distribution, distributions, whole
from goldenthread.scrutiny.figures.movements import Movement, movements
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Sheet
from goldenthread.scrutiny.shown import like, plain
from goldenthread.scrutiny.spans import total

_KEY: Final = "shares-to-100"


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Add the parts of every distribution."""
    moved = movements(sheet, Role.PREVIOUS)
    for one in distributions(sheet, rules):
        if not one.complete:
            yield cannot_tell(one.cells[0].place, "a part is hidden, missing or not applicable")
        elif one.adds_up:
            yield agrees(one.cells[0].place)
        elif total(cell.printed.cut() for cell in one.cells).meets(whole()):
            yield Outcome(Verdict.AGREES, one.cells[0].place, _finding(one, moved, Level.NOTE))
        else:
            yield disagrees(_finding(one, moved, Level.CONTRADICTION if one.stated else Level.QUESTION))


def _finding(one: Distribution, moved: Iterable[Movement], level: Level) -> Finding:
    excess = one.sum - whole().low
    cell = _astray(one, excess, moved)
    meant = cell.printed.number - excess
    expected = like(meant, cell.printed) if 0 <= meant <= whole().low else "parts that add to 100"
    slack = (one.span.high - one.span.low) / 2
    places = max(part.printed.places for part in one.cells)
    why = f", as those of {one.inferred} do" if one.inferred else ""
    cut = " They would if each had been cut off rather than rounded." if level is Level.NOTE else ""
    return found(
        _KEY,
        level,
        cell,
        expected,
        f"{' + '.join(part.text for part in one.cells)} = {plain(one.sum, places)}, "
        f"and rounding explains at most {plain(slack, places + 1)} either way of 100",
        f"{cell.row.label}: the parts do not add to 100{why}.{cut} Is one of them mistyped, or is a part not shown?",
        "Correct the part that is wrong, or say what the rest is",
        one.cells,
    )


def _astray(one: Distribution, excess: Fraction, moved: Iterable[Movement]) -> Cell:
    """The part most likely wrong: that whose printed change is out by as much, else that which moved or differs most."""
    by_place = {movement.latest.place: movement for movement in moved}
    by_place |= {movement.earlier.place: movement for movement in moved}
    moves = [(by_place[cell.place], cell) for cell in one.cells if cell.place in by_place]
    for movement, cell in moves:
        change = movement.change
        if movement.rise is None or change is None or change.number is None:
            continue
        out = movement.latest.printed.number - movement.earlier.printed.number - change.printed.number
        out = out if cell.place == movement.latest.place else -out
        if out and abs(out - excess) <= 2 * cell.printed.step:
            return cell
    others = {cell.place: _usual(cell) for cell in one.cells}
    return max(one.cells, key=lambda cell: (cell.printed.number - others[cell.place]) * (1 if excess > 0 else -1))


def _usual(cell: Cell) -> Fraction:
    """What the part is elsewhere: in the other column of its row, or in the middle of the rows of its column."""
    row = cell.row
    for role in (Role.PREVIOUS, Role.LATEST):
        other = row.number(role)
        if other is not None and row.column(role) != cell.column and cell.column.role in {Role.PREVIOUS, Role.LATEST}:
            return other.number
    numbers = sorted(one.number for one in (row.at(cell.column) for row in row.sheet.rows) if one.value is not None)
    return numbers[len(numbers) // 2]


RELATION: Final = Relation(
    key=_KEY,
    title="Parts of one whole add to 100%",
    sentence="The percentages of one distribution add to 100 within their rounding.",
    rounding="Each of n parts may be out by half of its last printed digit, so that 46, 41 and 14 may be a whole.",
    examples=(
        Example(
            "46, 41 and 14 add to 101, which rounding explains.",
            """
            label | sublabel | unit | latest
            Oversight | Inadequate | percent | 46
            Oversight | Requires improvement | percent | 41
            Oversight | Good | percent | 14
            """,
            (Verdict.AGREES,),
        ),
        Example(
            "Parts in columns: four rows add to 100 and one to 110.",
            """
            label | unit | part (not due) | part (in time) | part (late)
            Assessment | percent | 5 | 58 | 37
            Planning | percent | 9 | 23 | 68
            Care | percent | 1 | 46 | 53
            Disability | percent | 12 | 47 | 51
            Leaving care | percent | 5 | 19 | 76
            """,
            (Verdict.AGREES, Verdict.AGREES, Verdict.AGREES, Verdict.DISAGREES, Verdict.AGREES),
            "5 part (not due)",
            "2",
        ),
        Example(
            "A hidden part may be anything.",
            """
            label | sublabel | unit | latest
            Oversight | Inadequate | percent | 46
            Oversight | Requires improvement | percent | 41
            Oversight | Good | percent | c
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check=check,
)
