"""Files become columns of text: every cell as it stands, nothing given a meaning yet."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyarrow as pa

from goldenthread.records.errors import InputRefused
from goldenthread.records.importers.language import FileFacts, Options, Sheet, heading_key
from goldenthread.records.importers.minimise import minimise
from goldenthread.records.importers.raw import RawSheet, read_csv, read_parquet
from goldenthread.records.importers.workbook import grid_to_sheet, read_workbook

__all__ = [
    "Landed",
    "Match",
    "RawSheet",
    "file_facts",
    "grid_to_sheet",
    "land",
    "match_headings",
    "minimise",
    "read_csv",
    "read_parquet",
    "read_workbook",
]


@dataclass(frozen=True)
class Match:
    """Which heading is which field: ``found`` maps field names to column positions."""

    found: dict[str, int]
    unknown: tuple[str, ...]
    missing: tuple[str, ...]
    twice: tuple[str, ...]


@dataclass(frozen=True)
class Landed:
    """A sheet as kept: ``cells`` (text, with ``_file`` and ``_row``), ``names`` apart, and what was not kept and why."""

    cells: pa.Table
    names: pa.Table | None
    dropped: dict[str, str]
    missing: tuple[str, ...]


def file_facts(path: Path) -> FileFacts:
    """Hash a file without holding it in memory."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return FileFacts(path.name, digest, path.stat().st_size)


def match_headings(sheet: Sheet, headings: Sequence[str]) -> Match:
    """Match headings to the sheet's fields by letters and digits only; two headings for one field are ``twice``."""
    wanted = _wanted(sheet)
    found: dict[str, int] = {}
    unknown: list[str] = []
    twice: list[str] = []
    for position, heading in enumerate(headings):
        name = wanted.get(heading_key(heading))
        if name is None:
            unknown.append(heading)
        elif name in found:
            twice.append(heading)
        else:
            found[name] = position
    missing = tuple(field.name for field in sheet.fields if field.required and field.name not in found)
    return Match(found, tuple(unknown), missing, tuple(twice))


@lru_cache(maxsize=1024)
def _wanted(sheet: Sheet) -> dict[str, str]:
    """The field that each known heading stands for."""
    return {heading_key(name): field.name for field in sheet.fields for name in (field.name, *field.headings)}


def land(sheet: Sheet, raw: RawSheet, facts: FileFacts, options: Options) -> Landed:
    """Keep of ``raw`` what the sheet's fields say may be kept; raises `InputRefused` when one field has two columns."""
    match = match_headings(sheet, raw.headings)
    if match.twice:
        columns = ", ".join(repr(name) for name in match.twice)
        raise InputRefused.of(
            f"{facts.name}, {raw.name}",
            f"two columns for the same field: {columns}",
            "Remove or rename the column that is not wanted, and load again",
        )
    cells = {name: raw.columns[position] for name, position in match.found.items()}
    cells["_file"] = constant(facts.short, len(raw.rows))
    cells["_row"] = raw.rows
    small = minimise(sheet, pa.table(cells), options)
    dropped = dict.fromkeys(match.unknown, "not a field that is known")
    for field in sheet.fields:
        if field.name in match.found and field.treat != "keep":
            dropped[raw.headings[match.found[field.name]]] = WHY[field.treat]
    return Landed(small.cells, small.names, dropped, match.missing)


#: What the manifest says of a heading that was not kept.
WHY = {
    "name": "a name: kept in the encrypted table of names only, unless names are switched off",
    "postcode": "a postcode: dropped after ward, locality and distance were derived",
    "drop": "not kept: an address, a narrative, or nothing that any table holds",
}


def constant(value: str, rows: int) -> pa.Array:
    """A text column that says the same in every row."""
    return pa.repeat(pa.scalar(value, pa.string()), rows)
