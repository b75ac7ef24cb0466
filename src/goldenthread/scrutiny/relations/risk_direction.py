"""Which way a risk is said to have gone agrees with its score and the one before."""

from collections.abc import Iterable, Iterator
from typing import Final

from goldenthread.scrutiny.figures.cells import Cell, found
from goldenthread.scrutiny.figures.directions import ARROWS, VERDICTS, way_of
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.printed import Kind
from goldenthread.scrutiny.reckoning.convention import most
from goldenthread.scrutiny.recognise.words import tokens
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Sheet

_KEY: Final = "risk-direction"
_SCORES: Final = (Role.RESIDUAL, Role.SCORE)
_EARLIER: Final = (Role.IGNORED, Role.PREVIOUS)
#: Words of which a heading of an earlier score has one of each kind.
_BEFORE: Final = frozenset({"previous", "last", "prior", "earlier"})
_SCORED: Final = frozenset({"score", "rating", "risk", "quarter", "month", "period", "level"})


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Compare every direction of a register with the scores that it stands between, where most agree with them."""
    scores = [column for role in _SCORES for column in sheet.having(role)]
    earlier = [column for role in _EARLIER for column in sheet.having(role) if _is_earlier(column)]
    said = [*sheet.having(Role.DIRECTION), *sheet.having(Role.ARROW)]
    if not scores or len(earlier) != 1 or len(said) != 1:
        return
    told = list(_told(sheet, scores[0], earlier[0], said[0], rules))
    fits = sum(finding is None for _, finding in told)
    for cell, finding in told:
        if finding is None:
            yield agrees(cell.place)
        elif most(fits, len(told), rules):
            yield disagrees(finding)
        else:
            yield cannot_tell(cell.place, "too few directions of the register agree with its scores")


def _is_earlier(column: Column) -> bool:
    words = set(tokens(column.heading))
    return bool(words & _BEFORE) and bool(words & _SCORED)


def _told(
    sheet: Sheet, score: Column, earlier: Column, said: Column, rules: Rules
) -> Iterator[tuple[Cell, Finding | None]]:
    for row in sheet.rows:
        now, was, cell = Cell(row, score), Cell(row, earlier), Cell(row, said)
        way = way_of(cell, rules)
        if way is None or now.printed.kind is not Kind.NUMBER or was.printed.kind is not Kind.NUMBER:
            continue
        moved = (now.printed.number > was.printed.number) - (now.printed.number < was.printed.number)
        # A risk that is called better is a lower one.
        points = ARROWS[way] if way in ARROWS else -VERDICTS[way] if way in VERDICTS else None
        if points is not None:
            yield cell, None if points == moved else _finding(cell, now, was, moved)


def _finding(cell: Cell, now: Cell, was: Cell, moved: int) -> Finding:
    expected = {1: "Increased", -1: "Decreased", 0: "Unchanged"}[moved]
    return found(
        _KEY,
        Level.CONTRADICTION,
        cell,
        expected,
        f"{was.text} to {now.text} is {expected.casefold()}, not {cell.text}",
        f"{cell.row.label}: the direction is not that of the two scores, as it is in most rows. Which is meant?",
        f"Print {expected}, or correct the score that is wrong",
        (now, was),
    )


RELATION: Final = Relation(
    key=_KEY,
    title="A risk's direction is that of its scores",
    sentence="A risk is said to have increased where its score is above the one before, decreased where it is below, and unchanged "
    "where it is the same.",
    rounding="Nothing is rounded. That directions are of the scores is taken from most of the rows.",
    examples=(
        Example(
            "Four risks.",
            """
            ref | label | score | ignored (last quarter's score) | direction
            1 | Placements | 16 | 16 | Unchanged
            2 | Court delay | 9 | 12 | Decreased
            3 | Savings | 12 | 9 | Increased
            4 | Transport | 15 | 12 | Increased
            """,
            (Verdict.AGREES,) * 4,
        ),
        Example(
            "9 after 12 is no increase.",
            """
            ref | label | score | ignored (last quarter's score) | direction
            1 | Placements | 16 | 16 | Unchanged
            2 | Court delay | 9 | 12 | Increased
            3 | Savings | 12 | 9 | Increased
            4 | Transport | 15 | 12 | Increased
            """,
            (Verdict.AGREES, Verdict.DISAGREES, Verdict.AGREES, Verdict.AGREES),
            "3 direction",
            "Decreased",
        ),
        Example(
            "Directions that most scores do not bear out are of something else.",
            """
            ref | label | score | ignored (last quarter's score) | direction
            1 | Placements | 16 | 16 | Increased
            2 | Court delay | 9 | 12 | Increased
            """,
            (Verdict.CANNOT_TELL, Verdict.CANNOT_TELL),
        ),
    ),
    check=check,
)
