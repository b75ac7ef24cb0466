"""Plain counts of the chapter on conferences and challenges, written from its words."""

from datetime import date

from tests.measures.plain.helping import (
    Answer,
    Count,
    Run,
    count,
    done_in_time,
    mix,
    overdue,
    plus_working_days,
    share,
    within,
)
from tests.measures.plain.histories import History

_PROTECTION = ("initial", "review", "pre-birth", "transfer-in", "receiving-in")
Conference = dict[str, str | bool | None]


def _conferences(history: History, start: date, end: date) -> list[Conference]:
    """Each child's conferences of the period, once each: of several sources, the highest code and a yes speak."""
    found: dict[tuple[str, date], dict[str, list[str | bool]]] = {}
    for table, day, kind, names in (
        ("participation", "meeting_date", "meeting_kind", ("participation", "parent_attended", "report_on_time")),
        ("cp_reviews", "review_date", None, ("participation", "quorate")),
        ("conferences", "conference_date", "kind", ("quorate",)),
    ):
        for row in history.rows(table):
            if not within(row[day], start, end):
                continue
            if table == "participation" and row["meeting_kind"] not in _PROTECTION:
                continue
            if kind and row[kind] is not None and row[kind] not in _PROTECTION:
                continue
            held = found.setdefault((row["person_key"], row[day]), {})
            for name in names:
                if row[name] is not None:
                    held.setdefault(name, []).append(row[name])
    names = ("participation", "parent_attended", "report_on_time", "quorate")
    return [{name: max(held[name]) if name in held else None for name in names} for held in found.values()]


def participation(history: History, start: date, end: date) -> Answer:
    """How children took part."""
    return mix(held["participation"] for held in _conferences(history, start, end))  # type: ignore[misc]


def _took_part(codes: tuple[str, ...], all_ages: bool = False) -> Count:
    def counted(history: History, start: date, end: date) -> Answer:
        held = [one["participation"] for one in _conferences(history, start, end)]
        held = [code for code in held if code is not None and (all_ages or code != "PN0")]
        return share(held, [code for code in held if code in codes])

    return counted


def _said(name: str) -> Count:
    def counted(history: History, start: date, end: date) -> Answer:
        held = [one[name] for one in _conferences(history, start, end) if one[name] is not None]
        return share(held, [said for said in held if said])

    return counted


def raised(history: History, start: date, end: date) -> Answer:
    """Challenges raised."""
    return count(row for row in history.rows("escalations") if within(row["raised_date"], start, end))


def _days(stage: str | None) -> int:
    return {None: 5, "informal": 5, "1": 5, "2": 10}.get(stage, 20)


def _challenges(history: History) -> list[Run]:
    return [
        Run(
            row,
            1,
            row["raised_date"],
            row["resolved_date"],
            None,
            plus_working_days(row["raised_date"], _days(row["stage"])),
        )
        for row in history.rows("escalations")
        if row["raised_by"] in ("iro", "cp-chair")
    ]


COUNTS = {
    "conference-participation": participation,
    "conference-attended": _took_part(("PN1", "PN2", "PN3", "PN4")),
    "conference-gave-views": _took_part(("PN1", "PN2", "PN3", "PN5", "PN6")),
    "conference-took-part": _took_part(("PN1", "PN2", "PN3", "PN4", "PN5", "PN6")),
    "conference-attended-as-printed": _took_part(("PN1", "PN3"), all_ages=True),
    "conference-views-as-printed": _took_part(("PN0", "PN1", "PN2", "PN3", "PN4", "PN5", "PN6"), all_ages=True),
    "conference-parents-attended": _said("parent_attended"),
    "conference-reports-on-time": _said("report_on_time"),
    "conferences-quorate": _said("quorate"),
    "escalations-raised": raised,
    "escalations-resolved-in-time": done_in_time(_challenges),
    "escalations-overdue": overdue(_challenges),
}
