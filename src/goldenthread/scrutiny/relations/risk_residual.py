"""What is left of a risk after its controls is not above what it was before them."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.findings import Finding, Level, Outcome, Place, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.reckoning.risks import Kind, kinds, level_of, scored
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet
from goldenthread.scrutiny.shown import plain


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Compare every residual risk with the inherent one: by both parts where they are printed, else by score."""
    held = {kind.name: kind for kind in kinds(sheet)}
    inherent, residual = held.get("inherent"), held.get("residual") or held.get("")
    if inherent is not None and residual is not None:
        for row in sheet.rows:
            yield from _by_parts(row, inherent, residual, rules)
        return
    after = (*sheet.having(Role.RESIDUAL), *sheet.having(Role.SCORE))
    if sheet.has(Role.INHERENT) and after:
        for row in sheet.rows:
            yield from _by_score(row, sheet.having(Role.INHERENT)[0], after[0])


def _by_parts(row: Row, inherent: Kind, residual: Kind, rules: Rules) -> Iterator[Outcome]:
    before, after = inherent.parts(row, rules), residual.parts(row, rules)
    place = row.place(residual.score or residual.likelihood)
    if before is None or after is None:
        if any(row.raw(column) for column in (residual.impact, residual.likelihood)):
            yield cannot_tell(place, "a level of the inherent or the residual risk is not printed")
        return
    if _unsettled(row, rules):
        yield cannot_tell(place, "the score and its levels do not agree with each other")
        return
    raised = [number for number in (0, 1) if after[number] > before[number]]
    if not raised:
        yield agrees(place)
        return
    column = (residual.impact, residual.likelihood)[raised[-1]]
    also = tuple(row.place(one) for one in (inherent.impact, inherent.likelihood))
    yield disagrees(_finding(row, column, _shown(before), _shown(after), before[raised[-1]], also))


def _unsettled(row: Row, rules: Rules) -> bool:
    """Whether a printed score contradicts its own parts, so that the parts are no evidence."""
    after = [kind for kind in scored(row.sheet) if kind.name != "inherent"]
    read = [(kind.parts(row, rules), kind.scored(row)) for kind in after]
    return any(parts is not None and score is not None and parts[0] * parts[1] != score for parts, score in read)


def _by_score(row: Row, inherent: Column, residual: Column) -> Iterator[Outcome]:
    before, after = level_of(row.raw(inherent)), level_of(row.raw(residual))
    if before is None or after is None:
        if row.raw(inherent) and row.raw(residual):
            yield cannot_tell(row.place(residual), "a score is not a number")
        return
    if after <= before:
        yield agrees(row.place(residual))
        return
    yield disagrees(_finding(row, residual, plain(before), plain(after), before, (row.place(inherent),)))


def _shown(parts: tuple[Fraction, Fraction]) -> str:
    return f"{plain(parts[0])} × {plain(parts[1])} = {plain(parts[0] * parts[1])}"


def _finding(row: Row, column: Column, before: str, after: str, most: Fraction, also: tuple[Place, ...]) -> Finding:
    return Finding(
        row.place(column),
        RELATION.key,
        Level.QUESTION,
        row.raw(column),
        f"{plain(most)} at most",
        f"inherent {before}; residual {after}",
        f"{row.label}: the risk stands higher after its controls than before them. Is the residual or the inherent level "
        "printed as meant?",
        f"Print a residual level of {plain(most)} at most, or correct the inherent one",
        also,
    )


RELATION: Final = Relation(
    key="risk-residual",
    title="Residual risk is not above inherent risk",
    sentence="Neither level of a residual risk, nor its score, is above that of the inherent risk.",
    rounding="Levels and scores are whole numbers.",
    examples=(
        Example(
            "Controls brought 5 × 5 down to 4 × 4.",
            """
            id | inherent impact | inherent likelihood | residual impact | residual likelihood | score
            R1 | 5 | 5 | 4 | 4 | 16
            """,
            (Verdict.AGREES,),
        ),
        Example(
            "3 × 3 before controls cannot be 3 × 4 after them.",
            """
            id | inherent impact | inherent likelihood | residual impact | residual likelihood | score
            R1 | 3 | 3 | 3 | 4 | 12
            """,
            (Verdict.DISAGREES,),
            "2 residual likelihood",
            "3 at most",
        ),
        Example(
            "A score in words alone tells nothing.",
            """
            id | inherent | residual
            R1 | 12 | Medium
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check=check,
)
