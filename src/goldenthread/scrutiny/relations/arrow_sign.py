"""An arrow up or down agrees with the sign of the change."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from goldenthread.scrutiny.figures.cells import Bases, Cell, bases, found, unit_read
from goldenthread.scrutiny.figures.directions import ARROWS, legible, way_of
from goldenthread.scrutiny.figures.movements import Movement, movements
from goldenthread.scrutiny.figures.polarity import polarity_of
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.reckoning.convention import most
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Sheet
from goldenthread.scrutiny.shown import plain

_KEY: Final = "arrow-sign"
_SHOWN: Final = {1: "an arrow up", -1: "an arrow down", 0: "a level arrow"}


@dataclass(frozen=True, slots=True)
class _Arrow:
    """An arrow, which way it points, and every way in which its figure may have moved before it was rounded."""

    movement: Movement
    cell: Cell
    points: int
    sides: frozenset[int]
    polarity: int

    @property
    def fits(self) -> bool:
        """Whether it points the way of the figure."""
        return self.points in self.sides

    @property
    def praises(self) -> bool:
        """Whether it points up for better and down for worse, as some tables mean it."""
        return self.polarity != 0 and self.points * self.polarity in self.sides


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Compare every arrow with the figures that it stands between, in columns where every arrow can be read."""
    held = bases(sheet, rules)
    for earlier in (Role.PREVIOUS, Role.YEAR_AGO, Role.BASELINE):
        moved = movements(sheet, earlier)
        yield from _column([(one, one.arrow) for one in moved if one.arrow], held, rules, arrows=True)
        yield from _column([(one, one.direction) for one in moved if one.direction], held, rules, arrows=False)


def _column(cells: Sequence[tuple[Movement, Cell]], held: Bases, rules: Rules, arrows: bool) -> Iterator[Outcome]:
    """A column of ``arrows``, or one of directions, in which words that are no arrows are looked at elsewhere."""
    if not legible([cell for _, cell in cells], rules):
        if arrows and (first := next((cell for _, cell in cells if cell.text), None)):
            yield cannot_tell(first.place, "some arrows of the column cannot be read")
        return
    read = []
    for movement, cell in cells:
        if way_of(cell, rules) not in ARROWS:
            continue
        if movement.rise is None:
            yield cannot_tell(cell.place, "one of the two values is not a number")
        else:
            read.append(_read(movement, cell, held, rules))
    yield from _judged(read, rules)


def _read(movement: Movement, cell: Cell, held: Bases, rules: Rules) -> _Arrow:
    way = way_of(cell, rules)
    if way is None:
        raise ValueError(f"{cell.text!r} is no arrow")
    unit = unit_read(movement.latest, rules)
    apart = movement.latest.span(held, unit) - movement.earlier.span(held, unit)
    sides = frozenset(
        sign for sign, may in ((1, apart.high > 0), (-1, apart.low < 0), (0, apart.low <= 0 <= apart.high)) if may
    )
    polarity = polarity_of(movement.row, rules)
    return _Arrow(movement, cell, ARROWS[way], sides, polarity.sign if polarity is not None else 0)


def _judged(arrows: Sequence[_Arrow], rules: Rules) -> Iterator[Outcome]:
    """Arrows mean up and down, or better and worse; a table in which neither fits most rows is left alone."""
    wrong = [one for one in arrows if not one.fits]
    lower = [one for one in arrows if one.polarity < 0 and one.points and one.movement.rise]
    praise = bool(lower) and sum(one.praises for one in lower) > sum(one.fits for one in lower)
    # Where the arrows of lower-is-better rows plainly praise, one that only follows the figure is the odd one.
    against = [one for one in lower if one.praises and not one.fits]
    plainly = praise and len(against) > 1 and len(against) >= len(lower) - 1
    doubtful = len(wrong) > 1 and not most(len(arrows) - len(wrong), len(arrows), rules)
    for one in arrows:
        if (one.fits and not (plainly and one.polarity and not one.praises)) or (praise and one.praises):
            yield agrees(one.cell.place)
        elif (praise and one.polarity == 0) or (doubtful and not praise) or (doubtful and one.praises):
            yield cannot_tell(one.cell.place, "the arrows may mean better and worse")
        else:
            yield disagrees(_finding(one, praise))


def _finding(one: _Arrow, praise: bool) -> Finding:
    now, was = one.movement.latest, one.movement.earlier
    apart = now.printed.number - was.printed.number
    rise = (apart > 0) - (apart < 0)
    expected = {1: "up", -1: "down", 0: "level"}[rise * one.polarity if praise else rise]
    flat = one.points == 0 or rise == 0
    moved = f"a {'rise' if rise > 0 else 'fall'} of {plain(abs(apart), max(now.printed.places, was.printed.places))}"
    meant = ", as arrows in this table point up for better" if praise else ""
    return found(
        _KEY,
        Level.QUESTION if flat or praise else Level.CONTRADICTION,
        one.cell,
        expected,
        f"{was.text} to {now.text} is {moved if rise else 'no movement'}; {_SHOWN[one.points]} is printed",
        f"{one.movement.row.label}: the arrow does not point the way of the figures{meant}. Which is meant?",
        f"Print an arrow {expected}, or correct the figure that is wrong"
        if expected != "level"
        else "Print a level arrow, or correct the figure that is wrong",
        (now, was),
    )


RELATION: Final = Relation(
    key=_KEY,
    title="An arrow agrees with the sign of the change",
    sentence="An arrow up stands beside a rise, one down beside a fall; where most rows of a table use arrows for better "
    "and worse, they are read so.",
    rounding="An arrow is contradicted only if no rounding of the two figures moves its way.",
    examples=(
        Example(
            "Up is up and down is down.",
            """
            label | unit | previous | latest | arrow
            Referrals | count | 345 | 379 | ↑
            Episodes | count | 48 | 31 | ↓
            """,
            (Verdict.AGREES, Verdict.AGREES),
        ),
        Example(
            "A fall with an arrow up.",
            """
            label | unit | previous | latest | arrow
            Referrals | count | 345 | 379 | ▲
            Episodes | count | 48 | 31 | ▲
            Plans | count | 196 | 190 | ▼
            """,
            (Verdict.AGREES, Verdict.DISAGREES, Verdict.AGREES),
            "3 arrow",
            "down",
        ),
        Example(
            "A lost glyph casts doubt on the whole column.",
            """
            label | unit | previous | latest | arrow
            Referrals | count | 345 | 379 | ₽
            Episodes | count | 48 | 31 | ↑
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check=check,
)
