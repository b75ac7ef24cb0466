"""Tidy files as DfE and ONS publish them: time, place, filters, then indicators, one row for each place and year."""

import json
import re
from collections.abc import Sequence
from typing import Final

import pyarrow as pa

from goldenthread.measures.comparators.catalogue import Dataset
from goldenthread.measures.comparators.symbols import SYMBOLS, reading
from goldenthread.measures.csv_lines import Lines
from goldenthread.records.errors import Problem

IDENTITY: Final = (
    "time_period",
    "time_identifier",
    "geographic_level",
    "country_code",
    "country_name",
    "region_code",
    "region_name",
    "old_la_code",
    "new_la_code",
    "la_name",
)

SCHEMA: Final = pa.schema(
    [
        ("dataset", pa.string()),
        ("indicator", pa.string()),
        *((name, pa.string()) for name in IDENTITY),
        ("year", pa.int32()),
        ("filters", pa.string()),
        ("value", pa.float64()),
        ("symbol", pa.string()),
        ("text", pa.string()),
        ("file", pa.string()),
        ("line", pa.int32()),
    ]
)
"""One row for each indicator cell of a file: ``filters`` as JSON, ``text`` as published, ``value`` or ``symbol``."""

_YEAR: Final = re.compile(r"(\d{4})(\d{2})?")
_CODES: Final = re.compile(r"\d{3}( / \d{3})*")
_NEEDED: Final = {"National": "country_code", "Regional": "region_code", "Local authority": "old_la_code"}


def year_of(time_period: str) -> int | None:
    """The year in which a published period ends: 2025 and 202425 are both 2025; None for anything else."""
    found = _YEAR.fullmatch(time_period.strip())
    if not found:
        return None
    first, second = found.groups()
    if second is None:
        return int(first)
    following = int(first) + 1
    return following if following % 100 == int(second) else None


def filters_of(text: str) -> dict[str, str]:
    """The filter columns of a stored row and their values, from the JSON they are kept as."""
    said: dict[str, str] = json.loads(text)
    return said


def split(lines: Lines, dataset: Dataset | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The filter columns and the indicator columns of a file, in its order.

    The catalogue names the filters of what it knows. Any other column is an indicator when most of its printed cells are
    numbers or symbols: then the rest of them are problems; otherwise it is a filter.
    """
    filters, indicators = [], []
    named = {one.column for one in dataset.indicators} if dataset else set()
    told = set(dataset.filters) if dataset else set()
    for place, name in enumerate(lines.heading):
        if name in IDENTITY:
            continue
        printed = [row[place] for _, row in lines.rows if row[place].strip()]
        good = sum(reading(cell) is not None for cell in printed)
        if name in named or (name not in told and good * 2 > len(printed)):
            indicators.append(name)
        else:
            filters.append(name)
    return tuple(filters), tuple(indicators)


def read_tidy(lines: Lines, key: str, dataset: Dataset | None, problems: list[Problem]) -> pa.Table | None:
    """The cells of a tidy file in `SCHEMA`; adds every problem to ``problems`` and gives None when there is one."""
    found: list[Problem] = []
    missing = [name for name in IDENTITY if name not in lines.heading]
    if missing:
        what = f"the file lacks the column {', '.join(missing)}"
        problems.append(Problem(lines.name, what, "Give the file as it is published, with all its columns"))
        return None
    filters, indicators = split(lines, dataset)
    if not indicators:
        problems.append(Problem(lines.name, "no column holds numbers", "Give a file with at least one indicator"))
        return None
    places = {name: place for place, name in enumerate(lines.heading)}
    columns: dict[str, list[object]] = {name: [] for name in SCHEMA.names}
    rows_at: dict[tuple[str, ...], int] = {}
    for line, row in lines.rows:
        who = {name: row[places[name]] for name in IDENTITY}
        chosen = {name: row[places[name]] for name in filters}
        year = year_of(who["time_period"])
        found.extend(_row_problems(lines.name, line, who, year))
        same = (*(who[name].strip() for name in _SAME), *(chosen[name] for name in filters))
        if same in rows_at:
            what = f"this place, period and group stand on line {rows_at[same]} too"
            found.append(Problem(f"{lines.name}, line {line}", what, "Take one of the rows out"))
        rows_at.setdefault(same, line)
        filtered = json.dumps(chosen, ensure_ascii=False, sort_keys=True)
        for name in indicators:
            text = row[places[name]]
            read = reading(text)
            if read is None:
                what = f"{text[:40]!r} is neither a number nor one of the symbols {' '.join(SYMBOLS)}"
                found.append(Problem(f"{lines.name}, line {line}, {name}", what, "Give the cell as published"))
                continue
            value, symbol = read
            for column, cell in who.items():
                columns[column].append(cell)
            columns["dataset"].append(key)
            columns["indicator"].append(name)
            columns["year"].append(year)
            columns["filters"].append(filtered)
            columns["value"].append(value)
            columns["symbol"].append(symbol)
            columns["text"].append(text)
            columns["file"].append(lines.sha256)
            columns["line"].append(line)
    problems.extend(found)
    return None if found else pa.table(columns, schema=SCHEMA)


_SAME: Final = ("time_period", "time_identifier", "geographic_level", "country_code", "region_code", "old_la_code")


def _row_problems(name: str, line: int, who: dict[str, str], year: int | None) -> Sequence[Problem]:
    where, found = f"{name}, line {line}", []
    if year is None:
        what = f"time_period {who['time_period']!r} is not a year such as 2025 or 202425"
        found.append(Problem(where, what, "Give the file as it is published"))
    level = who["geographic_level"].strip()
    if not level:
        found.append(Problem(where, "the row does not say its geographic level", "Give the file as it is published"))
    needed = _NEEDED.get(level)
    if needed and not who[needed].strip():
        found.append(Problem(where, f"a row of level {level} has no {needed}", "Give the file as it is published"))
    elif needed == "old_la_code" and not _CODES.fullmatch(who[needed].strip()):
        what = f"old_la_code {who[needed]!r} is not a code such as 302, nor several joined by ' / '"
        found.append(Problem(where, what, "Give the file as it is published"))
    return found
