"""The clocks of the front door, early help, assessments, enquiries and conferences, written out from their words."""

from collections.abc import Iterator
from typing import Final

from goldenthread.borough.rows import Books, Record
from goldenthread.borough.runs import Run, Runs, Timed, least, simple, working

#: Hours in which a contact of each priority is to be decided, and what stands for them where only days are held:
#: working days, or days. A contact that is neither red, amber nor green has the blue limit.
_BY_RISK: Final = {"red": (4, 1, 0), "amber": (24, 1, 0), "green": (72, 0, 3), "blue": (72, 0, 3)}
_CONTACT: Final = (
    "source_id", "child_id", "team_id", "contact_date", "decided_date", "received_at", "decided_at", "on_open_case",
    "first_risk", "final_risk",
)  # fmt: skip


def _contact(row: Record, due: int, hours: int) -> Run:
    """Judged by the hour where both moments are held, by the day otherwise; contacts on an open case stand apart."""
    begun, done = row["received_at"], row["decided_at"]
    in_time = done <= begun + hours * 60 if hours and begun is not None and done is not None else None
    stop = row["decided_date"] if row["decided_date"] is not None else None if done is None else done // 1440
    return Run(
        row["source_id"], row["child_id"], row["team_id"], row["contact_date"], stop, due,
        excluded=bool(row["on_open_case"]), in_time=in_time,
    )  # fmt: skip


def _contacts(hours: int) -> Runs:
    def found(books: Books) -> Iterator[Run]:
        for row in books.rows("contacts", *_CONTACT):
            yield _contact(row, books.clock.add(row["contact_date"], 1), hours)

    return found


def _contacts_by_risk(books: Books) -> Iterator[Run]:
    for row in books.rows("contacts", *_CONTACT):
        risk = row["final_risk"] or row["first_risk"]
        if risk is not None:
            hours, working_days, days = _BY_RISK.get(risk, _BY_RISK["blue"])
            day = row["contact_date"]
            yield _contact(row, books.clock.add(day, working_days) if working_days else day + days, hours)


def _answered(books: Books) -> Iterator[Run]:
    for row in books.rows(
        "referrals", "source_id", "child_id", "team_id", "referral_date", "acknowledged_date", "close_date", "source"
    ):
        yield Run(
            row["source_id"], row["child_id"], row["team_id"], row["referral_date"], row["acknowledged_date"],
            books.clock.add(row["referral_date"], 1), row["close_date"], excluded=row["source"] in {"9", "10"},
        )  # fmt: skip


def unborn(person: Record | None, day: int) -> bool:
    """Whether a child was not yet born on a day: the birth lies ahead, or only an expected one is known."""
    if person is None:
        return False
    if person["birth_date"] is not None:
        return bool(person["birth_date"] > day)
    return person["expected_birth_date"] is not None


def people(books: Books) -> dict[str, Record]:
    """Who each child is, by child id."""
    return {row["child_id"]: row for row in books.rows("people", "child_id", "birth_date", "expected_birth_date")}


def _first_seen(books: Books) -> Iterator[Run]:
    """One working day where a section 47 enquiry began by then, ten otherwise; unborn children cannot be seen."""
    known = people(books)

    def ahead(child: str, day: int) -> bool:
        """Whether the birth, or the expected one where there is no other, lay ahead."""
        who = known.get(child, {})
        birth = who.get("birth_date") or who.get("expected_birth_date")
        return birth is not None and birth > day

    enquiries = books.grouped("s47_enquiries", "referral_key", "start_date")
    for row in books.rows(
        "referrals",
        "source_id",
        "child_id",
        "team_id",
        "referral_date",
        "first_seen_date",
        "close_date",
        "no_further_action",
    ):
        if row["no_further_action"]:
            continue
        day = row["referral_date"]
        first = next((one["start_date"] for one in enquiries.get(row["source_id"], ())), None)
        at_once = first is not None and first <= books.clock.add(day, 1)
        yield Run(
            row["source_id"], row["child_id"], row["team_id"], day, row["first_seen_date"],
            books.clock.add(day, 1 if at_once else 10), row["close_date"], excluded=ahead(row["child_id"], day),
        )  # fmt: skip


def _early_help(books: Books) -> Iterator[Run]:
    for row in books.rows(
        "early_help", "source_id", "child_id", "team_id", "requested_date", "start_date", "assessed_date", "end_date"
    ):
        asked = row["requested_date"] if row["requested_date"] is not None else row["start_date"]
        yield Run(
            row["source_id"], row["child_id"], row["team_id"], asked, row["assessed_date"],
            books.clock.add(asked, 10), row["end_date"],
        )  # fmt: skip


def _assessments(books: Books) -> Iterator[Run]:
    """45 working days from the referral, or from its own start where there is no referral to it."""
    referred = {row["source_id"]: row["referral_date"] for row in books.rows("referrals", "source_id", "referral_date")}
    for row in books.rows(
        "assessments", "source_id", "child_id", "team_id", "referral_key", "start_date", "authorised_date"
    ):
        begun = referred.get(row["referral_key"]) or row["start_date"]
        yield Run(
            row["source_id"], row["child_id"], row["team_id"], begun, row["authorised_date"], books.clock.add(begun, 45)
        )


def _checkpoints(books: Books) -> Iterator[Run]:
    """The first management oversight within an assessment; once that is authorised there is nothing left to check."""
    entries = books.grouped("case_recordings", "child_id", "entry_date", "kind")
    for row in books.rows("assessments", "source_id", "child_id", "team_id", "start_date", "authorised_date"):
        begun, ended = row["start_date"], row["authorised_date"]
        days = [
            one["entry_date"]
            for one in entries.get(row["child_id"], ())
            if one["kind"] == "management-oversight"
            and one["entry_date"] >= begun
            and (ended is None or one["entry_date"] <= ended)
        ]
        yield Run(
            row["source_id"], row["child_id"], row["team_id"], begun, least(*days), books.clock.add(begun, 10), ended
        )


def _conferences(books: Books) -> Iterator[Run]:
    """Initial conferences that were held: from the enquiry, for a child who moved in from the notification."""
    began = {row["source_id"]: row["start_date"] for row in books.rows("s47_enquiries", "source_id", "start_date")}
    for row in books.rows(
        "conferences", "source_id", "child_id", "team_id", "kind", "conference_date", "notified_date", "enquiry_key"
    ):
        if row["kind"] == "review":
            continue
        moved = row["kind"] in {"transfer-in", "receiving-in"}
        first = row["notified_date"] if moved else began.get(row["enquiry_key"])
        due = None if first is None else books.clock.add(first, 15)
        yield Run(row["source_id"], row["child_id"], row["team_id"], first, row["conference_date"], due)


def _conferences_due(books: Books) -> Iterator[Run]:
    """Enquiries until their conference; one that needs none, or led to nothing, no longer runs when it has ended."""
    held = books.grouped("conferences", "enquiry_key", "conference_date")
    for row in books.rows(
        "s47_enquiries", "source_id", "child_id", "team_id", "start_date", "end_date", "conference_date",
        "conference_not_required", "no_further_action", "conference_target_date",
    ):  # fmt: skip
        named = held.get(row["source_id"], ())
        stop = named[0]["conference_date"] if named else row["conference_date"]
        closes = None
        if row["conference_not_required"]:
            closes = row["end_date"] if row["end_date"] is not None else row["start_date"]
        elif row["no_further_action"] or (
            row["conference_not_required"] is None and row["conference_target_date"] is None
        ):
            closes = row["end_date"]
        yield Run(
            row["source_id"], row["child_id"], row["team_id"], row["start_date"], stop,
            books.clock.add(row["start_date"], 15), closes,
        )  # fmt: skip


def _plans_after(books: Books) -> Iterator[Run]:
    """A plan that a conference leads to begins on the day of the conference."""
    named = books.grouped("cp_plans", "conference_key", "start_date")
    for row in books.rows("conferences", "source_id", "child_id", "team_id", "kind", "conference_date", "led_to_plan"):
        if row["led_to_plan"] and row["kind"] != "review":
            plans = named.get(row["source_id"], ())
            stop = plans[0]["start_date"] if plans else None
            day = row["conference_date"]
            yield Run(row["source_id"], row["child_id"], row["team_id"], day, stop, day)


CLOCKS: Final = (
    Timed("contact-decision", _contacts(24)),
    Timed("contact-decision-by-risk", _contacts_by_risk),
    Timed("contact-decision-by-day", _contacts(0)),
    Timed(
        "referral-decision",
        simple("referrals", "referral_date", "decided_date", working("referral_date", 1), "close_date"),
    ),
    Timed("referrer-answered", _answered),
    Timed("child-first-seen", _first_seen),
    Timed("early-help-assessment", _early_help),
    Timed(
        "early-help-first-review",
        simple(
            "early_help",
            "plan_date",
            "first_review_date",
            lambda _, row: int(row["plan_date"]) + 42,
            "end_date",
            lambda row: row["plan_date"] is not None,
        ),
    ),
    Timed("assessment", _assessments),
    Timed(
        "assessment-from-its-start", simple("assessments", "start_date", "authorised_date", working("start_date", 45))
    ),
    Timed("assessment-checkpoint", _checkpoints),
    Timed(
        "strategy-discussion",
        simple("strategy_discussions", "requested_date", "discussion_date", working("requested_date", 3)),
        only_done=True,
    ),
    Timed("enquiry", simple("s47_enquiries", "start_date", "end_date", working("start_date", 15))),
    Timed("conference", _conferences, only_done=True),
    Timed("conference-due", _conferences_due),
    Timed(
        "transfer-in-conference",
        simple(
            "conferences",
            "notified_date",
            "conference_date",
            working("notified_date", 15),
            where=lambda row: row["kind"] in {"transfer-in", "receiving-in"},
            columns=("kind",),
        ),
        only_done=True,
    ),
    Timed("plan-after-conference", _plans_after),
)
