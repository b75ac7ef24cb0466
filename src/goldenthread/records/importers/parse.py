"""Cells become values: each distinct text is read once, strictly, and every cell that cannot be read is a finding."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import cast, get_args

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.records import findings as found
from goldenthread.records.codes import fold
from goldenthread.records.importers.language import DateOrder, Field, FieldKind, RegisterKind, Sheet
from goldenthread.records.importers.readers import READERS, Reader, Reading
from goldenthread.records.importers.register_cells import REGISTER_READERS

#: Arrow type of each kind of field.
TYPES: Mapping[FieldKind, pa.DataType] = {
    "id": pa.string(),
    "text": pa.string(),
    "code": pa.string(),
    "date": pa.date32(),
    "datetime": pa.timestamp("s"),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "json": pa.string(),
    **dict.fromkeys(get_args(RegisterKind), pa.string()),
    "period_end": pa.date32(),
    "due_end": pa.date32(),
}
_READERS: Mapping[str, Reader] = {**READERS, **REGISTER_READERS}


@dataclass(frozen=True, slots=True)
class ParseContext:
    """What parsing needs to know of a delivery: its source, collection year, date order and the names of its files."""

    source: str
    year: int | None = None
    dates: DateOrder = "iso"
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Parsed:
    """Typed columns named as the sheet's fields (all of them), ``_file`` and ``_row``; findings; and how many cells
    of each column were understood through another spelling ({column: {"text → code": count}})."""

    table: pa.Table
    findings: pa.Table
    spellings: Mapping[str, Mapping[str, int]]


def parse(sheet: Sheet, cells: pa.Table, context: ParseContext) -> Parsed:
    """Read the text ``cells`` of one sheet by the sheet's fields; a field without a column is null throughout."""
    columns: dict[str, pa.Array] = {}
    notes: list[pa.Table] = []
    spellings: dict[str, dict[str, int]] = {}
    for item in fields_kept(sheet):
        texts = _texts(item, cells)
        if texts is None:
            columns[item.name] = pa.nulls(cells.num_rows, TYPES[item.kind])
            continue
        if item.kind == "id" and not item.spellings and _plain(texts):
            columns[item.name] = _whole(texts)
            continue
        encoded = _encode(texts)
        own = {fold(said): meant for said, meant in item.spellings}
        readings = [_read(text, item, context, own) for text in encoded.dictionary.to_pylist()]
        values = pa.array([reading.value for reading in readings], TYPES[item.kind])
        columns[item.name] = values.take(encoded.indices)
        for rule in {reading.rule for reading in readings if reading.rule}:
            notes.append(_notes(sheet, item, cells, encoded, readings, rule, context))
        counted = _spelt(encoded, readings)
        if counted:
            spellings[item.name] = counted
    for extra in ("_file", "_row"):
        columns[extra] = _whole(cells[extra])
    collected = found.Findings()
    collected.extend(notes)
    return Parsed(pa.table(columns), collected.table(), spellings)


def fields_kept(sheet: Sheet) -> tuple[Field, ...]:
    """The fields that parsing yields: those kept as they are, and what was derived from postcodes."""
    kept = [item for item in sheet.fields if item.treat == "keep"]
    for item in sheet.fields:
        if item.treat == "postcode":
            kept += [Field(f"{item.name}_ward"), Field(f"{item.name}_locality")]
    kept += [Field(name, "number") for name, _, _ in sheet.distances]
    return tuple(kept)


def _plain(texts: pa.ChunkedArray | pa.Array) -> bool:
    """Say whether every identifier is one that reading would leave as it is: nearly all are, and there are millions."""
    return pc.all(pc.match_substring_regex(texts, _PLAIN), min_count=0).as_py() is not False


#: Letters, digits and the marks within an identifier that no reading touches (a point may be Excel's).
_PLAIN = r"^[0-9A-Za-z][0-9A-Za-z_/\-]{0,127}$"


def _encode(texts: pa.ChunkedArray | pa.Array) -> pa.DictionaryArray:
    encoded = _whole(texts).dictionary_encode()
    return cast(pa.DictionaryArray, encoded)


def _whole(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    """One contiguous array: per-chunk dictionaries would read the same text again in every chunk."""
    if isinstance(column, pa.ChunkedArray):
        return column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)
    return column


def _texts(item: Field, cells: pa.Table) -> pa.ChunkedArray | pa.Array | None:
    """The texts of a field, or its constant in every row; None where the source has neither."""
    if item.name in cells.column_names:
        return cells[item.name]
    return _same(item.constant, cells.num_rows) if item.constant else None


def _read(text: str | None, item: Field, context: ParseContext, own: Mapping[str, str]) -> Reading:
    if text is None:
        return Reading(None)
    meant = own.get(fold(text)) if own else None
    reading = _READERS[item.kind](text if meant is None else meant, item, context.year, item.order or context.dates)
    return reading if meant is None or reading.rule else replace(reading, text=text.strip(), spelt=True)


def _notes(
    sheet: Sheet,
    item: Field,
    cells: pa.Table,
    encoded: pa.DictionaryArray,
    readings: list[Reading],
    rule: str,
    context: ParseContext,
) -> pa.Table:
    """The findings of one rule in one column: a row for each cell whose reading names the rule."""
    flagged = pa.array([reading.rule == rule for reading in readings], pa.bool_())
    hits = pc.fill_null(flagged.take(encoded.indices), False)
    where = pc.indices_nonzero(hits)
    chosen = encoded.indices.take(where)

    def per_reading(value: Callable[[Reading], str | None]) -> pa.Array:
        return pa.array([value(reading) for reading in readings], pa.string()).take(chosen)

    count = len(where)
    example = next(reading for reading in readings if reading.rule == rule)
    files = pa.array(
        [context.files.get(short, short) for short in _whole(cells["_file"]).take(where).to_pylist()], pa.string()
    )
    person = next((name for name in sheet.persons if name in cells.column_names), None)
    return pa.table(
        {
            "rule": _same(rule, count),
            "severity": _same(example.severity, count),
            "source": _same(context.source, count),
            "file": files,
            "sheet": _same(sheet.name, count),
            "row": _whole(cells["_row"]).take(where).cast(pa.int64()),
            "column": _same(item.name, count),
            "value": _same(found.MASK, count) if item.birth else encoded.dictionary.take(chosen),
            "child_id": _whole(cells[person]).take(where) if person else pa.nulls(count, pa.string()),
            "message": per_reading(lambda reading: reading.message if not item.birth else _masked(reading)),
            "mend": per_reading(lambda reading: reading.mend),
        }
    )


def _masked(reading: Reading) -> str:
    """A birth date identifies a child, so a message about one does not repeat it."""
    return reading.message.replace(repr(reading.text), found.MASK) if reading.text else reading.message


def _same(value: str, count: int) -> pa.Array:
    return pa.repeat(pa.scalar(value, pa.string()), count)


def _spelt(encoded: pa.DictionaryArray, readings: list[Reading]) -> dict[str, int]:
    other = [n for n, reading in enumerate(readings) if reading.spelt]
    if not other:
        return {}
    counts = {entry["values"]: entry["counts"] for entry in pc.value_counts(encoded.indices).to_pylist()}
    return {f"{readings[n].text} → {readings[n].value}": int(counts.get(n, 0)) for n in other}
