"""Which measures have rows behind them, and the rows of one as a page and a file show them."""

from collections.abc import Collection, Mapping, Sequence

from goldenthread.design.components import Cell, Column, Table
from goldenthread.design.figures import day, whole
from goldenthread.design.links import link
from goldenthread.design.sheets import Value
from goldenthread.performance.shown import plain
from goldenthread.serving.children import Behind
from goldenthread.serving.figures import Entry

#: What is made of one number by another has no rows of its own.
_WITHOUT_ROWS = ("ratio", "typed")
SHARE = "share"
COLUMNS = (
    *("Child", "Name", "Event on", "Started", "Due", "Ended", "Status", "Meets it", "Value", "Part"),
    *("Working days over", "Team", "Worker", "Read from", "As at"),
)


def has_rows(entry: Entry) -> bool:
    """Whether rows stand behind a measure: not behind a typed figure, nor behind a ratio."""
    return not entry.typed and entry.stat not in _WITHOUT_ROWS


def rows_table(
    caption: str, entry: Entry, rows: Sequence[Behind], names: Mapping[str, str], *, sheets: Collection[str]
) -> Table:
    """Rows behind a figure; columns that no row fills are left out. ``sheets`` are the workers whose sheet the reader may open."""
    share = entry.stat == SHARE
    valued, parts = any(one.value is not None for one in rows), any(one.part for one in rows)
    due = any(one.due is not None for one in rows)
    heads = [Column("Child"), Column("Dates")]
    heads += [Column("Meets it")] if share else []
    heads += [Column("Due")] if due else []
    heads += [Column("Value", numeric=True)] if valued else []
    heads += [Column("Part")] if parts else []
    heads += [Column("Team"), Column("Worker"), Column("Read from")]
    made = []
    for one in rows:
        cells: list[Cell | str] = [_child(one, names), _dates(one)]
        cells += [_met(one)] if share else []
        cells += [_due(one)] if due else []
        cells += [plain(one.value) or Cell("none", quiet=True)] if valued else []
        cells += [one.part.replace("-", " ")] if parts else []
        worker = link("supervision", worker=one.worker) if one.worker in sheets else None
        cells += [
            one.team or Cell("not recorded", quiet=True),
            Cell(one.worker, href=worker or "") if one.worker else Cell("not recorded", quiet=True),
            _source(one),
        ]
        made.append(tuple(cells))
    empty = "The figure counts nobody whom you may see."
    return Table(caption, tuple(heads), tuple(made), empty, wide=True, caption_hidden=True)


def _child(one: Behind, names: Mapping[str, str]) -> Cell:
    if not one.person_key:
        return Cell("about no child", quiet=True)
    href = link("child", ref=one.ref) if one.ref else None
    return Cell(one.child_id or "no id recorded", href=href or "", note=names.get(one.person_key, ""), whole=True)


def _dates(one: Behind) -> Cell:
    first = one.start or one.on_date
    if first is None:
        return Cell("not recorded", quiet=True)
    return Cell(day(first), note=f"to {day(one.stop)}" if one.stop is not None else "", whole=True)


def _met(one: Behind) -> Cell:
    if one.met is None:
        return Cell("cannot be computed", quiet=True)
    return Cell("yes" if one.met else "no")


def _due(one: Behind) -> Cell:
    if one.due is None:
        return Cell("no day can be told", quiet=True)
    over = f"{whole(one.days_over)} working days over" if one.days_over else one.status.replace("-", " ")
    return Cell(day(one.due), note=over, whole=True)


def _source(one: Behind) -> Cell:
    if not one.sources:
        return Cell("not recorded", quiet=True)
    first = one.sources[0]
    more = f" and {len(one.sources) - 1} more" if len(one.sources) > 1 else ""
    return Cell(f"{first.file}, row {first.row}{more}", note=f"as at {day(first.as_at)}" if first.as_at else "")


def row_values(one: Behind, names: Mapping[str, str]) -> tuple[Value, ...]:
    """A row as a file holds it, under `COLUMNS`."""
    first = one.sources[0] if one.sources else None
    return (
        one.child_id,
        names.get(one.person_key, ""),
        one.on_date,
        one.start,
        one.due,
        one.stop,
        one.status.replace("-", " "),
        None if one.met is None else "yes" if one.met else "no",
        one.value,
        one.part,
        one.days_over,
        one.team,
        one.worker,
        f"{first.file}, row {first.row}" if first is not None else "",
        first.as_at if first is not None else None,
    )
