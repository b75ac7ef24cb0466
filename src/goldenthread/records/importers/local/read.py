"""Landing a local list, as it is headed or through a mapping: every kept cell as text, everything left out listed."""

from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.records.errors import InputRefused, Problem
from goldenthread.records.findings import Findings
from goldenthread.records.importers.landing import (
    Landed,
    RawSheet,
    file_facts,
    land,
    match_headings,
    read_csv,
    read_workbook,
)
from goldenthread.records.importers.language import FileFacts, Landing, Options, Sheet, Source, heading_key
from goldenthread.records.importers.local.changes import headings_changed, note_new_headings, note_unmapped_codes
from goldenthread.records.importers.local.claims import KIND, WORKBOOKS
from goldenthread.records.importers.local.mapping import ATTENDANCE, ColumnMapping, digest, read_mapping
from goldenthread.records.importers.local.names import hide_names
from goldenthread.records.importers.local.schemas import SCHEMAS, nearest, schema_called

_NO_DATE = "Say which day it shows with --as-at (the day it was taken from the system that holds it)"
_NOT_ASKED = "not a column of the mapping"


@dataclass(frozen=True)
class _Read:
    """A list as landed: cells by sheet, the rest as in `Landing`."""

    table: str
    cells: dict[str, pa.Table]
    landed: Landed
    extra: dict[str, object]


def read(source: Source, options: Options) -> Landing:
    """Land one list. Raises `InputRefused` with all that stands against it: no date, no schema of that name, columns
    that are missing, headings that are not those of the mapping, a file that cannot be read."""
    path = source.paths[0]
    mapping = source.paths[1] if len(source.paths) > 1 else None
    problems: list[Problem] = []
    if options.as_at is None:
        problems.append(Problem(path.name, "a local list does not state the day that it shows", _NO_DATE))
    notes = Findings()
    try:
        facts = file_facts(path)
        found = (
            _mapped(path, mapping, facts, options, source, notes)
            if mapping
            else _plain(path, facts, options, source, notes)
        )
    except InputRefused as refused:
        raise InputRefused(*problems, *refused.problems) from refused
    if problems:
        raise InputRefused(*problems)
    return Landing(
        kind=KIND,
        source=source.name,
        files=(facts,),
        cells=found.cells,
        findings=notes.table(),
        as_at=options.as_at,
        authority=options.authority,
        names=found.landed.names,
        dropped={found.table: found.landed.dropped},
        extra=found.extra,
    )


def _plain(path: Path, facts: FileFacts, options: Options, source: Source, notes: Findings) -> _Read:
    """Land a list that is named and headed as a schema."""
    name = schema_called(path.stem)
    if name is None:
        near = nearest(path.stem, list(SCHEMAS), 3)
        hint = f"Did you mean {' or '.join(near)}? If so rename the file; " if near else ""
        mend = f"{hint}{'else d' if near else 'D'}escribe it with 'goldenthread map new {path.name}'"
        raise InputRefused.of(path.name, f"{path.stem!r} is not the name of a schema of local lists", mend)
    sheet = SCHEMAS[name]
    raw = _open(path, options, "", 1, name)
    match = match_headings(sheet, raw.headings)
    problems = []
    for missing in match.missing:
        near = nearest(missing, list(match.unknown))
        hint = f" (did you mean {near[0]!r}?)" if near else ""
        mend = f"Add it or rename a column to it{hint}, or describe the list with 'goldenthread map new {path.name}'"
        problems.append(Problem(f"{facts.name}, headings", f"there is no column {missing!r}, which {name} needs", mend))
    if problems:
        raise InputRefused(*problems)
    landed = _without_names(land(sheet, raw, facts, options), name, facts, options, source, notes)
    absent = [item.name for item in sheet.fields if item.name not in match.found]
    for heading in match.unknown:
        near = nearest(heading, absent)
        hint = f"did you mean {near[0]!r}? " if near else ""
        notes.add(
            "heading-not-known", "query", f"The column {heading!r} is not in the schema {name} and is not kept",
            f"{hint.capitalize()}Rename it, or leave it out of the list", source=source.name, file=facts.name, sheet=name,
        )  # fmt: skip
    extra: dict[str, object] = {"table": name, "columns": sorted(match.found)}
    if options.dates:
        extra["dates"] = options.dates
    return _Read(name, {name: landed.cells}, landed, extra)


def _mapped(path: Path, file: Path, facts: FileFacts, options: Options, source: Source, notes: Findings) -> _Read:
    """Land a list through a mapping: their headings become ours, what is not mapped is left out."""
    mapping, text = read_mapping(file)
    raw = _open(path, options, mapping.sheet, mapping.header_row, mapping.table)
    headings_changed(mapping, text, file.name, facts.name, raw.headings)
    place = {heading_key(heading): n for n, heading in enumerate(raw.headings)}
    renamed = _chosen(raw, {ours: place[heading_key(theirs)] for ours, theirs in mapping.columns.items()})
    sheets = mapping.sheets()
    # The schema's own headings must not catch a column that the mapping gives another meaning.
    landed = land(_bare(sheets[mapping.table]), renamed, facts, options)
    landed = _without_names(landed, mapping.table, facts, options, source, notes)
    read_ones = {heading_key(heading) for heading in mapping.headings}
    others = {heading: _NOT_ASKED for heading in raw.headings if heading and heading_key(heading) not in read_ones}
    named = {mapping.columns.get(ours, ours): why for ours, why in landed.dropped.items()}
    cells = {mapping.table: landed.cells}
    if mapping.attendance:
        cells[ATTENDANCE] = _attendance(mapping, raw, place, landed.cells)
    note_new_headings(mapping, list(others), source.name, facts.name, notes)
    note_unmapped_codes(mapping, text, file.name, cells, source.name, facts.name, notes)
    extra: dict[str, object] = {
        "table": mapping.table,
        "columns": sorted(mapping.columns),
        "mapping": text,
        "mapping_name": mapping.name,
        "mapping_sha256": digest(text),
        "dates": mapping.dates,
    }
    return _Read(mapping.table, cells, replace(landed, dropped={**others, **named}), extra)


def _without_names(
    landed: Landed, sheet: str, facts: FileFacts, options: Options, source: Source, notes: Findings
) -> Landed:
    """The cells with identifiers where workers' names stood, and those names with the others."""
    hidden = hide_names(landed.cells, options.authority or "", source.name, facts.name, sheet, notes)
    tables = [table for table in (landed.names, hidden.names) if table is not None]
    return replace(landed, cells=hidden.cells, names=pa.concat_tables(tables) if tables and options.names else None)


def _open(path: Path, options: Options, sheet: str, header_row: int, table: str) -> RawSheet:
    """Read the sheet that is meant, from its row of headings on."""
    if path.suffix.casefold() not in WORKBOOKS:
        return read_csv(path, options.encoding, above=header_row - 1)
    raws = {raw.name: raw for raw in read_workbook(path) if raw.headings}
    named = [raw for name, raw in raws.items() if (name == sheet if sheet else schema_called(name) == table)]
    chosen = named or ([] if sheet else list(raws.values()))
    if len(chosen) != 1:
        which = repr(sheet) if sheet else f"one called {table}"
        near = nearest(sheet, list(raws)) if sheet else []
        hint = f"Did you mean {near[0]!r}? " if near else ""
        mend = (
            f"{hint}Say which under [file] sheet in a mapping. Sheets: {', '.join(raws) or 'none that holds anything'}"
        )
        raise InputRefused.of(path.name, f"the sheet to read is not plain: {which}", mend)
    return headed_at(chosen[0], header_row)


def headed_at(raw: RawSheet, header_row: int) -> RawSheet:
    """The sheet with its headings taken from the given row where rows of title stand above it."""
    rows = raw.rows.to_pylist()
    if header_row not in rows:
        return raw
    at = rows.index(header_row)
    headings = [column[at].as_py() or "" for column in raw.columns]
    kept = [n for n, heading in enumerate(headings) if heading]
    below = tuple(raw.columns[n].slice(at + 1) for n in kept)
    return RawSheet(raw.name, tuple(headings[n].strip() for n in kept), below, raw.rows.slice(at + 1))


def _chosen(raw: RawSheet, places: dict[str, int]) -> RawSheet:
    return RawSheet(raw.name, tuple(places), tuple(raw.columns[n] for n in places.values()), raw.rows)


def _bare(sheet: Sheet) -> Sheet:
    return replace(sheet, fields=tuple(replace(item, headings=()) for item in sheet.fields))


def _attendance(mapping: ColumnMapping, raw: RawSheet, place: dict[str, int], cells: pa.Table) -> pa.Table:
    """One row for each agency's cell that says anything: a blank says neither that it was asked nor that it was not."""
    kept = [name for name in ("child_id", "discussion_date", "_file", "_row") if name in cells.column_names]
    parts = []
    for agency, heading in mapping.attendance.items():
        said = raw.columns[place[heading_key(heading)]]
        part = cells.select(kept).append_column("attendance", said)
        part = part.append_column("agency", pa.repeat(pa.scalar(agency, pa.string()), len(part)))
        ids = cells["id"] if "id" in cells.column_names else pa.nulls(len(part), pa.string())
        parts.append(part.append_column("discussion_id", ids).filter(pc.is_valid(said)))
    return pa.concat_tables(parts)
