"""Loading a plan: a value that was read and checked goes into the tables whole, or nothing of it does."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import now

from goldenthread.accounts.by import By
from goldenthread.accounts.viewer import Viewer
from goldenthread.journal.actions import record
from goldenthread.plan import models, queries, rows
from goldenthread.plan.watching import boards_kept
from goldenthread.programme import promises
from goldenthread.programme.refresh import refreshed, unfit
from goldenthread.records.errors import InputRefused, Problem, WrongUse, refuse_if_any

_PURPOSE = "loading a plan"
#: The first row under the headings of a file.
_FIRST_ROW = 2


@transaction.atomic
def load(plan: promises.Plan, *, by: Viewer | By, boards: Collection[str] = ()) -> models.Version:
    """Load a version of a plan; one that follows another says by its map what became of every action (`refresh.unfit`).

    What a kept action has behind it stays: of claims, dates, updates and the rest only what is not there yet is added, and
    a due that is another becomes a slip. Links to figures stay until they are taken back. ``boards`` are keys of boards that
    the same file holds: once any board is known, a recommendation is watched by one that there is.
    Raises `InputRefused` with every fault at once, and `WrongUse` for a version that is loaded already.
    """
    plan = _checked(plan, queries.current(), frozenset(boards) | boards_kept())
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


def _checked(plan: promises.Plan, before: models.Version | None, boards: frozenset[str]) -> promises.Plan:
    """The plan with the history of what it keeps of the version before; raises with everything that does not fit."""
    if models.Version.objects.filter(plan=plan.key, version=plan.version).exists():
        raise WrongUse.of(
            f"plan {plan.key}, version {plan.version}", "it is loaded already", "Give a new version its own number"
        )
    keys = (*(one.key for one in plan.actions), *(one.key for one in plan.recommendations))
    problems = [
        Problem(key, "this key holds a slash", "Use letters, digits, dots and hyphens") for key in keys if "/" in key
    ]
    problems += _unwatched(plan, boards)
    if before is None:
        refuse_if_any(problems)
        return plan
    where = f"{plan.key}, version {plan.version}"
    if before.plan != plan.key:
        what = f"another plan is in force here ({before.plan})"
        raise InputRefused(*problems, Problem(where, what, "Load a version of that plan"))
    if plan.version <= before.version:
        what = f"the version in force is {before.version}"
        problems.append(Problem(where, what, "Give the new version a higher number"))
    value = queries.plan_as_value(version=before)
    refuse_if_any((*problems, *unfit(value, plan)))
    return refreshed(value, plan)


def _unwatched(plan: promises.Plan, boards: frozenset[str]) -> Iterator[Problem]:
    """Recommendations whose board is none of those that are known, told by their place in the file; none before any is known."""
    for row, one in enumerate(plan.recommendations, start=_FIRST_ROW):
        if one.board and boards and one.board not in boards:
            known = ", ".join(sorted(boards))
            yield Problem(
                f"recommendations, row {row} ({one.key}), column board", f"there is no board {one.board!r}",
                f"Write one of {known}, or load that board first",
            )  # fmt: skip


class _Writer:
    """Writes the rows of one version."""

    def __init__(self, version: models.Version, who: str, at: datetime) -> None:
        """Rows of ``version``, written by a user at a moment."""
        self.version = version
        self.stamp = {"written_by": who, "written_at": at}

    def write(self, plan: promises.Plan) -> None:
        """Everything that a version says."""
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
        self._of_version(models.Risk, plan.risks, lambda one: {**_plain(one), "direction": one.direction.value})
        self._of_version(models.Money, plan.money, lambda one: {**_plain(one), "unit": one.unit.value})
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
        self._dated(row.claims, one.claims, rows.claim, lambda said: {**_plain(said), "scheme": self.version.scheme})
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
