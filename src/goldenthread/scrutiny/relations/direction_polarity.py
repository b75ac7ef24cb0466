"""A printed direction of travel agrees with the figures and with which way is better."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.figures.cells import Bases, Cell, bases, found, unit_read
from goldenthread.scrutiny.figures.directions import VERDICTS, Way, told_of, way_of
from goldenthread.scrutiny.figures.movements import Movement, movements
from goldenthread.scrutiny.figures.polarity import Polarity, polarity_of
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.printed import Kind
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet
from goldenthread.scrutiny.shown import plain

_KEY: Final = "direction-polarity"
_MISSING: Final = {Kind.BLANK, Kind.NOT_APPLICABLE, Kind.NOT_AVAILABLE}


@dataclass(frozen=True, slots=True)
class _Told:
    """A movement with what its direction says, and the rules of its table."""

    movement: Movement
    cell: Cell
    way: Way | None
    polarity: Polarity | None
    earlier: Role
    held: Bases

    @property
    def row(self) -> Row:
        return self.movement.row

    def sides(self, rules: Rules) -> set[int]:
        """Every way in which the figure may have moved before it was rounded: 1 up, -1 down, 0 not at all."""
        unit = unit_read(self.movement.latest, rules)
        apart = self.movement.latest.span(self.held, unit) - self.movement.earlier.span(self.held, unit)
        return {sign for sign, may in ((1, apart.high > 0), (-1, apart.low < 0), (0, apart.holds(Fraction(0)))) if may}


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Compare every printed direction with the movement that it is of."""
    held = bases(sheet, rules)
    for earlier in (Role.PREVIOUS, Role.YEAR_AGO, Role.BASELINE):
        told = [
            _Told(one, one.direction, way_of(one.direction, rules), polarity_of(one.row, rules), earlier, held)
            for one in movements(sheet, earlier)
            if one.direction is not None
        ]
        band = sum(one.way is Way.SAME and bool(one.movement.rise) for one in told)
        banded = band >= rules.number("direction", "rows_that_show_a_band")
        usual = _usually_told(told, rules)
        finest = _finest(told, rules)
        for one in told:
            yield from _one(one, banded, usual, finest, rules)


def _usually_told(told: Sequence[_Told], rules: Rules) -> bool:
    """Whether nearly every row that could have a direction has one."""
    could = [one for one in told if one.movement.rise is not None]
    does = sum(one.way is not None for one in could)
    return bool(could) and does >= rules.number("direction", "share_with_direction") * len(could)


def _finest(told: Sequence[_Told], rules: Rules) -> Fraction | None:
    """A movement, in percent of the earlier figure, that several smaller ones show the table to call better or worse."""
    sizes = sorted(_size(one.movement) for one in told if one.movement.rise and VERDICTS.get(one.way or Way.NEITHER))
    enough = int(rules.number("direction", "rows_that_show_no_band"))
    return sizes[enough - 1] if len(sizes) >= enough else None


def _size(movement: Movement) -> Fraction:
    now, was = movement.latest.printed.number, movement.earlier.printed.number
    return abs(now - was) * 100 / abs(was) if was else Fraction(100)


def _one(one: _Told, banded: bool, usual: bool, finest: Fraction | None, rules: Rules) -> Iterator[Outcome]:
    place, rise = one.cell.place, one.movement.rise
    if one.way is None or one.way in {Way.UP, Way.DOWN, Way.FLAT}:
        if one.cell.printed.kind is Kind.BLANK and rise is not None and usual and _polar(one):
            yield disagrees(_absent(one))
        return
    if rise is None:
        yield from _without(one)
        return
    if one.way is Way.NEITHER:
        yield from _unsaid(one, usual)
        return
    if one.way in {Way.SAME, Way.STEADY}:
        yield from _same(one, banded, finest, rules)
        return
    polarity = one.polarity
    if polarity is None or (polarity.sign == 0 and not polarity.stated):
        yield cannot_tell(place, "which way is better is not said")
    elif polarity.sign == 0:
        yield disagrees(_without_polarity(one))
    elif VERDICTS[one.way] * polarity.sign in one.sides(rules):
        yield agrees(place)
    else:
        yield disagrees(_wrong(one, polarity))


def _polar(one: _Told) -> bool:
    return one.polarity is not None and one.polarity.stated and one.polarity.sign != 0


def _same(one: _Told, banded: bool, finest: Fraction | None, rules: Rules) -> Iterator[Outcome]:
    if 0 in one.sides(rules):
        yield agrees(one.cell.place)
        return
    now, was = one.movement.latest.printed.number, one.movement.earlier.printed.number
    small = abs(now - was) * 100 <= rules.number("direction", "same_within_percent") * abs(was)
    if small and (banded or one.way is Way.STEADY):
        yield cannot_tell(one.cell.place, "the table calls small movements the same")
        return
    small = small and (finest is None or _size(one.movement) <= finest)
    level = Level.QUESTION if small or one.way is Way.STEADY else Level.CONTRADICTION
    way = "Up" if now > was else "Down"
    if one.polarity is not None and one.polarity.sign:
        way = _verdict(one, one.polarity)
    yield disagrees(_finding(one, level, way, "the figure moved, and its direction says that it did not"))


def _without(one: _Told) -> Iterator[Outcome]:
    """No movement can be seen: rightly nothing is said, or a direction is given of a figure that is not printed."""
    gone = [cell for cell in (one.movement.latest, one.movement.earlier) if cell.printed.kind in _MISSING]
    if one.way is Way.NEITHER:
        yield agrees(one.cell.place)
    elif gone and all(cell.number is not None or cell in gone for cell in (one.movement.latest, one.movement.earlier)):
        yield disagrees(
            found(
                _KEY,
                Level.QUESTION,
                one.cell,
                "N/A",
                f"{one.movement.earlier.text or 'blank'} to {one.movement.latest.text or 'blank'}",
                f"{one.row.label}: a direction is given, but {told_of(one.earlier)} or the latest is not printed. "
                "What is it compared with?",
                "Print the figure that it is compared with, or N/A",
                (one.movement.latest, one.movement.earlier),
            )
        )
    else:
        yield cannot_tell(one.cell.place, "one of the two values is hidden or no number")


def _unsaid(one: _Told, usual: bool) -> Iterator[Outcome]:
    """Monitor or N/A beside two figures: right without a polarity, a question where the table states one."""
    words = one.cell.text.casefold()
    target = one.row.cell(Role.TARGET).kind
    if not _polar(one) or target in {Kind.MONITOR, Kind.NOT_APPLICABLE} or one.row.text(Role.POLARITY) == "":
        yield agrees(one.cell.place)
    elif words in {"new", "no comparator"} or not usual:
        yield cannot_tell(one.cell.place, "the figure may be new, or of another definition")
    else:
        yield disagrees(_absent(one))


def _verdict(one: _Told, polarity: Polarity) -> str:
    rise = one.movement.rise
    if not rise:
        return "Same"
    return "Improving" if rise * polarity.sign > 0 else "Worsening"


def _wrong(one: _Told, polarity: Polarity) -> Finding:
    level = Level.CONTRADICTION if polarity.stated else Level.QUESTION
    why = f"{polarity.words}, as {'stated' if polarity.stated else 'its title suggests'}"
    return _finding(one, level, _verdict(one, polarity), f"the direction is not that of the figures ({why})")


def _absent(one: _Told) -> Finding:
    polarity = one.polarity
    expected = _verdict(one, polarity) if polarity is not None else ""
    return _finding(one, Level.QUESTION, expected, "both figures are there, and no direction is given")


def _without_polarity(one: _Told) -> Finding:
    return _finding(
        one, Level.QUESTION, "Monitor", "a direction is given, though neither way is said to be better for this figure"
    )


def _finding(one: _Told, level: Level, expected: str, why: str) -> Finding:
    now, was = one.movement.latest, one.movement.earlier
    apart = now.printed.number - was.printed.number
    places = max(now.printed.places, was.printed.places)
    moved = {1: f"a rise of {plain(apart, places)}", -1: f"a fall of {plain(-apart, places)}", 0: "no movement"}
    polar = f"; {one.polarity.words}" if one.polarity is not None else ""
    return found(
        _KEY,
        level,
        one.cell,
        expected,
        f"{was.text} to {now.text} is {moved[(apart > 0) - (apart < 0)]}{polar}: {expected}, not "
        f"{one.cell.text or 'blank'}",
        f"{one.row.label}: {why}. Is the direction or one of the figures meant otherwise?",
        f"Print {expected}, or correct the figure that is wrong",
        (now, was, *([Cell(one.row, column)] if (column := one.row.column(Role.POLARITY)) else [])),
    )


RELATION: Final = Relation(
    key=_KEY,
    title="A direction agrees with the figures and with which way is better",
    sentence="Improving, Worsening and Same follow from the latest figure, the earlier one and the polarity; "
    "without an earlier figure there is no direction.",
    rounding="A direction is contradicted only if no rounding of the two figures gives it: 83% beside 83% may be either.",
    examples=(
        Example(
            "More adoptions are better, fewer re-registrations are; a monitored figure has no direction.",
            """
            label | unit | polarity | previous | latest | direction
            Adopted | count | bigger | 7 | 8 | Improving
            Second plan | percent | smaller | 15.9 | 14.8 | Improving
            Looked after | count | monitor | 352 | 358 | Monitor
            Dental checks | percent | bigger | N/A | 79.5 | N/A
            """,
            (Verdict.AGREES, Verdict.AGREES, Verdict.AGREES, Verdict.AGREES),
        ),
        Example(
            "Less is better, and less there is.",
            """
            label | unit | polarity | previous | latest | direction
            Second plan | percent | smaller | 15.9 | 14.8 | Worsening
            """,
            (Verdict.DISAGREES,),
            "2 direction",
            "Improving",
        ),
        Example(
            "A direction of what is not printed.",
            """
            label | unit | polarity | previous | latest | direction
            Dental checks | percent | bigger | N/A | 79.5 | Improving
            """,
            (Verdict.DISAGREES,),
            "2 direction",
            "N/A",
        ),
        Example(
            "Which way is better is not said.",
            """
            label | unit | previous | latest | direction
            Referrals | count | 379 | 345 | Improving
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check=check,
)
