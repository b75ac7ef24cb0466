"""What a mutated load says that the load of its base does not."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.generative.outcome import Outcome, Row

from goldenthread.records.tables import TABLES

Place = tuple[str, int]
#: Where a row of the mutated file stood in the base; None for one that was not there.
Moved = Callable[[Place], Place | None]
#: Tables that returns make of names in passing: of several rows that name a worker one is given as the source.
IN_PASSING = ("teams", "workers")
#: What parsing says of a cell that it cannot read.
CELL_RULES = frozenset({
    "unknown-code", "unreadable-date", "unreadable-number", "unreadable-yes-no", "unreadable-id", "out-of-range", "not-a-value",
    "placeholder-date", "out-of-year-code", "too-long", "code-not-mapped",
})  # fmt: skip


@dataclass
class Difference:
    """Rows of a table that are gone and rows that have come; ``sources`` are sorted places of the base."""

    gone: list[Row]
    come: list[Row]


def stay(place: Place) -> Place | None:
    """Nothing moved."""
    return place


def differences(
    base: Outcome, other: Outcome, moved: Moved = stay, *, sources: bool = True, keys: bool = True
) -> dict[str, Difference]:
    """Tables that differ. Without ``sources`` it does not matter where rows were read, without ``keys`` how events and
    what refers to them are called."""
    found = {}
    for table in sorted(set(base.tables) | set(other.tables)):
        ignored = set() if sources and table not in IN_PASSING else {"sources"}
        if not keys:
            ignored |= {"event_key", *(column.name for column in TABLES[table].columns if column.kind == "ref")}
        before = [_bare(row, ignored, stay) for row in base.tables.get(table, [])]
        after = [_bare(row, ignored, moved) for row in other.tables.get(table, [])]
        left, right = Counter(map(_frozen, before)), Counter(map(_frozen, after))
        if left != right:
            gone, come = left - right, right - left
            found[table] = Difference(_back(gone), _back(come))
    return found


def _bare(row: Row, ignored: set[str], moved: Moved) -> Row:
    clean = {name: value for name, value in row.items() if name not in ignored}
    if "sources" in clean:
        places = [moved(place) or (place[0], -place[1]) for place in clean["sources"]]
        clean["sources"] = tuple(sorted(places))
    return clean


def _frozen(row: Row) -> tuple[tuple[str, Any], ...]:
    return tuple(row.items())


def _back(rows: Mapping[tuple[tuple[str, Any], ...], int]) -> list[Row]:
    return [dict(row) for row, times in rows.items() for _ in range(times)]


def shown(found: Mapping[str, Difference]) -> str:
    """Differences in a few lines, only the columns that differ where a row merely changed."""
    lines = []
    for table, difference in found.items():
        if len(difference.gone) == len(difference.come) == 1:
            before, after = difference.gone[0], difference.come[0]
            changed = {name: (before[name], after[name]) for name in before if before[name] != after[name]}
            lines.append(f"{table}: {changed}")
        else:
            lines.append(f"{table}: {len(difference.gone)} gone, {len(difference.come)} come")
            lines += [f"    - {row}" for row in difference.gone[:2]] + [f"    + {row}" for row in difference.come[:2]]
    return "\n  ".join(lines)


def cell_findings(outcome: Outcome) -> Counter[tuple[str, str | None, str | None, int | None, str | None]]:
    """What was said of single cells: rule, file, sheet, row, column."""
    return Counter(
        (row["rule"], row["file"], row["sheet"], row["row"], row["column"])
        for row in outcome.findings
        if row["rule"] in CELL_RULES
    )
