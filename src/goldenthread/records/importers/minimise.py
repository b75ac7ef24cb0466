"""What must not be kept goes at load: names apart, postcodes after places are derived, addresses and narratives at once."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.records.importers.dates import read_date
from goldenthread.records.importers.language import DateOrder, Field, Options, Sheet

#: Metres in a mile, as the SSDA903 guide converts grid distances.
METRES_PER_MILE = 1609.3

NAMES_SCHEMA = pa.schema([("subject", pa.string()), ("id", pa.string()), ("part", pa.string()), ("name", pa.string())])


@dataclass(frozen=True)
class Minimised:
    """Cells that may be kept, and the names that go to the encrypted table only (columns subject, id, part, name)."""

    cells: pa.Table
    names: pa.Table | None


def minimise(sheet: Sheet, cells: pa.Table, options: Options) -> Minimised:
    """Take out of text ``cells`` (columns named as fields) whatever the sheet's fields say must not be kept.

    Adds ``<field>_ward`` and ``<field>_locality`` for postcodes and the sheet's ``distances`` when a postcode file was
    supplied; without one those columns are null, which readers show as "not recorded".
    """
    names = _names(sheet, cells) if options.names else None
    places = {
        field.name: _places(cells, field.name, options.postcodes) for field in sheet.fields if field.treat == "postcode"
    }
    kept: dict[str, pa.Array | pa.ChunkedArray] = {}
    for column in cells.column_names:
        field = _field_of(sheet, column)
        if field is None or field.treat == "keep":
            values = cells[column]
            if field is not None and field.birth and options.birth_months:
                values = _months(values, options.dates or "iso")
            kept[column] = values
    for name, found in places.items():
        kept[f"{name}_ward"] = pa.array([place[0] if place else None for place in found], pa.string())
        kept[f"{name}_locality"] = pa.array([place[1] if place else None for place in found], pa.string())
    for new, start, end in sheet.distances:
        nothing: list[Place | None] = [None] * cells.num_rows
        pairs = zip(places.get(start, nothing), places.get(end, nothing), strict=True)
        kept[new] = pa.array([_miles(one, other) for one, other in pairs], pa.string())
    return Minimised(pa.table(kept), names)


Place = tuple[str, str, int, int]


def _field_of(sheet: Sheet, column: str) -> Field | None:
    return next((field for field in sheet.fields if field.name == column), None)


def _names(sheet: Sheet, cells: pa.Table) -> pa.Table | None:
    """Every name in the sheet beside the id it belongs to: the person's, or the worker's where the sheet has no person."""
    subject, key = ("person", sheet.persons[0]) if sheet.persons else ("worker", sheet.fields[0].name)
    parts = [field.name for field in sheet.fields if field.treat == "name" and field.name in cells.column_names]
    if not parts or key not in cells.column_names:
        return None
    tables = []
    for part in parts:
        has = pc.and_(pc.is_valid(cells[part]), pc.is_valid(cells[key]))
        ids, values = cells[key].filter(has), cells[part].filter(has)
        same = pa.array([subject] * len(ids), pa.string())
        which = pa.array([part] * len(ids), pa.string())
        tables.append(pa.table([same, pc.utf8_trim_whitespace(ids), which, values], schema=NAMES_SCHEMA))
    return pa.concat_tables(tables)


def _places(cells: pa.Table, column: str, postcodes: Mapping[str, Place] | None) -> list[Place | None]:
    if postcodes is None or column not in cells.column_names:
        return [None] * cells.num_rows
    known: list[Place | None] = []
    for text in cells[column].to_pylist():
        known.append(postcodes.get("".join(text.split()).upper()) if text else None)
    return known


def _miles(one: Place | None, other: Place | None) -> str | None:
    if one is None or other is None:
        return None
    return f"{math.hypot(one[2] - other[2], one[3] - other[3]) / METRES_PER_MILE:.1f}"


def _months(values: pa.Array | pa.ChunkedArray, dates: DateOrder) -> pa.Array:
    """Birth dates as ``YYYY-MM``; a text that is no date is blanked, since it might hold the day in another style."""

    def month(text: str | None) -> str | None:
        found = read_date(text.strip(), dates) if text else None
        return f"{found:%Y-%m}" if found else None

    encoded = pa.array(values.to_pylist(), pa.string()).dictionary_encode()
    texts = pa.array([month(text) for text in encoded.dictionary.to_pylist()], pa.string())
    return texts.take(encoded.indices)
