"""Plain counts of the chapters on caseloads, allocation, supervision, posts, turnover and money, written from their words."""

from collections.abc import Callable, Iterable
from datetime import date

from tests.measures.plain.helping import (
    Answer,
    Count,
    Run,
    count,
    done_in_time,
    first_day,
    mix,
    overdue,
    plus_months,
    recurring,
    share,
    up_to_date,
)
from tests.measures.plain.histories import FOREVER, History, Row
from tests.measures.plain.shapes import (
    Pick,
    happened,
    mean,
    number,
    of,
    sorts,
    standing,
    tasks,
    total,
    weeks,
    working,
)


def allocations(history: History) -> list[Row]:
    """Times with a case worker: the one allocated last speaks, until the next is allocated or the work ends."""
    found = []
    for person in {row["person_key"] for row in history.rows("involvements")}:
        mine = [row for row in history.of("involvements", person) if row["role"] == "case-worker"]
        if not mine:
            continue
        mine.sort(key=lambda row: (row["start_date"], row["event_key"]))
        for row, before, after in zip(mine, [None, *mine[:-1]], [*mine[1:], None], strict=True):
            next_day = after["start_date"] if after else FOREVER
            found.append({**row, "until": min(row["until_date"], next_day), "next": next_day, "before": before})
    return found


def _held(history: History, start: date, end: date) -> list[Row]:
    return [row for row in allocations(history) if row["worker_id"] and row["start_date"] <= end < row["until"]]


def _families(history: History, start: date, end: date) -> Answer:
    def family(person: str) -> str:
        return min((row["family_id"] for row in history.of("families", person) if row["family_id"]), default=person)

    return count({(row["worker_id"], family(row["person_key"])) for row in _held(history, start, end)})


def _holders(history: History, start: date, end: date) -> list[Row]:
    """Workers who hold a case: how many, and their share of full time, which is whole where it is not recorded."""
    held = [row["worker_id"] for row in _held(history, start, end)]
    found = []
    for worker in sorted(set(held)):
        hours = [row["fte"] for row in history.rows("workers") if row["worker_id"] == worker and row["fte"] is not None]
        found.append({"cases": held.count(worker), "hours": max(hours, default=1)})
    return found


def _in_range(lowest: int) -> Count:
    def counted(history: History, start: date, end: date) -> Answer:
        rows = _holders(history, start, end)
        return share(rows, [row for row in rows if lowest * row["hours"] <= row["cases"] <= 16 * row["hours"]])

    return counted


def open_children(history: History, end: date) -> set[str]:
    """Children with an open case of need, a child protection plan of the authority's own or in care, short breaks apart."""
    kinds = (("referrals", "referral_date", "no_further_action"), ("cp_plans", "start_date", "other_authority_plan"))
    return {
        row["person_key"]
        for table, since, unless in (*kinds, ("care_periods", "start_date", "short_breaks"))
        for row in history.rows(table)
        if row[unless] is not True and row[since] <= end < row["until_date"]
    }


def _unallocated(history: History, start: date, end: date) -> Answer:
    return count(open_children(history, end) - {row["person_key"] for row in _held(history, start, end)})


def _many_workers(history: History, start: date, end: date) -> Answer:
    had: dict[str, set[str]] = {}
    for row in allocations(history):
        if row["worker_id"] and row["start_date"] <= end and row["until"] >= first_day(end, 12):
            had.setdefault(row["person_key"], set()).add(row["worker_id"])
    children = open_children(history, end)
    return share(children, [child for child in children if len(had.get(child, ())) >= 3])


def _changes(history: History, start: date, end: date) -> Answer:
    def changed(row: Row) -> bool:
        before = row["before"]
        if before is None or None in (before["worker_id"], row["worker_id"]) or before["worker_id"] == row["worker_id"]:
            return False
        return bool(before["until_date"] == FOREVER or (row["start_date"] - before["until_date"]).days <= 7)

    return count(row for row in allocations(history) if start <= row["start_date"] <= end and changed(row))


def _supervision(history: History) -> Iterable[Run]:
    """From each allocation to its supervisions; one on the day of a change of worker is the next worker's."""
    for row in allocations(history):
        days = [
            one["supervision_date"]
            for one in history.of("supervisions", row["person_key"])
            if one["kind"] == "case" and one["supervision_date"] < row["next"]
        ]
        yield from recurring(row, row["start_date"], row["until"], days, lambda _, day: weeks(6)(day))


def _supervised(history: History, start: date, end: date) -> Answer:
    """Of each open run: overdue, none yet since the allocation, or how the latest came after the one before."""
    parts, before = [], None
    for run in _supervision(history):
        if run.sound and run.open_at(end) and run.start is not None and run.due is not None:
            late = before is not None and before.due is not None and run.start > before.due
            parts.append(
                "overdue" if run.due < end else "not-yet-due" if run.number == 1 else "late" if late else "in-time"
            )
        before = run
    return mix(parts)


_OTHER_WORK = (
    "director",
    "family-support",
    "early-help",
    "personal-adviser",
    "business-support",
    "student",
    "other",
)


def _posts(where: Callable[[Row], object]) -> Pick:
    return standing(of("posts", lambda row: row["grade"] not in _OTHER_WORK and where(row)))


def _established(row: Row) -> bool:
    return row["funded"] is not False and row["employment"] not in ("frozen", "over-establishment")


def _in_post(row: Row) -> bool:
    return row["employment"] in ("permanent", "fixed-term", "secondment")


def _agency(row: Row) -> bool:
    return bool(row["employment"] == "agency")


def _filled(row: Row, end: date) -> str | None:
    if _in_post(row):
        return "in-post"
    return row["employment"] if row["employment"] in ("agency", "vacant", "bank") else None


def _hours(where: Callable[[Row], object]) -> Count:
    return total(_posts(where), lambda row, end: row["fte"])


_recruitment = tasks(
    of("recruitment", lambda row: row["offered_date"]), "offered_date", "start_date", working(60), "withdrawn_date"
)


def _workers(history: History) -> list[Row]:
    return [
        {**row, "since": row["start_date"] or date(1900, 1, 1), "hours": 1 if row["fte"] is None else row["fte"]}
        for row in history.rows("workers")
        if row["grade"] not in _OTHER_WORK
    ]


def _employed(history: History) -> list[Row]:
    return [row for row in _workers(history) if row["agency"] is not True]


def _sickness(history: History) -> list[Row]:
    own = {row["worker_id"] for row in _employed(history)} - {None}
    return [
        row
        for row in history.rows("absences")
        if row["worker_id"] in own and row["kind"] in ("sickness", "long-term-sickness")
    ]


def _hours_of(pick: Pick, times: int = 1) -> Count:
    return total(pick, lambda row, end: row["hours"] * times)


def _months_known(history: History, start: date, end: date) -> list[Row]:
    """The latest month of each budget line in the financial year, for three months at the most."""
    latest: dict[str | None, Row] = {}
    for row in sorted(history.rows("budgets"), key=lambda row: (row["month_end_date"], row["event_key"])):
        if row["month_end_date"] <= end:
            latest[row["budget_id"]] = row
    year = date(end.year if end.month >= 4 else end.year - 1, 4, 1)
    return [
        row for row in latest.values() if row["month_end_date"] >= year and plus_months(row["month_end_date"], 3) >= end
    ]


def _over(row: Row, end: date) -> float | None:
    return None if None in (row["forecast"], row["revised"]) else row["forecast"] - row["revised"]


_committed = standing(of("commitments"))

COUNTS: dict[str, Count] = {
    "children-allocated": number(_held),
    "families-allocated": _families,
    "case-holding-workers": number(_holders),
    "case-holding-fte": total(_holders, lambda row, end: row["hours"]),
    "caseloads-in-range": _in_range(12),
    "caseloads-not-above-range": _in_range(0),
    "children-unallocated": _unallocated,
    "children-with-three-or-more-workers": _many_workers,
    "changes-of-worker": _changes,
    "supervision-up-to-date": up_to_date(_supervision),
    "supervision-overdue": overdue(_supervision),
    "supervision-status": _supervised,
    "supervisions-held-in-time": done_in_time(_supervision),
    "group-supervisions": number(happened(of("group_supervisions"), "session_date")),
    "posts-over-establishment": number(
        _posts(lambda row: row["employment"] == "over-establishment" or row["funded"] is False)
    ),
    "social-work-staffing": sorts(_posts(_established), _filled),
    "social-work-establishment": _hours(_established),
    "social-workers-in-post": _hours(lambda row: _established(row) and _in_post(row)),
    "agency-social-workers": _hours(_agency),
    "social-workers-in-post-and-agency": _hours(lambda row: (_established(row) and _in_post(row)) or _agency(row)),
    "social-work-vacancies": _hours(lambda row: _established(row) and (_agency(row) or row["employment"] == "vacant")),
    "social-work-vacancies-covered": _hours(lambda row: _established(row) and _agency(row)),
    "recruitment-in-60-working-days": done_in_time(_recruitment),
    "recruitment-overdue": overdue(_recruitment),
    "social-workers": _hours_of(standing(_workers, "since")),
    "social-workers-employed": _hours_of(standing(_employed, "since")),
    "social-workers-started": _hours_of(happened(_employed, "start_date", 12)),
    "social-workers-left": _hours_of(happened(_employed, "end_date", 12)),
    "sickness-days": total(happened(_sickness, "start_date", 12), lambda row, end: row["days_lost"]),
    "working-days-of-social-workers": _hours_of(standing(_employed, "since"), 253),
    "placement-cost-a-week": mean(
        standing(of("commitments", lambda row: row["kind"] == "placement")), lambda row, end: row["weekly_cost"]
    ),
    "commitments-a-week": total(_committed, lambda row, end: row["weekly_cost"]),
    "budget": total(_months_known, lambda row, end: row["revised"]),
    "spend-to-date": total(_months_known, lambda row, end: row["actual"]),
    "budget-variance": total(_months_known, _over),
}
