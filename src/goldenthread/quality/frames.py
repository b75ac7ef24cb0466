"""Lists for audits from what is served: who stands behind a measure or a clock, who is open, or who a council names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from django.conf import settings

from goldenthread.access.scope import Scope
from goldenthread.accounts.errors import Refused
from goldenthread.auditing.sampling.files import FRAME
from goldenthread.auditing.sampling.frames import Frame, Item, Only, freeze
from goldenthread.auditing.tables.grids import Line, grid_of
from goldenthread.calendar import parse_period
from goldenthread.measures.run.opened import home_session, own_book
from goldenthread.measures.run.session import Session
from goldenthread.quality.reading import journal
from goldenthread.records.errors import InputRefused
from goldenthread.serving.children import Behind, children, children_behind
from goldenthread.serving.due import clocks, due
from goldenthread.serving.due_rows import Due, DueFilter
from goldenthread.serving.figures import entries, periods
from goldenthread.serving.lists import Known, began, keys_of, known_of
from goldenthread.serving.opening import Served

#: Headings under which a file may name its children, in the order in which they are looked for.
_CHILD: Final = ("child_id", "child", "case")
#: Of many rows that are refused so many are told by name, and the others counted.
_TOLD: Final = 20
#: Rows behind a clock are read whole: a list that was cut would give some cases no chance.
_EVERY: Final = 1_000_000
_RATIO: Final = "ratio"
#: So a workbook begins, whatever its file is called.
_ZIPPED: Final = b"PK"
#: Statuses of a run that its clock counts.
_RUNNING: Final = ("overdue", "due-soon", "not-yet-due")
#: The mark of an item's child where the cases of a list are items and not children.
PERSON: Final = "person"


class Of(Enum):
    """What a list is of; the words begin the source that is kept with it."""

    OPEN = "open"
    MEASURE = "measure"
    CLOCK = "clock"
    OVERDUE = "overdue"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a list comes from: of what, and the key of the measure or clock."""

    of: Of
    key: str = ""

    @property
    def words(self) -> str:
        """As it is kept with the list."""
        return f"{self.of.value} {self.key}".strip()


@dataclass(frozen=True, slots=True)
class _Case:
    """A case on its way into a list, with what its row says beside what is known of the child."""

    key: str
    person: str
    team: str
    worker: str
    since: date | None
    marks: Mapping[str, str]
    worst: int


def source_of(words: str) -> Source:
    """A source as it is kept or was chosen; raises ValueError for what is none."""
    of, _, key = words.partition(" ")
    return Source(Of(of), key)


def titles(served: Served, scope: Scope) -> dict[str, str]:
    """Every source that a list may come from by its words, with what a page calls it."""
    found = {Source(Of.OPEN).words: "Every open case", Source(Of.LIST).words: "A file of children's identifiers"}
    found |= {
        Source(Of.MEASURE, one.key).words: f"Measure: {one.title}"
        for one in entries(served)
        if not one.typed and one.stat != _RATIO
    }
    found |= {Source(Of.CLOCK, key).words: f"Clock: {title}" for key, title in timed(served, scope).items()}
    return found


def timed(served: Served, scope: Scope) -> dict[str, str]:
    """Clocks about children that the records can tell, by key with their titles."""
    return {one.key: one.title for one in clocks(served, scope) if one.about_children and not one.lacking}


def titles_kept(served: Served, scope: Scope) -> dict[str, str]:
    """What a page calls the source of every list that may have been kept, by its words."""
    overdue = {Source(Of.OVERDUE, key).words: f"Shown overdue: {said}" for key, said in timed(served, scope).items()}
    return titles(served, scope) | overdue


def made(served: Served, scope: Scope, source: Source, only: Sequence[Only] = (), upload: bytes = b"") -> Frame:
    """A list of whom the reader may see, frozen as at the served day; logged with the children before it is given.

    One case a child, or of `Of.OVERDUE` one an item. A case that meets every condition is kept, and one of which the mark is
    not recorded as well: nobody is left out because something was not written down. Raises `Refused` where the source
    gives nobody, is not there, or a file names whom the reader may not see.
    """
    if source.of is Of.LIST:
        cases = [_Case(key, key, "", "", None, {}, 0) for key in _of_file(served, scope, upload)]
    elif source.of is Of.OPEN:
        cases = [
            _Case(one.person_key, one.person_key, "", "", None, {}, 0) for one in children(served, scope, journal())
        ]
    elif source.of is Of.MEASURE:
        cases = _behind(served, scope, source.key)
    else:
        cases = _running(served, scope, source)
    known = known_of(served, scope, journal(), {one.person for one in cases})
    rows = [(one.key, _marks(one, known[one.person], served.as_at)) for one in cases if one.person in known]
    if source.of is Of.OVERDUE:
        people = {one.key: one.person for one in cases}
        rows = [(key, {**marks, PERSON: people[key]}) for key, marks in rows]
    if not rows:
        raise Refused.of("source", "It gives no case that you may see: choose another list")
    frame = freeze(FRAME, served.as_at, _without_blanks(rows))
    unknown = [one.mark for one in only if one.mark not in frame.marks]
    if unknown:
        raise Refused.of("only", f"No case has the mark {', '.join(unknown)}. The marks are: {', '.join(frame.marks)}")
    kept = tuple(item for item in frame.items if all(_may_hold(one, item) for one in only))
    if not kept:
        raise Refused.of("only", "No case meets these conditions: widen them")
    return replace(frame, items=kept)


def open_runs(served: Served, scope: Scope, clock: str) -> int:
    """How many runs of a clock are open that the reader may see, overdue or not; those left out or not computable aside."""
    found = due(served, scope, journal(), DueFilter(clock=clock, limit=1))
    return sum(one.shown for one in found.counted if one.status in _RUNNING)


def _may_hold(only: Only, item: Item) -> bool:
    return item.mark(only.mark) == "" or only.holds(item)


def _marks(one: _Case, known: Known, as_at: date) -> dict[str, str]:
    since = one.since or known.since
    return {
        "team": one.team or known.team,
        "worker": one.worker or known.worker,
        "category": known.category,
        "days_open": str((as_at - since).days) if since is not None and since <= as_at else "",
        **one.marks,
    }


def _without_blanks(rows: Sequence[tuple[str, dict[str, str]]]) -> list[tuple[str, dict[str, str]]]:
    """Rows without the marks that none of them has, so that every case has the same marks, as in a file."""
    held = {name for _, marks in rows for name, said in marks.items() if said}
    return [(key, {name: marks.get(name, "") for name in sorted(held)}) for key, marks in rows]


def _behind(served: Served, scope: Scope, key: str) -> list[_Case]:
    def opened(asked: Scope) -> Session:
        home = settings.INSTALLATION.home
        return home_session(
            settings.INSTALLATION.store, asked, home, own_book(home)[0], snapshot=served.snapshot
        )  # fmt: skip

    if Source(Of.MEASURE, key).words not in titles(served, scope):
        raise Refused.of("source", "Choose a measure from the list")
    period = next(one for one in periods(served) if one.first)
    found = children_behind(served, opened, scope, journal(), key, parse_period(period.label))
    days = began(served, [row.event_key for row in found.rows if row.start is None])
    return _one_a_child(
        _Case(
            row.person_key,
            row.person_key,
            row.team,
            row.worker,
            row.start or days.get(row.event_key),
            _of_row(row),
            row.days_over or 0,
        )
        for row in found.rows
        if row.person_key
    )


def _of_row(row: Behind) -> dict[str, str]:
    meets = "" if row.met is None else "yes" if row.met else "no"
    return {"meets": meets, "part": row.part, "status": row.status, "days_over": _number(row.days_over)}


def _running(served: Served, scope: Scope, source: Source) -> list[_Case]:
    if source.key not in timed(served, scope):
        raise Refused.of("source", "Choose a clock from the list")
    overdue = source.of is Of.OVERDUE
    status = ("overdue",) if overdue else ()
    found = due(served, scope, journal(), DueFilter(clock=source.key, status=status, limit=_EVERY, sort="worst"))
    rows = [row for row in found.rows if row.person_key]
    if not overdue:
        return _one_a_child(_of_run(row.person_key, row) for row in rows)
    times: dict[str, int] = {}
    for row in rows:
        times[row.event_key] = times.get(row.event_key, 0) + 1
    # An event that runs the same clock twice is told apart by the day that each run is due.
    return [_of_run(row.event_key if times[row.event_key] == 1 else f"{row.event_key} {row.due}", row) for row in rows]


def _of_run(key: str, row: Due) -> _Case:
    marks = {"status": row.status, "days_over": _number(row.days_over), "due": row.due.isoformat() if row.due else ""}
    return _Case(key, row.person_key, row.team, row.worker, row.start, marks, row.days_over or 0)


def _one_a_child(cases: Iterable[_Case]) -> list[_Case]:
    """One case a child: that of the row that is longest overdue, else began first; ``rows`` says how many there were."""
    held: dict[str, list[_Case]] = {}
    for one in cases:
        held.setdefault(one.person, []).append(one)
    first = [
        min(some, key=lambda one: (-one.worst, one.since or date.max, one.team, one.worker)) for some in held.values()
    ]
    several = any(len(some) > 1 for some in held.values())
    return [
        replace(one, marks={**one.marks, "rows": str(len(held[one.person])) if several else ""}) for one in first
    ]  # fmt: skip


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _of_file(served: Served, scope: Scope, upload: bytes) -> list[str]:
    """Keys of the children whom a file names; refused by row for who is not there, and for who is there twice."""
    lines, column = _lines(upload)
    said = [line.cells[column] for line in lines]
    keys = keys_of(served, scope, journal(), {one for one in said if one})
    problems, rows = list[str](), dict[str, int]()
    for line, child in zip(lines, said, strict=True):
        where = line.where.rpartition(", ")[2]
        if not child:
            problems.append(f"{where}: there is no identifier")
        elif child not in keys:
            problems.append(f"{where}: there is no child {child} whom you may see")
        elif keys[child] in rows:
            problems.append(f"{where}: the child {child} stands there already")
        else:
            rows[keys[child]] = 1
    if problems:
        more = f"; and {len(problems) - _TOLD} rows more" if len(problems) > _TOLD else ""
        raise Refused.of("file", "; ".join(problems[:_TOLD]) + more)
    if not rows:
        raise Refused.of("file", "The file names nobody")
    return list(rows)


def _lines(upload: bytes) -> tuple[tuple[Line, ...], str]:
    if not upload:
        raise Refused.of("file", "Choose a file with a column child_id")
    with TemporaryDirectory() as folder:
        path = Path(folder) / ("list.xlsx" if upload.startswith(_ZIPPED) else "list.csv")
        path.write_bytes(upload)
        try:
            grid = grid_of(path)
        except InputRefused as refused:
            raise Refused.of("file", " ".join(f"{one.what}. {one.mend}" for one in refused.problems)) from refused
    column = next((name for name in _CHILD if name in grid.headings), "")
    if not column:
        raise Refused.of("file", f"There is no column {_CHILD[0]}: head the column of identifiers so")
    return grid.lines, column
