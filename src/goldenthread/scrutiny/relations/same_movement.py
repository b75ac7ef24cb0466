"""The same movement is not rated two ways in one table."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from goldenthread.scrutiny.figures.cells import Cell, cell_of, found
from goldenthread.scrutiny.figures.distributions import grade_blocks
from goldenthread.scrutiny.figures.movements import Movement, movements
from goldenthread.scrutiny.figures.polarity import polarity_of
from goldenthread.scrutiny.figures.ratings import Rating, rating_cell, rating_of
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.reckoning.blocks import folded
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet
from goldenthread.scrutiny.units import Unit

_KEY: Final = "same-movement"
_MOVED: Final = {1: "rose", -1: "fell", 0: "stayed"}
#: What must be the same, as printed, before two identical movements are expected to have one rating.
_ALIKE: Final = (Role.LABEL, Role.UNIT, Role.POLARITY, Role.TARGET, Role.LOW, Role.HIGH, Role.TOLERANCE, Role.BASELINE)


@dataclass(frozen=True, slots=True)
class _Rated:
    """A row with its movement and its rating."""

    row: Row
    movement: Movement
    cell: Cell
    rating: Rating


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Compare distributions that moved alike, and rows of one measure with the same figures."""
    rated = {one.row.line.number: one for one in _rated(sheet, rules)}
    yield from _grades(sheet, rated, rules)
    yield from _identical(rated.values())
    yield from _one_way(sheet, list(rated.values()), rules)


def _rated(sheet: Sheet, rules: Rules) -> Iterator[_Rated]:
    for movement in movements(sheet, Role.PREVIOUS):
        cell, rating = rating_cell(movement.row), rating_of(movement.row, rules)
        if movement.rise is not None and cell is not None and rating is not None:
            yield _Rated(movement.row, movement, cell, rating)


def _grades(sheet: Sheet, rated: dict[int, _Rated], rules: Rules) -> Iterator[Outcome]:
    """Distributions over the same grades of which every part moved the same way, so that each part says the same."""
    alike: dict[tuple[tuple[str, int], ...], list[list[_Rated]]] = {}
    for rows in grade_blocks(sheet, rules):
        block = [rated[row.line.number] for row in rows if row.line.number in rated]
        if len(block) == len(rows):
            alike.setdefault(
                tuple((folded(one.row.text(Role.SUBLABEL)), one.movement.rise or 0) for one in block), []
            ).append(block)
    for pattern, blocks in alike.items():
        if len(blocks) == 1:
            yield cannot_tell(blocks[0][0].cell.place, "no other distribution moved like this one")
            continue
        moved = ", ".join(f"{part} {_MOVED[rise]}" for part, rise in pattern)
        for part in zip(*blocks, strict=True):
            yield from _one_rating(part, moved)


def _one_rating(part: Sequence[_Rated], moved: str) -> Iterator[Outcome]:
    """One part of several distributions that moved alike; of two, the later is asked about."""
    counted = Counter(one.rating for one in part)
    usual, often = counted.most_common(1)[0]
    if len(counted) == 1:
        yield from (agrees(one.cell.place) for one in part)
        return
    settled = often > len(part) / 2
    if not settled:
        usual = part[0].rating
    others = [one for one in part if one.rating is usual]
    for one in part:
        if one.rating is usual:
            yield agrees(one.cell.place)
        else:
            yield disagrees(_finding(one, others, f"{moved} in both", f"{often} of {len(part)}" if settled else ""))


def _one_way(sheet: Sheet, rated: Sequence[_Rated], rules: Rules) -> Iterator[Outcome]:
    """Percentages of a table without targets and polarities: rises rated good and falls bad (or the reverse), but for one."""
    if any(sheet.has(role) for role in (*_ALIKE[2:], Role.TARGET_MET)) or len(rated) < _fewest(rules):
        return
    moved = [one for one in rated if one.movement.rise and one.rating in {Rating.GOOD, Rating.BAD}]
    units = {one.movement.latest.unit for one in moved}
    percent = units == {Unit.PERCENT} or (units <= {Unit.PERCENT, Unit.UNKNOWN} and sheet.has(Role.N))
    if len(moved) != len(rated) or not percent or any(polarity_of(one.row, rules) is not None for one in moved):
        return
    for way in (Rating.GOOD, Rating.BAD):
        odd = [one for one in moved if (one.movement.rise == 1) is not (one.rating is way)]
        alike = [one for one in moved if one not in odd]
        if len(odd) == 1 and {one.rating for one in alike} == {Rating.GOOD, Rating.BAD}:
            others = [one for one in alike if one.movement.rise == odd[0].movement.rise]
            if others:
                fits = f"{len(others)} of {len(others) + 1}"
                yield disagrees(_finding(odd[0], others, f"both {_MOVED[odd[0].movement.rise or 0]}", fits))


def _fewest(rules: Rules) -> int:
    return int(rules.number("rating", "fewest_to_infer"))


def _identical(rated: Iterable[_Rated]) -> Iterator[Outcome]:
    """Rows of one measure that print the same two figures, target and baseline."""
    alike: dict[tuple[str, ...], list[_Rated]] = {}
    for one in rated:
        if one.movement.rise:
            words = [folded(cell.text) if (cell := cell_of(one.row, role)) else "" for role in _ALIKE]
            key = (*words, one.movement.earlier.text, one.movement.latest.text)
            alike.setdefault(key, []).append(one)
    for same in alike.values():
        first, *later = same
        for one in later:
            if one.rating is first.rating:
                yield agrees(one.cell.place)
            else:
                yield disagrees(_finding(one, [first], "the same two figures", ""))


def _finding(one: _Rated, others: Sequence[_Rated], moved: str, fits: str) -> Finding:
    other = others[0]
    told = f", as {fits} such rows are (inferred from them)" if fits else ""
    shown = "; ".join(
        f"{each.movement.earlier.text} to {each.movement.latest.text} is {each.cell.text}" for each in (one, other)
    )
    return found(
        _KEY,
        Level.QUESTION,
        one.cell,
        other.cell.text,
        f"{shown} ({moved})",
        f"{one.row.label} is rated {one.cell.text}, and the same movement of {other.row.label} is {other.cell.text}{told}. Why?",
        f"Rate both alike, {one.cell.text} or {other.cell.text}, or say what sets them apart",
        (one.movement.latest, one.movement.earlier, *(each.cell for each in others)),
    )


RELATION: Final = Relation(
    key=_KEY,
    title="The same movement is rated one way",
    sentence="Within a table, distributions over the same grades that moved alike, and rows of one measure with the same "
    "figures, are rated alike.",
    rounding="Printed figures are compared as they stand.",
    examples=(
        Example(
            "Requires improvement fell while inadequate rose and good fell, three times: red, red and green.",
            """
            label | sublabel | unit | previous | latest | rating
            Voice | Inadequate | percent | 25 | 100 | R
            Voice | Requires improvement | percent | 25 | 0 | R
            Voice | Good | percent | 50 | 0 | R
            Diversity | Inadequate | percent | 12 | 40 | R
            Diversity | Requires improvement | percent | 71 | 60 | R
            Diversity | Good | percent | 18 | 0 | R
            Plans | Inadequate | percent | 13 | 75 | R
            Plans | Requires improvement | percent | 44 | 25 | G
            Plans | Good | percent | 44 | 0 | R
            """,
            (
                *(Verdict.AGREES, Verdict.AGREES, Verdict.AGREES),
                *(Verdict.AGREES, Verdict.AGREES, Verdict.DISAGREES),
                *(Verdict.AGREES, Verdict.AGREES, Verdict.AGREES),
            ),
            "9 rating",
            "R",
        ),
        Example(
            "One distribution has no other to be like.",
            """
            label | sublabel | unit | previous | latest | rating
            Voice | Inadequate | percent | 25 | 100 | R
            Voice | Good | percent | 75 | 0 | R
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check=check,
)
