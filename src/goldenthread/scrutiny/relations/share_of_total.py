"""Shares that stand beside counts of the same heading are of the total at the foot of their column."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.figures.cells import Bases, Cell, bases, found
from goldenthread.scrutiny.figures.quotients import count_share_pairs
from goldenthread.scrutiny.figures.structure import counted_columns, totalled_rows
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.reckoning.convention import most
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet
from goldenthread.scrutiny.shown import like
from goldenthread.scrutiny.spans import Span, about

_KEY: Final = "share-of-total"
_HUNDRED: Final = 100


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Divide every count by the total of its column, in tables with several pairs of a count and a share."""
    pairs = count_share_pairs(sheet)
    shares, held = sheet.having(Role.SHARE), bases(sheet, rules)
    if not pairs and len(shares) == 1:
        # One share beside several counts is of the one that most rows show.
        tried = [_columns(sheet, [(count, shares[0])], held, rules) for count in counted_columns(sheet)]
        pairs_of_one = [some for some in tried if any(one.verdict is Verdict.AGREES for one in some)]
        yield from max(pairs_of_one, key=lambda some: sum(one.verdict is Verdict.AGREES for one in some), default=())
    elif len(pairs) > 1:
        yield from _columns(sheet, pairs, held, rules)


def _columns(sheet: Sheet, pairs: Sequence[tuple[Column, Column]], held: Bases, rules: Rules) -> tuple[Outcome, ...]:
    return tuple(
        outcome
        for totalled in totalled_rows(sheet, rules)
        for count, share in pairs
        for outcome in _column(totalled.row, totalled.candidates[0], count, share, held, rules)
    )


def _column(
    total: Row, rows: Iterable[Row], count: Column, share: Column, held: Bases, rules: Rules
) -> Iterator[Outcome]:
    whole = Cell(total, count)
    if whole.number is None or whole.number <= 0:
        return
    judged: list[tuple[Cell, Cell, Span]] = []
    for row in rows:
        part, percent = Cell(row, count), Cell(row, share)
        over = _span(part, held).over(_span(whole, held)) if part.number is not None else None
        if percent.number is None:
            continue
        if over is None:
            yield cannot_tell(percent.place, "its count is hidden or missing")
        else:
            judged.append((part, percent, over.times(_HUNDRED)))
    # None is 0% of whatever total, and shows nothing.
    fits = sum(gives.meets(percent.printed.span()) for part, percent, gives in judged if part.number)
    sure = most(fits, sum(bool(part.number) for part, _, _ in judged), rules)
    for part, percent, gives in judged:
        if gives.meets(percent.printed.span()):
            yield agrees(percent.place)
        elif not sure:
            yield cannot_tell(percent.place, "the shares may be of another total")
        elif gives.meets(percent.printed.cut()):
            yield Outcome(Verdict.AGREES, percent.place, _finding(part, percent, whole, fits, len(judged), Level.NOTE))
        else:
            yield disagrees(_finding(part, percent, whole, fits, len(judged), Level.CONTRADICTION))


def _span(cell: Cell, held: Bases) -> Span:
    base = held.get(cell.column.index, Fraction(1))
    return (
        about(cell.printed.number, base)
        if base > 1
        else cell.printed.span()
        if cell.printed.step != 1
        else (cell.printed.itself())
    )


def _finding(part: Cell, percent: Cell, whole: Cell, fits: int, of: int, level: Level) -> Finding:
    expected = like(part.printed.number * _HUNDRED / whole.printed.number, percent.printed)
    cut = " It looks cut off, not rounded." if level is Level.NOTE else ""
    return found(
        _KEY,
        level,
        percent,
        expected,
        f"{part.text} ÷ {whole.text} = {expected}, not {percent.text}",
        f"{percent.row.label}: {fits} of {of} shares are of the total of their column (inferred from them); this one is "
        f"not.{cut} Which is meant?",
        f"Print {expected}, or correct the count",
        (part, whole),
    )


RELATION: Final = Relation(
    key=_KEY,
    title="A share is of the total of its column",
    sentence="Where several columns of counts each have a column of shares, a share is its count over the total of the column.",
    rounding="A share may have been rounded to its last printed digit; counts are exact unless their table rounds them.",
    examples=(
        Example(
            "Two years, each with its number and its percentage.",
            """
            label | count (2016) | share of total (2016) | count (2017) | share of total (2017)
            White | 140 | 52% | 150 | 50%
            Mixed | 60 | 22% | 65 | 22%
            Asian | 40 | 15% | 50 | 17%
            Black | 30 | 11% | 35 | 12%
            Total | 270 | 100% | 300 | 100%
            """,
            (Verdict.AGREES,) * 8,
        ),
        Example(
            "50 of 300 is 17%.",
            """
            label | count (2016) | share of total (2016) | count (2017) | share of total (2017)
            White | 140 | 52% | 150 | 50%
            Mixed | 60 | 22% | 65 | 22%
            Asian | 40 | 15% | 50 | 71%
            Black | 30 | 11% | 35 | 12%
            Total | 270 | 100% | 300 | 100%
            """,
            (*(Verdict.AGREES,) * 6, Verdict.DISAGREES, Verdict.AGREES),
            "4 share of total (2017)",
            "17%",
        ),
        Example(
            "A hidden count has a share that nobody can check.",
            """
            label | count (2016) | share of total (2016) | count (2017) | share of total (2017)
            White | 140 | 52% | c | 50%
            Black | 130 | 48% | c | 50%
            Total | 270 | 100% | 300 | 100%
            """,
            (Verdict.AGREES, Verdict.AGREES, Verdict.CANNOT_TELL, Verdict.CANNOT_TELL),
        ),
    ),
    check=check,
)
