"""Handing findings out to be mended: open, handed out, said to be mended, and confirmed only by a later load."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from django.db import transaction
from django.utils.timezone import now

from goldenthread.accounts.viewer import Viewer
from goldenthread.journal.actions import record
from goldenthread.loads.found import findings_of
from goldenthread.loads.models import Handed
from goldenthread.records.errors import WrongUse

HANDED, SAID, CONFIRMED, BACK = "handed out", "said to be mended", "confirmed", "still there"

#: From each state, those that a person may choose; a load alone confirms, or says that it is still there.
TRANSITIONS: Final = MappingProxyType(
    {
        HANDED: frozenset({SAID}),
        SAID: frozenset({HANDED}),
        BACK: frozenset({SAID}),
        CONFIRMED: frozenset[str](),
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What of a finding is needed to hand it out."""

    key: str
    rule: str
    person_key: str
    team_id: str


def hand_out(found: Iterable[Finding], *, team: str, worker: str, snapshot: str, by: Viewer) -> int:
    """Hand findings to a worker of a team, or with ``worker`` "" to the team's inbox; how many.

    One that was handed out before is handed on. Raises `WrongUse` for no team.
    """
    wanted = list(found)
    if not team:
        raise WrongUse.of("team", "there is nobody to hand them to", "Choose a team")
    moment = now()
    with transaction.atomic():
        held = {item.key: item for item in Handed.objects.filter(key__in=[one.key for one in wanted])}
        fresh = [
            Handed(
                key=one.key, rule=one.rule, person_key=one.person_key, team_id=team, worker_id=worker, state=HANDED,
                handed_by=by.username, handed_at=moment, snapshot=snapshot,
            )
            for one in wanted
            if one.key not in held
        ]  # fmt: skip
        Handed.objects.bulk_create(fresh, batch_size=500)
        Handed.objects.filter(key__in=list(held)).update(
            team_id=team, worker_id=worker, state=HANDED, handed_by=by.username, handed_at=moment, confirmed_in=""
        )
        people = sorted({one.person_key for one in wanted if one.person_key})
        about = {"findings": len(wanted), "team": team, "worker": worker, "snapshot": snapshot, "persons": people}
        record(by.scope("mending data"), "findings handed out", about)
    return len(wanted)


def say(key: str, state: str, *, by: Viewer) -> None:
    """Say that a finding was mended in the case system, or that it was not after all; raises `WrongUse` if that cannot follow."""
    with transaction.atomic():
        held = Handed.objects.select_for_update().filter(key=key).first()
        if held is None or state not in TRANSITIONS[held.state]:
            raise WrongUse.of("finding", "this cannot be said of it now", "Look at it again")
        held.state, held.changed_by, held.changed_at = state, by.username, now()
        held.save()
        about = {"rule": held.rule, "team": held.team_id, "state": state, "person": held.person_key}
        record(by.scope("mending data"), "finding " + state, about)


def confirm(root: Path, snapshot: str) -> int:
    """After a load: what is no longer found is confirmed as mended, what is found again is still there; how many were."""
    keys = frozenset(findings_of(root, snapshot)["key"].to_pylist())
    with transaction.atomic():
        held = list(Handed.objects.exclude(snapshot=snapshot).exclude(state=CONFIRMED))
        mended = [item.pk for item in held if item.key not in keys]
        still = [item.pk for item in held if item.key in keys and item.state == SAID]
        Handed.objects.filter(pk__in=mended).update(state=CONFIRMED, confirmed_in=snapshot, changed_at=now())
        Handed.objects.filter(pk__in=still).update(state=BACK, changed_at=now())
        back = [item.pk for item in Handed.objects.filter(state=CONFIRMED) if item.key in keys]
        Handed.objects.filter(pk__in=back).update(state=BACK, confirmed_in="", changed_at=now())
    return len(mended)
