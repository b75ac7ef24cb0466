"""Registers counted from the borough's own records: audits, complaints, posts, training and feedback of a quarter."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from goldenthread.borough.holdings import Records
from goldenthread.borough.writers.register_rows import Cells, rows_of, within
from goldenthread.calendar import Period
from goldenthread.records.codes import code_set

_GRADES = ("outstanding", "good", "requires-improvement", "inadequate")
_OUTCOMES = {"upheld": "upheld", "partly-upheld": "partly_upheld", "not-upheld": "not_upheld"}


def audits(records: Records, period: Period) -> Iterator[Cells]:
    """Audits returned in the quarter by kind, and how moderation by the quarter's end changed their grades."""
    columns = ("kind", "returned_date", "grade", "moderated_date", "moderated_grade")
    by_kind: dict[str, list[tuple[str, str | None]]] = {}
    for kind, returned, grade, moderated_on, moderated in rows_of(records["audits"], *columns):
        if within(returned, period) and grade in _GRADES:
            known = moderated if moderated_on is not None and moderated_on <= period.end else None
            by_kind.setdefault(kind, []).append((grade, known if known in _GRADES else None))
    for kind, graded in sorted(by_kind.items()):
        counts = Counter(grade for grade, _ in graded)
        moved = [_GRADES.index(grade) - _GRADES.index(later) for grade, later in graded if later is not None]
        yield {
            "period": period.label,
            "kind": kind,
            "domain": "Overall",
            "graded": len(graded),
            **{grade.replace("-", "_"): counts[grade] for grade in _GRADES},
            "moderated": len(moved),
            "moderated_up": sum(step > 0 for step in moved),
            "moderated_down": sum(step < 0 for step in moved),
        }


def complaints(records: Records, period: Period) -> Iterator[Cells]:
    """Complaints, compliments and enquiries received in the quarter by kind and stage, and what came of those answered."""
    known = {code.code for code in code_set("complaint_register_kind")}
    columns = ("kind", "stage", "received_date", "responded_date", "outcome")
    received: Counter[tuple[str, str]] = Counter()
    answered: dict[tuple[str, str], Counter[str]] = {}
    for kind, stage, day, responded, outcome in rows_of(records["complaints"], *columns):
        if not within(day, period):
            continue
        about = (kind if kind in known else "complaint", stage or "")
        received[about] += 1
        if responded is not None and responded <= period.end:
            answered.setdefault(about, Counter())[outcome or "no-finding"] += 1
    for about, count in sorted(received.items()):
        kind, stage = about
        row: dict[str, object] = {
            "period": period.label, "kind": kind, "stage": stage, "service": "Children's services", "row_kind": "row", "count": count,
        }  # fmt: skip
        if kind != "compliment":
            found = answered.get(about, Counter())
            row |= {"responded": found.total(), **{name: found[code] for code, name in _OUTCOMES.items()}}
        yield row


def posts(records: Records, period: Period) -> Iterator[Cells]:
    """Posts at the end of the quarter by grade, how they are filled, and who came, left or is to come."""
    end = period.end
    fte: dict[str, Counter[str]] = {}
    for grade, size, employment, funded, start, last in rows_of(
        records["posts"], "grade", "fte", "employment", "funded", "start_date", "end_date"
    ):
        if start <= end and (last is None or last > end):
            held = fte.setdefault(grade or "other", Counter())
            tenths = round((size or 0) * 10)
            held["agency" if employment == "agency" else "other"] += tenths if employment != "vacant" else 0
            if funded:
                held["establishment"] += tenths
                held["permanent"] += tenths if employment == "permanent" else 0
    moved = _moved(records, period)
    rows = [
        _post(period, _title(grade), held, {name: count[grade] for name, count in moved.items()})
        for grade, held in sorted(fte.items())
    ]
    total: Counter[str] = sum(fte.values(), Counter())
    if rows:
        moves = {name: sum(count[grade] for grade in fte) for name, count in moved.items()}
        rows.append({**_post(period, "All roles", total, moves), "row_kind": "total"})
    yield from rows


def _moved(records: Records, period: Period) -> Mapping[str, Counter[str]]:
    found: dict[str, Counter[str]] = {"starters": Counter(), "leavers": Counter(), "in_recruitment": Counter()}
    for grade, agency, start, last in rows_of(records["workers"], "grade", "agency", "start_date", "end_date"):
        if not agency:
            found["starters"][grade or "other"] += within(start, period)
            found["leavers"][grade or "other"] += within(last, period)
    for grade, offered, start, withdrawn in rows_of(
        records["recruitment"], "grade", "offered_date", "start_date", "withdrawn_date"
    ):
        found["in_recruitment"][grade or "other"] += _coming(offered, start, withdrawn, period.end)
    return found


def _coming(offered: date | None, start: date | None, withdrawn: date | None, end: date) -> bool:
    """Whether somebody had been offered a post by a day, and had neither started nor withdrawn."""
    if offered is None or offered > end or (withdrawn is not None and withdrawn <= end):
        return False
    return start is None or start > end


def _title(grade: str) -> str:
    found = code_set("post_grade").get(grade)
    return found.label if found is not None else grade


def _post(period: Period, role: str, tenths: Counter[str], moves: Mapping[str, int]) -> dict[str, object]:
    held = {name: tenths[name] for name in ("establishment", "permanent", "agency")}
    held["vacant"] = held["establishment"] - held["permanent"]
    return {
        "period": period.label,
        "role": role,
        "row_kind": "row",
        **{f"{name}_fte": f"{value / 10:.1f}" for name, value in held.items()},
        **moves,
    }


def training(records: Records, period: Period) -> Iterator[Cells]:
    """Courses completed in the quarter; some places stay empty, about one in eight."""
    taken = Counter(
        course for course, day in rows_of(records["training"], "course", "completed_date") if within(day, period)
    )
    for course, attended in sorted(taken.items()):
        yield {
            "period": period.label,
            "course": course.replace("-", " ").capitalize(),
            "audience": "Social workers",
            "places": attended + attended // 8 + 1,
            "attended": attended,
        }


def feedback(records: Records, period: Period) -> Iterator[Cells]:
    """Answers given in the quarter by who gave them and question."""
    given: dict[tuple[str, str], Counter[str]] = {}
    for who, question, positive, day in rows_of(
        records["feedback"], "given_by", "question", "positive", "feedback_date"
    ):
        if within(day, period) and positive is not None:
            counts = given.setdefault((who, question), Counter())
            counts["responses"] += 1
            counts["positive"] += bool(positive)
    for (who, question), counts in sorted(given.items()):
        yield {
            "period": period.label,
            "given_by": who,
            "topic": question.replace("-", " ").capitalize(),
            "responses": counts["responses"],
            "positive": counts["positive"],
        }


#: What counts each register of a quarter.
COUNTED: Mapping[str, Callable[[Records, Period], Iterator[Cells]]] = {
    "audits": audits,
    "complaints": complaints,
    "posts": posts,
    "training": training,
    "feedback": feedback,
}
