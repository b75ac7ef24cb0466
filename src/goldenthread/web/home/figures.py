"""Figures on the first page: a director's one page, what stands out for who manages or keeps, and plain words for members."""

from collections.abc import Sequence
from dataclasses import dataclass
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
#: The figures that a member reads first, of those of the member edition.
FOR_MEMBERS: Final = (
    "contacts",
    "assessments-in-45-working-days",
    "cp-plans-open",
    "cp-plans-visited-in-time",
    "looked-after-children",
    "care-visits-up-to-date",
    "care-reviews-up-to-date",
    "supervision-up-to-date",
)
#: From so many on, "are" and not "is".
_SEVERAL: Final = 2
_BY_WORDS: Final = {why.words: why for why in Why}


@dataclass(frozen=True, slots=True)
class Read:
    """The figures as the dashboard chooses them, and those of a quarter before; read once for a page."""

    reader: Reader
    found: Chosen
    earlier: Sequence[ReadRow]
    was: ServedPeriod | None

    @property
    def whole(self) -> dict[str, ReadRow]:
        """Every measure of the book that is not a part of a mix, by key."""
        return {one.figure.key: one for one in self.found.every if not one.figure.part}

    @property
    def key(self) -> list[ReadRow]:
        """Key measures, whole."""
        return [one for one in self.found.every if one.figure.key in self.found.keys and not one.figure.part]

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines that are read first."""
        rows = [one for one in self.found.every if one.figure.key in self.found.keys]
        return first_lines(rows, self.earlier, self.was, self.found.every, {}, lay=self.reader.lay)


def read_figures(viewer: Viewer, served: Served) -> Read:
    """The figures of the period that is shown first, and of a quarter before."""
    reader = reader_of(viewer, "reading figures on the first page")
    found = chosen(served, reader, {})
    was = before(found.found, MONTHS_BACK.value)
    if was is None:
        return Read(reader, found, (), None)
    earlier = dashboard(served, reader.scope, reader.audience, period=was.label, worries_first=False)
    return Read(reader, found, earlier.rows, was)


def safer_part(read: Read) -> Part:
    """Whether children are safer than a quarter ago, by the fixed set: now, then, and the control chart's verdict."""
    now, was = read.whole, read.was
    then = {one.figure.key: one for one in read.earlier if not one.figure.part}
    rows = tuple(_compared(now[key], then.get(key)) for key in SAFER if key in now)
    heads = (
        Column("Measure"),
        Column(_capital(read.found.found.period.words), numeric=True),
        Column(_capital(was.words) if was is not None else "A quarter before", numeric=True),
        Column("Its own usual range"),
        Column("Rating against target"),
    )
    said = [one.signal for one in (now[key] for key in SAFER if key in now)]
    better, worse = said.count("improvement"), said.count("concern")
    rest = len(rows) - better - worse
    says = (
        f"Of {many(len(rows), 'measure')} that stand for children's safety, {better} are better than usual and {worse} "
        f"worse, by more than chance explains; {rest} are neither, or cannot be told. No figure shows that a child is safe."
    )
    return Part(
        "Are children safer than last quarter?",
        (says,),
        tables=(
            Table(
                "Measures of children's safety", heads, rows, "None of them is in the book.",
                wide=True, caption_hidden=True,
            ),
        ),
        links=(Link("All key figures", reverse("dashboard")),),
    )  # fmt: skip


def claimed_part(read: Read) -> Part:
    """What is promised and cannot be shown: measures with a target of which no value is recorded."""
    blank = [one for one in read.whole.values() if one.target and one.figure.reason in WITHOUT]
    if not blank:
        says = "Every measure that has a target has a value."
    else:
        says = f"{many(len(blank), 'measure has', 'measures have')} a target and no value that could show whether it is met."
    asks = tuple(
        Ask(one.entry.title, _measure(one), one.figure.note or f"target {one.target}; {value_words(one.figure)}")
        for one in blank
    )
    return Part("What is claimed and cannot be shown", (says,), asks=asks)


def standing_out_part(read: Read) -> Part:
    """The lines that are read first, for who manages a service or keeps the figures."""
    return Part("The figures in short", (), lines=read.lines, links=(Link("All key figures", reverse("dashboard")),))


def plain_part(read: Read) -> Part:
    """Key figures for members: n on every one of them, and what its verdict means in words rather than as a verdict."""
    period, rows = read.found.found.period, _for_members(read)
    figures = tuple(_plain(one, period) for one in rows)
    says = "Every figure is of all children, never of one. Small numbers are hidden, so that no child can be found."
    return Part("How children's services are doing", (_in_short(rows), says), figures=figures)


def counted_part(read: Read) -> Part:
    """What each figure for members counts, in the words of its definition, and what the ratings mean."""
    lines = tuple(Line(one.title, one.entry.says) for one in _for_members(read))
    says = (
        "Green: the target is met. Green amber, amber and red amber: missed, each by more. Red: missed by far. "
        "The usual range is where a figure would lie by chance alone."
    )
    return Part("What these figures count", (says,), lines=lines)


def questions_part(read: Read) -> Part:
    """Questions that a member may ask: one for each of the weightiest worries."""
    worries = sorted((one for one in read.key if one.worries), key=lambda one: -one.weight)
    lines = tuple(_question(one) for one in worries[: WORRIES_LISTED.value])
    says = (
        "The figures that worry most, with a question that you may ask at any meeting."
        if lines
        else "Nothing stands out."
    )
    return Part("Questions to ask", (says,), lines=lines)


def _for_members(read: Read) -> list[ReadRow]:
    now = read.whole
    return [now[key] for key in FOR_MEMBERS if key in now]


def _in_short(rows: Sequence[ReadRow]) -> str:
    """How the figures stand, as a sentence."""
    rated = [one.colour for one in rows if one.colour]
    met, far = rated.count("green"), rated.count("red")
    worse = sum(one.signal == "concern" for one in rows)
    told = f"Of {many(len(rows), 'figure')} below, {len(rated)} can be held against a target: "
    told += f"{met} meet it, {len(rated) - met - far} miss it and {far} miss it by far. " if rated else "none of them. "
    unusual = (
        f"{worse or 'None'} {'are' if worse >= _SEVERAL else 'is'} worse than usual, by more than chance explains."
    )
    return told + unusual


def _question(one: ReadRow) -> Line:
    """What the figure is and why it worries, and the question that it raises."""
    why = _BY_WORDS.get(one.worries[0], Why.NOT_RECORDED)
    counted = f" ({one.figure.counted})" if one.figure.counted else ""
    told = f"{_capital(value_words(one.figure))}{counted}: {'; '.join(one.worries)}."
    question = question_about(why, value_words(one.figure), one.target)
    return Line(one.title, f"{told} You might ask: {question}", href=_measure(one))


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
