"""The proof that no cell was lost: what lies in the store is put together again and held against the file."""

import io
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pc

from goldenthread.measures.comparators import neighbours, tidy
from goldenthread.measures.csv_lines import Lines
from goldenthread.records.errors import RecordsError


class CellsDiffer(RecordsError):
    """What would be stored is not what the file says; nothing was stored."""

    exit_code = 4


@dataclass(frozen=True, slots=True)
class Proof:
    """What was compared: rows, cells of data (numbers and symbols), of which how many of each symbol."""

    rows: int
    cells: int
    numbers: int
    symbols: dict[str, int]


def prove(path: Path, lines: Lines, stored: pa.Table) -> Proof:
    """Compare a file, read a second time by another reader, with the table that is to be stored for it, cell by cell.

    Raises `CellsDiffer` naming the columns that differ. ``stored`` is in the schema of `tidy` or of `neighbours`.
    """
    published = _again(path)
    wide = "place" in stored.column_names
    rebuilt = _from_neighbours(stored) if wide else _from_tidy(stored, lines)
    differing = [name for name in lines.heading if published.get(name) != rebuilt.get(name)]
    if differing or set(published) != set(rebuilt):
        names = ", ".join(differing) or ", ".join(sorted(set(published) ^ set(rebuilt)))
        raise CellsDiffer.of(lines.name, f"stored and published cells differ in {names}", "Keep the file and report it")
    if wide:
        cells = 2 * stored.num_rows
        return Proof(len(lines.rows), cells, 0, {})
    symbols = Counter(text for text in stored["symbol"].to_pylist() if text)
    numbers = stored.num_rows - stored["value"].null_count
    if numbers + sum(symbols.values()) != stored.num_rows:
        what = "a stored cell is neither a number nor a symbol, or both"
        raise CellsDiffer.of(lines.name, what, "Keep the file and report it")
    return Proof(len(lines.rows), stored.num_rows, numbers, dict(sorted(symbols.items())))


def _again(path: Path) -> dict[str, list[str]]:
    """The file by the reader of Arrow, which shares no code with the first: every column as a list of texts."""
    with path.open("rb") as file:
        names = pc.open_csv(io.BytesIO(file.read())).schema.names
    convert = pc.ConvertOptions(
        column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False, quoted_strings_can_be_null=False
    )
    parse = pc.ParseOptions(newlines_in_values=True)
    table = pc.read_csv(path, convert_options=convert, parse_options=parse)
    return {name: table[name].to_pylist() for name in table.column_names}


def _from_tidy(stored: pa.Table, lines: Lines) -> dict[str, list[str]]:
    """The columns of the file put together from the long table."""
    rebuilt: dict[str, list[str]] = {name: [] for name in lines.heading}
    at = -1
    for row in stored.to_pylist():
        if row["line"] != at:
            at = row["line"]
            for name in tidy.IDENTITY:
                rebuilt[name].append(row[name])
            for name, text in tidy.filters_of(row["filters"]).items():
                rebuilt[name].append(text)
        rebuilt[row["indicator"]].append(row["text"])
    return rebuilt


def _from_neighbours(stored: pa.Table) -> dict[str, list[str]]:
    """The columns of the wide table put together from the long one."""
    rebuilt: dict[str, list[str]] = {}
    for row in stored.to_pylist():
        if row["place"] == 1:
            for name in neighbours.WHO:
                rebuilt.setdefault(name, []).append(row[name])
        rebuilt.setdefault(f"SN_{row['place']}", []).append(row["neighbour_text"])
        rebuilt.setdefault(f"SN_{row['place']}P", []).append(row["closeness_text"])
    return rebuilt
