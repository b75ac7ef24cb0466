"""A row stands once: of rows that are told apart by their names alone none has the name of another."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from goldenthread.scrutiny.figures.cells import COUNTED
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.periods import period_of
from goldenthread.scrutiny.printed import Kind
from goldenthread.scrutiny.reckoning.blocks import folded, is_total
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet

_KEY: Final = "named-once"
#: Columns that may tell rows of one name apart.
_TELL: Final = (Role.ID, Role.REF, Role.SUBLABEL, Role.GROUP, Role.UNIT, Role.OWNER, Role.DUE, Role.LATEST_PERIOD)
_FIGURES: Final = COUNTED | frozenset({Role.COMPARATOR, Role.SHARE, Role.IGNORED})
#: So many rows must each have a name of its own before one that has not is asked about.
_FEWEST: Final = 4


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Look for a name that stands twice with other figures, in a table of figures with one row for each name."""
    label = next(iter(sheet.having(Role.LABEL)), None)
    figures = [column for column in sheet.columns if column.role in _FIGURES and _numbers(sheet, column)]
    if label is None or not figures or any(sheet.has(role) for role in _TELL):
        return
    if any(column.index != label.index for column in sheet.having(Role.PERIOD)) or _words(sheet, label, figures):
        return
    rows = [row for row in sheet.rows if row.raw(label) and not is_total(row.raw(label), rules)]
    names = [_name(row.raw(label)) for row in rows]
    often = {name: many for name, many in Counter(names).items() if many > 1}
    dated = all(period_of(row.raw(label)) is not None for row in rows)
    if not rows or len(rows) - len(often) < (_FEWEST - 1 if dated else _FEWEST):
        return
    if len(often) > 1 or any(many > 2 for many in often.values()):
        yield cannot_tell(
            rows[0].place(label), "several names stand more than once, so that something else tells rows apart"
        )
        return
    seen: dict[str, Row] = {}
    for row, name in zip(rows, names, strict=True):
        first = seen.setdefault(name, row)
        if first is not row and any(row.raw(column) != first.raw(column) for column in figures):
            yield disagrees(_finding(row, first, label))
        else:
            yield agrees(row.place(label))


def _name(text: str) -> str:
    period = period_of(text)
    return period.key if period is not None else folded(text)


def _numbers(sheet: Sheet, column: Column) -> bool:
    return any(row.at(column).kind is Kind.NUMBER for row in sheet.rows)


def _words(sheet: Sheet, label: Column, figures: Sequence[Column]) -> bool:
    """Whether another column of words, whatever it is, may tell rows apart."""
    known = {label.index, *(column.index for column in figures)}
    return any(
        column.index not in known and any(row.at(column).kind is Kind.TEXT for row in sheet.rows)
        for column in sheet.columns
        if column.role in {Role.IGNORED, Role.LABEL, Role.PERIOD, Role.PREVIOUS_PERIOD}
    )


def _finding(row: Row, first: Row, label: Column) -> Finding:
    return Finding(
        row.place(label),
        _KEY,
        Level.QUESTION,
        row.raw(label),
        "a name of its own",
        f"rows {first.line.number} and {row.line.number} are both called {row.raw(label)}, with different figures",
        f"{row.raw(label)}: two rows of this name have different figures, and every other row has a name of its own. Which is which?",
        "Correct the name of one of them",
        (first.place(label),),
    )


RELATION: Final = Relation(
    key=_KEY,
    title="A row stands once",
    sentence="In a table of figures whose rows are told apart by their names alone no name stands twice with other figures.",
    rounding="Nothing is rounded. Totals may stand more than once, and so may names where several do.",
    examples=(
        Example(
            "Five places.",
            """
            label | series (2021) | series (2022)
            Eastmere | 57 | 58
            Wexley | 63 | 66
            Corham | 50 | 51
            Harle | 48 | 47
            England | 67 | 70
            """,
            (Verdict.AGREES,) * 5,
        ),
        Example(
            "Wexley stands twice.",
            """
            label | series (2021) | series (2022)
            Eastmere | 57 | 58
            Wexley | 63 | 66
            Corham | 50 | 51
            Harle | 48 | 47
            Wexley | 60 | 61
            England | 67 | 70
            """,
            (*(Verdict.AGREES,) * 4, Verdict.DISAGREES, Verdict.AGREES),
            "6 label",
            "a name of its own",
        ),
        Example(
            "Where several names stand twice, rows are told apart by something else.",
            """
            label | count
            Boys | 57
            Girls | 63
            Boys | 50
            Girls | 48
            Under 5 | 47
            5 to 9 | 40
            10 to 17 | 39
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check=check,
)
