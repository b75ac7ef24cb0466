"""A rating without a target agrees with the movement that the other ratings of its table follow."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from goldenthread.scrutiny.figures.cells import Cell, bases, found
from goldenthread.scrutiny.figures.directions import told_of
from goldenthread.scrutiny.figures.movements import Movement, movements
from goldenthread.scrutiny.figures.polarity import Polarity, polarity_of
from goldenthread.scrutiny.figures.ratings import Rating, rating_cell, rating_of, spelled
from goldenthread.scrutiny.figures.targets import reached
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.printed import Kind
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet
from goldenthread.scrutiny.shown import plain

_KEY: Final = "rating-baseline"
#: What ratings may be against: the first of these earlier figures that a row prints.
_WAYS: Final = (
    (Role.BASELINE, Role.PREVIOUS, Role.YEAR_AGO),
    (Role.PREVIOUS, Role.BASELINE, Role.YEAR_AGO),
    (Role.YEAR_AGO, Role.PREVIOUS, Role.BASELINE),
)


@dataclass(frozen=True, slots=True)
class _Rated:
    """A row that is rated good or bad, its polarity, and its movements since each earlier figure that is printed."""

    row: Row
    cell: Cell
    rating: Rating
    polarity: Polarity
    since: dict[Role, Movement]

    def movement(self, way: Sequence[Role]) -> tuple[Role, Movement] | None:
        return next(((role, self.since[role]) for role in way if role in self.since), None)

    def fits(self, way: Sequence[Role]) -> bool | None:
        """Whether good stands beside better and bad beside worse; None where nothing moved or nothing is printed."""
        held = self.movement(way)
        rise = held[1].rise if held is not None else None
        if not rise:
            return None
        return (rise * self.polarity.sign > 0) is (self.rating is Rating.GOOD)


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Find the movement that most ratings follow, and ask about those that do not."""
    rated = list(_all(sheet, rules))
    judged = [(way, [one for one in rated if one.fits(way) is not None]) for way in _WAYS]
    way, seen = max(judged, key=lambda one: sum(bool(row.fits(one[0])) for row in one[1]))
    misfits = [one for one in seen if not one.fits(way)]
    # A baseline is printed to be compared with; ratings may well be of something else than the figure before.
    printed = way[0] is Role.BASELINE and any(Role.BASELINE in one.since for one in seen)
    plain_rule = printed or _nothing_else(sheet, seen, misfits)
    enough = len(seen) >= rules.number("rating", "fewest_to_infer" if plain_rule else "fewest_to_infer_unprinted")
    follows = enough and len(misfits) * rules.number("rating", "one_misfit_in") <= len(seen)
    for one in seen:
        if not follows:
            yield cannot_tell(one.cell.place, "too few ratings follow one movement to say what they are of")
        elif any(one is misfit for misfit in misfits) and not one.polarity.stated and _all_astray(one, seen, misfits):
            yield cannot_tell(one.cell.place, "its title may say another way to be better than was read from it")
        elif any(one is misfit for misfit in misfits) and not any(one.fits(other) for other in _WAYS):
            yield disagrees(_finding(one, way, f"{len(seen) - len(misfits)} of {len(seen)}", rules))
        elif any(one is misfit for misfit in misfits):
            yield cannot_tell(one.cell.place, "the rating follows another earlier figure")
        else:
            yield agrees(one.cell.place)


def _nothing_else(sheet: Sheet, seen: Sequence[_Rated], misfits: Sequence[_Rated]) -> bool:
    """Whether a table without a target, with stated polarities, leaves ratings nothing else to follow, and one does not."""
    untold = any(sheet.has(role) for role in (Role.TARGET, Role.LOW, Role.HIGH, Role.TARGET_MET))
    both = {one.rating for one in seen if all(one is not misfit for misfit in misfits)} == {Rating.GOOD, Rating.BAD}
    return not untold and both and len(misfits) < 2 and all(one.polarity.stated for one in seen)


def _all_astray(one: _Rated, seen: Sequence[_Rated], misfits: Sequence[_Rated]) -> bool:
    """Whether every other row of the same measure, of which there are some, is a misfit too."""
    label = one.row.text(Role.LABEL)
    others = [other for other in seen if other is not one and other.row.text(Role.LABEL) == label]
    return bool(others) and all(any(other is misfit for misfit in misfits) for other in others)


def _all(sheet: Sheet, rules: Rules) -> Iterator[_Rated]:
    held = bases(sheet, rules)
    moved = {role: {one.row.line.number: one for one in movements(sheet, role)} for role in _WAYS[0]}
    for row in sheet.rows:
        cell, rating, polarity = rating_cell(row), rating_of(row, rules), polarity_of(row, rules)
        if cell is None or rating not in {Rating.GOOD, Rating.BAD} or polarity is None or not polarity.sign:
            continue
        if reached(row, held, rules) is not None or row.cell(Role.TARGET).kind in {Kind.NUMBER, Kind.RANGE}:
            continue
        since = {role: rows[row.line.number] for role, rows in moved.items() if row.line.number in rows}
        printed = {role: movement for role, movement in since.items() if movement.rise is not None}
        if rating is not None and printed:
            yield _Rated(row, cell, rating, polarity, printed)


def _finding(one: _Rated, way: Sequence[Role], fits: str, rules: Rules) -> Finding:
    held = one.movement(way)
    if held is None:
        raise ValueError("a rating without a movement follows no rule")
    role, movement = held
    apart = movement.latest.printed.number - movement.earlier.printed.number
    expected = spelled(Rating.BAD if one.rating is Rating.GOOD else Rating.GOOD, one.row, rules)
    better = "better" if one.rating is Rating.BAD else "worse"
    places = max(movement.latest.printed.places, movement.earlier.printed.places)
    told = "" if one.polarity.stated else ", as its title suggests"
    return found(
        _KEY,
        Level.QUESTION,
        one.cell,
        expected,
        f"{movement.earlier.text} to {movement.latest.text} is {plain(apart, places)}, {better} ({one.polarity.words}{told});"
        f" rated {one.cell.text}",
        f"{one.row.label}: most ratings without a target ({fits}) follow the movement since {told_of(role)} (inferred from "
        "them); this one does not. What is it of?",
        f"Print {expected}, or say what the rating is of",
        (movement.latest, movement.earlier),
    )


RELATION: Final = Relation(
    key=_KEY,
    title="A rating without a target follows the movement that the others follow",
    sentence="Where a table rates figures without targets by their movement since a baseline or an earlier figure, every "
    "rating does so.",
    rounding="Printed figures are compared; where they are equal nobody can tell. What most ratings follow is inferred, and "
    "said to be.",
    examples=(
        Example(
            "Six ratings follow the movement and one does not.",
            """
            label | unit | polarity | baseline | latest | rating
            Visits | percent | bigger | 70 | 75 | G
            Reviews | percent | bigger | 90 | 85 | R
            Plans | percent | bigger | 40 | 60 | G
            Vacant posts | percent | smaller | 9 | 6 | G
            Agency posts | percent | smaller | 21 | 28 | R
            Health | percent | bigger | 60 | 70 | R
            Dental | percent | bigger | 50 | 55 | G
            """,
            (
                *(Verdict.AGREES, Verdict.AGREES, Verdict.AGREES, Verdict.AGREES, Verdict.AGREES),
                *(Verdict.DISAGREES, Verdict.AGREES),
            ),
            "7 rating",
            "G",
        ),
        Example(
            "Two ratings show no rule.",
            """
            label | unit | polarity | previous | latest | rating
            Visits | percent | bigger | 70 | 75 | R
            Reviews | percent | bigger | 90 | 85 | R
            """,
            (Verdict.CANNOT_TELL, Verdict.CANNOT_TELL),
        ),
    ),
    check=check,
)
