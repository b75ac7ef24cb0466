"""Loading a plan: a value that was read and checked goes into the tables whole, or nothing of it does."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import now

from goldenthread.accounts.by import By
from goldenthread.accounts.viewer import Viewer
from goldenthread.journal.actions import record
from goldenthread.plan import models, queries, rows
from goldenthread.programme import promises
from goldenthread.records.errors import InputRefused, Problem, WrongUse

_PURPOSE = "loading a plan"


@transaction.atomic
def load(plan: promises.Plan, *, by: Viewer | By) -> models.Version:
    """Load a version of a plan; the number of what stood before it must be smaller, and its map must be whole.

    What a kept action has behind it stays: of claims, dates, updates and the rest only what is not there yet is added.
    Raises `InputRefused` with every fault at once, and `WrongUse` for a version that is loaded already.
    """
    before = queries.current()
    _check(plan, before)
    at = now()
    version = models.Version.objects.create(
        plan=plan.key, version=plan.version, title=plan.title, scheme=plan.scheme, from_on=plan.from_on,
        published_on=plan.published_on, before=plan.before, source=plan.source, loaded_by=by.username, loaded_at=at,
    )  # fmt: skip
    _Writer(version, by.username, at).write(plan)
    about = {
        "plan": plan.key, "version": plan.version, "actions": len(plan.actions), "before": plan.before,
        "dropped": [one.old for one in plan.mapped if one.fate is promises.Fate.DROPPED],
    }  # fmt: skip
    record(by.scope(_PURPOSE), "plan loaded", about)
    return version


def _check(plan: promises.Plan, before: models.Version | None) -> None:
    if models.Version.objects.filter(plan=plan.key, version=plan.version).exists():
        raise WrongUse.of(
            f"plan {plan.key}, version {plan.version}", "it is loaded already", "Give a new version its own number"
        )
    problems = [
        Problem(f"{key}", "this key holds a slash", "Use letters, digits, dots and hyphens")
        for key in (*(one.key for one in plan.actions), *(one.key for one in plan.recommendations))
        if "/" in key
    ]
    if before is not None and before.plan == plan.key:
        problems += _map_problems(plan, before)
    elif before is not None:
        problems.append(
            Problem(f"plan {plan.key}", f"another plan is in force here ({before.plan})", "Load a version of that plan")
        )
    if problems:
        raise InputRefused(*problems)


def _map_problems(plan: promises.Plan, before: models.Version) -> Iterable[Problem]:
    """A new version says of every action before it what became of it, and changes no date that was first agreed."""
    where = f"version {plan.version}"
    if plan.version <= before.version or plan.before != before.version:
        yield Problem(
            where,
            f"the version in force is {before.version}, and this one says that it follows {plan.before}",
            "Name the version in force as the one before",
        )
    known = {one.key: one for one in queries.plan_as_value(version=before).actions}
    told = {one.old for one in plan.mapped}
    kept = {one.key for one in plan.actions}
    for key, action in known.items():
        if key not in kept and not {key, action.printed} & told:
            yield Problem(
                f"action {action.printed} ({key})",
                "the new version neither has it nor says what became of it",
                "Add a line to mapped.csv: kept, merged, split or dropped with the decision",
            )
    for mapped in plan.mapped:
        if mapped.fate is promises.Fate.DROPPED and not mapped.decision.strip():
            yield Problem(f"mapped {mapped.old}", "it is dropped without a decision", "Name the decision")
    for action in plan.actions:
        if action.key in known and action.baseline != known[action.key].baseline:
            yield Problem(
                f"action {action.printed} ({action.key})",
                f"the date first agreed was {known[action.key].baseline.words()}",
                "Leave it, and move the date as a slip with its reason",
            )


class _Writer:
    """Writes the rows of one version."""

    def __init__(self, version: models.Version, who: str, at: datetime) -> None:
        """Rows of ``version``, written by a user at a moment."""
        self.version = version
        self.stamp = {"written_by": who, "written_at": at}

    def write(self, plan: promises.Plan) -> None:
        """Everything."""
        self._of_version(models.Person, plan.people, rows.person_columns)
        self._of_version(models.Theme, plan.themes, lambda one: {**_plain(one), "leads": list(one.leads)})
        self._of_version(models.Subtheme, plan.subthemes, _plain)
        self._of_version(models.Point, plan.points, lambda one: {**_plain(one), "kind": one.kind.value})
        self._of_version(
            models.Recommendation, plan.recommendations, lambda one: {**_plain(one), "origin": one.origin.value}
        )
        self._of_version(
            models.Mapped, plan.mapped, lambda one: {**_plain(one), "now": list(one.now), "fate": one.fate.value}
        )
        for place, action in enumerate(plan.actions):
            self._action(place, action)

    def _of_version(self, model: Any, some: Iterable[Any], columns: Callable[[Any], Mapping[str, Any]]) -> None:
        model.objects.bulk_create(
            model(version=self.version, place=place, **columns(one), **self.stamp) for place, one in enumerate(some)
        )

    def _action(self, place: int, one: promises.Action) -> None:
        row, _ = models.Action.objects.get_or_create(
            plan=self.version.plan,
            key=one.key,
            defaults={"place": place, **rows.due_columns(one.baseline), **self.stamp},
        )
        columns = rows.wording_columns(one)
        models.Wording.objects.create(action=row, version=self.version, place=place, **columns, **self.stamp)
        self._dated(row.ownerships, one.owned, rows.ownership, rows.ownership_columns)
        self._dated(row.slips, one.slips, rows.slip, rows.slip_columns)
        self._dated(row.claims, one.claims, rows.claim, _plain)
        self._dated(row.updates, one.updates, rows.update, _plain)
        self._dated(row.milestones, one.milestones, rows.milestone, rows.milestone_columns)
        self._dated(row.evidences, one.evidence, rows.evidence, rows.evidence_columns)
        self._dated(row.expecteds, one.expected, rows.expected, rows.expected_columns)
        for closure in self._new(row.closures, one.closures, _closure_value):
            self._closure(row, closure)

    def _dated(
        self, some: Any, said: tuple[Any, ...], value: Callable[[Any], Any], columns: Callable[[Any], Mapping[str, Any]]
    ) -> None:
        if not said:
            return
        first = some.count()
        new = self._new(some, said, value)
        some.bulk_create(
            some.model(action=some.instance, place=first + n, **columns(one), **self.stamp) for n, one in enumerate(new)
        )

    def _new(self, some: Any, said: tuple[Any, ...], value: Callable[[Any], Any]) -> list[Any]:
        """What is not there yet; the same thing said twice in a file stays twice."""
        there = [value(row) for row in some.order_by("place", "pk")] if said else []
        left = list(there)
        new = []
        for one in said:
            if one in left:
                left.remove(one)
            else:
                new.append(one)
        return new

    def _closure(self, row: models.Action, one: promises.Closure) -> None:
        plain = {
            name: getattr(one, name)
            for name in ("on", "by", "agreed_on", "agreed_by", "reopened_on", "reopened_because")
        }
        closure = models.Closure.objects.create(
            action=row, place=row.closures.count(), evidence=list(one.evidence), **plain, **self.stamp
        )
        models.Check.objects.bulk_create(
            models.Check(closure=closure, place=place, **_plain(check), **self.stamp)
            for place, check in enumerate(one.checks)
        )


def _plain(one: Any) -> dict[str, Any]:
    return {name: getattr(one, name) for name in type(one).__slots__}


def _closure_value(row: models.Closure) -> promises.Closure:
    return rows.closure(row, row.checks.order_by("place", "pk"))
