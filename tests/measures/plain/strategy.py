"""Plain counts of the chapter on strategy discussions, written from its words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from tests.measures.plain.helping import Answer, count, plus_working_days, share, within
from tests.measures.plain.histories import History, Row
from tests.measures.plain.tasks import Task, done_measure, tally


@dataclass
class _Meeting:
    """One discussion, however many children it was about: whether one was missing, and how each agency is recorded."""

    missing: bool = False
    said: dict[str | None, set[str | None]] = field(default_factory=dict)

    def took_part(self, agency: str) -> bool:
        """Whether somebody of the agency was there, for any of the children."""
        return "attended" in self.said.get(agency, set())

    def not_called_for(self, agency: str) -> bool:
        """Whether the agency had nothing to bring, or it is marked as not recorded."""
        return bool(self.said.get(agency, set()) & {None, "not-recorded", "not-applicable"})

    @property
    def recorded(self) -> bool:
        """Whether at least one agency is recorded as having taken part, or as absent."""
        answers = {one for held in self.said.values() for one in held}
        return bool(answers - {None, "not-recorded", "not-applicable"})


def _belongs(row: Row, discussion: Row) -> bool:
    if row["discussion_key"] is not None:
        return bool(row["discussion_key"] == discussion["event_key"])
    return bool(row["discussion_date"] == discussion["discussion_date"])


def _meetings(history: History, start: date, end: date) -> list[_Meeting]:
    found: dict[tuple[str, date], _Meeting] = {}
    for one in history.rows("strategy_discussions"):
        if within(one["discussion_date"], start, end):
            place = one["meeting_id"] or one["event_key"], one["discussion_date"]
            meeting = found.setdefault(place, _Meeting())
            meeting.missing |= bool(one["about_missing_or_exploitation"])
            for row in history.of("strategy_attendance", one["person_key"]):
                if _belongs(row, one):
                    meeting.said.setdefault(row["agency"], set()).add(row["attendance"])
    return list(found.values())


def discussions(history: History, start: date, end: date) -> Answer:
    """Discussions held, each once."""
    return count(_meetings(history, start, end))


def complete(history: History, start: date, end: date) -> Answer:
    """Of those with attendance recorded, those with social care, police and health."""
    rows = [one for one in _meetings(history, start, end) if one.recorded]
    return share(rows, [one for one in rows if all(one.took_part(name) for name in ("csc", "police", "health"))])


def attendance_recorded(history: History, start: date, end: date) -> Answer:
    """Those for which it is recorded who took part."""
    rows = _meetings(history, start, end)
    return share(rows, [one for one in rows if one.recorded])


def _with(agency: str, missing: bool) -> Callable[[History, date, date], Answer]:
    def counted(history: History, start: date, end: date) -> Answer:
        rows = [
            one
            for one in _meetings(history, start, end)
            if one.recorded
            and (one.missing or not missing)
            and (one.took_part(agency) or not one.not_called_for(agency))
        ]
        return share(rows, [one for one in rows if one.took_part(agency)])

    return counted


def _asked_for(history: History) -> Iterator[Task]:
    for row in history.rows("strategy_discussions"):
        if row["requested_date"]:
            yield Task(row["requested_date"], row["discussion_date"], plus_working_days(row["requested_date"], 3))


def _asked_for_missing(history: History) -> Iterator[Task]:
    for row in history.rows("strategy_discussions"):
        if row["requested_date"] and row["about_missing_or_exploitation"]:
            yield Task(row["requested_date"], row["discussion_date"], plus_working_days(row["requested_date"], 3))


def by_outcome(history: History, start: date, end: date) -> Answer:
    """What was decided, each child counted."""
    rows = history.rows("strategy_discussions")
    return tally(row["outcome"] for row in rows if within(row["discussion_date"], start, end))


COUNTS = {
    "strategy-discussions": discussions,
    "strategy-discussions-in-time": done_measure(_asked_for),
    "strategy-discussions-about-missing-children-in-time": done_measure(_asked_for_missing),
    "strategy-discussions-complete": complete,
    "strategy-discussions-attendance-recorded": attendance_recorded,
    "strategy-discussions-by-outcome": by_outcome,
    **{
        f"strategy-discussions-with-{agency}{ending}": _with(agency, bool(ending))
        for agency in ("police", "health", "education")
        for ending in ("", "-missing")
    },
}
