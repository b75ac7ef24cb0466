"""Figures on the first page: a director's one page, what stands out for who manages or keeps, and plain words for members."""

from collections.abc import Sequence
from typing import Final

from django.urls import reverse

from goldenthread.accounts.viewer import Viewer
from goldenthread.design.components import Cell, Column, KeyFigure, Link, Table
from goldenthread.design.figures import many
from goldenthread.design.listing import address
from goldenthread.design.words import rating_tag, reason_meaning
from goldenthread.measures.reading.variation.verdicts import Variation
from goldenthread.papers.choosing.why import Why
from goldenthread.papers.choosing.words import question_about
from goldenthread.performance.choosing import WITHOUT, Chosen, before, chosen
from goldenthread.performance.lines import first_lines
from goldenthread.performance.pages import Line
from goldenthread.performance.reading import Reader, reader_of
from goldenthread.performance.shown import rated, signalled, value_of, value_words
from goldenthread.serving.dashboard import dashboard
from goldenthread.serving.figures import ReadRow, ServedPeriod
from goldenthread.serving.opening import Served
from goldenthread.web.home.pages import Ask, Part
from goldenthread.web.limits import MONTHS_BACK, WORRIES_LISTED

#: The fixed set by which a director asks whether children are safer: harm that comes back, children seen, decisions in
#: time, children missing, homes that last, and workers who have room to think.
SAFER: Final = (
    "re-referrals",
    "assessments-in-45-working-days",
    "conferences-in-15-working-days",
    "cp-plans-visited-in-time",
    "cp-plans-started-repeat-in-two-years",
    "care-visits-up-to-date",
    "care-reviews-up-to-date",
    "missing-share-of-looked-after",
    "returns-with-interview-in-72-hours",
    "three-or-more-placements",
    "caseload-per-full-time-worker",
    "supervision-up-to-date",
)
#: The figures that a member reads first, as the member edition has them.
FOR_MEMBERS: Final = (
    "cp-plans-open",
    "looked-after-children",
    "assessments-in-45-working-days",
    "cp-plans-visited-in-time",
    "care-visits-up-to-date",
    "care-reviews-up-to-date",
)
_BY_WORDS: Final = {why.words: why for why in Why}


def safer_part(viewer: Viewer, served: Served) -> Part:
    """Whether children are safer than a quarter ago, by the fixed set: now, then, and the control chart's verdict."""
    reader, found, earlier, was = _read(viewer, served)
    now = {one.figure.key: one for one in found.every if not one.figure.part}
    then = {one.figure.key: one for one in earlier if not one.figure.part}
    rows = tuple(_compared(now[key], then.get(key)) for key in SAFER if key in now)
    heads = (
        Column("Measure"),
        Column(_capital(found.found.period.words), numeric=True),
        Column(_capital(was.words) if was is not None else "A quarter before", numeric=True),
        Column("Verdict: its own usual range"),
        Column("Rating against target"),
    )
    said = [one.signal for one in (now[key] for key in SAFER if key in now)]
    better, worse = said.count("improvement"), said.count("concern")
    rest = len(rows) - better - worse
    says = (
        f"Of {many(len(rows), 'measure')} that stand for children's safety, {better} are better than usual and {worse} "
        f"worse, by more than chance explains; {rest} are neither, or cannot be told. No figure shows that a child is safe."
    )
    lines = _lines(reader, found, earlier, was)[1:]  # the first of them asks what this table answers
    return Part(
        "Are children safer than last quarter?",
        (says,),
        lines=lines,
        tables=(Table("Measures of children's safety", heads, rows, "None of them is in the book.", wide=True),),
        links=(Link("All key figures", reverse("dashboard")),),
    )


def claimed_part(viewer: Viewer, served: Served) -> Part:
    """What is promised and cannot be shown: measures with a target of which no value is recorded."""
    _, found, _, _ = _read(viewer, served)
    blank = [one for one in found.every if one.target and not one.figure.part and one.figure.reason in WITHOUT]
    if not blank:
        says = "Every measure that has a target has a value."
    else:
        says = f"{many(len(blank), 'measure has', 'measures have')} a target and no value that could show whether it is met."
    asks = tuple(
        Ask(one.entry.title, _measure(one), one.figure.note or f"target {one.target}; {value_words(one.figure)}")
        for one in blank
    )
    return Part("What is claimed and cannot be shown", (says,), asks=asks)


def standing_out_part(viewer: Viewer, served: Served) -> Part:
    """The lines that are read first, for who manages a service or keeps the figures."""
    reader, found, earlier, was = _read(viewer, served)
    lines = _lines(reader, found, earlier, was)
    return Part("The figures in short", (), lines=lines, links=(Link("All key figures", reverse("dashboard")),))


def plain_part(viewer: Viewer, served: Served) -> Part:
    """Key figures for members: n on every one of them, and what its verdict means in words rather than as a verdict."""
    _, found, _, _ = _read(viewer, served)
    now = {one.figure.key: one for one in found.every if not one.figure.part}
    figures = tuple(_plain(now[key], found.found.period) for key in FOR_MEMBERS if key in now)
    says = "Every figure is of all children, never of one. Small numbers are hidden, so that no child can be found."
    return Part("How children's services are doing", (says,), figures=figures)


def questions_part(viewer: Viewer, served: Served) -> Part:
    """Questions that a member may ask: one for each of the weightiest worries."""
    _, found, _, _ = _read(viewer, served)
    worries = [one for one in found.every if one.worries and one.figure.key in found.keys and not one.figure.part]
    worries.sort(key=lambda one: -one.weight)
    asks = tuple(_question(one) for one in worries[: WORRIES_LISTED.value])
    says = (
        "A question for each figure that worries most. You may ask them at any meeting."
        if asks
        else "Nothing stands out."
    )
    return Part("Questions to ask", (says,), asks=asks)


def _question(one: ReadRow) -> Ask:
    why = _BY_WORDS.get(one.worries[0], Why.NOT_RECORDED)
    counted = f" ({one.figure.counted})" if one.figure.counted else ""
    note = f"{one.title}: {value_words(one.figure)}{counted}; {'; '.join(one.worries)}."
    return Ask(question_about(why, value_words(one.figure), one.target), "", note)


def _read(viewer: Viewer, served: Served) -> tuple[Reader, Chosen, Sequence[ReadRow], ServedPeriod | None]:
    """The figures as the dashboard chooses them, and those of a quarter before."""
    reader = reader_of(viewer, "reading figures on the first page")
    found = chosen(served, reader, {})
    was = before(found.found, MONTHS_BACK.value)
    if was is None:
        return reader, found, (), None
    return (
        reader,
        found,
        dashboard(served, reader.scope, reader.audience, period=was.label, worries_first=False).rows,
        was,
    )


def _lines(reader: Reader, found: Chosen, earlier: Sequence[ReadRow], was: ServedPeriod | None) -> tuple[Line, ...]:
    rows = [one for one in found.every if one.figure.key in found.keys]
    return first_lines(rows, earlier, was, found.every, {}, lay=reader.lay)


def _compared(now: ReadRow, then: ReadRow | None) -> tuple[Cell | str, ...]:
    return (
        Cell(now.title, _measure(now)),
        value_of(now.figure),
        value_of(then.figure) if then is not None else Cell("not served", quiet=True),
        signalled(now.signal),
        rated(now),
    )


def _plain(one: ReadRow, period: ServedPeriod) -> KeyFigure:
    said = one.signal_says if not one.figure.hidden else ""
    if one.figure.reason:
        said = reason_meaning(one.figure.reason)
    elif said and one.signal != Variation.TOO_FEW.value:
        said = f"this is {said}"
    return KeyFigure(
        one.title,
        value_words(one.figure),
        period=period.words,
        href=_measure(one),
        counted=one.figure.counted,
        tags=(rating_tag(one.colour),) if one.colour else (),
        target=f"Target: {one.target}" if one.target else "",
        comparator=f"Others: {one.comparator}" if one.comparator else "",
        says=f"{_capital(said)}." if said else "",
    )


def _measure(one: ReadRow) -> str:
    return address(reverse("measure", args=[one.figure.key]), {})


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
