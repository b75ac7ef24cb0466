"""Verbs about what audits teach: themes and where they led, reviews of whole teams, and the actions that come of both."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import uuid4

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate, now

from goldenthread.access.errors import NotAllowed
from goldenthread.accounts.models import User
from goldenthread.accounts.viewer import Viewer
from goldenthread.journal.actions import record
from goldenthread.plan.actions import Raised, add_action
from goldenthread.plan.models import Action
from goldenthread.quality import models
from goldenthread.quality.actions.begin import refuse_if
from goldenthread.quality.people import may_audit

PURPOSE: Final = "learning from audits"
#: Where a theme may lead; "action" is one of the plan, "proposed" one that somebody may raise.
ACTION, PROPOSED, TRAINING, ROUND, NOTHING = "action", "proposed", "training", "round", "nothing"
_WAYS: Final = (PROPOSED, TRAINING, ROUND, NOTHING)
BEGUN, DECLINED = "begun", "declined"
_KEY: Final = re.compile(r"[,;\s]+")


@dataclass(frozen=True, slots=True)
class Learned:
    """A theme to be kept: in words that name nobody, its subject and team ("" for none), and the keys of its audits."""

    title: str
    words: str
    domain: str = ""
    team: str = ""
    audits: Sequence[str] = ()


def keys_in(text: str) -> tuple[str, ...]:
    """Keys of audits as they were typed, parted by spaces or commas."""
    return tuple(dict.fromkeys(one for one in _KEY.split(text.strip()) if one))


@transaction.atomic
def add_theme(learned: Learned, *, by: Viewer) -> models.Theme:
    """Keep something that audits teach.

    Raises `NotAllowed` unless they manage or keep, `Refused` for words that name a user or are blank, and audits that are
    not there.
    """
    _learns(by)
    refuse_if(_problems(learned))
    made: models.Theme = models.Theme.objects.create(
        key=uuid4().hex, title=learned.title.strip(), words=learned.words.strip(), domain=learned.domain, team=learned.team,
        audits=list(learned.audits), written_by=by.username, written_at=now(),
    )  # fmt: skip
    made.key = f"T{made.pk}"
    made.save(update_fields=["key"])
    record(by.scope(PURPOSE), "audits: theme kept", {"theme": made.key, "audits": made.audits, "team": made.team})
    return made


@transaction.atomic
def lead(key: str, to: str, words: str, *, by: Viewer, round_key: str = "") -> models.Led:
    """Say where a theme led: an action is proposed, training, a round of audits, or nothing because.

    Raises `NotAllowed` unless they manage or keep, and `Refused`.
    """
    _learns(by)
    theme = _theme(key)
    problems = _named({"words": words}) | (
        {} if words.strip() else {"words": "Enter what is to happen, or why nothing"}
    )
    if to not in _WAYS:
        problems["to"] = "Choose where it leads"
    if to == ROUND and not models.Round.objects.filter(key=round_key).exists():
        problems["round"] = "Choose a round of the programme"
    refuse_if(problems)
    return _led(theme, to, round_key if to == ROUND else "", words, by)


@transaction.atomic
def raise_action(key: str, raised: Raised, *, by: Viewer) -> Action:
    """Raise an action of the plan from a theme; it names the theme's audits, and the theme that it led there.

    Raises as `plan.actions.add_action` does: for those who may change the plan.
    """
    _learns(by)
    theme = _theme(key)
    refuse_if(_named({"text": raised.text, "because": raised.because}))
    made = add_action(_with_audits(raised, theme.audits), by=by)
    _led(theme, ACTION, made.key, raised.because, by)
    return made


def may_decide(by: Viewer) -> bool:
    """Whether somebody may decide that a team is reviewed: heads of service and directors."""
    return by.may("audits.keep") and by.may("plan.agree")


@transaction.atomic
def decide(
    pk: int, decision: str, because: str, *, by: Viewer, leads: str = "", due: date | None = None
) -> models.TeamReview:
    """Begin a review of a whole team, with who leads it and until when, or decline it; either with the reason.

    Raises `NotAllowed` unless they may decide, `Refused` where it is decided or something is missing.
    """
    row = _review(pk, by)
    problems = {"": "It is decided"} if row.decision else {}
    if decision not in (BEGUN, DECLINED):
        problems["decision"] = "Choose what you decide"
    if not because.strip():
        problems["because"] = "Enter why: the journal keeps it"
    if decision == BEGUN:
        if not leads or not may_audit(leads, localdate()):
            problems["leads"] = "Choose who leads it"
        if due is None or due < localdate():
            problems["due"] = "Enter a day to come by which it is held"
    refuse_if(problems | _named({"because": because}))
    row.decision, row.because, row.decided_by, row.decided_on = decision, because.strip(), by.username, localdate()
    if decision == BEGUN:
        row.leads, row.due_on = leads, due
    row.save()
    about = {"review": row.pk, "team": row.team, "decision": decision, "leads": row.leads, "because": because.strip()}
    record(by.scope(PURPOSE), "audits: team review decided", about)
    return row


@transaction.atomic
def hold(pk: int, on: date, found: str, *, by: Viewer) -> models.TeamReview:
    """Write what the review of a team found, by who leads it or may decide.

    Raises `NotAllowed` for others, `Refused` where it was not begun, is held already, or nothing is said.
    """
    row = models.TeamReview.objects.select_for_update().filter(pk=pk).first()
    if row is None or not (may_decide(by) or (by.may("audits.learn") and row.leads == by.username)):
        raise NotAllowed("There is no such review for you.")
    problems = {} if found.strip() else {"found": "Enter what was found"}
    if row.decision != BEGUN or row.held_on is not None:
        problems[""] = "It was not begun, or is held already"
    if on > localdate() or (row.decided_on is not None and on < row.decided_on):
        problems["on"] = "Enter a day from when it was decided up to today"
    refuse_if(problems | _named({"found": found}))
    row.held_on, row.found = on, found.strip()
    row.save(update_fields=["held_on", "found"])
    record(by.scope(PURPOSE), "audits: team review held", {"review": row.pk, "team": row.team, "on": on.isoformat()})
    return row


@transaction.atomic
def act_on_review(pk: int, raised: Raised, *, by: Viewer) -> Action:
    """Raise an action of the plan from what the review of a team found; for those who may change the plan."""
    _learns(by)
    row = models.TeamReview.objects.select_for_update().filter(pk=pk).first()
    if row is None or row.held_on is None:
        raise NotAllowed("There is no such review for you.")
    refuse_if(_named({"text": raised.text, "because": raised.because}))
    made = add_action(_with_audits(raised, row.audits), by=by)
    row.actions = [*row.actions, made.key]
    row.save(update_fields=["actions"])
    record(by.scope(PURPOSE), "audits: action from team review", {"review": row.pk, "action": made.key})
    return made


def _learns(by: Viewer) -> None:
    if not by.may("audits.learn"):
        raise NotAllowed(f"The role {by.role} may not keep what audits teach.")


def _theme(key: str) -> models.Theme:
    found = models.Theme.objects.select_for_update().filter(key=key).first()
    if found is None:
        raise NotAllowed("There is no such theme for you.")
    return found


def _review(pk: int, by: Viewer) -> models.TeamReview:
    found = models.TeamReview.objects.select_for_update().filter(pk=pk).first()
    if found is None or not may_decide(by):
        raise NotAllowed("There is no such review for you.")
    return found


def _led(theme: models.Theme, to: str, key: str, words: str, by: Viewer) -> models.Led:
    made: models.Led = models.Led.objects.create(
        theme=theme, to=to, key=key, words=words.strip(), on=localdate(), written_by=by.username, written_at=now()
    )
    record(by.scope(PURPOSE), "audits: theme led", {"theme": theme.key, "to": to, "key": key})
    return made


def _with_audits(raised: Raised, audits: Sequence[str]) -> Raised:
    return Raised(
        raised.theme, raised.text, raised.due, raised.owners, raised.because, raised.printed, raised.recommendations,
        tuple(audits), raised.risks,
    )  # fmt: skip


def _problems(learned: Learned) -> dict[str, str]:
    problems = {} if learned.title.strip() else {"title": "Enter what is learned"}
    if not learned.words.strip():
        problems["words"] = "Enter what was seen, and what should be different"
    known = set(models.Audit.objects.filter(key__in=learned.audits).values_list("key", flat=True))
    strange = [one for one in learned.audits if one not in known]
    if strange:
        problems["audits"] = f"There is no audit {', '.join(strange)}"
    return problems | _named({"title": learned.title, "words": learned.words})


def _named(said: dict[str, str]) -> dict[str, str]:
    """A problem for words that hold the full name of somebody who signs in: what is learned names nobody."""
    named = User.objects.exclude(Q(first_name="") | Q(last_name=""))
    people = [f"{one.first_name} {one.last_name}" for one in named.only("first_name", "last_name")]
    found = {}
    for field, text in said.items():
        whole = " ".join(text.casefold().split())
        hits = [one for one in people if one.casefold() in whole]
        if hits:
            found[field] = f"Leave out {hits[0]}: what is learned names nobody"
    return found
