"""How far an audit has come, as a line of steps: what is done, what is next and by when, as its viewer may know it."""

from datetime import date
from typing import Final

from django.utils.timezone import localdate

from goldenthread.auditing.clocks import steps
from goldenthread.auditing.model import Audit, Stage
from goldenthread.design.components import Cell, Tag
from goldenthread.design.figures import day, many
from goldenthread.plan.pages import Part
from goldenthread.quality.queries import Opened
from goldenthread.quality.reading import rules
from goldenthread.quality.shown import STAGES, due_tags, grade_tag, table
from goldenthread.reports.cells import Tone

_DONE: Final = Tag("done", Tone.GREEN, "✓")
_WAITS: Final = Tag("waits", Tone.AMBER, "◐")
_LATER: Final = Tag("not yet", Tone.GREY, "○")
_HIDDEN: Final = Tag("not shown to you yet", Tone.GREY, "–")
_STAGES: Final = {
    Stage.ALLOCATED: (Tone.PLAIN, "○"),
    Stage.RETURNED: (Tone.AMBER, "◐"),
    Stage.MODERATED: (Tone.AMBER, "◐"),
    Stage.ACTIONS_OPEN: (Tone.AMBER, "◐"),
    Stage.CLOSED: (Tone.BLUE, "✓"),
    Stage.CANCELLED: (Tone.GREY, "–"),
}


def stage_tags(found: Opened) -> tuple[Tag, ...]:
    """How far it has come, and the grade that stands, where the viewer may know them."""
    audit = found.audit
    if found.blind:
        return (Tag("to be graded again, blind", Tone.AMBER, "◐"),)
    if "first" in found.hidden:
        return (Tag("graded, not settled", Tone.AMBER, "◐"),)
    tone, shape = _STAGES[audit.stage]
    tags = [Tag(STAGES[audit.stage], tone, shape)]
    if audit.stands is not None:
        tags.append(grade_tag(audit.stands))
    return tuple(tags)


def steps_part(found: Opened) -> Part:
    """The steps in order."""
    audit, today = found.audit, localdate()
    due = {step.what: step.due for step in steps(audit, today, rules())}
    rows = [("Given out", _DONE, day(audit.allocated))]
    if audit.cancelled:
        rows.append(("Cancelled", _DONE, audit.cancelled))
    else:
        rows += _graded(audit, found.hidden, due)
        rows += _after(audit, due)
    cells = tuple((name, Cell(tags=(tag, *_late(tag, name, due, today))), said) for name, tag, said in rows)
    return Part("How far it is", tables=(table("How far it is", ("Step", "State", "When"), cells, ""),))


def _late(tag: Tag, name: str, due: dict[str, date], today: date) -> tuple[Tag, ...]:
    what = {"Graded": "grades", "Graded again": "second grades", "Worker told": "feedback to the worker"}.get(name, "")
    return due_tags(due[what], today) if tag is _WAITS and what in due else ()


def _graded(audit: Audit, hidden: tuple[str, ...], due: dict[str, date]) -> list[tuple[str, Tag, str]]:
    if audit.first is None:
        rows = [("Graded", _WAITS, f"due {day(audit.due)}")]
    else:
        rows = [("Graded", _DONE, day(audit.first.on))]
    if "second" in hidden or "moderator" in hidden:
        rows.append(("Graded again", _HIDDEN, ""))
    elif audit.second is not None:
        rows.append(("Graded again", _DONE, day(audit.second.on)))
        if audit.differs:
            settled = audit.settled
            rows.append(
                ("Settled which stands", _DONE, day(settled.on)) if settled else ("Settled which stands", _WAITS, "")
            )
    elif audit.moderator:
        when = due.get("second grades")
        rows.append(("Graded again", _WAITS, f"due {day(when)}" if when else "after the first grades"))
    return rows


def _after(audit: Audit, due: dict[str, date]) -> list[tuple[str, Tag, str]]:
    rows = []
    if audit.kind.graded:
        ways = sorted({"face to face" if one.face_to_face else "in writing" for one in audit.feedback})
        told = ", ".join(f"{day(one.on)}" for one in audit.feedback)
        when = due.get("feedback to the worker")
        if ways:
            rows.append(("Worker told", _DONE, f"{' and '.join(ways)}: {told}"))
        else:
            waits = audit.first is not None
            rows.append(("Worker told", _WAITS if waits else _LATER, f"due {day(when)}" if when else ""))
    open_ = [one for one in audit.actions if one.done is None]
    if open_:
        earliest = min(one.due for one in open_)
        rows.append(("Actions done", _WAITS, f"{many(len(open_), 'action')} open, the next due {day(earliest)}"))
    elif audit.actions:
        rows.append(("Actions done", _DONE, day(max(one.done for one in audit.actions if one.done))))
    closed = audit.closed
    rows.append(("Closed", _DONE, day(closed)) if closed is not None else ("Closed", _LATER, ""))
    return rows
