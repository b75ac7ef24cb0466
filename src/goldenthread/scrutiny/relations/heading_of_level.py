"""A column that is headed as a change holds changes, and not the levels that they are against."""

from collections.abc import Iterable
from typing import Final

from goldenthread.scrutiny.findings import (
    Finding,
    Level,
    Outcome,
    Place,
    Verdict,
    agrees,
    cannot_tell,
    disagrees,
)
from goldenthread.scrutiny.printed import Kind
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Sheet

_LEVELS: Final = (Role.BASELINE, Role.YEAR_AGO)
_CHANGES: Final = (Role.CHANGE_SINCE_BASELINE, Role.CHANGE_SINCE_YEAR)


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Look at the heading of every column of levels, and at every column of changes since some time ago."""
    words = rules.words("headings", "change_words")
    for column in sheet.having(Role.BASELINE) + sheet.having(Role.YEAR_AGO):
        place = Place(sheet.grid.file, sheet.grid.table, sheet.grid.heading_row, column.heading)
        if any(word in column.heading.casefold() for word in words):
            yield disagrees(_finding(sheet, column, place))
        else:
            yield agrees(place)
    for column in (found for role in _CHANGES for found in sheet.having(role)):
        place = Place(sheet.grid.file, sheet.grid.table, sheet.grid.heading_row, column.heading)
        if not any(sheet.has(role) for role in (*_LEVELS, Role.LATEST, Role.VALUE)):
            yield cannot_tell(place, "there is no level beside it")


def _finding(sheet: Sheet, column: Column, place: Place) -> Finding:
    latest = next(iter(sheet.having(Role.LATEST) or sheet.having(Role.VALUE)), None)
    shown = [
        f"{row.raw(column)} beside {row.raw(latest)}"
        for row in sheet.rows
        if latest is not None and row.at(column).kind is Kind.NUMBER and row.at(latest).kind is Kind.NUMBER
    ]
    return Finding(
        place,
        RELATION.key,
        Level.NOTE,
        column.heading,
        column.role.value,
        f"its figures stand near the latest ones: {', '.join(shown[:3]) or 'none to compare'}",
        "The column is headed as a change, but reads as the level at that time. Is the level meant?",
        f"Head it as the {column.role.value}, or print the changes",
    )


RELATION: Final = Relation(
    key="heading-of-level",
    title="A column headed as a change holds changes",
    sentence="What is headed as a change since some time ago is not the level at that time.",
    rounding="None: which of the two most figures are is inferred when the table is read.",
    examples=(
        Example(
            "A baseline that is headed so.",
            """
            label | latest | baseline
            Duty | 28.6 | 28.3
            """,
            (Verdict.AGREES,),
        ),
        Example(
            "Levels beneath the heading of a change.",
            """
            label | latest | baseline (change since judgement)
            Duty | 28.6 | 28.3
            """,
            (Verdict.DISAGREES,),
            "1 baseline (change since judgement)",
            "baseline",
        ),
        Example(
            "Changes alone.",
            """
            label | change since baseline
            Duty | 0.3
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check=check,
)
