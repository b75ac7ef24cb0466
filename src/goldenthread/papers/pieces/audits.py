"""Audits of case files: the report of a period, rows for a dashboard, recorded or real, and what was learned."""

from dataclasses import replace
from typing import Final

from goldenthread.auditing.report.bounds_blocks import bounds_blocks
from goldenthread.auditing.report.guarded import PARTS, Edition, Told
from goldenthread.auditing.report.guarded_blocks import guarded_blocks
from goldenthread.auditing.report.monthly import month_of_audits
from goldenthread.auditing.report.monthly_blocks import month_blocks
from goldenthread.auditing.report.pictures import over_time
from goldenthread.auditing.report.rows import edition_rows, month_rows
from goldenthread.auditing.statistics.bounds import recorded_or_real
from goldenthread.auditing.statistics.intervals import share_of
from goldenthread.calendar import PeriodKind
from goldenthread.measures.disclosure import policies
from goldenthread.measures.entries import Entry
from goldenthread.measures.figures import Figure
from goldenthread.measures.language.book import Book
from goldenthread.measures.reading.points import period_words
from goldenthread.papers.counts import Count, guarded_counts
from goldenthread.papers.kinds import Kind, nothing
from goldenthread.papers.quality.given import Audited, Lesson
from goldenthread.papers.run import Made, Run
from goldenthread.records.errors import WrongUse
from goldenthread.reports.blocks import Block, Column, Note, Table, Text
from goldenthread.reports.blocks import Kind as NoteKind
from goldenthread.reports.cells import day, words

#: Registers add up over periods, and so do audits: those of a month are among those of its quarter.
_SOURCE: Final = "register/audits"
_NONE: Final = "No audit of a whole quarter or year that has ended may be told of here."
_WAYS: Final = {
    "action": "an action of the plan",
    "proposed": "an action that is proposed",
    "training": "training or guidance",
    "round": "the next round of audits",
    "nothing": "nothing more, with a reason",
}


def _read(entry: Entry, book: Book) -> None:
    """These kinds have no options."""
    del entry, book


def _given(run: Run) -> Audited:
    if run.audited is None:
        what = f"{run.definition.key} tells of audits, and none were given"
        raise WrongUse.of("audits", what, "Make this paper on the site, or with goldenthread audits report")
    return run.audited


def _report(options: None, run: Run) -> Made:
    """The report of the paper's period, as its audience may read it."""
    del options
    given = _given(run)
    if not policies()[run.audience].protects:
        month = month_of_audits(given.audits, run.period)
        trend = over_time(given.audits, run.period) if run.period.kind is PeriodKind.MONTH else ()
        return Made((*_waiting(given), *month_blocks(month, run.audience, given.named, auditors=False, trend=trend)))
    if given.edition is None:
        return Made((Text(_NONE),))
    edition, printed = _told_by(given.edition, run)
    return Made((*_other(edition, run), *guarded_blocks(edition, given.agreed, given.named)), printed=printed)


def _waiting(given: Audited) -> tuple[Block, ...]:
    if not given.waiting:
        return ()
    said = (
        "1 audit of the period waits for its blind second grade and counts"
        if given.waiting == 1
        else (f"{given.waiting} audits of the period wait for their blind second grades and count")
    )
    return (Note(f"{said} here once that is in.", NoteKind.QUALITY),)


def _rows(options: None, run: Run) -> Made:
    """Audit rows as a dashboard has them."""
    del options
    given = _given(run)
    if not policies()[run.audience].protects:
        return Made((month_rows(month_of_audits(given.audits, run.period), given.named),))
    if given.edition is None:
        return Made((Text(_NONE),))
    edition, printed = _told_by(given.edition, run)
    return Made((*_other(edition, run), edition_rows(edition, given.named)), printed=printed)


def _bounds(options: None, run: Run) -> Made:
    """Each dip sample between its bounds; for who may see small numbers."""
    del options
    given = _given(run)
    if policies()[run.audience].protects:
        return Made((Text("Dip samples hold too few items to be told here."),))
    blocks: list[Block] = []
    for one in (one for one in given.dips if one.as_at <= run.period.end):
        found = recorded_or_real(one.met, one.of, one.outcomes)
        blocks += bounds_blocks(f"{one.title}, as at {day(one.as_at).text}", found, one.outcomes)
    return Made(tuple(blocks) or (Text("No dip sample was looked at."),))


def _learning(options: None, run: Run) -> Made:
    """What was learned and where it led, those that led nowhere first; of what was known by the end of the period."""
    del options
    near = not policies()[run.audience].protects
    lessons = [_up_to(one, run) for one in _given(run).lessons if one.since <= run.period.end]
    columns = (
        Column("What is learned", weight=3),
        *((Column("Team", weight=1.5),) if near else ()),
        Column("Since", weight=1.2),
        Column("Led to", weight=4 if near else 2.5),
    )
    rows = tuple(
        (words(one.title), *((words(one.team or "all teams"),) if near else ()), day(one.since), words(_led(one)))
        for one in sorted(lessons, key=lambda one: (bool(one.led), one.since))
    )
    nowhere = sum(not one.led for one in lessons)
    said = f"{len(lessons)} {'theme' if len(lessons) == 1 else 'themes'}, of which {nowhere} led nowhere yet."
    table = Table("What audits teach, and where it led", columns, rows, "audit-learning")
    return Made((Text(said), *((table,) if rows else ())))


def _up_to(lesson: Lesson, run: Run) -> Lesson:
    return replace(lesson, led=tuple(one for one in lesson.led if one.on <= run.period.end))


def _led(lesson: Lesson) -> str:
    said = [f"{_WAYS.get(one.to, one.to)}{f': {one.words}' if one.words else ''}" for one in lesson.led]
    return "; ".join(said) or "nowhere yet"


def _other(edition: Edition, run: Run) -> tuple[Block, ...]:
    """That another period is told than the paper's, since its own holds too few or has not ended."""
    if edition.period == run.period:
        return ()
    said = f"{period_words(run.period)} holds too few audits to be told here, or has not ended: {period_words(edition.period)} is told."
    return (Note(said[0].upper() + said[1:], NoteKind.QUALITY),)


def _told_by(edition: Edition, run: Run) -> tuple[Edition, tuple[Figure, ...]]:
    """An edition as its paper may tell it beside what earlier papers told and hid, and the counts that the ledger must know."""
    every = (edition.overall, *edition.domains)
    counts = [count for one in every if one.n for count in _counts(one, edition, run)]
    figures = guarded_counts(counts, run.reader.guard, run.audience)
    by_name: dict[str, list[Figure]] = {}
    for count, figure in zip(counts, figures, strict=True):
        by_name.setdefault(count.name, []).append(figure)
    told = [_again(one, by_name.get(one.name, [])) for one in every]
    return replace(edition, overall=told[0], domains=tuple(told[1:])), tuple(figures)


def _counts(one: Told, edition: Edition, run: Run) -> list[Count]:
    return [
        Count(
            _SOURCE, one.name, f"Audits, {one.name}: {part}", edition.period, (), (), number_, run.session.snapshot.id,
            f"{one.name} graded", one.n, part,
        )
        for part, number_ in zip(PARTS, one.counts, strict=True)
    ]  # fmt: skip


def _again(one: Told, figures: list[Figure]) -> Told:
    if not figures:
        return one
    counts = tuple(None if figure.numerator is None else round(figure.numerator) for figure in figures)
    n = next((round(figure.denominator) for figure in figures if figure.denominator is not None), None)
    better = share_of(counts[0], n) if counts[0] is not None and n else None
    return replace(one, n=n, counts=counts, better=better)


KINDS: Final = (
    Kind(
        "audits",
        "Audits of case files in the period: by domain, as audited and as moderated.",
        _read,
        nothing,
        _report,
        audits=True,
    ),
    Kind(
        "audit-rows",
        "Rows of audits for a dashboard: good or better with n, by domain.",
        _read,
        nothing,
        _rows,
        audits=True,
    ),
    Kind("audit-bounds", "Recorded or real: each dip sample between its bounds.", _read, nothing, _bounds, audits=True),
    Kind("audit-learning", "What audits teach, and where each theme led.", _read, nothing, _learning, audits=True),
)
