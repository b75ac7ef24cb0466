"""Rows as values and values as rows: what `goldenthread.programme` says of a plan, column by column."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from goldenthread.plan import models
from goldenthread.programme import people, promises, stakes
from goldenthread.programme.due import Due, DueKind


def due_of(row: Any, prefix: str = "due") -> Due:
    """The due that three columns hold; ``prefix`` is how their names begin."""
    kind, on, check = (getattr(row, f"{prefix}_{part}") for part in ("kind", "on", "check"))
    return Due(DueKind(kind), on, check)


def due_columns(due: Due, prefix: str = "due") -> dict[str, Any]:
    """The three columns of a due."""
    return {f"{prefix}_kind": due.kind.value, f"{prefix}_on": due.on, f"{prefix}_check": due.next_check}


def person(row: models.Person) -> people.Person:
    """A person."""
    return people.Person(
        row.key, row.initials, row.job_title, row.body, row.name, row.left_on, row.contract_ends, row.covered_by,
        row.user, row.many, row.note,
    )  # fmt: skip


def recommendation(row: models.Recommendation) -> promises.Recommendation:
    """A recommendation."""
    return promises.Recommendation(
        row.key, promises.Origin(row.origin), row.number, row.text, row.said_on, row.document, row.board, row.source
    )


def theme(row: models.Theme) -> promises.Theme:
    """A theme."""
    return promises.Theme(row.key, row.printed, row.title, tuple(row.leads))


def subtheme(row: models.Subtheme) -> promises.Subtheme:
    """A part of a theme."""
    return promises.Subtheme(row.key, row.theme, row.printed, row.title)


def point(row: models.Point) -> promises.Point:
    """A point under a theme."""
    return promises.Point(row.theme, promises.PointKind(row.kind), row.number, row.text)


def risk(row: models.Risk) -> stakes.Risk:
    """A risk that actions answer."""
    return stakes.Risk(
        row.key, row.title, row.description, row.owner, row.likelihood, row.impact, stakes.Direction(row.direction),
        row.as_at, row.source,
    )  # fmt: skip


def money(row: models.Money) -> stakes.Money:
    """A line of money."""
    return stakes.Money(row.key, row.title, row.amount, stakes.Unit(row.unit), row.period, row.source, row.note)


def mapped(row: models.Mapped) -> promises.Mapped:
    """A line of the map from the version before."""
    return promises.Mapped(row.old, tuple(row.now), promises.Fate(row.fate), row.decision, row.because)


def ownership(row: models.Ownership) -> promises.Ownership:
    """Whose an action is."""
    return promises.Ownership(row.since, tuple(row.owners), row.printed, row.cover)


def slip(row: models.Slip) -> promises.Slip:
    """A due that moved."""
    return promises.Slip(row.on, due_of(row, "was"), due_of(row, "now"), row.by, row.because)


def claim(row: models.Claim) -> promises.Claim:
    """A rating that somebody gave."""
    return promises.Claim(row.on, row.rating, row.by, row.because)


def update(row: models.Update) -> promises.Update:
    """How it goes."""
    return promises.Update(row.on, row.by, row.text)


def milestone(row: models.Milestone) -> promises.Milestone:
    """A step."""
    return promises.Milestone(row.key, row.title, due_of(row), row.done_on)


def evidence(row: models.Evidence) -> promises.Evidence:
    """What shows that something was done."""
    kind = promises.EvidenceKind(row.kind)
    return promises.Evidence(row.key, row.on, row.by, kind, row.shows, row.file, row.sha256)


def expected(row: models.Expected) -> promises.Expected:
    """A figure that an action should move."""
    moves, stands = promises.Moves(row.moves), promises.Stands(row.stands)
    return promises.Expected(row.measure, moves, stands, row.by_day, row.since, row.subject)


def check(row: models.Check) -> promises.Check:
    """A look at a closed action."""
    return promises.Check(row.months, row.due, row.done_on, row.holds, row.says, row.by)


def closure(row: models.Closure, looks: Iterable[models.Check]) -> promises.Closure:
    """How an action ended, with the looks at it since in order."""
    checks = tuple(check(one) for one in looks)
    return promises.Closure(
        row.on, row.by, tuple(row.evidence), row.agreed_on, row.agreed_by, checks, row.reopened_on, row.reopened_because
    )


def person_columns(one: people.Person) -> dict[str, Any]:
    """The columns of a person."""
    return {name: getattr(one, name) for name in people.Person.__slots__}


def slip_columns(one: promises.Slip) -> dict[str, Any]:
    """The columns of a due that moved."""
    return {
        "on": one.on,
        **due_columns(one.was, "was"),
        **due_columns(one.now, "now"),
        "by": one.by,
        "because": one.because,
    }


def milestone_columns(one: promises.Milestone) -> dict[str, Any]:
    """The columns of a step."""
    return {"key": one.key, "title": one.title, "done_on": one.done_on, **due_columns(one.due)}


def evidence_columns(one: promises.Evidence) -> dict[str, Any]:
    """The columns of a piece of evidence."""
    plain = {name: getattr(one, name) for name in ("key", "on", "by", "shows", "file", "sha256")}
    return {**plain, "kind": one.kind.value}


def expected_columns(one: promises.Expected) -> dict[str, Any]:
    """The columns of a figure that should move."""
    return {
        "measure": one.measure, "moves": one.moves.value, "stands": one.stands.value, "by_day": one.by,
        "since": one.since, "subject": one.subject,
    }  # fmt: skip


def ownership_columns(one: promises.Ownership) -> dict[str, Any]:
    """The columns of whose an action is."""
    return {"since": one.since, "owners": list(one.owners), "printed": one.printed, "cover": one.cover}


def wording_columns(one: promises.Action) -> dict[str, Any]:
    """The columns of how a version puts an action."""
    listed = ("earlier", "partners", "recommendations", "risks", "audits", "money", "depends_on")
    plain = ("printed", "theme", "subtheme", "text", "began_on", "source")
    return {**{name: getattr(one, name) for name in plain}, **{name: list(getattr(one, name)) for name in listed}}


def day_or_none(value: date | None) -> str:
    """A day for the journal; "" for none."""
    return value.isoformat() if value is not None else ""
