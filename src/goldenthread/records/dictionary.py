"""The data dictionary, made from the table definitions themselves so that it cannot fall behind them."""

from collections.abc import Mapping
from difflib import get_close_matches

from goldenthread.records.codes import CODE_SETS, GROUPS
from goldenthread.records.errors import WrongUse
from goldenthread.records.tables import TABLES, Table
from goldenthread.records.tables.language import Column

#: How a kind of source is called in the pages.
SOURCES: Mapping[str, str] = {
    "ssd": "Standard Safeguarding Dataset",
    "annex-a": "Ofsted list",
    "cin": "CIN census",
    "903": "SSDA903",
    "local": "local list",
    "registers": "register",
}


def table_called(name: str) -> Table:
    """Find a table by name; raises `WrongUse` with the nearest names."""
    table = TABLES.get(name)
    if table is None:
        near = get_close_matches(name, TABLES, 3)
        mend = f"Did you mean {' or '.join(near)}?" if near else "'goldenthread describe' lists every table"
        raise WrongUse.of(name, "there is no table of that name", mend)
    return table


def families() -> dict[str, list[Table]]:
    """Tables by family, in the order of the dictionary."""
    grouped: dict[str, list[Table]] = {}
    for table in TABLES.values():
        grouped.setdefault(table.family, []).append(table)
    return grouped


def describe_table(table: Table) -> dict[str, object]:
    """One table as plain values: name, family, meaning, grain, keys and its columns."""
    return {
        "table": table.name,
        "family": table.family,
        "meaning": table.meaning,
        "grain": table.grain,
        "event_date": table.event_date or None,
        "ends": table.ends or None,
        "same_event_when_equal": [*(["person_key"] if table.subject == "person" else []), *table.natural],
        "columns": [describe_column(column) for column in table.layout],
    }


def describe_column(column: Column) -> dict[str, object]:
    """One column as plain values: name, type, meaning, code set, table referred to, and the fields it comes from."""
    kind = f"reference to {column.refers}" if column.kind == "ref" else column.kind
    return {
        "column": column.name,
        "type": kind,
        "meaning": column.meaning,
        "codes": column.codes or None,
        "required": column.required,
        "from": [feed_words(feed) for feed in column.feeds],
    }


def feed_words(feed: str) -> str:
    """A field that feeds a column, in words: ``ssd:pers_sex`` is 'Standard Safeguarding Dataset pers_sex'."""
    kind, _, name = feed.partition(":")
    if kind == "annex-a" and name[:1].isdigit():
        number, _, heading = name.partition(" ")
        return f"Ofsted list {number}: {heading}"
    return f"{SOURCES[kind]}: {name}"


def pages() -> dict[str, str]:
    """Every page of the dictionary as Markdown, by file name."""
    made = {f"{_slug(family)}.md": _family_page(family, tables) for family, tables in families().items()}
    made["codes.md"] = _codes_page()
    made["README.md"] = _contents()
    return made


_MADE = "<!-- Made by 'make docs' from the table definitions. Do not edit. -->\n\n"


def _contents() -> str:
    lines = [
        _MADE + "# Data dictionary\n",
        (
            "Every table of a snapshot, by family. Beside the columns listed, each table has `authority`, `event_key`, "
            "`source_kind` and `sources`; tables about children have `person_key`; tables with an end have `until_date` "
            "(the end date, or 9999-12-31 while open). [Code sets](codes.md) · [Data checks](checks.md)\n"
        ),
    ]
    for family, tables in families().items():
        lines.append(f"\n## [{family.capitalize()}]({_slug(family)}.md)\n")
        lines += ["| Table | What it holds |", "| --- | --- |"]
        lines += [f"| [{table.name}]({_slug(family)}.md#{table.name}) | {table.meaning} |" for table in tables]
    return "\n".join(lines) + "\n"


def _family_page(family: str, tables: list[Table]) -> str:
    lines = [_MADE + f"# {family.capitalize()}\n"]
    for table in tables:
        lines.append(f"\n## {table.name}\n\n{table.meaning} Grain: {table.grain}.\n")
        same = ", ".join(f"`{name}`" for name in table.natural) or "nothing else"
        whose = "the person and " if table.subject == "person" else ""
        lines.append(f"Two sources tell of the same row when {whose}{same} are equal.\n")
        lines += ["| Column | Type | Meaning | Codes | Comes from |", "| --- | --- | --- | --- | --- |"]
        for column in table.columns:
            facts = describe_column(column)
            codes = f"[{column.codes}](codes.md#{column.codes})" if column.codes else ""
            feeds = "; ".join(map(feed_words, column.feeds))
            needed = " **Required.**" if column.required else ""
            lines.append(f"| `{column.name}` | {facts['type']} | {column.meaning}{needed} | {codes} | {feeds} |")
    return "\n".join(lines) + "\n"


def _codes_page() -> str:
    lines = [_MADE + "# Code sets and named groups of codes\n"]
    for key, codes in sorted(CODE_SETS.items()):
        doubt = "" if codes.confirmed else " (not confirmed)"
        lines.append(f"\n## {key}\n\n{codes.title}. Source: {codes.source}{doubt}.\n")
        lines += ["| Code | Meaning | Collection years |", "| --- | --- | --- |"]
        for code in codes:
            first, last = code.first_year or "", code.last_year or ""
            years = f"{first} to {last}" if first or last else "all"
            lines.append(f"| `{code.code}` | {_cell(code.label)} | {years} |")
    lines.append("\n## Named groups\n")
    lines += ["| Group | Meaning | Code set | Codes | Source |", "| --- | --- | --- | --- | --- |"]
    for key, group in sorted(GROUPS.items()):
        doubt = "" if group.confirmed else " (not confirmed)"
        members = ", ".join(sorted(group.codes))
        lines.append(
            f"| `{key}` | {_cell(group.title)} | {group.code_set} | {members} | {_cell(group.source)}{doubt} |"
        )
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _slug(family: str) -> str:
    return family.replace(" ", "-")
