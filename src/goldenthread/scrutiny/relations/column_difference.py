"""A column that is what is left of one column after another, in most rows, is so in every row."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import permutations
from typing import Final

from goldenthread.scrutiny.figures.cells import AMOUNTS, COUNTED
from goldenthread.scrutiny.findings import Outcome, Verdict, cannot_tell
from goldenthread.scrutiny.printed import Kind
from goldenthread.scrutiny.reckoning.blocks import folded
from goldenthread.scrutiny.reckoning.convention import beyond_chance
from goldenthread.scrutiny.reckoning.equations import Sum
from goldenthread.scrutiny.reckoning.rounding import doubted_base
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.relations.money import judged
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet

_KEY: Final = "column-difference"
#: Columns that may be what is left: those that no heading tells of, and counts. A named change, variance, slippage or total
#: has a relation of its own.
_LEFT: Final = frozenset(
    {Role.IGNORED, Role.COUNT, Role.N, Role.AT_RISK, Role.NOT_ACHIEVED, Role.VARIANCE, Role.CHANGE}
)
#: What a named variance or change is of, when it is looked at elsewhere.
_KNOWN: Final = {
    Role.VARIANCE: frozenset({Role.OUTTURN, Role.BUDGET, Role.REVISED, Role.APPROVED}),
    Role.CHANGE: frozenset({Role.PREVIOUS, Role.LATEST, Role.VALUE}),
}
_OF: Final = COUNTED | AMOUNTS | frozenset({Role.IGNORED, Role.TARGET, Role.COMPARATOR, Role.CHANGE})
_EARLIER: Final = (Role.PREVIOUS, Role.YEAR_AGO, Role.BASELINE)
#: A table of more columns of figures than these is too wide for a difference to be looked for.
_WIDEST: Final = 14
#: So many rows are tried before all are.
_FIRST: Final = 12


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Find the two columns of which a column is the difference in most rows, and look at every row."""
    figures = [column for column in sheet.columns if column.role in _OF and _numbers(sheet, column)]
    # A change beside an earlier figure is looked at as such.
    changes = {Role.CHANGE} if any(sheet.has(role) for role in _EARLIER) else set()
    left = [column for column in figures if column.role in _LEFT - changes]
    if not left or not 2 < len(figures) <= _WIDEST or _rounded(sheet, figures, rules):
        return
    taken: set[int] = set()
    # Of three columns any may be the difference: the one that is headed so is meant, else the last.
    for column in sorted(left, key=lambda one: (not _named(one, rules), -one.index)):
        if column.index in taken:
            continue
        way, doubt = _best(sheet, column, [one for one in figures if one.index != column.index], rules)
        if way is not None and {one.role for one, _ in way.terms} <= _KNOWN.get(column.role, frozenset()):
            continue
        if way is not None:
            taken |= {one.index for one in way.columns}
            yield from judged(sheet, (way,), _KEY, rules)
        elif doubt is not None:
            yield cannot_tell(doubt.place(column), "too few rows show of which columns this is the difference")


def _named(column: Column, rules: Rules) -> bool:
    """Whether a heading says that its column is what is left of something, or how far it is from something."""
    return any(word in folded(column.heading) for word in rules.words("headings", "left_words"))


def _rounded(sheet: Sheet, figures: Sequence[Column], rules: Rules) -> bool:
    """Whether the counts of a table may have been rounded, so that no difference of them is exact."""
    counts = [one for one in figures if one.role not in AMOUNTS and "£" not in one.sign and not _sign(sheet, one)]
    counts = [one for one in counts if not any(row.at(one).sign == "£" for row in sheet.rows)]
    return doubted_base(sheet, counts, rules) > 1


def _numbers(sheet: Sheet, column: Column) -> bool:
    cells = [cell for row in sheet.rows if (cell := row.at(column)).kind is not Kind.BLANK]
    numbers = sum(cell.kind is Kind.NUMBER and cell.beside is None for cell in cells)
    return numbers > 1 and numbers * 2 > len(cells)


def _best(sheet: Sheet, column: Column, others: Sequence[Column], rules: Rules) -> tuple[Sum | None, Row | None]:
    """The difference that most rows keep, if that is no chance; else a row that keeps one."""
    found: list[tuple[int, Sum, list[Row], int]] = []
    tried = 0
    for whole, part in permutations(others, 2):
        if len({_sign(sheet, one) for one in (column, whole, part)}) > 1:
            continue
        tried += 1
        way = Sum(column, ((whole, 1), (part, -1)), whole=_exact(sheet, (column, whole, part)))
        first = [way.holds(row, rules) for row in sheet.rows[:_FIRST]]
        if sum(one is True for one in first) > sum(one is False for one in first):
            told = [row for row in sheet.rows if way.holds(row, rules) is not None]
            fits = [row for row in told if way.holds(row, rules)]
            if not any(_explained(row, way, others, rules) for row in told if row not in fits):
                found.append((len(fits), way, fits, len(told) - len(fits)))
    if not found:
        return None, None
    _, way, fits, misfits = max(found, key=lambda one: (one[0], -one[3]))
    named = _named(column, rules)
    chances = [_chance(row, way) for row in fits]
    if beyond_chance(chances, misfits, 1 if named else tried * 2, rules, sure=named):
        return way, None
    return None, fits[0]


def _explained(row: Row, way: Sum, others: Sequence[Column], rules: Rules) -> bool:
    """Whether other figures of a row are what its sum lacks: then the sum has more terms, which are nought elsewhere."""
    out = (way.solved(row, way.result, rules) or Fraction(0)) - row.at(way.result).number
    known = {column.index for column in way.columns}
    rest = [row.at(one).number for one in others if one.index not in known and row.at(one).kind is Kind.NUMBER]
    sums = {abs(one + other) for one, other in permutations((*rest, Fraction(0)), 2)}
    return abs(out) in {abs(one) for one in rest} | sums


def _sign(sheet: Sheet, column: Column) -> str:
    """What most numbers of a column are in, as far as a sign tells."""
    cells = [row.at(column) for row in sheet.rows if row.at(column).kind is Kind.NUMBER]
    signed = [cell.sign for cell in cells if cell.sign]
    usual = signed[0] if len(signed) * 2 > len(cells) else column.sign
    return "" if usual.startswith("£") or usual == "pts" else usual


def _exact(sheet: Sheet, columns: Sequence[Column]) -> bool:
    cells = [row.at(column) for column in columns for row in sheet.rows if row.at(column).kind is Kind.NUMBER]
    # Money in thousands has no pence to show: its caption may say so, and its columns need not.
    money = any("£" in one.sign or one.role in AMOUNTS for one in columns)
    return not money and all(cell.step == 1 and not cell.sign for cell in cells)


def _chance(row: Row, way: Sum) -> float:
    """How likely a number of such a size would be the difference by chance: nought of anything shows nothing."""
    cells = [row.at(column) for column in way.columns]
    size = abs(cells[0].number)
    if not size or any(cell.number == 0 for cell in cells):
        return 1.0
    step = max(cell.step for cell in cells)
    return min(1.0, float(Fraction(2 if way.whole else 4) * step / (size + step)))


RELATION: Final = Relation(
    key=_KEY,
    title="What is left is one column less another in every row",
    sentence="Where a column is the difference of two others in most rows (what remains of a budget, who is yet to be trained, the "
    "gap to a target), it is so in all rows.",
    rounding="Counts are exact; amounts may each have been rounded to their last printed digit. Of which columns it is the "
    "difference is taken from the rows, where that is no chance.",
    examples=(
        Example(
            "140 less 126 are 14.",
            """
            label | count (due) | count (trained) | count (outstanding)
            Safeguarding | 140 | 126 | 14
            Data protection | 212 | 203 | 9
            Court skills | 48 | 30 | 18
            """,
            (Verdict.AGREES,) * 3,
        ),
        Example(
            "212 less 203 are 9, not 19.",
            """
            label | count (due) | count (trained) | count (outstanding)
            Safeguarding | 140 | 126 | 14
            Data protection | 212 | 203 | 19
            Court skills | 48 | 30 | 18
            Recording | 96 | 71 | 25
            """,
            (Verdict.AGREES, Verdict.DISAGREES, Verdict.AGREES, Verdict.AGREES),
            "3 count (outstanding)",
            "9",
        ),
        Example(
            "Small numbers may be each other's difference by chance.",
            """
            label | count (a) | count (b) | count (c)
            Safeguarding | 3 | 2 | 1
            Data protection | 6 | 4 | 2
            Recording | 8 | 4 | 3
            """,
            (Verdict.CANNOT_TELL, Verdict.CANNOT_TELL),
        ),
    ),
    check=check,
)
