"""What the figures ask: found and kept from the first day, answered by who claims, viewed by the director, deleted by nobody."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate, now

from goldenthread.access.errors import NotAllowed
from goldenthread.accounts.by import By
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.calendar import WorkingDays
from goldenthread.journal.actions import record
from goldenthread.plan import models, queries, rows
from goldenthread.plan.actions.begin import needed, refuse_if, who_is
from goldenthread.plan.actions.reopening import propose_found
from goldenthread.plan.limits import HEAD_START
from goldenthread.plan.policies import DIRECTOR, check_do, owners_of
from goldenthread.programme import closing, guard
from goldenthread.programme.figures import Series

_PURPOSE = "what the figures do not support"
#: Families of rules whose arithmetic prints figures.
_OF_FIGURES = frozenset({"measures", "doubted"})


@transaction.atomic
def look(
    series: Mapping[str, Series], as_at: date, *, by: Viewer | By, small: frozenset[str] = frozenset()
) -> tuple[int, int]:
    """Set the plan as it stood on a day beside its figures, and keep what is asked; how many are asked, how many new.

    ``small`` are measures with figures that are hidden from some readers. A question that is no longer asked is marked,
    never removed. Raises `WrongUse` before a plan was loaded.
    """
    plan = queries.plan_as_value(as_at)
    days, today = WorkingDays.standard(), localdate()
    rules, own = guard.of_home(settings.INSTALLATION.home)
    assessed = guard.assessed(plan, series, as_at, rules, days, own)
    found = guard.asked(plan, assessed, as_at, rules)
    opens = guard.open_to_others_from(today, int(HEAD_START.value), days)
    hides = {one.key for one in plan.actions if any(said.measure in small for said in one.expected)}
    new = sum(_keep(plan.key, one, today, opens, one.key in hides) for one in found)
    still = [one.identity for one in found]
    models.Question.objects.filter(plan=plan.key, gone_on__isnull=True).exclude(identity__in=still).update(
        gone_on=today
    )
    for judged in assessed:
        _keep_shown(plan.key, judged, as_at)
    back = closing.reopenings(plan, series, as_at, own.numbers, own.parameters)
    lost = propose_found(back, today, by=by, hides=frozenset(hides))
    about = {
        "plan": plan.key, "version": plan.version, "as_at": as_at.isoformat(), "asked": len(found), "new": new,
        "reopening": lost,
    }  # fmt: skip
    record(by.scope(_PURPOSE), "plan: figures looked at", about)
    return len(found), new


@transaction.atomic
def answer(number: int, text: str, *, by: Viewer) -> models.Answer:
    """Answer a question, for all of its reasons; who runs the plan answers for a theme or the whole.

    Raises `NotAllowed` for one that is not theirs to answer, `Refused` for no words or a question no longer asked.
    """
    question = models.Question.objects.select_for_update().filter(pk=number).first()
    if question is None:
        raise NotAllowed("There is no such question for you.")
    plan = queries.plan_as_value()
    action = next((one for one in plan.actions if question.kind == "action" and one.key == question.about), None)
    check_do(by, "answer", owners_of(action, plan.people) if action is not None else ())
    if question.gone_on is not None:
        raise Refused.of("", "The figures no longer ask this")
    refuse_if(needed(text, "text", "Enter an answer: what supports the claim, or what you will do"))
    people = tuple(rows.person(one) for one in queries.required().people.filter(superseded_at__isnull=True))
    made: models.Answer = models.Answer.objects.create(
        question=question, place=question.answers.count(), on=localdate(), by=who_is(by, people), text=text.strip(),
        director=by.role == DIRECTOR, reasons=[one["key"] for one in question.reasons], written_by=by.username,
        written_at=now(),
    )  # fmt: skip
    about = {"question": question.identity, "about": question.about, "answer": made.pk}
    record(by.scope(_PURPOSE), "plan: question answered", about)
    return made


def _keep(plan: str, one: guard.Question, today: date, opens: date, hides: bool) -> int:
    """Keep a question; 1 for one that was never asked before. What was asked before keeps its days."""
    row = models.Question.objects.filter(plan=plan, identity=one.identity).first()
    before = _first_days(plan, one.key)
    families = {rule.code: rule.family for rule in guard.load_rules().held}
    reasons: list[dict[str, Any]] = []
    for reason in one.reasons:
        key = reason.key(one.place)
        since, open_ = before.get(key, (today.isoformat(), opens.isoformat()))
        reasons.append(
            {"key": key, "code": reason.code, "says": reason.says, "arithmetic": reason.arithmetic,
             "gap": reason.gap.value, "since": since, "open": open_,
             "small": hides and families[reason.code] in _OF_FIGURES}
        )  # fmt: skip
    told = {
        "kind": one.about.value, "about": one.key, "title": one.title, "claimed": one.claimed, "shown": one.shown,
        "gap": one.gap.value, "evidence_days": one.age_of_evidence, "reasons": reasons, "last_seen": today,
        "gone_on": None, "shown_to_board_on": min(date.fromisoformat(said["open"]) for said in reasons),
    }  # fmt: skip
    if row is None:
        models.Question.objects.create(plan=plan, identity=one.identity, first_seen=today, **told)
        return 1
    for name, value in told.items():
        setattr(row, name, value)
    row.save()
    return 0


def _first_days(plan: str, about: str) -> dict[str, tuple[str, str]]:
    """When each reason was first found about something, and from when others see it, whatever question it stood in."""
    days: dict[str, tuple[str, str]] = {}
    for row in models.Question.objects.filter(plan=plan, about=about).order_by("pk"):
        for said in row.reasons:
            days.setdefault(said["key"], (said["since"], said["open"]))
    return days


def _keep_shown(plan: str, judged: guard.Assessed, as_at: date) -> None:
    verdict, says = judged.impact.verdict.value, judged.impact.words
    last = models.Shown.objects.filter(plan=plan, about=judged.action).order_by("pk").last()
    if last is None or (last.verdict, last.says) != (verdict, says):
        models.Shown.objects.create(
            plan=plan, about=judged.action, verdict=verdict, says=says, as_at=as_at, found_at=now()
        )
