"""Papers as tables and tags: what the pages of the room share."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Final

from django.urls import reverse

from goldenthread.calendar import parse_period
from goldenthread.design.components import Cell, Column, Link, Table, Tag
from goldenthread.design.figures import day
from goldenthread.measures.reading.points import period_words
from goldenthread.packs.shelf import Run
from goldenthread.papers.classes import Class
from goldenthread.records.errors import Problem
from goldenthread.reports.cells import Tone

_STATUS: Final = {
    "draft": Tag("draft", Tone.AMBER, "○"),
    "made final": Tag("made final", Tone.GREY, "◐"),
    "final": Tag("final", Tone.GREEN, "●"),
    "withdrawn": Tag("withdrawn", Tone.GREY, "×"),
}
_CLASS: Final = {
    Class.PUBLIC: Tag("public", Tone.BLUE, "○"),
    Class.EXEMPT: Tag("exempt", Tone.RED_AMBER, "◐"),
    Class.CONFIDENTIAL: Tag("confidential", Tone.RED, "●"),
}
_COMMANDS: Final = re.compile(r"\s*\((?:--|goldenthread )[^)]*\)")
_PROBLEMS: Final = (Column("Where"), Column("What stands in the way"), Column("What would mend it"))


def status_tag(run: Run) -> Tag:
    """Draft, final or withdrawn."""
    return _STATUS[run.status]


def class_tag(class_: Class) -> Tag:
    """Public, exempt or confidential."""
    return _CLASS[class_]


def period_said(label: str) -> str:
    """A period in words, its first letter a capital."""
    words = period_words(parse_period(label))
    return words[0].upper() + words[1:]


def run_link(run: Run, text: str = "") -> Link:
    """The page of a frozen paper."""
    return Link(
        text or run.title, reverse("pack-run", args=[run.name]), about=f"{period_said(run.period)}, {run.status}"
    )


def runs_table(caption: str, runs: Sequence[Run], empty: str) -> Table:
    """Frozen papers, each leading to its page."""
    columns = (Column("Paper"), Column("Period"), Column("Edition"), Column("Status"), Column("Written on"))
    rows = tuple(
        (
            Cell(run.title, reverse("pack-run", args=[run.name]), about=f"{period_said(run.period)}, {run.status}"),
            period_said(run.period),
            Cell(tags=(class_tag(run.class_),)),
            Cell(tags=(status_tag(run),)),
            day(date.fromisoformat(run.manifest.about["written"])),
        )
        for run in runs
    )
    return Table(caption, columns, rows, empty, wide=True)


def on_the_page(problem: Problem) -> Problem:
    """A problem without what only the command line has: its options stand in brackets after the mend."""
    return Problem(problem.where, problem.what, _COMMANDS.sub("", problem.mend))


def problems_table(
    caption: str, problems: Iterable[Problem], empty: str, leads: Callable[[Problem], Link | None] | None = None
) -> Table:
    """What is wrong, each with its mend, and with where it is mended if ``leads`` says so."""
    rows = tuple(_problem(on_the_page(one), leads(one) if leads is not None else None) for one in problems)
    return Table(caption, _PROBLEMS, rows, empty, row_headings=False)


def _problem(one: Problem, lead: Link | None) -> tuple[Cell | str, ...]:
    where = Cell(one.where) if lead is None else Cell(lead.text, lead.href, note=one.where, about=lead.about)
    return where, one.what, one.mend
