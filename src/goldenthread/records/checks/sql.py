"""From the words of a check to SQL that the engine runs."""

import re
from datetime import date

from goldenthread.calendar import CalendarError, WorkingDays
from goldenthread.records.checks.language import Check, Unit
from goldenthread.records.codes import group
from goldenthread.records.findings import MASK
from goldenthread.records.limits import limit
from goldenthread.records.tables import OPEN_ENDED, TABLES, Table

_BACK = re.compile(r":working-days-back\(([a-z0-9-]+)\)")
_TOKEN = re.compile(r"(?<!:):([a-z][a-z0-9_-]*[a-z0-9])")
_GROUP = re.compile(r"\{([a-z][a-z0-9-]*)\}")
_PLACE = re.compile(r"\{(@?[a-z_]+(?:\.[a-z_]+)?)\}")
#: Columns whose values never leave the store, not even in a finding.
_HIDDEN = ("birth", "upn")


def spelled(text: str, as_at: date) -> str:
    """SQL of a check with its limits, groups of codes and dates put in. Raises KeyError or UnknownCodeSet for an
    unknown name."""
    text = _BACK.sub(lambda found: _day(_working_days_back(as_at, limit(found[1]))), text)
    text = _GROUP.sub(lambda found: _codes(found[1]), text)
    days = {"as_at": _day(as_at), "open_ended": f"date '{OPEN_ENDED}'"}
    return _TOKEN.sub(lambda found: days.get(found[1]) or f"{limit(found[1]):g}", text)


def limits_named(text: str) -> tuple[str, ...]:
    """The limits that the SQL of a check names, in order."""
    named = {*_BACK.findall(text), *_TOKEN.findall(_BACK.sub("", text))}
    return tuple(sorted(named - {"as_at", "open_ended"}))


def _day(day: date | None) -> str:
    return f"date '{day.isoformat()}'" if day else "null::date"


def _working_days_back(as_at: date, days: float) -> date | None:
    """None where the calendar does not reach so far: then nothing can be said, and `covered` says so."""
    try:
        return WorkingDays.standard().subtract(as_at, int(days))
    except CalendarError:
        return None


def covered(text: str, as_at: date) -> bool:
    """Whether the calendar holds the days that the SQL of a check needs."""
    return all(_working_days_back(as_at, limit(key)) is not None for key in _BACK.findall(text))


def _codes(key: str) -> str:
    return "(" + ", ".join(f"'{code}'" for code in sorted(group(key).codes)) + ")"


def hidden(column: str) -> bool:
    """Whether values of the column are kept out of findings."""
    return any(part in column for part in _HIDDEN)


def joins(table: Table, *texts: str) -> str:
    """LEFT JOINs of the person and of the rows referred to, those only that the texts speak of."""
    together = " ".join(texts)
    found = []
    if table.subject == "person" and re.search(r"\bp\.", together):
        found.append("left join checks_people p on p.person_key = r.person_key")
    for column in table.columns:
        alias = column.name.removesuffix("_key")
        if column.kind == "ref" and re.search(rf"\b{alias}\.", together):
            found.append(f'left join "{column.refers}" {alias} on {alias}.event_key = r."{column.name}"')
    return " ".join(found)


def tells_value(unit: Unit) -> bool:
    """Whether a check that compares rows says itself which value a finding shows."""
    return re.search(r"\bas value\b", unit.rows) is not None


def value_sql(unit: Unit) -> str:
    """SQL for the value that a finding shows, as text."""
    column = unit.columns[0]
    if hidden(column):
        return f"'{MASK}'"
    if tells_value(unit):
        return "f.value"
    return f'r."{column}"::varchar'


def message_sql(check: Check, unit: Unit) -> str:
    """SQL for the sentence with the row's own values in it."""
    parts = []
    for place, piece in enumerate(_PLACE.split(check.sentence)):
        parts.append(_shown(piece, unit) if place % 2 else _quoted(piece))
    return " || ".join(part for part in parts if part != "''") or "''"


def placeholders(sentence: str) -> tuple[str, ...]:
    """The names in braces in a sentence."""
    return tuple(_PLACE.findall(sentence))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _shown(name: str, unit: Unit) -> str:
    table = TABLES[unit.table]
    if name == "@table":
        return _quoted(table.name.replace("_", " "))
    if name == "@column":
        return _quoted(unit.columns[0].replace("_", " "))
    if name == "value":
        if tells_value(unit) and not hidden(unit.columns[0]):
            return "coalesce(f.value, 'not recorded')"
        name = unit.columns[0]
    alias, _, column = name.rpartition(".")
    if hidden(column):
        return _quoted(MASK)
    owner = table
    if alias == "p":
        owner = TABLES["people"]
    elif alias:
        owner = TABLES[table.column(f"{alias}_key").refers]
    kind = next(item.kind for item in owner.layout if item.name == column)
    expression = f'{alias or "r"}."{column}"'
    if kind == "date":
        expression = f"strftime({expression}, '%-d %B %Y')"
    elif kind == "datetime":
        expression = f"strftime({expression}, '%-d %B %Y %H:%M')"
    return f"coalesce({expression}::varchar, 'not recorded')"
