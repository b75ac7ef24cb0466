"""A risk's score is its impact times its likelihood, and both are levels of the scale."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.reckoning.convention import Convention, convention
from goldenthread.scrutiny.reckoning.risks import Kind, in_scale, kinds, level_of, scored
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Column
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet
from goldenthread.scrutiny.shown import plain

_PRODUCT: Final = "×"
_SUM: Final = "+"


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Compare every printed score with its parts, and every part with the scale."""
    for kind in _settled(scored(sheet), sheet, rules):
        way, larger = _way(sheet, kind, rules), _larger(sheet, kind, rules)
        for row in sheet.rows:
            yield from _row(row, kind, way, larger, rules)


def _way(sheet: Sheet, kind: Kind, rules: Rules) -> Convention[str] | None:
    rows = [row for row in sheet.rows if kind.parts(row, rules) and kind.scored(row) is not None]
    return convention((_PRODUCT, _SUM), rows, lambda row, way: _fits(row, kind, way, rules), rules)


def _settled(held: tuple[Kind, ...], sheet: Sheet, rules: Rules) -> Iterator[Kind]:
    """One kind for each column of scores: that which most rows follow, the residual one of equals."""
    for column in dict.fromkeys(kind.score for kind in held):
        sharing = [kind for kind in held if kind.score == column]
        if column is None or len(sharing) == 1:
            yield from sharing
            continue
        fit = [sum(_fits(row, kind, _PRODUCT, rules) for row in sheet.rows) for kind in sharing]
        best = sharing[fit.index(max(fit))]
        yield from (kind if kind == best else replace(kind, score=None) for kind in sharing)


def _reckoned(parts: tuple[Fraction, Fraction], way: str) -> Fraction:
    return parts[0] * parts[1] if way == _PRODUCT else parts[0] + parts[1]


def _fits(row: Row, kind: Kind, way: str, rules: Rules) -> bool:
    parts, score = kind.parts(row, rules), kind.scored(row)
    return parts is not None and score is not None and _reckoned(parts, way) == score


def _row(
    row: Row, kind: Kind, way: Convention[str] | None, larger: frozenset[Column], rules: Rules
) -> Iterator[Outcome]:
    place = row.place(kind.score or kind.impact)
    parts, score = kind.parts(row, rules), kind.scored(row)
    if parts is None:
        if score is not None:
            yield cannot_tell(place, "impact or likelihood is not a level")
        return
    astray = _astray(row, kind, larger, rules)
    if score is None or way is None:
        if astray is not None:
            yield disagrees(_outside(row, *astray, rules))
        elif score is not None:
            yield cannot_tell(place, "most rows of the table score their risks in another way")
        else:
            yield agrees(place)
    elif _reckoned(parts, way.way) != score:
        yield disagrees(_unequal(row, kind, way.way, astray, rules))
    elif astray is not None:
        yield disagrees(_outside(row, *astray, rules))
    else:
        yield agrees(place)


def _astray(row: Row, kind: Kind, larger: frozenset[Column], rules: Rules) -> tuple[Column, Fraction] | None:
    """The first part that lies outside the scale, unless its column has a larger scale."""
    for column, words in _worded(kind):
        own = level_of(row.raw(column), rules.words("risks", words))
        if own is not None and not in_scale(own, rules) and column not in larger:
            return column, own
    return None


def _larger(sheet: Sheet, kind: Kind, rules: Rules) -> frozenset[Column]:
    """The columns in which so many levels lie outside the scale that theirs must be a larger one."""
    found = set()
    for column, words in _worded(kind):
        levels = (level_of(row.raw(column), rules.words("risks", words)) for row in sheet.rows)
        beyond = sum(level is not None and not in_scale(level, rules) for level in levels)
        if beyond >= rules.number("risks", "larger_scale"):
            found.add(column)
    return frozenset(found)


def _worded(kind: Kind) -> tuple[tuple[Column, str], ...]:
    return (kind.impact, "impact_words"), (kind.likelihood, "likelihood_words")


def _outside(row: Row, column: Column, level: Fraction, rules: Rules) -> Finding:
    low, high = (plain(rules.number("risks", name)) for name in ("scale_low", "scale_high"))
    return Finding(
        row.place(column),
        RELATION.key,
        Level.QUESTION,
        row.raw(column),
        f"{low} to {high}",
        f"{plain(level)} is not one of {low} to {high}",
        f"{row.label}: the level lies outside the scale of the other risks. Is another level meant?",
        f"Print a level from {low} to {high}, or say which scale is used",
    )


def _unequal(row: Row, kind: Kind, way: str, astray: tuple[Column, Fraction] | None, rules: Rules) -> Finding:
    parts, score = kind.parts(row, rules), kind.scored(row)
    if parts is None or score is None or kind.score is None:
        raise ValueError("only a row with both parts and a score can disagree")
    should = _reckoned(parts, way)
    column, expected = kind.score, plain(should)
    blamed = _to_blame(row, kind, parts, score, astray, rules) if way == _PRODUCT else None
    if blamed is not None:
        column, expected = blamed[0], plain(blamed[1])
    what = f"{kind.name} score" if kind.name else "score"
    return Finding(
        row.place(column),
        RELATION.key,
        Level.CONTRADICTION,
        row.raw(column),
        expected,
        f"{plain(parts[0])} {way} {plain(parts[1])} = {plain(should)}, not {plain(score)}",
        f"{row.label}: the {what} is not what impact and likelihood give. Which of the three figures is meant?",
        f"Print {expected} here, or correct the figure that is wrong",
        tuple(row.place(one) for one in (kind.impact, kind.likelihood, kind.score) if one != column),
    )


def _to_blame(
    row: Row,
    kind: Kind,
    parts: tuple[Fraction, Fraction],
    score: Fraction,
    astray: tuple[Column, Fraction] | None,
    rules: Rules,
) -> tuple[Column, Fraction] | None:
    """The part that is off the scale, or above its inherent level, where another level would give the printed score."""
    inherent = next((one.parts(row, rules) for one in kinds(row.sheet) if one.name == "inherent"), None)
    columns = (kind.impact, kind.likelihood)
    for place, column in enumerate(columns):
        raised = kind.name != "inherent" and inherent is not None and parts[place] > inherent[place]
        if not raised and (astray is None or astray[0] != column):
            continue
        other = parts[1 - place]
        meant = score / other if other else None
        if meant is not None and meant.denominator == 1 and in_scale(meant, rules):
            return column, meant
    return None


RELATION: Final = Relation(
    key="risk-score",
    title="A risk's score is impact times likelihood",
    sentence="The score of a risk is its impact times its likelihood, each a level of the scale.",
    rounding="Levels and scores are whole numbers; a table that plainly scores otherwise is left alone.",
    examples=(
        Example(
            "4 × 3 is 12, in words too.",
            """
            id | impact | likelihood | score
            R1 | 4 | 3 | 12
            R2 | 4 Major | 2 Unlikely | 8
            R3 | Major | Likely | High (16)
            """,
            (Verdict.AGREES, Verdict.AGREES, Verdict.AGREES),
        ),
        Example(
            "4 × 4 is 16, not 12, and 4 × 3 is 12: the lone score is of the residual risk.",
            """
            id | inherent impact | inherent likelihood | residual impact | residual likelihood | score
            R1 | 5 | 5 | 4 | 4 | 12
            R2 | 5 | 4 | 4 | 3 | 12
            """,
            (Verdict.DISAGREES, Verdict.AGREES, Verdict.AGREES, Verdict.AGREES),
            "2 score",
            "16",
        ),
        Example(
            "Without a likelihood nobody can tell.",
            """
            id | impact | likelihood | score
            R1 | 4 | N/A | 12
            """,
            (Verdict.CANNOT_TELL,),
        ),
        Example(
            "A table that adds its levels is left alone.",
            """
            id | impact | likelihood | score
            R1 | 4 | 3 | 7
            R2 | 5 | 3 | 8
            R3 | 2 | 1 | 3
            """,
            (Verdict.AGREES, Verdict.AGREES, Verdict.AGREES),
        ),
    ),
    check=check,
)
