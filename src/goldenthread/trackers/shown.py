"""Rows of trackers as tables show them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final
from urllib.parse import quote

from django.conf import settings

from goldenthread.design.components import Cell, Column, Table, Tag
from goldenthread.design.figures import day, whole
from goldenthread.design.links import link
from goldenthread.design.words import due_tag
from goldenthread.reports.cells import Tone
from goldenthread.serving.due_rows import Counted, Due, Source
from goldenthread.trackers.notes import Run, run_of

_NOT_SAID = Cell("not recorded", quiet=True)
#: How a run of a clock ended, in the shapes and tones of the chart of clocks.
_ENDED: Final = {
    "in-time": ("●", Tone.GREEN),
    "late": ("◆", Tone.RED_AMBER),
    "closed-before-done": ("■", Tone.RED_AMBER),
    "excluded": ("–", Tone.GREY),
    "cannot-compute": ("?", Tone.GREY),
}
_ENDED_WORDS: Final = {"in-time": "done in time", "late": "done late", "excluded": "left out"}


def rows_table(
    caption: str,
    columns: tuple[Column, ...],
    rows: Sequence[Due],
    names: Mapping[str, str],
    teams: Mapping[str, str],
    open_to: Collection[str],
    said: Mapping[Run, Cell],
    *,
    clock: bool,
) -> Table:
    """Rows of a tracker: the child by id and by name where the reader may know it, and everything beside it."""
    empty = "There is nothing open here of anybody whom you may see."
    made = tuple(_row(row, names, teams, open_to, said, clock=clock) for row in rows)
    return Table(caption, columns, made, empty, wide=True)


def counts_table(counted: Sequence[Counted]) -> Table:
    """How many runs have each status, of those shown and of everybody."""
    heads = (Column("Status"), Column("You may see", numeric=True), Column("In all", numeric=True))
    rows = tuple((Cell(tags=(due_tag(one.status),)), whole(one.shown), whole(one.total)) for one in counted)
    return Table("How many there are", heads, rows, "Nothing is open.")


def _row(
    row: Due,
    names: Mapping[str, str],
    teams: Mapping[str, str],
    open_to: Collection[str],
    said: Mapping[Run, Cell],
    *,
    clock: bool,
) -> tuple[Cell | str, ...]:
    over = "" if row.days_over is None else whole(row.days_over)
    cells: list[Cell | str] = [child_cell(row, names)]
    if clock:
        cells.append(clock_cell(row.clock, row.title))
    cells += [
        Cell(day(row.due), whole=True) if row.due is not None else Cell("no day can be told", quiet=True),
        Cell(tags=(due_tag(row.status),)),
        Cell(over),
        replace(worker_cell(row.worker, open_to), note=teams.get(row.team, row.team)),
        said.get(run_of(row), Cell()),
        read_from(row.sources),
    ]
    if settings.INSTALLATION.case_link:
        cells.append(case_cell(row.child_id))
    return tuple(cells)


def child_cell(row: Due, names: Mapping[str, str]) -> Cell:
    """The child of a row: the authority's id as a link to the child's page, the name beneath, and the case system."""
    if not row.ref:
        return Cell("about no child", quiet=True)
    note = names.get(row.person_key, "")
    return Cell(row.child_id or "no id recorded", href=link("child", ref=row.ref) or "", note=note, whole=True)


def case_address(child_id: str) -> str:
    """The address of a child in the case system; "" where the council gave none."""
    template: str = settings.INSTALLATION.case_link
    return template.replace("{child_id}", quote(child_id, safe="")) if template and child_id else ""


def case_cell(child_id: str) -> Cell:
    """The way into the case system, in a new tab."""
    to = case_address(child_id)
    return Cell("Open", to, about=f"{child_id} in the case system", away=True) if to else Cell("no link", quiet=True)


def clock_cell(clock: str, title: str, *, leads: bool = True) -> Cell:
    """A clock by its title, as a link to its tracker where that ``leads`` anywhere for the reader."""
    return Cell(title, href=(link("tracker", clock=clock) or "") if leads else "")


def worker_cell(worker: str, open_to: Collection[str]) -> Cell:
    """A worker by id, as a link to the supervision page where the reader may open it."""
    if not worker:
        return _NOT_SAID
    return Cell(worker, href=(link("supervision", worker=worker) or "") if worker in open_to else "")


def ended_tag(status: str) -> Tag:
    """How a run ended, as shape and word."""
    shape, tone = _ENDED[status]
    return Tag(_ENDED_WORDS.get(status, status.replace("-", " ")), tone, shape)


def read_from(sources: Sequence[Source]) -> Cell:
    """Where a row was read, and the day that the source speaks of."""
    if not sources:
        return Cell("not recorded", quiet=True)
    first = sources[0]
    more = f" and {len(sources) - 1} more" if len(sources) > 1 else ""
    note = f"as at {day(first.as_at)}" if first.as_at is not None else ""
    return Cell(f"{first.file}, row {first.row}{more}", note=note)
