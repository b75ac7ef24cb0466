"""Tables that part one subject in several ways have one total."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from goldenthread.scrutiny.figures.cells import Bases, Cell, bases, found, value_column
from goldenthread.scrutiny.figures.places import plain_words
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Paper, Sheet
from goldenthread.scrutiny.units import Unit

_KEY: Final = "one-total"
_TOTAL: Final = re.compile(r"^(?:grand |overall )?total (?:number of |no of )?(?P<of>.+)$")
#: "Table 2: Contacts by outcome" is of contacts.
_PARTED: Final = re.compile(r"(?:^|[:–]\s*)(?P<subject>[^:–]+?)\s+by\s+(?P<way>[^:–]+?)\s*$", re.IGNORECASE)
_WHEN: Final = re.compile(
    r"\b(?:(?:19|20)\d\d(?:[/-]\d\d)?|q[1-4]|quarter [1-4]|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*"
    r"|nov\w*|dec\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Whole:
    """A total, what it is of, and the times that its caption and heading name."""

    cell: Cell
    of: str
    subject: str
    times: frozenset[str]
    held: Bases


def check(paper: Paper, rules: Rules) -> Iterable[Outcome]:
    """Compare the totals of tables of one file whose captions part one subject in several ways, and its headline."""
    wholes: dict[tuple[str, str], list[_Whole]] = {}
    headlines: dict[tuple[str, str], list[_Whole]] = {}
    for sheet in paper.sheets:
        held = bases(sheet, rules)
        for one in _wholes(sheet, held):
            group = wholes if one.subject else headlines
            group.setdefault((sheet.grid.file, one.of), []).append(one)
    for key, some in wholes.items():
        if len({one.subject for one in some}) == 1 and len({one.cell.row.sheet.grid.table for one in some}) > 1:
            yield from _judged(some, headlines.get(key, ()))


def _wholes(sheet: Sheet, held: Bases) -> Iterator[_Whole]:
    column = _counts(sheet)
    if column is None or sheet.has(Role.PERIOD):
        return
    parted = _PARTED.search(re.sub(r"\s*\((?:table )?\d+\)$", "", sheet.grid.table))
    subject = plain_words(parted["subject"]) if parted else ""
    times = frozenset(_WHEN.findall(f"{sheet.grid.table} {column.heading}".casefold()))
    for row in sheet.rows:
        label, cell = plain_words(row.label), Cell(row, column)
        named = _TOTAL.match(label)
        if cell.number is None or cell.printed.step != 1 or cell.unit not in {Unit.COUNT, Unit.UNKNOWN}:
            continue
        if (named is None) is not bool(subject):
            yield _Whole(cell, named["of"] if named else label.removeprefix("number of "), subject, times, held)


def _counts(sheet: Sheet) -> Column | None:
    counts = sheet.having(Role.COUNT)
    return counts[0] if len(counts) == 1 else value_column(sheet) if not counts else None


def _judged(some: Sequence[_Whole], headlines: Sequence[_Whole]) -> Iterator[Outcome]:
    times = {one.times for one in (*some, *headlines) if one.times}
    if len(times) > 1:
        yield cannot_tell(some[0].cell.place, "the tables may be of different times")
        return
    counted = Counter(one.cell.number for one in (*some, *headlines))
    usual = counted.most_common(1)[0][0]
    others = [one for one in (*some, *headlines) if one.cell.number == usual]
    for one in some:
        if _same(one, others[0]):
            yield agrees(one.cell.place)
        else:
            yield disagrees(_finding(one, others))


def _same(one: _Whole, other: _Whole) -> bool:
    return one.cell.span(one.held, Unit.COUNT).meets(other.cell.span(other.held, Unit.COUNT))


def _finding(one: _Whole, others: Sequence[_Whole]) -> Finding:
    other = others[0].cell
    where = ", ".join(f"{each.cell.row.sheet.grid.table}, row {each.cell.row.line.number}" for each in others)
    return found(
        _KEY,
        Level.QUESTION,
        one.cell,
        other.text,
        f"{other.text} in {where}; {one.cell.text} here",
        f"{one.cell.row.label}: the tables part one subject in several ways, and their totals differ. Are some counted twice, "
        "or not at all?",
        f"Print {other.text}, or say why the two differ",
        [each.cell for each in others],
    )


RELATION: Final = Relation(
    key=_KEY,
    title="One subject parted in several ways has one total",
    sentence="Tables of one document that print the same subject by one thing and by another have the same total.",
    rounding="Counts are exact unless their table rounds them to 5 or 10.",
    examples=(
        Example(
            "1,016 contacts by outcome and by source.",
            """
            Table 2: Contacts by outcome:
            label | count
            Referral | 151
            No further action | 865
            Total contacts received | 1016

            Table 3: Contacts by source:
            label | count
            Police | 440
            Others | 576
            Total contacts received | 1016
            """,
            (Verdict.AGREES, Verdict.AGREES),
        ),
        Example(
            "1,016 by outcome and in the headlines, 1,026 by source.",
            """
            Table 1: Headline figures:
            label | value
            Contacts received | 1016

            Table 2: Contacts by outcome:
            label | count
            Referral | 151
            No further action | 865
            Total contacts received | 1016

            Table 3: Contacts by source:
            label | count
            Police | 450
            Others | 576
            Total contacts received | 1026
            """,
            (Verdict.AGREES, Verdict.DISAGREES),
            "4 count",
            "1016",
        ),
        Example(
            "Two quarters may have two totals.",
            """
            Contacts by outcome:
            label | count (Q2)
            Referral | 151
            No further action | 865
            Total contacts received | 1016

            Contacts by source:
            label | count (Q3)
            Police | 450
            Others | 576
            Total contacts received | 1026
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check_paper=check,
)
