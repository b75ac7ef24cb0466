"""Verbs about dip samples of items that a clock shows overdue: begun, and each item looked at: recorded or real."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Final

from django.db import transaction
from django.utils.timezone import localdate, now

from goldenthread.access.errors import NotAllowed
from goldenthread.accounts.actions.grants import give_grant, withdraw_grant
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.limits import GRANT_DAYS
from goldenthread.accounts.models import Grant, User
from goldenthread.accounts.viewer import Viewer
from goldenthread.auditing.allotting import allot
from goldenthread.auditing.model import Case
from goldenthread.auditing.sampling.draws import Design
from goldenthread.auditing.sampling.frames import Item as Listed_
from goldenthread.journal.actions import record
from goldenthread.quality import models
from goldenthread.quality.actions.begin import PURPOSE, case_today, not_own_today, refuse_if
from goldenthread.quality.actions.grants import ROOM
from goldenthread.quality.actions.planning import Listed, check_keeper, drawn, frozen
from goldenthread.quality.actions.planning_giving import barred
from goldenthread.quality.frames import PERSON, Of, Source, open_runs
from goldenthread.quality.people import may_audit
from goldenthread.quality.planned import draw_in, frame_in
from goldenthread.quality.reading import rules, served_now
from goldenthread.serving.opening import Served

#: How the reason begins of the access that is given for looking at an item.
_REASON: Final = "dip sample "


class Outcome(Enum):
    """What was found of an item; the words are the fields of `auditing.statistics.bounds.Outcomes`."""

    ELSEWHERE = "elsewhere"
    UNRECORDED = "unrecorded"
    NOT_DONE = "not_done"
    EXCLUDED = "excluded"

    @property
    def done(self) -> bool:
        """Whether it says that the thing was done, on a day that can be named."""
        return self in (Outcome.ELSEWHERE, Outcome.UNRECORDED)


@dataclass(frozen=True, slots=True)
class Dip:
    """A dip sample that is wanted: of which clock, how many items, drawn by which seed, looked at by whom until when."""

    name: str
    clock: str
    n: int
    seed: str
    checkers: tuple[str, ...]
    look_by: date


@transaction.atomic
def begin_dip(wanted: Dip, *, by: Viewer) -> tuple[models.Sample, tuple[tuple[str, str], ...]]:
    """Freeze what a clock shows overdue, draw from it and share it among checkers; with the items that nobody may look at.

    Raises `NotAllowed` for who does not keep audits and `Refused` with everything that is wrong. An item goes to nobody who
    works with its child or manages that; a checker may read the case until some days after the day they look by.
    """
    check_keeper(by)
    served, today = served_now(), localdate()
    refuse_if(_wrong(wanted, today))
    row = frozen(Listed(wanted.name, Source(Of.OVERDUE, wanted.clock)), by)
    row.open_runs = open_runs(served, by.scope(PURPOSE), wanted.clock)
    row.save(update_fields=["open_runs"])
    sample = drawn(row, wanted.seed, Design(wanted.n), (), None, by)
    items = {item.key: item for item in frame_in(row).items}
    cases = [_case(served, items[key], today) for key in draw_in(sample).sample]
    # Keyed by the child, who may have several items: whoever is barred from one is barred from all.
    never = barred(served, list({case.key: case for case in cases}.values()), wanted.checkers, today)
    by_item = [
        Case(key, case.worker, case.line, case.team) for key, case in zip(draw_in(sample).sample, cases, strict=True)
    ]
    shared = allot(
        by_item, wanted.checkers, wanted.seed, {key: never[items[key].mark(PERSON)] for key in draw_in(sample).sample}
    )
    for key, checker in shared.pairs:
        item = items[key]
        due = item.mark("due")
        models.Item.objects.create(
            sample_key=sample.key, event=key, person_key=item.mark(PERSON), clock=wanted.clock, team=item.mark("team"),
            due_on=date.fromisoformat(due) if due else None, checker=checker, look_by=wanted.look_by,
            written_by=by.username, written_at=now(),
        )  # fmt: skip
        _let_in(checker, item.mark(PERSON), sample.key, wanted.look_by, today)
    return sample, shared.left


@transaction.atomic
def look(number: int, outcome: Outcome, proof: str, *, by: Viewer, done_on: date | None = None) -> models.Item:
    """Say what was found of an item, and what shows it; said again, the later holds and the journal has both.

    Raises `NotAllowed` for an item that is not theirs to look at, `Refused` without a proof, for a day that is missing or
    has not come, and where the case is their own by now.
    """
    row = models.Item.objects.select_for_update().filter(pk=number, checker=by.username).first()
    if row is None or not by.may("audits"):
        raise NotAllowed("There is no such item for you.")
    today = localdate()
    problems = {} if proof.strip() else {"proof": "Enter what shows it, and where it stands"}
    if outcome.done and done_on is None:
        problems["done_on"] = "Enter the day on which it was done"
    elif outcome.done and done_on is not None and done_on > today:
        problems["done_on"] = "The day on which it was done must be today or earlier"
    refuse_if(problems)
    served = served_now()
    not_own_today(served, _held(served, row.person_key, today), by.username, today)
    row.outcome, row.proof = outcome.value, proof.strip()
    row.done_on = done_on if outcome.done else None
    row.looked_by, row.looked_at = by.username, now()
    row.save()
    _show_out(row)
    about = {"sample": row.sample_key, "item": row.pk, "person": row.person_key, "outcome": outcome.value}
    record(by.scope(PURPOSE), "audits: item looked at", about)
    return row


def _wrong(wanted: Dip, today: date) -> dict[str, str]:
    problems = {}
    cannot = [name for name in wanted.checkers if not may_audit(name, today)]
    if cannot or not wanted.checkers:
        problems["checkers"] = f"They hold no post that audits: {', '.join(cannot)}" if cannot else "Choose who looks"
    if wanted.n < 1:
        problems["n"] = "Enter how many items, 1 or more"
    if wanted.look_by < today:
        problems["look_by"] = "Choose a day to come"
    return problems


def _case(served: Served, item: Listed_, today: date) -> Case:
    return _held(served, item.mark(PERSON), today)


def _held(served: Served, person_key: str, today: date) -> Case:
    """The case of an item's child today; one that nobody holds any more has no worker and no line."""
    return case_today(served, person_key, today) or Case(person_key, "", (), "")


def _let_in(checker: str, person_key: str, sample: str, look_by: date, today: date) -> None:
    reason = f"{_REASON}{sample}"
    user = User.objects.filter(username=checker, is_active=True).first()
    if user is None:
        raise Refused.of("checkers", f"{checker} cannot sign in")
    until = min(look_by + timedelta(days=rules().access_days), today + timedelta(days=GRANT_DAYS.value))
    if not _grants(checker, person_key, sample):
        give_grant(user, person_key, Grant.Kind.SAMPLED, by=ROOM, because=reason, expiry_date=until)


def _show_out(row: models.Item) -> None:
    """End the access of a checker who has looked at every item of the child."""
    mine = models.Item.objects.filter(sample_key=row.sample_key, person_key=row.person_key, checker=row.checker)
    if not mine.filter(outcome="").exists():
        for grant in _grants(row.checker, row.person_key, row.sample_key):
            withdraw_grant(grant, by=ROOM, because=f"{_REASON}{row.sample_key}: looked at")


def _grants(checker: str, person_key: str, sample: str) -> Sequence[Grant]:
    return list(
        Grant.objects.filter(
            user__username=checker, person_key=person_key, kind=Grant.Kind.SAMPLED, reason=f"{_REASON}{sample}",
            withdrawn_at__isnull=True, given_by=ROOM.username,
        )
    )  # fmt: skip
