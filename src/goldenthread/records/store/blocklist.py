"""People who were forgotten do not come back: their rows are left out as a source is read, and the gap is counted."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.records.findings import Findings
from goldenthread.records.importers.language import Landing, Sheet
from goldenthread.records.store.keys import Marker, plain_id


@dataclass(frozen=True)
class Filtered:
    """A source without blocked people; ``left_out`` holds the keyed hashes of those who were met in it."""

    cells: Mapping[str, pa.Table]
    findings: pa.Table
    names: pa.Table | None
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class Cleared:
    """A sheet without certain people: rows taken out, cells blanked, and which of the identifiers were met."""

    cells: pa.Table
    rows: int
    blanked: int
    met: frozenset[str]


def leave_out(landing: Landing, sheets: Mapping[str, Sheet], blocked: Collection[str], marker: Marker) -> Filtered:
    """Take out of a source every row about a blocked person, and every cell of another row that names one."""
    marks: dict[str, str] = {}
    cells = {}
    found = Findings()
    met: set[str] = set()
    gone: set[str] = set()
    for name, table in landing.cells.items():
        sheet = sheets.get(name)
        persons, others = (sheet.persons, sheet.others) if sheet else ((), ())
        identifiers = {text for text in _texts(table, (*persons, *others)) if _mark(text, marker, marks) in blocked}
        if not identifiers:
            cells[name] = table
            continue
        cleared = clear(table, persons, others, identifiers)
        cells[name] = cleared.cells
        met |= {marks[text] for text in cleared.met}
        gone |= identifiers | {plain_id(text) for text in identifiers}
        found.add(
            "left-out-forgotten",
            "query",
            f"{cleared.rows:,} rows and {cleared.blanked:,} cells about people whose records were forgotten are not kept",
            "Nothing needs mending; the case system still sends them",
            source=landing.source,
            sheet=name,
        )
    if not met:
        return Filtered(landing.cells, landing.findings, landing.names, ())
    found.extend([clear_findings(landing.findings, gone)])
    names = landing.names
    if names is not None:
        theirs = pc.and_(
            pc.equal(names["subject"], "person"), pc.is_in(names["id"], pa.array(sorted(gone), pa.string()))
        )
        names = names.filter(pc.invert(theirs))
    return Filtered(cells, found.table(), names, tuple(sorted(met)))


def clear(table: pa.Table, persons: Sequence[str], others: Sequence[str], identifiers: Collection[str]) -> Cleared:
    """Take rows out whose ``persons`` columns, and blank cells whose ``others`` columns, hold one of ``identifiers``.

    ``identifiers`` are texts exactly as they stand in cells; use `spellings` to find them.
    """
    wanted = pa.array(sorted(identifiers), pa.string())
    met: set[str] = set()
    about = pa.repeat(pa.scalar(False), table.num_rows)
    for column in persons:
        if column in table.column_names:
            hits = pc.is_in(table[column], wanted)
            met |= set(pc.unique(table[column].filter(hits)).to_pylist())
            about = pc.or_(about, hits)
    kept = table.filter(pc.invert(about))
    blanked = 0
    for column in others:
        if column in kept.column_names:
            hits = pc.is_in(kept[column], wanted)
            met |= set(pc.unique(kept[column].filter(hits)).to_pylist())
            blanked += pc.sum(hits).as_py() or 0
            position = kept.column_names.index(column)
            kept = kept.set_column(
                position, kept.schema.field(column), pc.if_else(hits, pa.scalar(None, pa.string()), kept[column])
            )
    return Cleared(kept, table.num_rows - kept.num_rows, blanked, frozenset(met))


def clear_findings(
    findings: pa.Table,
    identifiers: Collection[str],
    person_keys: Collection[str] = (),
    event_keys: Collection[str] = (),
) -> pa.Table:
    """Take out findings about certain people and events, and blank the value where another finding quotes one."""
    plain = {plain_id(text) for text in identifiers}
    spelt = {*identifiers, *spellings(findings, ("child_id", "value"), plain)}
    wanted = pa.array(sorted(spelt), pa.string())
    about = pc.is_in(findings["child_id"], wanted)
    for column, keys in (("person_key", person_keys), ("event_key", event_keys)):
        about = pc.or_(about, pc.is_in(findings[column], pa.array(sorted(keys), pa.string())))
    kept = findings.filter(pc.invert(about))
    for column in ("value", "message"):
        quoted = pc.is_in(kept[column], wanted)
        for identifier in spelt:
            if column == "message":
                quoted = pc.or_(quoted, pc.fill_null(pc.match_substring(kept[column], f"'{identifier}'"), False))
        position = kept.column_names.index(column)
        blank = pa.scalar(None if column == "value" else "(about a person whose records were forgotten)", pa.string())
        kept = kept.set_column(position, kept.schema.field(column), pc.if_else(quoted, blank, kept[column]))
    return kept


def spellings(table: pa.Table, columns: Sequence[str], identifiers: Collection[str]) -> set[str]:
    """Texts in ``columns`` that spell one of the plain ``identifiers`` (with blanks, or as a spreadsheet's number)."""
    return {text for text in _texts(table, columns) if plain_id(text) in identifiers}


def _texts(table: pa.Table, columns: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for column in columns:
        if column in table.column_names:
            found.update(text for text in pc.unique(table[column]).to_pylist() if text is not None)
    return found


def _mark(text: str, marker: Marker, marks: dict[str, str]) -> str:
    if text not in marks:
        marks[text] = marker.mark(text)
    return marks[text]
