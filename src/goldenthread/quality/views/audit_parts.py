"""What stands on the page of an audit, part by part: grades side by side, feedback, views, actions, concerns, history."""

import re
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Final

from django.urls import reverse
from django.utils.timezone import localdate

from goldenthread.auditing.model import Audit, Concern, Grade, Grading
from goldenthread.design.components import Cell, Column, SummaryList, SummaryRow, Table
from goldenthread.design.figures import day, moment
from goldenthread.plan.pages import Part
from goldenthread.quality.policies import can_do
from goldenthread.quality.queries import Opened, Past
from goldenthread.quality.reading import rules
from goldenthread.quality.shown import WHOSE, due_cell, grade_cell, grade_tag, table, worse_words
from goldenthread.quality.views.verbs import is_open

Names = Mapping[str, str]
_NO_GRADE: Final = "does not apply"
#: What each verb left behind it, in words.
_DID: Final = {
    "load": "done elsewhere, and loaded", "allocate": "given out", "grade": "graded",
    "ask moderator": "a second grade asked for", "grade again": "graded again",
    "settle": "settled which grade stands", "feed back": "the worker was told", "add view": "a view added",
    "add action": "an action added", "finish action": "an action done", "close": "closed", "cancel": "cancelled",
    "renew": "more time to read the case", "raise concern": "a concern raised", "answer concern": "a concern answered",
    "escalate": "a concern passed on, because nobody answered in time",
}  # fmt: skip


def people_in(audit: Audit) -> set[str]:
    """Everybody whom the page of an audit names."""
    found = {audit.case.worker, audit.auditor, audit.moderator, *(one.owner for one in audit.actions)}
    found |= {one.by for one in (audit.first, audit.second, audit.settled) if one is not None}
    found |= {one.by for one in audit.feedback} | {one.by for one in audit.views}
    for concern in audit.concerns:
        found |= {concern.raised.by, concern.with_whom, *(note.by for note in concern.log)}
        found |= {concern.answered.by} if concern.answered is not None else set()
    return found - {""}


def told(found: Opened, names: Names) -> list[Part]:
    """Everything that was found, told, said and done, as far as the viewer sees it."""
    audit, parts = found.audit, list[Part]()
    if audit.first is not None:
        parts.append(_grades(found, audit.first, names))
    if "feedback" not in found.hidden and (audit.feedback or audit.first is not None):
        parts.append(_feedback(audit, names))
    parts.append(_views(audit, names))
    if "actions" not in found.hidden and (audit.actions or audit.first is not None):
        parts.append(_actions(found, names))
    if audit.concerns:
        parts.append(_concerns(audit, names))
    return parts


def waiting_words(concern: Concern, names: Names) -> str:
    """With whom a concern is, since when, and until when it is to be answered."""
    since = concern.log[-1].at if concern.log else concern.raised.at
    until = since + timedelta(hours=rules().concern_hours)
    with_whom, by = (names.get(one, one) for one in (concern.with_whom, concern.raised.by))
    return f"{by} raised a concern on {moment(concern.raised.at)}. It is with {with_whom}, to be answered by {moment(until)}."


def named(text: str, names: Names) -> str:
    """Words of the rules of audits, in which people stand by their user names, with the names that pages call them."""
    known = {one: said for one, said in names.items() if one != said}
    if not known:
        return text
    anybody = "|".join(re.escape(one) for one in sorted(known, key=len, reverse=True))
    return re.sub(rf"(?<!\w)(?:{anybody})(?!\w)", lambda found: known[found[0]], text)


def history_part(past: Iterable[Past], names: Names) -> Part:
    """Every state that the audit has had."""
    rows = tuple(
        (Cell(moment(one.at), whole=True), _DID.get(one.verb, one.verb), names.get(one.by, one.by)) for one in past
    )
    return Part("What happened", tables=(table("What happened", ("When", "What", "Who"), rows, ""),))


def _grades(found: Opened, first: Grading, names: Names) -> Part:
    second, settled = found.audit.second, found.audit.settled
    titles = {one.key: one.title for one in found.tool.domains} if found.tool is not None else {}
    heads = [f"First, {names.get(first.by, first.by)}, {day(first.on)}"]
    if second is not None:
        heads += [f"Second, {names.get(second.by, second.by)}, {day(second.on)}", "Second beside first"]
    ours = [(one.domain, one.grade, one.evidence) for one in first.judgements]
    theirs = {one.domain: one for one in second.judgements} if second is not None else {}
    rows: list[tuple[Cell | str, ...]] = []
    for domain, grade, evidence in ours:
        row: tuple[Cell | str, ...] = (titles.get(domain, domain), _judged(grade, evidence))
        if second is not None:
            other = theirs.get(domain)
            row += (_judged(other.grade, other.evidence) if other else Cell("not judged", quiet=True),)
            row += (_beside(grade, other.grade if other else None),)
        rows.append(row)
    rows.append(_overall(first, second))
    grades = Table(
        "Grades by domain", (Column("Domain"), *(Column(head) for head in heads)), tuple(rows), wide=True,
        caption_hidden=True, totals=frozenset({len(rows) - 1}),
    )  # fmt: skip
    lines = []
    if settled is not None:
        lines.append(SummaryRow("Grade that stands", grade_cell(settled.grade)))
        lines.append(SummaryRow(f"Why, {names.get(settled.by, settled.by)}, {day(settled.on)}", settled.why))
    summary = SummaryList(tuple(lines)) if lines else None
    return Part("Grades", _differing(first, second), summary=summary, tables=(grades,))


def _overall(first: Grading, second: Grading | None) -> tuple[Cell | str, ...]:
    row: tuple[Cell | str, ...] = ("Overall", _judged(first.overall, first.summary, "a finding, no grade"))
    if second is None:
        return row
    return (
        *row,
        _judged(second.overall, second.summary, "a finding, no grade"),
        _beside(first.overall, second.overall),
    )


def _differing(first: Grading, second: Grading | None) -> tuple[str, ...]:
    if second is None or first.overall is None or second.overall is None:
        return ()
    return (worse_words(first.overall, second.overall),)


def _judged(grade: Grade | None, words: str, none: str = _NO_GRADE) -> Cell:
    if grade is None:
        return Cell(none, note=words, quiet=True)
    return Cell(tags=(grade_tag(grade),), note=words)


def _beside(first: Grade | None, second: Grade | None) -> Cell:
    if first is None or second is None:
        return Cell("cannot be compared" if first is not second else "the same", quiet=True)
    scale = list(Grade)
    steps = scale.index(second) - scale.index(first)
    if not steps:
        return Cell("the same", quiet=True)
    return Cell(f"{'▼' if steps > 0 else '▲'} {abs(steps)} {'lower' if steps > 0 else 'higher'}", whole=True)


def _feedback(audit: Audit, names: Names) -> Part:
    rows = tuple(
        (
            Cell(day(one.on), whole=True),
            "Face to face" if one.face_to_face else "In writing",
            names.get(one.by, one.by),
            one.words,
        )
        for one in audit.feedback
    )
    heads = ("When", "How", "By", "What the worker was told")
    return Part("Feedback", tables=(table("Feedback", heads, rows, "The worker has not been told yet."),))


def _views(audit: Audit, names: Names) -> Part:
    rows = tuple(
        (
            Cell(WHOSE[one.whose], note=one.agency),
            Cell(day(one.on), whole=True),
            names.get(one.by, one.by),
            one.words,
        )
        for one in audit.views
    )
    heads = ("Whose", "When", "Who asked", "What they say")
    empty = "Nobody has been asked yet: not the child, not the family, not the worker."
    return Part("What child, family and worker say", tables=(table("Views", heads, rows, empty),))


def _actions(found: Opened, names: Names) -> Part:
    audit, today = found.audit, localdate()
    may = is_open(audit) and can_do("finish action", found.seats, found.blind)
    rows = []
    for one in audit.actions:
        if one.done is not None:
            done = Cell(day(one.done), note=one.proof)
        elif may:
            to = reverse("audit-action-done", args=[audit.key, one.key])
            done = Cell("Say that it is done", to, about=f"action {one.key}")
        else:
            done = Cell("open", quiet=True)
        due = Cell(day(one.due)) if one.done is not None else due_cell(one.due, today)
        rows.append((Cell(one.key), one.text, names.get(one.owner, one.owner), due, done))
    heads = ("Number", "What is to be done", "Who", "Due", "Done, and what shows it")
    return Part("Actions", tables=(table("Actions", heads, rows, "There is no action."),))


def _concerns(audit: Audit, names: Names) -> Part:
    rows = tuple(
        (
            Cell(moment(one.raised.at), note=names.get(one.raised.by, one.raised.by)),
            one.raised.words,
            Cell(names.get(one.with_whom, one.with_whom), note=named(" ".join(note.words for note in one.log), names)),
            Cell(one.answered.words, note=f"{names.get(one.answered.by, one.answered.by)}, {moment(one.answered.at)}")
            if one.answered is not None
            else Cell("not answered", quiet=True),
        )
        for one in audit.concerns
    )
    heads = ("Raised", "What was seen", "With whom", "What was done")
    return Part("Concerns for the child's safety", tables=(table("Concerns", heads, rows, ""),))
