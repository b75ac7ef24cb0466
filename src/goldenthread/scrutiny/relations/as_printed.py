"""A number in a column of its own is the number of the print beside it."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.printed import Kind, Printed
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet

#: A bare number may stand for pounds, thousands or millions of what is printed.
_SCALES: Final = (Fraction(1), Fraction(1_000), Fraction(1_000_000))


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Compare every bare number with the print that its column stands beside."""
    for bare in sheet.having(Role.BARE):
        printed = next((column for column in sheet.columns if column.heading == bare.about), None)
        if printed is not None:
            for row in sheet.rows:
                if row.at(bare).kind is Kind.NUMBER:
                    yield _row(row, bare, printed)


def _row(row: Row, bare: Column, printed: Column) -> Outcome:
    number, print_ = row.at(bare), row.at(printed)
    if print_.kind is not Kind.NUMBER:
        return cannot_tell(row.place(bare), f"the print is {print_.text.strip() or 'blank'}")
    if any(_same(number.number * scale, print_) for scale in _SCALES):
        return agrees(row.place(bare))
    return disagrees(_finding(row, bare, printed))


def _same(number: Fraction, print_: Printed) -> bool:
    """A bare number may hold more places than its print, and is the same where it rounds or is cut off to it."""
    return print_.span().holds(number) or print_.cut().holds(number)


def _finding(row: Row, bare: Column, printed: Column) -> Finding:
    number, print_ = row.at(bare).text.strip(), row.at(printed).text.strip()
    return Finding(
        row.place(bare),
        RELATION.key,
        Level.CONTRADICTION,
        number,
        print_,
        f"{bare.heading} is {number}; {printed.heading} is {print_}",
        f"{row.label}: the number and its print differ. Which of the two is meant?",
        f"Write {print_} in both, or correct the one that is wrong",
        (row.place(printed),),
    )


RELATION: Final = Relation(
    key="as-printed",
    title="A bare number is that of its print",
    sentence="Where a table holds a number both bare and as printed, the two are the same number.",
    rounding="The bare number may hold more places than the print, or stand for thousands or millions of it.",
    examples=(
        Example(
            "44.0% is 44.0; (465) is a minus; £5.7m is 5.7 in millions.",
            """
            label | value | bare number (value)
            In foster care | 44.0% | 44.0
            Variation | (465) | -465
            Investment | £5.7m | 5.7
            """,
            (Verdict.AGREES, Verdict.AGREES, Verdict.AGREES),
        ),
        Example(
            "The bare number has two figures changed about.",
            """
            label | value | bare number (value)
            Visits in time | 83.8% | 88.3
            """,
            (Verdict.DISAGREES,),
            "2 bare number (value)",
            "83.8%",
        ),
        Example(
            "A print that is no number says nothing of it.",
            """
            label | value | bare number (value)
            Adoptions | N/A | 8
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check=check,
)
