"""Grades, stages and days of audits as pages print them, the same everywhere in the room."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from django.urls import reverse

from goldenthread.auditing.model import Grade, Kind, Stage, Whose
from goldenthread.design.components import Cell, Column, Link, Table, Tag
from goldenthread.design.figures import day, many
from goldenthread.design.links import link
from goldenthread.quality.queries import Child
from goldenthread.quality.reading import served_now
from goldenthread.reports.cells import Tone
from goldenthread.serving.staff import teams

GRADES: Final = {
    Grade.OUTSTANDING: "Outstanding",
    Grade.GOOD: "Good",
    Grade.REQUIRES_IMPROVEMENT: "Requires improvement",
    Grade.INADEQUATE: "Inadequate",
}
KINDS: Final = {
    Kind.REGULAR: "Regular audit",
    Kind.THEMATIC: "Thematic audit",
    Kind.PRACTICE_WEEK: "Practice week",
    Kind.DIP_SAMPLE: "Dip sample",
    Kind.MULTI_AGENCY: "Multi-agency audit",
    Kind.RE_AUDIT: "Re-audit",
    Kind.COHORT_REVIEW: "Review of a cohort",
}
STAGES: Final = {
    Stage.ALLOCATED: "to be graded",
    Stage.RETURNED: "graded",
    Stage.MODERATED: "graded twice",
    Stage.ACTIONS_OPEN: "actions open",
    Stage.CLOSED: "closed",
    Stage.CANCELLED: "cancelled",
}
WHOSE: Final = {
    one: {"child": "The child", "family": "The family", "worker": "The worker"}.get(one.value, "A partner agency")
    for one in Whose
}
_MARKS: Final = {
    Grade.OUTSTANDING: ("★", Tone.BLUE),
    Grade.GOOD: ("✓", Tone.GREEN),
    Grade.REQUIRES_IMPROVEMENT: ("▲", Tone.AMBER),
    Grade.INADEQUATE: ("■", Tone.RED),
}
_NEAR_DAYS: Final = 3


def trail(*more: Link) -> tuple[Link, ...]:
    """The pages above one of an audit."""
    return (Link("Audits", reverse("audits")), *more)


def audit_link(key: str) -> Link:
    """The page of an audit in a trail."""
    return Link(f"Audit {key}", reverse("audit", args=[key]))


def child_cell(child: Child) -> Cell:
    """The child of an audit: a link to its page where that is open to the reader, the name beneath where they may know it."""
    where = link("child", ref=child.ref) if child.ref else None
    return Cell(child.child_id or "no identifier", where or "", note=child.name, about="the child's record", whole=True)


def grade_tag(grade: Grade) -> Tag:
    """A grade as word, shape and tone."""
    shape, tone = _MARKS[grade]
    return Tag(GRADES[grade], tone, shape)


def grade_cell(grade: Grade | None, none: str = "no grade") -> Cell:
    """A grade, or in words why there is none."""
    return Cell(tags=(grade_tag(grade),)) if grade is not None else Cell(none, quiet=True)


def due_tags(due: date, today: date) -> tuple[Tag, ...]:
    """That something is late, or due within a few days."""
    if due < today:
        return (Tag(f"{many((today - due).days, 'day')} late", Tone.RED, "■"),)
    return (Tag("due soon", Tone.AMBER, "▲"),) if (due - today).days <= _NEAR_DAYS else ()


def due_cell(due: date, today: date) -> Cell:
    """The day that something is due, and whether it is late."""
    return Cell(day(due), tags=due_tags(due, today))


def worse_words(first: Grade, second: Grade) -> str:
    """How a second grade differs from the first."""
    scale = list(Grade)
    steps = scale.index(second) - scale.index(first)
    if not steps:
        return "The two grades are the same."
    return f"The second grade is {many(abs(steps), 'step')} {'lower' if steps > 0 else 'higher'} than the first."


def table(caption: str, heads: Sequence[str], rows: Sequence[tuple[Cell | str, ...]], empty: str) -> Table:
    """A table under a heading that says the same as its caption; it scrolls by itself on a narrow screen."""
    return Table(
        caption, tuple(Column(head) for head in heads), tuple(rows), empty, wide=True, caption_hidden=True
    )  # fmt: skip


def person_cell(person: str, names: Mapping[str, str]) -> Cell:
    """A person by name, with the user name or identifier of the records beneath."""
    if not person:
        return Cell("nobody", quiet=True)
    name = names.get(person, person)
    return Cell(name, note=person if person != name else "")


def team_names() -> dict[str, str]:
    """Names of teams by id."""
    return {one.team_id: one.name or one.team_id for one in teams(served_now())}


def team_name(team: str) -> str:
    """What a team is called; its identifier where the records have no name for it any more."""
    return team_names().get(team) or team or "no team"
