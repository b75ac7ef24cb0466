"""The clocks of care leavers, homelessness, missing children, supervision, recruitment and complaints, from their words."""

from collections.abc import Callable, Iterator
from typing import Final

from goldenthread.borough.clockwork import months_on
from goldenthread.borough.rows import Books, Record
from goldenthread.borough.runs import FAR, Cycle, Run, Timed, cycles, least, plain, simple, working
from goldenthread.borough.truth_clocks_care import births, care
from goldenthread.borough.truth_clocks_plans import run_of

_LEAVER: Final = ("record_date", "latest_contact_date", "eligibility", "in_touch", "source_id")


def _leavers(books: Books) -> list[Record]:
    """Each young person from the first pathway plan, record or contact, until the latest record says it is over."""
    records = books.grouped("care_leavers", "child_id", *_LEAVER)
    plans = books.grouped("pathway_plans", "child_id", "review_date", "source_id")
    found = []
    for child in sorted({*records, *plans}):
        mine = records.get(child, [])
        days = [
            least(*(row[name] for name in ("record_date", "latest_contact_date", "review_date") if name in row))
            for row in (*mine, *plans.get(child, ()))
        ]
        last = mine[-1] if mine else None
        over = last and (last["eligibility"] in {"none", "qualifying"} or last["in_touch"] in {"DIED", "RHOM"})
        found.append(
            {"source_id": child, "child_id": child, "start_date": least(*days), "end_date": last["record_date"] if over and last else None}
        )  # fmt: skip
    return found


def _goes_on(one: Cycle) -> bool:
    """The first plan or contact is no event to wait for: it is what the time runs from."""
    return one.number > 1 or one.stop is None or one.stop > one.start


def _pathway_reviews(books: Books) -> Iterator[Run]:
    plans = books.grouped("pathway_plans", "child_id", "review_date", "source_id")
    for one in cycles(_leavers(books), plans, "review_date", lambda _row, _plan: True):
        if _goes_on(one):
            yield run_of(one, months_on(one.start, 6))


def _contacts(books: Books) -> Iterator[Run]:
    events: dict[str, list[Record]] = {}
    for row in books.rows("visits", "child_id", "kind", "visit_date"):
        if row["kind"] == "pathway":
            events.setdefault(row["child_id"], []).append({"day": row["visit_date"]})
    for row in books.rows("care_leavers", "child_id", "latest_contact_date"):
        events.setdefault(row["child_id"], []).append({"day": row["latest_contact_date"]})
    for one in cycles(_leavers(books), events, "day", lambda _row, _event: True):
        if _goes_on(one):
            yield run_of(one, one.start + 56)


def _first_plans(books: Books) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in books.rows("pathway_plans", "child_id", "review_date"):
        found[row["child_id"]] = min(found.get(row["child_id"], FAR), row["review_date"])
    return found


def _eligible(books: Books) -> Iterator[Run]:
    """Three months from sixteen, or from thirteen weeks in care where that is later."""
    born, plans = births(books), _first_plans(books)
    for row in care(books):
        birth, ended = born.get(row["child_id"]), FAR if row["end_date"] is None else row["end_date"]
        if birth is None:
            continue
        begun = max(months_on(birth, 192), row["start_date"] + 91)
        if begun < ended and begun < months_on(birth, 216):
            plan = plans.get(row["child_id"])
            stop = None if plan is None else max(plan, begun)
            due = months_on(begun, 3)
            yield Run(row["source_id"], row["child_id"], None, begun, stop, due, row["end_date"])


def _relevant(books: Books) -> Iterator[Run]:
    """Three months from leaving care at 16 or 17 after thirteen weeks, where no plan was made in care."""
    born, plans = births(books), _first_plans(books)
    for row in care(books):
        birth, left = born.get(row["child_id"]), row["end_date"]
        if birth is None or left is None or row["end_reason"] in {"E11", "E12", "E4A", "E4B", "E3", "E2"}:
            continue
        plan = plans.get(row["child_id"])
        grown = months_on(birth, 192) <= left < months_on(birth, 216)
        if grown and left >= row["start_date"] + 91 and (plan is None or plan >= left):
            yield Run(row["source_id"], row["child_id"], None, left, plan, months_on(left, 3))


def _supervisions(books: Books) -> Iterator[Run]:
    """Every allocation is supervised in six weeks from its start or from the supervision before."""
    notes = books.grouped("supervisions", "child_id", "supervision_date", "kind")
    allocations = []
    for rows in books.grouped(
        "involvements", "child_id", "start_date", "end_date", "role", "team_id", "source_id"
    ).values():
        mine = [row for row in rows if row["role"] == "case-worker"]
        for place, row in enumerate(mine):
            following = mine[place + 1]["start_date"] if place + 1 < len(mine) else None
            allocations.append({**row, "end_date": least(row["end_date"], following)})
    for one in cycles(allocations, notes, "supervision_date", lambda _, note: note["kind"] == "case"):
        yield run_of(one, one.start + 42)


def _interviews(books: Books) -> Iterator[Run]:
    """Three days from the return; what was declined, or does not apply, stands apart; it ends undone after four weeks."""
    held = books.grouped(
        "return_interviews", "missing_key", "returned_date", "offered_date", "completed_date", "accepted"
    )
    for row in books.rows(
        "missing_episodes", "source_id", "child_id", "end_date", "interview_offered", "interview_accepted"
    ):
        if row["end_date"] is None:
            continue
        mine = held.get(row["source_id"], ())
        done, offered = (least(*(one[name] for one in mine)) for name in ("completed_date", "offered_date"))
        taken = any(one["accepted"] for one in mine)
        refused = not taken and any(one["accepted"] is False for one in mine)
        wanted = done is not None or (taken and offered is not None) or row["interview_accepted"] == "yes"
        declined = not wanted and (refused or row["interview_accepted"] == "no")
        yield Run(
            row["source_id"], row["child_id"], None, row["end_date"], done, row["end_date"] + 3, row["end_date"] + 28,
            excluded=declined or row["interview_offered"] == "not-applicable",
        )  # fmt: skip


def _complaints(
    kind: str, stages: dict[str, tuple[int, int]], from_answer: bool = False
) -> Callable[[Books], Iterator[Run]]:
    """Working days of each stage, and those where the time was extended."""

    def found(books: Books) -> Iterator[Run]:
        for row in books.rows(
            "complaints", "source_id", "child_id", "team_id", "kind", "stage", "received_date", "acknowledged_date",
            "responded_date", "extended_to_date",
        ):  # fmt: skip
            start = row["acknowledged_date"] if from_answer else row["received_date"]
            if row["kind"] == kind and row["stage"] in stages and start is not None:
                usual, extended = stages[row["stage"]]
                due = books.clock.add(start, usual if row["extended_to_date"] is None else extended)
                yield Run(row["source_id"], None, row["team_id"], start, row["responded_date"], due)

    return found


CLOCKS: Final = (
    Timed("pathway-reviews", _pathway_reviews),
    Timed("care-leaver-contacts", _contacts),
    Timed("needs-assessment-eligible", _eligible),
    Timed("needs-assessment-relevant", _relevant),
    Timed(
        "homeless-accommodated",
        simple("homeless_presentations", "presented_date", "accommodated_date", plain("presented_date", 0), team=False),
    ),
    Timed(
        "homeless-assessment",
        simple("homeless_presentations", "presented_date", "assessed_date", working("presented_date", 45), team=False),
    ),
    Timed(
        "recruitment",
        simple(
            "recruitment", "offered_date", "start_date", working("offered_date", 60), "withdrawn_date",
            lambda row: row["offered_date"] is not None, team=False, child=False,
        ),
        service=True,
    ),
    Timed("supervision", _supervisions),
    Timed("return-interview", _interviews),
    Timed("complaint-stage-one", _complaints("children-act", {"1": (10, 20)}), service=True),
    Timed("complaint-stage-two", _complaints("children-act", {"2": (25, 65)}), service=True),
    Timed("complaint-stage-three", _complaints("children-act", {"3": (50, 50)}), service=True),
    Timed(
        "corporate-acknowledgement",
        simple(
            "complaints", "received_date", "acknowledged_date", working("received_date", 5), "responded_date",
            lambda row: row["kind"] == "corporate", ("kind",),
        ),
        service=True,
    ),
    Timed("corporate-complaint", _complaints("corporate", {"1": (10, 20), "2": (20, 40)}, from_answer=True), service=True),
)  # fmt: skip
