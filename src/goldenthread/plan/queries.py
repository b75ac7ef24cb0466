"""Reading the plan: the version in force as one value, as it stands or as it stood on a day, and whose an action is."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from django.db.models import Max, QuerySet

from goldenthread.plan import models, rows
from goldenthread.programme import promises
from goldenthread.programme.history import as_at as at_day
from goldenthread.records.errors import WrongUse

#: What is dated about an action: its table, and how a row of it is read.
_DATED: Final[tuple[tuple[Any, Callable[[Any], Any]], ...]] = (
    (models.Ownership, rows.ownership),
    (models.Slip, rows.slip),
    (models.Claim, rows.claim),
    (models.Update, rows.update),
    (models.Milestone, rows.milestone),
    (models.Evidence, rows.evidence),
    (models.Expected, rows.expected),
)
#: The dated parts of some actions: values by action, in the order of `_DATED`, and closures.
_Parts = dict[int, list[Any]]


def versions() -> QuerySet[Any]:
    """Every version that was loaded, the last first."""
    return models.Version.objects.order_by("-pk")


def current() -> models.Version | None:
    """The version in force: the last that was loaded; None before any was."""
    return versions().first()


def required() -> models.Version:
    """The version in force; raises `WrongUse` before any was loaded."""
    found = current()
    if found is None:
        raise WrongUse.of("The plan", "none has been loaded", "Load one: goldenthread plan load FOLDER --home DIR")
    return found


def plan_as_value(as_at: date | None = None, version: models.Version | None = None) -> promises.Plan:
    """The version in force (or another) whole; with ``as_at`` as it stood at the end of that day.

    Raises `WrongUse` before any was loaded.
    """
    one = version or required()
    people = tuple(rows.person(row) for row in _standing(one.people))
    plan = promises.Plan(
        key=one.plan,
        title=one.title,
        version=one.version,
        scheme=one.scheme,
        from_on=one.from_on,
        people=people,
        themes=tuple(rows.theme(row) for row in _standing(one.themes)),
        actions=_actions(one),
        subthemes=tuple(rows.subtheme(row) for row in _standing(one.subthemes)),
        points=tuple(rows.point(row) for row in _standing(one.points)),
        recommendations=tuple(rows.recommendation(row) for row in _standing(one.recommendations)),
        mapped=tuple(rows.mapped(row) for row in one.mapped.order_by("place", "pk")),
        before=one.before,
        published_on=one.published_on,
        source=one.source,
        risks=tuple(rows.risk(row) for row in _standing(one.risks)),
        money=tuple(rows.money(row) for row in _standing(one.money)),
    )
    return plan if as_at is None else at_day(plan, as_at)


def versions_before(plan: promises.Plan) -> tuple[promises.Plan, ...]:
    """The versions that led to one, the latest first, each with its map and its actions in their words of then.

    Nothing else of them is read: an action's page tells them all. One that the plan did not come from is left out.
    """
    known = {row.version: row for row in models.Version.objects.filter(plan=plan.key)}
    found: list[promises.Plan] = []
    number = plan.before
    while number in known:
        found.append(_worded(known.pop(number)))
        number = found[-1].before
    return tuple(found)


def _worded(one: models.Version) -> promises.Plan:
    """A version with its map and the words of its actions alone."""
    nothing: list[_Parts] = [{} for _ in _DATED]
    wordings = _standing(one.wordings).select_related("action")
    return promises.Plan(
        key=one.plan,
        title=one.title,
        version=one.version,
        scheme=one.scheme,
        from_on=one.from_on,
        people=(),
        themes=(),
        actions=tuple(_action(said.action, said, nothing, {}) for said in wordings),
        mapped=tuple(rows.mapped(row) for row in one.mapped.order_by("place", "pk")),
        before=one.before,
    )


def action_row(key: str, *, for_change: bool = False) -> models.Action | None:
    """The row of an action of the version in force by its key; None for one that it has not. Locked where it is changed."""
    version = current()
    if version is None:
        return None
    found = models.Action.objects.filter(
        plan=version.plan, key=key, wordings__version=version, wordings__superseded_at__isnull=True
    )
    return (found.select_for_update() if for_change else found).first()


def action_value(row: models.Action) -> promises.Action:
    """One action of the version in force as a value."""
    wording = row.wordings.get(version=required(), superseded_at__isnull=True)
    return _action(row, wording, *_dated({"action": row}, wording.version.scheme))


def last_shown(plan: str) -> dict[str, models.Shown]:
    """What the figures showed last of each action, by its key: one row each, however often the guard looked."""
    newest = models.Shown.objects.filter(plan=plan).values("about").annotate(last=Max("pk")).values("last")
    return {row.about: row for row in models.Shown.objects.filter(pk__in=newest).order_by("pk")}


def _standing(some: Any) -> QuerySet[Any]:
    found: QuerySet[Any] = some.filter(superseded_at__isnull=True).order_by("place", "pk")
    return found


def _actions(version: models.Version) -> tuple[promises.Action, ...]:
    parts = _dated({"action__plan": version.plan}, version.scheme)
    wordings = _standing(version.wordings).select_related("action")
    return tuple(_action(one.action, one, *parts) for one in wordings)


def _dated(whose: Mapping[str, Any], scheme: str) -> tuple[list[_Parts], _Parts]:
    """Everything dated, table by table: fetching it with each action takes three times as long."""
    found: list[_Parts] = []
    for model, value in _DATED:
        by_action: _Parts = {}
        some = model.objects.filter(**whose).order_by("place", "pk")
        if model is models.Expected:
            some = some.filter(ended_at__isnull=True)
        elif model is models.Claim:
            some = some.filter(scheme=scheme)
        for row in some:
            by_action.setdefault(row.action_id, []).append(value(row))
        found.append(by_action)
    looks: _Parts = {}
    for check in models.Check.objects.filter(**{f"closure__{name}": one for name, one in whose.items()}):
        looks.setdefault(check.closure_id, []).append(check)
    closures: _Parts = {}
    for row in models.Closure.objects.filter(**whose).order_by("place", "pk"):
        held = sorted(looks.get(row.pk, ()), key=lambda one: (one.place, one.pk))
        closures.setdefault(row.action_id, []).append(rows.closure(row, held))
    return found, closures


def _action(row: models.Action, wording: models.Wording, parts: Sequence[_Parts], closures: _Parts) -> promises.Action:
    owned, slips, claims, updates, milestones, evidence, expected = (tuple(one.get(row.pk, ())) for one in parts)
    return promises.Action(
        key=row.key,
        printed=wording.printed,
        theme=wording.theme,
        text=wording.text,
        baseline=rows.due_of(row),
        subtheme=wording.subtheme,
        earlier=tuple(wording.earlier),
        began_on=wording.began_on,
        owned=owned,
        partners=tuple(wording.partners),
        slips=slips,
        claims=claims,
        updates=updates,
        milestones=milestones,
        evidence=evidence,
        expected=expected,
        closures=tuple(closures.get(row.pk, ())),
        recommendations=tuple(wording.recommendations),
        risks=tuple(wording.risks),
        audits=tuple(wording.audits),
        money=tuple(wording.money),
        depends_on=tuple(wording.depends_on),
        source=wording.source,
    )
