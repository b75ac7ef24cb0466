"""Headings as cells that may be wrong: where they stand, and what nearly all rows or columns share."""

from collections import Counter
from collections.abc import Sequence

from goldenthread.scrutiny.findings import Finding, Level, Place
from goldenthread.scrutiny.roles import Column
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Sheet


def over(sheet: Sheet, column: Column) -> Place:
    """Where the heading of a column stands."""
    return Place(sheet.grid.file, sheet.grid.table, sheet.grid.heading_row, column.heading)


def usual_of(seen: Sequence[str], rules: Rules) -> str:
    """What nearly all share, where they are enough to say so; "" where they are not."""
    if not seen:
        return ""
    value, often = Counter(seen).most_common(1)[0]
    enough = often >= rules.number("periods", "fewest_to_agree")
    return value if enough and often >= rules.number("periods", "share_to_agree") * len(seen) else ""


def misplaced(key: str, sheet: Sheet, at: Column, other: Column, same: bool) -> Finding:
    """A heading that repeats the period of another column, or stands the wrong way round to it."""
    said = "The same period stands over two columns" if same else "A later period stands over the earlier column"
    return Finding(
        over(sheet, at),
        key,
        Level.UNIT,
        at.heading,
        f"another period than {other.heading}" if same else f"a period after {other.heading}",
        f"{other.heading}, then {at.heading}",
        f"{said}. Of which periods are the figures?",
        "Print the period of each column",
        (over(sheet, other),),
    )
