"""Long lists made short enough to read: sources by kind, tables side by side, rules with their titles."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from goldenthread.cli.output import Form, Row, print_rows, say
from goldenthread.records.checks.titles import title
from goldenthread.records.store.loaded import SourceAge

#: Sources of one kind and of one date are told in one line when there are more of them than this.
_SINGLY = 3


def source_rows(sources: Sequence[SourceAge]) -> list[dict[str, object]]:
    """One row a source, its as-at date, age in days, and whether it is new; many of one kind and date are one row."""
    groups: dict[tuple[str, date, int, bool], list[str]] = {}
    for item in sources:
        groups.setdefault((_kind(item.source), item.as_at, item.days, item.carried), []).append(item.source)
    rows: list[dict[str, object]] = []
    for (kind, as_at, days, carried), names in groups.items():
        shown = names if len(names) <= _SINGLY else [f"{kind}: {len(names)} sources"]
        state = "carried forward" if carried else "new"
        rows += [{"source": name, "as at": as_at, "days old": days, "": state} for name in shown]
    return rows


def source_names(sources: Iterable[str]) -> str:
    """Names of sources in one line; many of one kind are counted."""
    groups: dict[str, list[str]] = {}
    for name in sources:
        groups.setdefault(_kind(name), []).append(name)
    short = (names if len(names) <= _SINGLY else [f"{kind} ({len(names)})"] for kind, names in groups.items())
    return ", ".join(name for names in short for name in names)


def _kind(source: str) -> str:
    return source.partition("/")[0]


def print_tables(rows: Mapping[str, int]) -> None:
    """Print the number of rows of each table, most first, in three columns."""
    ordered = sorted(rows.items(), key=lambda item: (-item[1], item[0]))
    if not ordered:
        say("   No rows.")
    deep = -(-len(ordered) // 3)
    for line in range(deep):
        pairs = [ordered[at] for at in range(line, len(ordered), deep)]
        say("   " + "   ".join(f"{name:<26}{count:>9,}" for name, count in pairs))


def print_rules(rows: Sequence[Row], columns: Sequence[str], nothing: str) -> None:
    """Print counts by rule with the title of each beside it; a code of an older version has none."""
    titled = [{**row, "what": title(str(row["rule"]))} for row in rows]
    at = list(columns).index("rule") + 1
    print_rows(titled, Form.table, (*columns[:at], "what", *columns[at:]), nothing)


def counted(count: int, what: str) -> str:
    """A number and its noun: ``1 finding``, ``2,345 findings``."""
    return f"{count:,} {what if count == 1 else f'{what}s'}"
