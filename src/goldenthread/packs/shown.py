"""Papers as tables and tags: what the pages of the room share."""

from collections.abc import Iterable, Sequence
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
    "final": Tag("final", Tone.GREEN, "●"),
    "withdrawn": Tag("withdrawn", Tone.GREY, "×"),
}
_CLASS: Final = {
    Class.PUBLIC: Tag("public", Tone.BLUE, "○"),
    Class.EXEMPT: Tag("exempt", Tone.RED_AMBER, "◐"),
    Class.CONFIDENTIAL: Tag("confidential", Tone.RED, "●"),
}
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
    return Table(caption, columns, rows, empty)


def problems_table(caption: str, problems: Iterable[Problem], empty: str) -> Table:
    """What is wrong, each with its mend."""
    rows = tuple((one.where, one.what, one.mend) for one in problems)
    return Table(caption, _PROBLEMS, rows, empty, row_headings=False)
