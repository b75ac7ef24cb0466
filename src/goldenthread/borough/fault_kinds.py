"""How each fault is planted."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from goldenthread.borough.planting import Plot
from goldenthread.calendar import add_months
from goldenthread.records.codes import code_set
from goldenthread.records.tables import TABLES

#: What a worker holds beside the episode of need: table, and the column that says that it has ended.
_HELD = (
    ("assessments", "authorised_date"),
    ("cin_plans", "end_date"),
    ("cp_plans", "end_date"),
    ("care_periods", "end_date"),
)
# Case systems' dates of entry: how many days later a late one is put.
_LATE_DAYS = (10, 90)
_GRADES = ("inadequate", "requires-improvement", "good", "outstanding")
#: Events that case systems hold twice now and then.
_REPEATED = (
    "contacts", "referrals", "assessments", "strategy_discussions", "s47_enquiries", "cin_plans", "visits", "missing_episodes",
)  # fmt: skip
#: Table, column, and what is wrong with the date: before the named start, before birth, or in the future.
_DATES = (
    ("assessments", "authorised_date", "start_date"), ("cp_plans", "end_date", "start_date"), ("cin_plans", "end_date", "start_date"),
    ("missing_episodes", "end_date", "start_date"), ("referrals", "close_date", "referral_date"), ("contacts", "contact_date", "birth"),
    ("visits", "visit_date", "future"), ("health_checks", "check_date", "future"),
)  # fmt: skip
#: Moments that say again what a changed day says, and go with it.
_MOMENTS = {"contacts": "received_at", "visits": "visited_at"}
#: Table, column and code set of the codes that drift.
_CODES = (
    ("people", "ethnicity", "ethnicity"), ("people", "sex", "sex"), ("referrals", "source", "referral_source"),
    ("referrals", "primary_need", "need"), ("assessment_factors", "factor", "assessment_factor"),
    ("cp_plans", "latest_category", "abuse_category"), ("placements", "placement_type", "placement_type"),
    ("care_leavers", "activity", "activity"), ("care_reviews", "participation", "participation"),
)  # fmt: skip


def record_late(plot: Plot, rate: float) -> None:
    """Put dates of entry later, never after the as-at date: what is entered after it is not in the files at all."""
    last = datetime.combine(plot.as_at, datetime.max.time()).replace(microsecond=0)
    for name, table in TABLES.items():
        if "recorded_at" not in table.names:
            continue
        held = plot.column(name, "recorded_at")
        rows = plot.some([row for row, at in enumerate(held) if at is not None], rate)
        later = {row: min(last, held[row] + timedelta(days=plot.dice.randint(*_LATE_DAYS))) for row in rows}
        plot.change(name, "recorded_at", {row: at for row, at in later.items() if at > held[row]})


def lose_visits(plot: Plot, rate: float) -> None:
    """Take visits out."""
    plot.remove("visits", plot.some(range(plot.table("visits").num_rows), rate))


def lose_workers(plot: Plot, rate: float) -> None:
    """Take the worker from open episodes of need, from what else is open for the child, and the allocation itself."""
    closed = plot.column("referrals", "close_date")
    rows = plot.some([row for row, day in enumerate(closed) if day is None], rate)
    children = plot.column("referrals", "child_id")
    alone = {children[row] for row in rows}
    plot.change("referrals", "worker_id", dict.fromkeys(rows))
    for name, end in (
        ("assessments", "authorised_date"),
        ("cin_plans", "end_date"),
        ("cp_plans", "end_date"),
        ("care_periods", "end_date"),
    ):
        pairs = zip(plot.column(name, "child_id"), plot.column(name, end), strict=True)
        plot.put(
            name,
            "worker_id",
            dict.fromkeys(row for row, (child, day) in enumerate(pairs) if child in alone and day is None),
        )
    held = zip(*(plot.column("involvements", column) for column in ("child_id", "role", "end_date")), strict=True)
    plot.remove(
        "involvements",
        [
            row
            for row, (child, role, day) in enumerate(held)
            if child in alone and role == "case-worker" and day is None
        ],
    )


def grade_up(plot: Plot, rate: float) -> None:
    """Raise grades of the auditor with the most audits by one; moderation, where there was any, stays as it was."""
    auditors, grades = plot.column("audits", "auditor_id"), plot.column("audits", "grade")
    known = [
        auditor
        for auditor, grade in zip(auditors, grades, strict=True)
        if auditor is not None and grade in _GRADES[:-1]
    ]
    if not known:
        return
    lenient = max(sorted(set(known)), key=known.count)
    rows = plot.some(
        [row for row, auditor in enumerate(auditors) if auditor == lenient and grades[row] in _GRADES[:-1]], rate
    )
    plot.change("audits", "grade", {row: _GRADES[_GRADES.index(grades[row]) + 1] for row in rows})


def impossible(plot: Plot, rate: float) -> None:
    """Put dates where they cannot be."""
    births = dict(zip(plot.column("people", "child_id"), plot.column("people", "birth_date"), strict=True))
    for name, column, wrong in _DATES:
        held = plot.column(name, column)
        starts: list[date | None] = held
        if wrong == "birth":
            starts = [births.get(child) for child in plot.column(name, "child_id")]
        elif wrong != "future":
            starts = plot.column(name, wrong)
        starting = {row: start for row, start in enumerate(starts) if start is not None and held[row] is not None}
        rows = plot.some(list(starting), rate)
        plot.change(name, column, {row: _impossible(plot, wrong, starting[row]) for row in rows})
        if name in _MOMENTS:
            plot.put(name, _MOMENTS[name], dict.fromkeys(rows))


def _impossible(plot: Plot, wrong: str, start: date) -> date:
    if wrong == "future":
        return plot.as_at + timedelta(days=plot.dice.randint(30, 700))
    # A contact about an unborn child is ordinary: it has to lie before the pregnancy.
    return start - timedelta(days=plot.dice.randint(300, 900) if wrong == "birth" else plot.dice.randint(30, 700))


def repeat(plot: Plot, rate: float) -> None:
    """Put people in again under another id, each with the latest contact, and events again under another id."""
    contacts: dict[str, int] = {child: row for row, child in enumerate(plot.column("contacts", "child_id"))}
    people, calls = [], []
    for row in plot.some(range(plot.table("people").num_rows), rate):
        person = plot.row("people", row)
        child, other = person["child_id"], f"8{person['child_id']}"
        people.append({**person, "child_id": other, "source_id": f"{person['source_id']}-2"})
        if child in contacts:
            call = plot.row("contacts", contacts[child])
            calls.append({**call, "child_id": other, "source_id": f"{call['source_id']}-2"})
        for held in plot.extras.values():
            if child in held:
                held[other] = held[child]
    for name in _REPEATED:
        rows = [plot.row(name, row) for row in plot.some(range(plot.table(name).num_rows), rate)]
        plot.add(name, [{**row, "source_id": f"{row['source_id']}-R"} for row in rows])
    plot.add("people", people)
    plot.add("contacts", calls)


def drift(plot: Plot, rate: float) -> None:
    """Write codes as other people write them: in small letters, with their words, by their words alone, or not at all."""
    for name, column, codes in _CODES:
        held = plot.column(name, column)
        rows = plot.some([row for row, code in enumerate(held) if code is not None], rate)
        plot.change(name, column, {row: _spelled(plot, codes, held[row]) for row in rows})


def _spelled(plot: Plot, codes: str, code: str) -> str:
    known = code_set(codes).get(code)
    words = known.label if known else code
    spellings: tuple[Callable[[], str], ...] = (
        code.lower, lambda: f"{code} - {words}", lambda: words, lambda: f" {code} ", lambda: f"LOC{plot.dice.randint(1, 9)}",
    )  # fmt: skip
    return plot.dice.choice(spellings)()


def conflict(plot: Plot, rate: float) -> None:
    """Let one format differ: a date of birth, a sex, an ethnicity, or the first category of a plan.

    A format differs only about whom it holds. Sex and ethnicity differ in the lists, which are of the same day as the
    dataset: in a return of an earlier day another value is no contradiction, as it may have been corrected since.
    """
    held = {form: _held_in(plot, form) for form in ("annex-a", "cin", "903")}
    columns = ("child_id", "birth_date", "sex", "ethnicity")
    people = list(zip(*(plot.column("people", column) for column in columns), strict=True))
    known = [row for row, (child, born, *_) in enumerate(people) if born and any(child in held[form] for form in held)]
    for row in plot.some(known, rate * len(people) / max(1, len(known))):
        child, born, sex, group = people[row]
        forms = [form for form in held if child in held[form] and (form == "annex-a" or born <= plot.census_end)]
        ways: list[tuple[str, str, Any]] = [
            (form, "birth_date", born - timedelta(days=plot.dice.choice((1, 10, 365)))) for form in forms
        ]
        if "annex-a" in forms:
            ways.append(("annex-a", "ethnicity", "WOTH" if group != "WOTH" else "MOTH"))
            ways += [("annex-a", "sex", other) for other in ("F", "M") if {sex, other} == {"M", "F"}]
        if ways:
            form, column, value = plot.dice.choice(ways)
            plot.change_in(form, "people", column, {row: value})
    _conflict_plans(plot, rate, held["cin"])


def _conflict_plans(plot: Plot, rate: float, in_census: set[str]) -> None:
    columns = ("child_id", "start_date", "end_date", "initial_category")
    plans = list(zip(*(plot.column("cp_plans", column) for column in columns), strict=True))
    ways: dict[int, list[str]] = {}
    for row, (child, start, end, category) in enumerate(plans):
        forms = ["annex-a"] if end is None else []
        if child in in_census and start <= plot.census_end and (end is None or end >= plot.census_start):
            forms.append("cin")
        if forms and category is not None:
            ways[row] = forms
    for row in plot.some(list(ways), rate * len(plans) / max(1, len(ways))):
        form = plot.dice.choice(ways[row])
        plot.change_in(form, "cp_plans", "initial_category", {row: "PHY" if plans[row][3] != "PHY" else "NEG"})


def _held_in(plot: Plot, form: str) -> set[str]:
    """Children of whom a format is sure to say something: there may be more."""
    if form == "annex-a":
        since = add_months(plot.as_at, -6)
        days = zip(plot.column("contacts", "child_id"), plot.column("contacts", "contact_date"), strict=True)
        return {child for child, day in days if day >= since}
    table, start = ("referrals", "referral_date") if form == "cin" else ("care_episodes", "start_date")
    end = "close_date" if form == "cin" else "end_date"
    spans = zip(*(plot.column(table, column) for column in ("child_id", start, end)), strict=True)
    first, last = plot.census_start, plot.census_end
    return {child for child, begun, ended in spans if begun <= last and (ended is None or ended > first)}
