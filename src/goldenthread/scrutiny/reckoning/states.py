"""How an action of a plan stands, read from its word or colour, and by what day it is due."""

import re
from collections.abc import Iterator
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Final

from goldenthread.scrutiny.periods import Named, period_of
from goldenthread.scrutiny.reckoning.blocks import folded
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Paper, Row, Sheet


class State(Enum):
    """How an action stands; the value is the beginning of the rule that holds its words."""

    FINISHED = "finished"
    OVERDUE = "overdue"
    LATE = "late"
    NOT_STARTED = "not_started"
    DROPPED = "dropped"
    IN_PROGRESS = "in_progress"
    ON_TRACK = "on_track"


def state_of(text: str, rules: Rules) -> State | None:
    """The state that a cell names: "G", "Green - complete", "In progress (delayed)"; None where it names none.

    Of several, the one that comes first in `State`: a colour beside "complete" does not take the word back.
    """
    words = folded(text)
    if not words:
        return None
    parts = (words, *(folded(part) for part in re.split(r"\s[-–—]\s|[:;,()/]", words)))
    named = {state for part in parts for state in State if part in rules.words("plans", f"{state.value}_words")}
    return next((state for state in State if state in named), None)


_LEAD: Final = re.compile(r"^(?:by|due|due by|before|until|to be completed by|completed by)\s+(?:the\s+)?(?=\S)")
_END: Final = re.compile(r"^(?:end|early|mid|late|beginning|start)[\s-]+(?:of\s+)?(?=\S)")


@lru_cache(maxsize=4096)
def day_of(text: str) -> date | None:
    """The last day of the date or period that a cell names; None without a year, and for Ongoing, Quarterly or TBC."""
    words = folded(text)
    for cleaned in (words, _LEAD.sub("", words), _END.sub("", _LEAD.sub("", words))):
        found = period_of(cleaned)
        if found is not None:
            return found.last if found.dated else None
    # A spreadsheet's date comes with its time.
    stamp = re.match(r"^(\d{4}-\d\d-\d\d)[ t]00:00", words)
    return day_of(stamp[1]) if stamp else None


def due_on(row: Row) -> date | None:
    """The day by which a row is due: the latest of its due dates, since a moved date stands beside the first one."""
    days = [day for column in row.sheet.having(Role.DUE) if (day := day_of(row.raw(column))) is not None]
    return max(days, default=None)


_MEETING: Final = re.compile(
    r"(?:date of (?:the )?meeting|meeting date|meeting (?:of|on|held on))\s*:?\s*(.+)$", re.IGNORECASE
)
_WEEKDAY: Final = re.compile(r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+", re.IGNORECASE)


def stated_day(paper: Paper) -> date | None:
    """The day of the meeting that a paper names as its own, in a column or in its text; None where it names none or two."""
    cells = {row.text(Role.MEETING) for sheet in paper if sheet.has(Role.MEETING) for row in sheet.rows}
    lines = {found[1] for one in paper.paragraphs if (found := _MEETING.match(one.text.strip()))}
    days = {day for text in cells | lines if (day := day_of(_WEEKDAY.sub("", text.strip()))) is not None}
    return days.pop() if len(days) == 1 else None


#: Words that say as at what day a table or a row stands; what follows is the day.
_AS_AT: Final = re.compile(
    r"\b(?:(?:position|status|progress|correct|data|updated?)\s+)?(?:as\s+(?:at|of|on)|(?:position|status|progress|correct|updated?)"
    r"(?:\s+(?:at|on|to|for))?)\s*:?\s+(.+)$",
    re.IGNORECASE,
)
_STANDS: Final = re.compile(
    r"^(?:position |status |correct )?as (?:at|of|on)\b|^(?:report|reporting|status|position|update) date$"
)


def as_at(paper: Paper, sheet: Sheet) -> Named | None:
    """The day or month as at which a table says it stands: in its title, its caption, or a title of its file; else None."""
    own = _named_in(sheet)
    others = [
        found for other in paper if other.grid.file == sheet.grid.file and (found := _named_in(other)) is not None
    ]
    lines = [
        found for one in paper.paragraphs if one.file == sheet.grid.file if (found := _after(one.text)) is not None
    ]
    days = set(others or lines)
    return own or (days.pop() if len(days) == 1 else None)


def row_as_at(row: Row) -> Named | None:
    """The day as at which a row says it stands, in a column of its own."""
    for column in row.sheet.having(Role.PERIOD):
        if _STANDS.match(folded(column.heading)):
            found = period_of(row.raw(column))
            return found if found is not None and found.dated else None
    return None


def _named_in(sheet: Sheet) -> Named | None:
    return _after(sheet.grid.title) or _after(sheet.grid.table)


def _after(text: str) -> Named | None:
    """The period that a title names after "as at", or at its end."""
    words = " ".join(text.split())
    for said in _candidates(words):
        found = period_of(said)
        if found is not None and found.dated and found.kind in {"day", "month"}:
            return found
    return None


def _candidates(words: str) -> Iterator[str]:
    if match := _AS_AT.search(words):
        yield from _beginnings(match[1])
    yield from (part.strip(" ()") for part in re.split(r"[,:–—(]\s*|\s-\s", words)[1:])


def _beginnings(words: str) -> Iterator[str]:
    parts = words.split()
    yield from (" ".join(parts[:size]).strip(" ,.;:()") for size in range(min(len(parts), 5), 0, -1))
