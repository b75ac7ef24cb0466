"""The numbers of a plan's actions go up by one, none twice and none left out, and begin with their section's number."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.reckoning.blocks import folded
from goldenthread.scrutiny.reckoning.convention import most
from goldenthread.scrutiny.reckoning.identifiers import Identifier, identifiers
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet

_LEADING: Final = re.compile(r"^\D{0,12}?(\d+)")


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Look at the identifiers of a register or plan: those that stand for one row each."""
    columns = sheet.having(Role.ID) or sheet.having(Role.REF)
    if not columns or not _stands_for_a_row(sheet, columns[0], rules):
        return
    column = columns[0]
    rows = [row for row in sheet.rows if any(letter.isdigit() for letter in row.raw(column))]
    numbers = identifiers(rows, column)
    if _refers(sheet, numbers):
        return
    yield from _twice(rows, column)
    yield from _astray(numbers, rules)
    yield from _in_order(numbers, rules)
    yield from _sections(sheet, numbers, rules)


def _stands_for_a_row(sheet: Sheet, column: Column, rules: Rules) -> bool:
    """Whether identifiers name one row each: few are repeated, and the table is a list of actions, risks or the like."""
    texts = [folded(row.raw(column)) for row in sheet.rows if row.raw(column)]
    listing = any(sheet.has(role) for role in _LISTED)
    return (
        listing and len(texts) > 1 and (most(len(set(texts)), len(texts), rules) or len(texts) - len(set(texts)) <= 1)
    )


def _refers(sheet: Sheet, numbers: Sequence[Identifier]) -> bool:
    """Whether identifiers beside measures name what the measures belong to, as the clause of a plan: they do not run on."""
    if not any(sheet.has(role) for role in _MEASURED) or any(sheet.has(role) for role in _KEPT):
        return False
    return any(number.style != "plain" for number in numbers)


#: What a table of measures has, and what only a list of actions has.
_MEASURED: Final = (Role.LATEST, Role.PREVIOUS, Role.VALUE, Role.SERIES, Role.BASELINE)
_KEPT: Final = (Role.DUE, Role.OWNER, Role.STATUS, Role.PERCENT_COMPLETE, Role.COMPLETED_ON)
_LISTED: Final = (
    *(Role.DUE, Role.OWNER, Role.STATUS, Role.PERCENT_COMPLETE, Role.COMPLETED_ON, Role.RATING),
    *(Role.IMPACT, Role.INHERENT_IMPACT, Role.RESIDUAL_IMPACT, Role.SCORE, Role.RESIDUAL, Role.INHERENT, Role.SAVING),
)


def _twice(rows: Sequence[Row], column: Column) -> Iterator[Outcome]:
    """An identifier that stands for two rows of one period."""
    seen: dict[tuple[str, ...], Row] = {}
    for row in rows:
        key = (folded(row.raw(column)), *(folded(row.text(role)) for role in (Role.PERIOD, Role.LATEST_PERIOD)))
        first = seen.setdefault(key, row)
        if first is row:
            yield agrees(row.place(column))
        else:
            yield disagrees(
                Finding(
                    row.place(column),
                    RELATION.key,
                    Level.CONTRADICTION,
                    row.raw(column),
                    "a number of its own",
                    f"{row.raw(column)} stands in rows {first.line.number} and {row.line.number}",
                    f"{row.raw(column)} is printed for two rows. Which number is meant for one of them?",
                    "Give each row a number of its own",
                    (first.place(column),),
                )
            )


def _in_order(numbers: Sequence[Identifier], rules: Rules) -> Iterator[Outcome]:
    """Steps from one number to the next of its series: one up each time, where most are."""
    series: dict[str, list[Identifier]] = defaultdict(list)
    for number in numbers:
        series[number.stem].append(number)
    printed = Counter(number.text for number in numbers)
    steps = [(one, other) for held in series.values() for one, other in pairwise(held) if one.text != other.text]
    by_one = sum(other.last == one.last + 1 for one, other in steps)
    for one, other in steps:
        if other.last == one.last + 1 or not most(by_one, len(steps), rules):
            continue
        if printed[one.text] > 1 or printed[other.text] > 1:
            continue  # A number that is printed twice was told as that.
        if any(held.last == one.last + 1 for held in series[one.stem]) or other.last < one.last:
            yield disagrees(_out_of_order(one, other))
        elif _clauses(other) or _from_one(numbers, rules):
            yield disagrees(_gap(one, other, Level.QUESTION))
        else:
            yield Outcome(Verdict.AGREES, other.place, _gap(one, other, Level.NOTE))
    if steps and not most(by_one, len(steps), rules):
        yield cannot_tell(steps[0][1].place, "the numbers do not go up by one, so that none can be missed")


def _from_one(numbers: Sequence[Identifier], rules: Rules) -> bool:
    """Whether a list counts its rows from 1 and still prints those that are finished: then no entry was taken out of it."""
    rows = [number.row for number in numbers]
    finished = [row for row in rows if folded(row.text(Role.STATUS)) in rules.words("plans", "finished_words")]
    return bool(finished) and numbers[0].last == 1 and len({number.stem for number in numbers}) == 1


def _clauses(number: Identifier) -> bool:
    """Whether a number is a clause of a plan; a register's plain numbers have gaps where an entry was closed."""
    return number.style != "plain" or "." in number.stem


def _gap(one: Identifier, other: Identifier, level: Level) -> Finding:
    missing = one.written(one.last + 1)
    many = other.last - one.last - 1
    till = f" to {one.written(other.last - 1)}" if many > 1 else ""
    return Finding(
        other.place,
        RELATION.key,
        level,
        other.text,
        missing,
        f"{one.text} is followed by {other.text}: {missing}{till} left out",
        f"After {one.text} comes {other.text}. Is {missing} meant, or is {'one' if many == 1 else 'something'} left out?",
        f"Print {missing}, or what is missing",
        (one.place,),
    )


def _out_of_order(one: Identifier, other: Identifier) -> Finding:
    return Finding(
        other.place,
        RELATION.key,
        Level.QUESTION,
        other.text,
        one.written(one.last + 1),
        f"{other.text} stands after {one.text}",
        f"{other.text} stands after {one.text}, out of its order. Is {one.written(one.last + 1)} meant?",
        "Put the rows in order, or correct the number",
        (one.place,),
    )


def _astray(numbers: Sequence[Identifier], rules: Rules) -> Iterator[Outcome]:
    """A series that begins where another left off, as 2(v) then 2a(vi): was its beginning changed on the way?"""
    first: dict[str, Identifier] = {}
    for one, other in pairwise(numbers):
        first.setdefault(one.stem, one)
        goes_on = other.stem not in first and other.stem != one.stem and other.last == one.last + 1 > 2
        if goes_on and other.style == one.style != "plain":
            following = [number.text for number in numbers if number.stem == other.stem]
            meant = Identifier(one.row, one.column, one.text, one.stem, one.last, one.style).written(other.last)
            yield disagrees(
                Finding(
                    other.place,
                    RELATION.key,
                    Level.QUESTION,
                    other.text,
                    meant,
                    f"{one.text} is followed by {', '.join(following)}",
                    f"The numbers go on from {one.text} with {other.text}. Is {meant} meant?",
                    f"Print {meant}, or begin the new series at its first number",
                    (one.place, *(number.place for number in numbers if number.stem == other.stem and number != other)),
                )
            )
        first.setdefault(other.stem, other)


def _sections(sheet: Sheet, numbers: Sequence[Identifier], rules: Rules) -> Iterator[Outcome]:
    """The number that an identifier begins with, against that of its section, where most rows have the two agree."""
    for column in sheet.having(Role.GROUP):
        pairs = [
            (number, int(start[1]), int(above[1]))
            for number in numbers
            if (start := _LEADING.match(number.text)) and (above := _LEADING.match(number.row.raw(column)))
        ]
        fits = sum(own == section for _, own, section in pairs)
        if len({section for _, _, section in pairs}) < 2 or not most(fits, len(pairs), rules):
            continue
        for number, begins, section in pairs:
            if begins != section:
                yield disagrees(
                    Finding(
                        number.place,
                        RELATION.key,
                        Level.QUESTION,
                        number.text,
                        f"a number that begins with {section}",
                        f"{number.text} stands under {number.row.raw(column)!r}; {fits} of {len(pairs)} begin with their section",
                        f"{number.text} does not begin with the number of its section, as most here do. Which is meant?",
                        "Correct the number or the section",
                        (number.row.place(column),),
                    )
                )


RELATION: Final = Relation(
    key="plan-ids",
    title="The numbers of actions are in order, none twice",
    sentence="Each action or risk has a number of its own, clauses go up by one, and a number begins with that of its section.",
    rounding="Nothing is rounded. That clauses go up by one, or begin with their section, is taken from most of the rows; a gap in a "
    "register's plain numbers is only noted, since closed entries leave one.",
    examples=(
        Example(
            "Clauses in roman numbers, and a new series for each part.",
            """
            id | owner
            1a(i) | JH
            1a(ii) | CM
            1b(i) | BT
            """,
            (Verdict.AGREES,) * 3 + (Verdict.CANNOT_TELL,),
        ),
        Example(
            "5(xix) after 5(xiii) may have been meant for 5(xiv).",
            """
            id | owner
            5(x) | DS
            5(xi) | NH
            5(xii) | NH
            5(xiii) | CS
            5(xix) | CM
            5(xx) | CM
            """,
            (Verdict.AGREES,) * 6 + (Verdict.DISAGREES,),
            "6 id",
            "5(xiv)",
        ),
        Example(
            "A number for two rows.",
            """
            id | owner
            R1 | DS
            R2 | NH
            R2 | NH
            """,
            (Verdict.AGREES, Verdict.AGREES, Verdict.DISAGREES, Verdict.CANNOT_TELL),
            "4 id",
            "a number of its own",
        ),
    ),
    check=check,
)
