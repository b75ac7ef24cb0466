"""A percentage change is the change as a percentage of the earlier figure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.figures.cells import Cell, bases, cell_of, found, unit_read
from goldenthread.scrutiny.figures.movements import movements
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.reckoning.convention import most
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Sheet
from goldenthread.scrutiny.shown import like
from goldenthread.scrutiny.spans import Span

_KEY: Final = "percent-change"
_HUNDRED: Final = 100
_SINCE: Final = (Role.PREVIOUS, Role.YEAR_AGO, Role.BASELINE)


@dataclass(frozen=True, slots=True)
class _Share:
    """A percentage change with its two figures and everything that they may give."""

    cell: Cell
    latest: Cell
    earlier: Cell
    gives: Span

    @property
    def fits(self) -> bool:
        """Whether it is what they give; without a sign it may be the size of a fall."""
        printed = self.cell.printed
        size = not printed.signed and self.gives.times(-1).meets(printed.span())
        return self.gives.meets(printed.span()) or size

    @property
    def cut(self) -> bool:
        return self.gives.meets(self.cell.printed.cut())


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Compare every percentage change with the two figures that most of them are of."""
    if not sheet.has(Role.CHANGE_PERCENT):
        return
    held = [(earlier, list(_shares(sheet, earlier, rules))) for earlier in _SINCE]
    _, shares = max(held, key=lambda one: sum(share.fits for share in one[1]))
    yield from _judged(shares, rules)


def _shares(sheet: Sheet, earlier: Role, rules: Rules) -> Iterator[_Share]:
    held = bases(sheet, rules)
    for movement in movements(sheet, earlier):
        cell = cell_of(movement.row, Role.CHANGE_PERCENT)
        if cell is None or cell.number is None or movement.rise is None:
            continue
        unit = unit_read(movement.latest, rules)
        now, was = movement.latest.span(held, unit), movement.earlier.span(held, unit)
        if (over := (now - was).over(was)) is not None:
            yield _Share(cell, movement.latest, movement.earlier, over.times(_HUNDRED))


def _judged(shares: Sequence[_Share], rules: Rules) -> Iterator[Outcome]:
    fits = sum(one.fits for one in shares)
    sure = most(fits, len(shares), rules)
    for one in shares:
        if one.fits:
            yield agrees(one.cell.place)
        elif one.cut:
            yield Outcome(Verdict.AGREES, one.cell.place, _finding(one, Level.NOTE))
        elif sure:
            yield disagrees(_finding(one, Level.CONTRADICTION))
        else:
            yield cannot_tell(one.cell.place, "too few of the changes are of the two figures beside them")


def _finding(one: _Share, level: Level) -> Finding:
    now, was = one.latest.printed.number, one.earlier.printed.number
    expected = like((now - was) * _HUNDRED / Fraction(was), one.cell.printed, signed=one.cell.printed.signed)
    cut = " It looks cut off, not rounded." if level is Level.NOTE else ""
    return found(
        _KEY,
        level,
        one.cell,
        expected,
        f"({one.latest.text} − {one.earlier.text}) ÷ {one.earlier.text} = {expected}, not {one.cell.text}",
        f"{one.cell.row.label}: the percentage change is not that of the two figures.{cut} Is it of another figure?",
        f"Print {expected}, or correct the figure that is wrong",
        (one.latest, one.earlier),
    )


RELATION: Final = Relation(
    key=_KEY,
    title="A percentage change is of the earlier figure",
    sentence="Where a table prints a percentage change beside the two figures, it is their difference as a percentage of the "
    "earlier one.",
    rounding="The percentage may have been rounded to its last printed digit, and so may the two figures unless they are counts.",
    examples=(
        Example(
            "From 33 to 42 is 27.3% more.",
            """
            label | unit | previous | latest | change | change %
            Plans | count | 33 | 42 | +9 | +27.3%
            Placements | count | 51 | 43 | -8 | -15.7%
            Households | count | 142 | 138 | -4 | -2.8%
            Episodes | count | 40 | 44 | +4 | +10.0%
            """,
            (Verdict.AGREES,) * 4,
        ),
        Example(
            "From 23 to 19 is 17.4% less; 21.1% is of 19.",
            """
            label | unit | previous | latest | change | change %
            Plans | count | 33 | 42 | +9 | +27.3%
            Placements | count | 51 | 43 | -8 | -15.7%
            Households | count | 142 | 138 | -4 | -2.8%
            Adoptions | count | 23 | 19 | -4 | -21.1%
            """,
            (*(Verdict.AGREES,) * 3, Verdict.DISAGREES),
            "5 change %",
            "-17.4%",
        ),
        Example(
            "Changes of which none fits may be of something else.",
            """
            label | unit | previous | latest | change %
            Plans | count | 33 | 42 | +50%
            Adoptions | count | 23 | 19 | +12%
            """,
            (Verdict.CANNOT_TELL, Verdict.CANNOT_TELL),
        ),
    ),
    check=check,
)
