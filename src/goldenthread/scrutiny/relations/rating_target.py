"""A rating agrees with the target, the range and the tolerance that stand beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.figures.bands import out_of_order
from goldenthread.scrutiny.figures.cells import Bases, Cell, bases, cell_of, found
from goldenthread.scrutiny.figures.ratings import Rating, rating_cell, rating_of, spelled
from goldenthread.scrutiny.figures.targets import Reached, reached
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.printed import Kind
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet
from goldenthread.scrutiny.shown import plain
from goldenthread.scrutiny.units import Unit

_KEY: Final = "rating-target"


@dataclass(frozen=True, slots=True)
class _Rated:
    """A rated value with its aim; ``within`` and ``beyond`` say whether it may miss by less or more than a tolerance."""

    reach: Reached
    cell: Cell
    rating: Rating
    within: bool
    beyond: bool

    @property
    def row(self) -> Row:
        return self.reach.row

    @property
    def met(self) -> bool:
        """Whether the target is met for certain."""
        return not self.reach.may_miss

    @property
    def missed(self) -> bool:
        """Whether it is missed for certain."""
        return not self.reach.may_meet


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Hold every rating, and every "target met", against the target of its row."""
    held = bases(sheet, rules)
    for role in (Role.RATING, Role.TARGET_MET):
        if sheet.has(role):
            yield from _column(sheet, role, held, rules)


def _column(sheet: Sheet, role: Role, held: Bases, rules: Rules) -> Iterable[Outcome]:
    rated: list[_Rated] = []
    for row in sheet.rows:
        cell, rating = rating_cell(row, role), rating_of(row, rules, role)
        if cell is None or rating is None:
            continue
        reach = reached(row, held, rules)
        if reach is not None:
            rated.append(_rated(reach, cell, rating))
        elif row.cell(Role.TARGET).kind in {Kind.NUMBER, Kind.RANGE}:
            yield cannot_tell(
                cell.place, "value and target are not both numbers of one unit, or which way is better is not said"
            )
    faults = [_fault(one, rated, rules) for one in rated]
    lost = sum(fault is not None for fault in faults) * 2 > len(faults) > 3
    bands = None if lost else out_of_order([one.reach for one in rated if one.missed], rules)
    for one, fault in zip(rated, faults, strict=True):
        if lost and fault is not None:
            yield cannot_tell(one.cell.place, "most ratings of the table are not of its targets")
        elif fault is not None:
            yield disagrees(fault)
        elif bands is not None and bands.row is one.row:
            yield disagrees(_band(one, bands.told, rules))
        else:
            yield agrees(one.cell.place)


def _rated(reach: Reached, cell: Cell, rating: Rating) -> _Rated:
    tolerance = cell_of(reach.row, Role.TOLERANCE)
    if tolerance is None or tolerance.number is None or reach.may_meet:
        return _Rated(reach, cell, rating, within=False, beyond=False)
    room = abs(tolerance.printed.number)
    # A tolerance in percent may be of points or of the target; in a table of neither kind it is in the value's own unit.
    misses = [reach.shortfall]
    if reach.relative is not None and (tolerance.printed.sign == "%" or tolerance.column.sign == "%"):
        misses.append(reach.relative)
    slack = reach.value.printed.step / 2 if reach.unit is not Unit.COUNT else Fraction(0)
    within, beyond = (max(misses) + slack <= room, min(misses) - slack > room)
    return _Rated(reach, cell, rating, within, beyond)


def _fault(one: _Rated, rated: Sequence[_Rated], rules: Rules) -> Finding | None:
    if one.met and one.rating is not Rating.GOOD:
        sure = one.rating is Rating.BAD
        return _finding(one, rules, Rating.GOOD, "the target is met", sure)
    if one.missed and one.rating is Rating.GOOD:
        if one.within:
            amber = any(other.within and other.rating.between for other in rated)
            return _finding(one, rules, Rating.NEAR, "the value is within the tolerance", False) if amber else None
        if _tolerated(one, rated, rules):
            return None
        return _finding(one, rules, Rating.BAD, "the target is missed", True)
    if one.within and one.rating is Rating.BAD:
        return _finding(one, rules, Rating.NEAR, "the value is within the tolerance", False)
    if one.beyond and one.rating.between:
        return _finding(one, rules, Rating.BAD, "the value is beyond the tolerance", False)
    return None


def _tolerated(one: _Rated, rated: Sequence[_Rated], rules: Rules) -> bool:
    """Whether several greens miss by less than every other miss: the table then seems to allow a tolerance."""
    missed = [other for other in rated if other.missed and not other.reach.aim.is_range]
    greens = [other.reach.relative or Fraction(0) for other in missed if other.rating is Rating.GOOD]
    others = [other.reach.relative or Fraction(0) for other in missed if other.rating is not Rating.GOOD]
    enough = len(greens) >= rules.number("rating", "greens_that_show_a_tolerance")
    if not enough or one.reach.aim.is_range or max(greens) > rules.number("rating", "largest_tolerance_percent"):
        return False
    return not others or max(greens) < min(others)


def _level(one: _Rated, rules: Rules, sure: bool) -> Level:
    if one.reach.aim.is_range:
        return Level(str(rules.sections["rating"]["against_a_range"]))
    return Level.CONTRADICTION if sure and one.reach.aim.stated else Level.QUESTION


def _sum(reach: Reached) -> str:
    aim, value = reach.aim, reach.value.text
    if aim.is_range:
        return f"{value} is {'outside' if reach.shortfall else 'within'} {aim.shown}"
    side = "at least" if aim.low is not None else "at most"
    places = max(reach.value.printed.places, aim.cells[0].printed.places)
    by = f", missed by {plain(reach.shortfall, places)}" if reach.shortfall else ", met"
    return f"{value} beside a target of {side} {aim.shown}{by}"


def _finding(one: _Rated, rules: Rules, meant: Rating, why: str, sure: bool) -> Finding:
    reach = one.reach
    expected = (
        spelled(meant, one.row, rules, one.cell.column.role)
        if meant is not Rating.BAD or not reach.aim.is_range
        else "not good"
    )
    if reach.aim.is_range:
        why = "the value is outside its range" if reach.shortfall else "the value is within its range"
    polarity = reach.aim.polarity
    inferred = f" ({polarity.words}, as its title or target suggests)" if polarity and not polarity.stated else ""
    return found(
        _KEY,
        _level(one, rules, sure),
        one.cell,
        expected,
        f"{_sum(reach)}; rated {one.cell.text}",
        f"{one.row.label}: {why}{inferred}, but it is rated {one.cell.text}. Is it rated by another rule?",
        f"Print {expected}, correct the value or the target, or say what the rating is of",
        (reach.value, *reach.aim.cells, _polarity_cell(one)),
    )


def _polarity_cell(one: _Rated) -> Cell | None:
    polarity = one.reach.aim.polarity
    return cell_of(one.row, Role.POLARITY) if polarity is not None and polarity.stated else None


def _band(one: _Rated, told: str, rules: Rules) -> Finding:
    meant = spelled(Rating.BAD if one.rating.between else Rating.NEAR, one.row, rules, one.cell.column.role)
    return found(
        _KEY,
        Level.QUESTION,
        one.cell,
        meant,
        f"{_sum(one.reach)}; {told}",
        f"{one.row.label}: by the bands that the other rows follow (inferred from them), this would be {meant}. Why is it "
        f"{one.cell.text}?",
        f"Print {meant}, or say by which bands it is rated",
        (one.reach.value, *one.reach.aim.cells),
    )


RELATION: Final = Relation(
    key=_KEY,
    title="A rating agrees with its target",
    sentence="Green is a target met, red one missed, and amber one nearly met: by the table's tolerance where it states one, "
    "else by the bands that its rows follow.",
    rounding="A value that may reach its target before rounding is not held to have missed it, nor the other way about.",
    examples=(
        Example(
            "Met and green, missed and red; 95.0% printed may be either side of 95%.",
            """
            label | unit | polarity | target | latest | rating
            Reviews | percent | bigger | 95% | 96.4% | G
            Visits | percent | bigger | 95% | 83.8% | R
            Second plan | percent | smaller | 15.6% | 14.8% | G
            Health | percent | bigger | 95% | 95.0% | A
            """,
            (Verdict.AGREES, Verdict.AGREES, Verdict.AGREES, Verdict.AGREES),
        ),
        Example(
            "A target that is met, called missed.",
            """
            label | unit | polarity | target | latest | rating
            Reviews | percent | bigger | 95% | 96.4% | Missed
            """,
            (Verdict.DISAGREES,),
            "2 rating",
            "Green",
        ),
        Example(
            "19.7 is no caseload of 12 to 16.",
            """
            label | unit | target | latest | rating
            Leaving care | ratio | 12 to 16 | 19.7 | G
            Duty | ratio | 12 to 16 | 28.6 | R
            """,
            (Verdict.DISAGREES, Verdict.AGREES),
            "2 rating",
            "not good",
        ),
        Example(
            "Which way is better is not said.",
            """
            label | unit | target | latest | rating
            Referrals | count | 300 | 345 | G
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check=check,
)
