"""The file of typed figures: its columns, and every problem of a file in one pass."""

import re
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import Final

from goldenthread.calendar import CalendarError, parse_period
from goldenthread.measures.csv_lines import Lines, read_lines
from goldenthread.measures.kinds import Unit
from goldenthread.measures.typed.numbers import Complain, read_numbers
from goldenthread.measures.typed.rows import Told, TypedRow
from goldenthread.records.errors import Problem

COLUMNS: Final[Mapping[str, str]] = {
    "key": "the measure's key, in small letters, digits and hyphens, such as first-time-entrants",
    "title": "what it is, in words; the same for every row of a key",
    "period": "the period it is for, such as 2017-11, 2016-17-Q4, 2016-17, or a day for a stock, 2017-03-31",
    "part": "the part of an outcome mix, where the figure has parts; else blank",
    "numerator": "what was counted, or the sum of what was measured",
    "denominator": "out of how many; for a rate the population",
    "value": "the figure; blank where numerator and denominator give it; or hidden, not-recorded, not-applicable, "
    "cannot-compute, withdrawn",
    "unit": "count, percent, per 10,000, per 100,000, days and so on",
    "source": "where the number comes from: a return, a system, a paper with its page",
    "who": "the person who answers for it",
    "when": "the day on which they gave it, as 2018-04-16",
    "note": "anything a reader must know beside it",
}
"""Column to what it holds. Further columns are named ``by`` and a dimension, as ``by age``, and hold the group."""

_OPTIONAL: Final = frozenset({"part", "note"})
_NEEDED: Final = ("key", "title", "period", "unit", "source", "who", "when")
_KEY: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_BY: Final = re.compile(r"by ([a-z][a-z0-9_ ]*)")
_UNITS: Final = {unit.value: unit for unit in Unit}


def template() -> str:
    """The text of a file with the right headings and a few invented rows, to start from."""
    return files("goldenthread.measures.typed").joinpath("shipped", "template.csv").read_text(encoding="utf-8")


def read_sheet(path: Path, today: date, problems: list[Problem]) -> tuple[Lines, tuple[TypedRow, ...]] | None:
    """The rows of a file of typed figures; adds every problem to ``problems`` and gives None where there is one."""
    found: list[Problem] = []
    lines = read_lines(path, found)
    if lines is None:
        problems.extend(found)
        return None
    headings = tuple(name.strip().casefold() for name in lines.heading)
    _headings(lines.name, headings, found)
    rows: list[TypedRow] = []
    if not found:
        for line, cells in lines.rows:
            row = _row(lines.name, line, dict(zip(headings, cells, strict=True)), today, found)
            if row is not None:
                rows.append(row)
        _together(lines.name, rows, found)
    problems.extend(found)
    return None if found else (lines, tuple(rows))


def _headings(name: str, headings: tuple[str, ...], problems: list[Problem]) -> None:
    for heading in headings:
        if heading not in COLUMNS and not _BY.fullmatch(heading):
            near = get_close_matches(heading, COLUMNS, 1)
            mend = f"Did you mean {near[0]!r}?" if near else "A group is headed 'by' and its dimension, as 'by age'"
            problems.append(Problem(name, f"{heading or '(blank)'!r} is not a column of typed figures", mend))
    missing = [column for column in COLUMNS if column not in headings and column not in _OPTIONAL]
    if missing:
        problems.append(Problem(name, f"the file lacks the column {', '.join(missing)}", "Start from the template"))
    twice = sorted({one for one in headings if headings.count(one) > 1})
    if twice:
        problems.append(Problem(name, f"a heading stands twice: {', '.join(twice)}", "Take one of them out"))


def _row(name: str, line: int, cells: Mapping[str, str], today: date, problems: list[Problem]) -> TypedRow | None:
    before = len(problems)
    where = f"{name}, line {line}"

    def complain(column: str, what: str, mend: str) -> None:
        problems.append(Problem(f"{where}, {column}", what, mend))

    said = {column: text.strip() for column, text in cells.items()}
    for column in _NEEDED:
        if not said[column]:
            complain(column, "the cell is blank", f"Give {COLUMNS[column]}")
    if said["key"] and not _KEY.fullmatch(said["key"]):
        complain("key", f"{said['key']!r} is not a key", f"Give {COLUMNS['key']}")
    unit = _UNITS.get(said["unit"].casefold())
    if said["unit"] and unit is None:
        near = get_close_matches(said["unit"].casefold(), _UNITS, 1)
        complain(
            "unit",
            f"{said['unit']!r} is not a unit",
            f"Did you mean {near[0]!r}?" if near else f"Give one of {', '.join(_UNITS)}",
        )
    period = _period(said["period"], complain) if said["period"] else ""
    when = _day(said["when"], today, complain) if said["when"] else None
    numbers = read_numbers(said["numerator"], said["denominator"], said["value"], unit, complain) if unit else None
    if len(problems) > before or unit is None or numbers is None or when is None or period is None:
        return None
    groups = [(found.group(1), said[column]) for column in cells if (found := _BY.fullmatch(column)) and said[column]]
    return TypedRow(
        said["key"],
        said["title"],
        period,
        "*".join(dimension for dimension, _ in groups),
        tuple(label for _, label in groups),
        said.get("part", ""),
        numbers.numerator,
        numbers.denominator,
        numbers.value,
        numbers.told,
        numbers.places,
        unit,
        said["source"],
        said["who"],
        when,
        said.get("note", ""),
        line,
    )


def _period(text: str, complain: Complain) -> str | None:
    try:
        return parse_period(text).label
    except CalendarError as error:
        complain("period", str(error), "Correct the period")
        return None


def _day(text: str, today: date, complain: Complain) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        complain("when", f"{text!r} is not a day", "Write it as year-month-day, such as 2018-04-16")
        return None
    if day > today:
        complain("when", f"{day} has not come yet", "Correct it")
        return None
    return day


def _together(name: str, rows: list[TypedRow], problems: list[Problem]) -> None:
    """What rows say of one another: none twice, one unit and one title for a key."""
    seen: dict[object, int] = {}
    first: dict[str, TypedRow] = {}
    for row in rows:
        if row.identity in seen:
            what = f"the same figure stands on line {seen[row.identity]} too"
            problems.append(Problem(f"{name}, line {row.line}", what, "Take one of the rows out"))
        seen.setdefault(row.identity, row.line)
        known = first.setdefault(row.key, row)
        for column, one, other in (("unit", row.unit.value, known.unit.value), ("title", row.title, known.title)):
            if one != other and row.told is not Told.WITHDRAWN:
                what = f"{row.key} has {one!r} here and {other!r} on line {known.line}"
                problems.append(Problem(f"{name}, line {row.line}, {column}", what, "Give one for every row of a key"))
