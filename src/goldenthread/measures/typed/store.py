"""Typed figures of a home folder: every load is kept, a later row corrects an earlier one, and no row is ever changed."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from goldenthread.measures.figures import Figure
from goldenthread.measures.home import damaged, read_loads, write_loads, writer
from goldenthread.measures.kinds import Unit
from goldenthread.measures.typed.rows import Told, TypedRow
from goldenthread.measures.typed.sheet import read_sheet
from goldenthread.records.errors import InputRefused, Problem, WrongUse
from goldenthread.records.store.files import hash_file, write_table

FOLDER: Final = "typed"

Identity = tuple[str, str, str, tuple[str, ...], str]

_SCHEMA: Final = pa.schema(
    [
        *((name, pa.string()) for name in ("key", "title", "period", "breakdown")),
        ("group", pa.list_(pa.string())),
        ("part", pa.string()),
        *((name, pa.float64()) for name in ("numerator", "denominator", "value")),
        ("told", pa.string()),
        ("places", pa.int32()),
        *((name, pa.string()) for name in ("unit", "source", "who")),
        ("when", pa.date32()),
        ("note", pa.string()),
        ("line", pa.int32()),
    ]
)


@dataclass(frozen=True, slots=True)
class TypedLoad:
    """One file that was loaded: ``number`` in order, SHA-256 of the ``file`` and of what is ``stored``, ``loaded_at`` UTC,
    ``loaded_by`` the person who loaded it, and how many rows were new, corrected, taken back or as before."""

    number: int
    name: str
    file: str
    stored: str
    loaded_at: str
    loaded_by: str
    added: int
    corrected: int
    withdrawn: int
    unchanged: int

    @property
    def snapshot(self) -> str:
        """What figures of this load name as their snapshot."""
        return f"typed:{self.number}:{self.file[:12]}"

    @property
    def moment(self) -> datetime:
        """When it was loaded, UTC."""
        return datetime.fromisoformat(self.loaded_at)


def load_typed(path: Path, home: Path, who: str, at: datetime | None = None) -> TypedLoad:
    """Load a file of typed figures into a home folder; ``who`` loads it, ``at`` is now unless given.

    A row about a figure that is there already corrects it from now on. Nothing is stored for a file that says nothing new.
    Raises `InputRefused` with every problem in one pass, `WrongUse` without a name or at a moment before the last load, and
    `StoreBusy`.
    """
    moment = (at or datetime.now(UTC)).astimezone(UTC)
    if not who.strip():
        raise WrongUse.of("who", "nobody is named as loading the file", "Say who loads it")
    problems: list[Problem] = []
    read = read_sheet(path, moment.date(), problems)
    if read is None:
        raise InputRefused(*problems)
    lines, rows = read
    with writer(home, FOLDER) as folder:
        held = typed_loads(home)
        if held and held[-1].moment > moment:
            what = f"the last load was at {held[-1].loaded_at}, after {moment.isoformat(timespec='seconds')}"
            raise WrongUse.of("at", what, "Load in the order of time")
        known = {identity: row for identity, (_, row) in _current(home, held).items()}
        counts = _counts(rows, known)
        number = held[-1].number + 1 if held else 1
        load = TypedLoad(
            number, lines.name, lines.sha256, "", moment.isoformat(timespec="seconds"), who.strip(), *counts
        )
        if not any(counts[:3]):
            return load
        digest = write_table(folder / f"{number:06}.parquet", _table(rows))
        load = TypedLoad(**{**asdict(load), "stored": digest})
        write_loads(folder, tuple(asdict(one) for one in (*held, load)))
    return load


def figures_of(path: Path, today: date) -> tuple[Figure, ...]:
    """The typed figures of one file, read for one paper and kept nowhere; their snapshot names the file by its hash.

    Raises `InputRefused` with every problem of the file in one pass.
    """
    problems: list[Problem] = []
    read = read_sheet(path, today, problems)
    if read is None:
        raise InputRefused(*problems)
    lines, rows = read
    return tuple(row.figure(f"typed:{lines.sha256[:12]}") for row in rows if row.told is not Told.WITHDRAWN)


def typed_loads(home: Path) -> tuple[TypedLoad, ...]:
    """Every load of a home folder, oldest first. Raises `StoreDamaged`."""
    try:
        return tuple(TypedLoad(**one) for one in read_loads(home, FOLDER))
    except TypeError as error:
        raise damaged(home / FOLDER, f"a load is not described as it should be ({error})") from error


def typed_figures(
    home: Path, keys: Collection[str] | None = None, known_at: datetime | None = None
) -> tuple[Figure, ...]:
    """The typed figures of some keys (all if None) as known at a moment (now if None), in order of key, period and group.

    The figure's snapshot names the load that said it last. Rows that were withdrawn are not there. Raises `StoreDamaged`.
    """
    held = [one for one in typed_loads(home) if known_at is None or one.moment <= known_at.astimezone(UTC)]
    found = [
        row.figure(load.snapshot)
        for load, row in _current(home, held).values()
        if row.told is not Told.WITHDRAWN and (keys is None or row.key in keys)
    ]
    return tuple(
        sorted(found, key=lambda one: (one.key, one.period.start, one.period.end, one.breakdown, one.group, one.part))
    )


def history(home: Path, identity: Identity) -> tuple[tuple[TypedLoad, TypedRow], ...]:
    """Everything that was ever said of one figure (key, period's label, breakdown, group, part), oldest first."""
    said: list[tuple[TypedLoad, TypedRow]] = []
    for load in typed_loads(home):
        for row in _rows(home, load):
            if row.identity == identity and (not said or said[-1][1].said != row.said):
                said.append((load, row))
    return tuple(said)


def _current(home: Path, held: Iterable[TypedLoad]) -> dict[Identity, tuple[TypedLoad, TypedRow]]:
    """The last that was said of each figure, with the load that first said it so."""
    current: dict[Identity, tuple[TypedLoad, TypedRow]] = {}
    for load in held:
        for row in _rows(home, load):
            before = current.get(row.identity)
            if before is None or before[1].said != row.said:
                current[row.identity] = (load, row)
    return current


def _counts(rows: Sequence[TypedRow], known: dict[Identity, TypedRow]) -> tuple[int, int, int, int]:
    added = corrected = withdrawn = unchanged = 0
    for row in rows:
        before = known.get(row.identity)
        if before is not None and before.said == row.said:
            unchanged += 1
        elif row.told is Told.WITHDRAWN:
            withdrawn += 1
        elif before is None or before.told is Told.WITHDRAWN:
            added += 1
        else:
            corrected += 1
    return added, corrected, withdrawn, unchanged


def _table(rows: Sequence[TypedRow]) -> pa.Table:
    said = [
        {**{name: getattr(row, name) for name in _SCHEMA.names}, "unit": row.unit.value, "told": row.told.value}
        for row in rows
    ]
    return pa.Table.from_pylist(said, schema=_SCHEMA)


def _rows(home: Path, load: TypedLoad) -> list[TypedRow]:
    path = home / FOLDER / f"{load.number:06}.parquet"
    if not path.exists() or hash_file(path) != load.stored:
        raise damaged(path, "the file is missing or is not what was written there")
    return [_read(one) for one in pq.read_table(path).to_pylist()]


def _read(said: dict[str, Any]) -> TypedRow:
    return TypedRow(**{**said, "group": tuple(said["group"]), "unit": Unit(said["unit"]), "told": Told(said["told"])})
