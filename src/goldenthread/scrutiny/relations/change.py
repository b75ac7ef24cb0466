"""Change = latest − previous, with its sign and its unit."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.figures.cells import Bases, Cell, bases, found, unit_read
from goldenthread.scrutiny.figures.directions import ARROWS, way_of
from goldenthread.scrutiny.figures.movements import Movement, movements
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.reckoning.convention import most
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Sheet
from goldenthread.scrutiny.shown import like
from goldenthread.scrutiny.spans import Span, exactly
from goldenthread.scrutiny.units import Unit

_KEY: Final = "change"
_SINCE: Final = (
    (Role.PREVIOUS, Role.CHANGE),
    (Role.YEAR_AGO, Role.CHANGE_SINCE_YEAR),
    (Role.BASELINE, Role.CHANGE_SINCE_BASELINE),
)
_RATES: Final = {Unit.PERCENT, Unit.POINTS}


@dataclass(frozen=True, slots=True)
class _Sum:
    """A printed change and what its two figures give: their difference, and its share of the earlier one in percent."""

    movement: Movement
    change: Cell
    printed: Span
    apart: Span
    share: Span | None
    unit: Unit

    @property
    def fits(self) -> bool:
        """Whether the change is the difference."""
        return self.apart.meets(self.printed)

    @property
    def relative(self) -> bool:
        """Whether the change is a percentage of the earlier figure."""
        return self.share is not None and self.share.meets(self.printed)

    @property
    def size(self) -> bool:
        """Whether a change without a sign is the size of a fall, as "7 days" beside a fall of 7."""
        printed = self.change.printed
        return not printed.signed and printed.number > 0 and self.apart.times(-1).meets(self.printed)

    @property
    def told_in_percent(self) -> bool:
        """Whether a percent sign stands in the cell or over it."""
        return self.change.printed.sign == "%" or self.change.column.sign == "%"


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Compare every printed change with the values it stands between."""
    held = bases(sheet, rules)
    for earlier, role in _SINCE:
        moved = movements(sheet, earlier)
        for column in sheet.having(role):
            yield from _column(moved, column, held, rules)


def _column(moved: Sequence[Movement], column: Column, held: Bases, rules: Rules) -> Iterator[Outcome]:
    """A column of changes; a table may print two, in numbers and in percent."""
    sums: list[_Sum] = []
    for movement in moved:
        change = Cell(movement.row, column)
        if change.number is None:
            continue
        if movement.rise is None:
            yield cannot_tell(change.place, "one of the two values is not a number")
        else:
            sums.append(_sum(movement, change, held, rules))
    yield from _judged(sums, rules)


def _sum(movement: Movement, change: Cell, held: Bases, rules: Rules) -> _Sum:
    unit = unit_read(movement.latest, rules)
    now, was = movement.latest.span(held, unit), movement.earlier.span(held, unit)
    over = (now - was).over(was)
    return _Sum(movement, change, change.span(held, unit), now - was, over.times(100) if over else None, unit)


def _judged(sums: list[_Sum], rules: Rules) -> Iterator[Outcome]:
    apart = [one for one in sums if one.fits != one.relative]
    all_relative = most(sum(one.relative for one in apart), len(apart), rules)
    falls = [one for one in sums if one.movement.rise == -1 and (one.fits or one.size)]
    signed = sum(one.change.printed.signed for one in falls)
    # One fall without a minus among others with one is a slip, however few there are.
    slip = signed > 1 and signed == len(falls) - 1
    usual = signed < len(falls) and most(signed, len(falls), rules)
    minus = f"{signed} of {len(falls)}" if slip or usual else ""
    for one in sums:
        level, why = _fault(one, all_relative)
        if level is not None:
            yield disagrees(_finding(one, level, why))
        elif minus and not one.fits and one.size and not _excused(one, rules):
            yield disagrees(_unsigned(one, minus))
        else:
            yield agrees(one.change.place)


def _fault(one: _Sum, all_relative: bool) -> tuple[Level | None, str]:
    """How sure a fault is and what it is; None where a reading of the change gives it."""
    if one.fits and one.told_in_percent and one.unit is Unit.COUNT and not one.relative:
        return Level.UNIT, "a number of cases is printed as a percentage"
    if one.fits or one.size:
        return None, ""
    if one.relative:
        if one.change.printed.sign == "pts":
            return Level.UNIT, "the change is called points but is a percentage of the earlier figure"
        if all_relative or (one.told_in_percent and one.unit not in _RATES):
            return None, ""
        if one.told_in_percent:
            return Level.UNIT, "the change is a percentage of the earlier figure, and reads as percentage points"
    if one.apart.times(-1).meets(one.printed):
        return Level.CONTRADICTION, "the sign is turned round"
    return Level.CONTRADICTION, "the change is not latest less previous"


def _finding(one: _Sum, level: Level, why: str) -> Finding:
    now, was, change = one.movement.latest, one.movement.earlier, one.change
    apart = now.printed.number - was.printed.number
    expected = like(apart, change.printed, signed=True)
    if level is Level.UNIT:
        sign = "" if one.unit is Unit.COUNT else " percentage points"
        expected = f"{like(apart, now.printed, signed=True).removesuffix('%')}{sign}"
    share = exactly(Fraction(100) * apart / was.printed.number) if was.printed.number else None
    told = f" ({like(share.low, change.printed, signed=True)} of {was.text})" if level is Level.UNIT and share else ""
    return found(
        _KEY,
        level,
        change,
        expected,
        f"{now.text} − {was.text} = {expected}{told}, not {change.text}"
        if level is not Level.UNIT
        else f"{now.text} − {was.text} = {expected}{told}; printed as {change.text}",
        f"{one.movement.row.label}: {why}. Which of the three figures is meant?",
        f"Print {expected}, or correct the value that is wrong",
        (now, was),
    )


def _excused(one: _Sum, rules: Rules) -> bool:
    """Whether words or an arrow say which way a change without a sign went."""
    printed, arrow = one.change.printed, way_of(one.movement.arrow, rules)
    return printed.sign not in {"", "%", "£"} or (arrow is not None and ARROWS.get(arrow) == -1)


def _unsigned(one: _Sum, minus: str) -> Finding:
    now, was, change = one.movement.latest, one.movement.earlier, one.change
    expected = like(-change.printed.number, change.printed)
    return found(
        _KEY,
        Level.QUESTION,
        change,
        expected,
        f"{now.text} − {was.text} = {expected}; printed as {change.text}",
        f"{one.movement.row.label}: the figure fell, but its change has no minus, as {minus} falls in this column have. "
        "Is a fall meant?",
        f"Print {expected}",
        (now, was),
    )


RELATION: Final = Relation(
    key=_KEY,
    title="Change is latest less previous",
    sentence="A printed change equals the latest value less the earlier one, in sign, size and unit.",
    rounding="Shares, rates and amounts may each have been rounded to their last printed digit; whole counts are exact, "
    "unless their table rounds them to 5 or 10.",
    examples=(
        Example(
            "7.7 to 12.1 can be 4.3 before rounding; 100 to 96 is a fall of 4; 50 to 60 children is 20% more.",
            """
            label | unit | previous | latest | change
            Attended | percent | 7.7 | 12.1 | +4.3
            Police | percent | 100 | 96 | -4%
            Missing | count | 50 | 61 | +22%
            """,
            (Verdict.AGREES, Verdict.AGREES, Verdict.AGREES),
        ),
        Example(
            "A fall from 53 to 48 is 5, not 12.",
            """
            label | unit | previous | latest | change
            Assessment | percent | 53 | 48 | -12%
            """,
            (Verdict.DISAGREES,),
            "2 change",
            "-5%",
        ),
        Example(
            "From 40% to 50% is 10 points, though a quarter more.",
            """
            label | unit | previous | latest | change
            In time | percent | 40% | 50% | +25%
            """,
            (Verdict.DISAGREES,),
            "2 change",
            "+10 percentage points",
        ),
        Example(
            "Without the earlier value nobody can tell.",
            """
            label | unit | previous | latest | change
            Reviews | count | N/A | 48 | +3
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check=check,
)
