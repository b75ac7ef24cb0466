"""A risk's score is one that two levels of the scale give, as the other scores of its register are."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.reckoning.risks import level_of, scored
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet
from goldenthread.scrutiny.shown import plain

_KEY: Final = "risk-scale"
_SCORES: Final = (Role.INHERENT, Role.RESIDUAL, Role.SCORE)
#: What a register of risks has beside one column of scores.
_OF_RISKS: Final = ("risk", "score", "inherent", "residual", "gross", "net", "current")


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Look at every score that stands without its impact and likelihood; with them it is looked at itself."""
    parted = {kind.score for kind in scored(sheet) if kind.score is not None}
    columns = [
        column for role in _SCORES for column in sheet.having(role) if column not in parted and _of_risks(column)
    ]
    cells = [
        (row, column, score)
        for column in columns
        for row in sheet.rows
        if row.raw(column) and (score := level_of(row.raw(column))) is not None
    ]
    if not cells:
        return
    low, high = (int(rules.number("risks", name)) for name in ("scale_low", "scale_high"))
    products = {Fraction(one * other) for one in range(low, high + 1) for other in range(low, high + 1)}
    astray = [one for one in cells if one[2] not in products]
    enough = len(cells) >= rules.number("risks", "fewest_scores")
    if len(astray) > 1 or not enough or not any(score > high for _, _, score in cells):
        row, column, _ = cells[0]
        yield cannot_tell(row.place(column), "the scores may be of another scale")
        return
    for row, column, score in cells:
        place = row.place(column)
        yield agrees(place) if score in products else disagrees(_finding(row, column, score, products, high))


def _of_risks(column: Column) -> bool:
    return any(word in column.heading.casefold() for word in _OF_RISKS)


def _finding(row: Row, column: Column, score: Fraction, products: set[Fraction], high: int) -> Finding:
    below, above = [one for one in products if one < score], [one for one in products if one > score]
    expected = " or ".join(plain(one) for one in (*sorted(below)[-1:], *sorted(above)[:1]))
    return Finding(
        row.place(column),
        _KEY,
        Level.QUESTION,
        row.raw(column),
        expected,
        f"no two levels from 1 to {high} give {plain(score)}; every other score is given by two",
        f"{row.label}: impact times likelihood cannot be {plain(score)}. Which score is meant?",
        f"Print {expected}, or say by which scale it is scored",
    )


RELATION: Final = Relation(
    key=_KEY,
    title="A risk's score is one of its scale",
    sentence="Where all scores of a register but one are products of two levels from 1 to 5, that one is too.",
    rounding="Nothing is rounded. A register with more scores that are no such products is of another scale.",
    examples=(
        Example(
            "20, 12, 16 and 8 are such products.",
            """
            ref | label | inherent | residual
            C1 | Quality of plans | 20 | 12
            C2 | Delay in court | 16 | 12
            C3 | Missing children | 15 | 8
            """,
            (Verdict.AGREES,) * 6,
        ),
        Example(
            "17 is none.",
            """
            ref | label | inherent | residual
            C1 | Quality of plans | 20 | 12
            C2 | Delay in court | 16 | 12
            C3 | Missing children | 25 | 17
            """,
            (*(Verdict.AGREES,) * 5, Verdict.DISAGREES),
            "4 residual",
            "16 or 20",
        ),
        Example(
            "A register scored from 1 to 100.",
            """
            ref | label | inherent | residual
            C1 | Quality of plans | 71 | 42
            C2 | Delay in court | 66 | 31
            C3 | Missing children | 80 | 55
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check=check,
)
