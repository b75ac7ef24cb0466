"""Percentages of all of some children are of as many as the table counts of them on that day."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from goldenthread.scrutiny.figures.cells import Bases, Cell, bases, found, numbered, value_column
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.printed import Kind
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet
from goldenthread.scrutiny.units import Unit

_KEY: Final = "shared-base"


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Hold every count of children beside the number that several percentages of those children are of."""
    value = value_column(sheet)
    if value is None or not sheet.has(Role.DENOMINATOR):
        return
    counted = [row for row in sheet.rows if row.cell(Role.DENOMINATOR).kind is not Kind.NUMBER]
    if not counted:
        return
    held = bases(sheet, rules)
    shares = [(row, base) for row in sheet.rows if (base := numbered(row, Role.DENOMINATOR)) is not None]
    for row in counted:
        count = Cell(row, value)
        group = _group(row.label, rules)
        if count.number is None or not group or count.unit is not Unit.COUNT:
            continue
        same = [(one, base) for one, base in shares if _when(one) == _when(row)]
        near = [(one, base) for one, base in same if _near(count, base, rules)]
        if near:
            yield _judged(count, group, near, held, rules)


def _judged(count: Cell, group: str, near: list[tuple[Row, Cell]], held: Bases, rules: Rules) -> Outcome:
    base, often = Counter(cell.printed.number for _, cell in near).most_common(1)[0]
    of_group = sum(_speaks_of(row.label, group, rules) for row, cell in near if cell.printed.number == base)
    fewest = rules.number("population", "fewest_alike")
    if count.number == base or count.span(held, Unit.COUNT).holds(base):
        return agrees(count.place)
    if often < fewest or of_group < fewest - 1:
        return cannot_tell(count.place, "too few percentages are of that number to say of whom they are")
    first = next(cell for _, cell in near if cell.printed.number == base)
    return disagrees(_finding(count, first, often, [cell for _, cell in near if cell.printed.number == base]))


def _group(label: str, rules: Rules) -> str:
    """Whom a title counts, where it says nothing more than whom: "children looked after"; else ""."""
    words = re.sub(r"[^a-z ]+", " ", label.casefold())
    for left_out in sorted(rules.words("population", "left_out"), key=len, reverse=True):
        words = re.sub(rf"\b{re.escape(left_out)}\b", " ", words)
    words = " ".join(words.split())
    names = _names(rules)
    return names.get(words, words if words in names.values() else "")


def _names(rules: Rules) -> dict[str, str]:
    return {str(one): str(other) for one, other in rules.table("population", "same_children").items()}


def _speaks_of(label: str, group: str, rules: Rules) -> bool:
    words = f" {re.sub(r'[^a-z]+', ' ', label.casefold())} "
    return any(
        f" {name} " in words for name in (group, *(one for one, other in _names(rules).items() if other == group))
    )


def _when(row: Row) -> str:
    return (row.text(Role.PERIOD) or row.text(Role.LATEST_PERIOD)).casefold()


def _near(count: Cell, base: Cell, rules: Rules) -> bool:
    apart = abs(count.printed.number - base.printed.number)
    return apart * 100 <= rules.number("population", "near_percent") * base.printed.number


def _finding(count: Cell, base: Cell, often: int, others: list[Cell]) -> Finding:
    return found(
        _KEY,
        Level.QUESTION,
        count,
        base.text,
        f"{count.text} are counted; {often} percentages of the same day are of {base.text}",
        f"{count.row.label}: the percentages of these children are of {base.text}, and {count.text} are counted. Who is left "
        "out of which?",
        f"Print {base.text}, or say who is not in the denominators",
        others,
    )


RELATION: Final = Relation(
    key=_KEY,
    title="Percentages are of as many as are counted",
    sentence="Where several percentages of some children on one day share a denominator, it is the number of those children that "
    "the table counts on that day.",
    rounding="Counts are exact unless their table rounds them to 5 or 10. A number further away is of other children.",
    examples=(
        Example(
            "357 are counted, and 357 is what is divided by.",
            """
            label | unit | period | numerator | denominator | latest
            Number of children looked after | count | 2017-03-31 | | | 357
            CLA reviews in time | percent | 2017-03-31 | 344 | 357 | 96.4
            """,
            (Verdict.AGREES,),
        ),
        Example(
            "358 are counted.",
            """
            label | unit | period | numerator | denominator | latest
            Number of children looked after | count | 2017-03-31 | | | 358
            CLA reviews in time | percent | 2017-03-31 | 344 | 357 | 96.4
            CLA visits in time | percent | 2017-03-31 | 299 | 357 | 83.8
            In foster care | percent | 2017-03-31 | 157 | 357 | 44.0
            """,
            (Verdict.DISAGREES,),
            "2 latest",
            "357",
        ),
        Example(
            "One percentage may leave some children out.",
            """
            label | unit | period | numerator | denominator | latest
            Number of children looked after | count | 2017-03-31 | | | 358
            CLA reviews in time | percent | 2017-03-31 | 344 | 357 | 96.4
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check=check,
)
