"""Whole columns of the borough's tables, turned into the cells of a file."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

#: Rows turned into cells at a time, so that a large borough is written in little memory.
BATCH_ROWS = 100_000

_NEEDS_QUOTES = '[",\r\n]'
_PLAIN = re.compile(r"[a-z0-9_]+")


def batches(table: pa.Table, rows: int = BATCH_ROWS) -> Iterator[pa.Table]:
    """The table cut into slices of at most ``rows`` rows; one empty slice when there are none."""
    yield table.slice(0, rows)
    for start in range(rows, table.num_rows, rows):
        yield table.slice(start, rows)


def write_csv(path: Path, headings: Sequence[str], parts: Iterable[Sequence[Any]]) -> int:
    """Write a CSV file (UTF-8, line feeds) of column lists in step with ``headings``; returns the number of rows.

    Cells are put in quotes only in those parts that need them, as most case systems' exports are written.
    """
    if not all(headings):
        raise ValueError(f"{path.name} has a column without a heading")
    written = 0
    with path.open("wb") as file:
        quoted = [f'"{name}"' if re.search(_NEEDS_QUOTES, name) else name for name in headings]
        file.write((",".join(quoted) + "\n").encode("utf-8"))
        for columns in parts:
            part = pa.table(list(columns), names=list(headings))
            style = "needed" if any(_needs_quotes(column) for column in part.columns) else "none"
            options = arrow_csv.WriteOptions(include_header=False, quoting_style=style)
            arrow_csv.write_csv(part, file, options)
            written += part.num_rows
    return written


def _needs_quotes(column: pa.ChunkedArray) -> bool:
    if not pa.types.is_string(column.type):
        return False
    return bool(pc.any(pc.match_substring_regex(column, _NEEDS_QUOTES)).as_py())


def dmy(dates: Any) -> Any:
    """Days as dd/mm/yyyy text; null stays null."""
    text = pc.cast(dates, pa.string())
    return pc.binary_join_element_wise(_cut(text, 8, 10), _cut(text, 5, 7), _cut(text, 0, 4), "/")


def _cut(text: Any, start: int, stop: int) -> Any:
    return pc.utf8_slice_codeunits(text, start, stop)


def moments(dates: Any) -> Any:
    """Days as date-times at midnight, as the case systems' databases hold them."""
    return pc.cast(dates, pa.timestamp("s"))


def words(flags: Any, yes: str, no: str) -> Any:
    """True and false as two words; null stays null."""
    return pc.if_else(flags, yes, no)


def swap(values: Any, change: Callable[[str], str | None]) -> Any:
    """Each text replaced by what ``change`` makes of it, asked once for each distinct text; null stays null."""
    whole = values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values
    coded = whole.dictionary_encode()
    changed = pa.array([change(value) for value in coded.dictionary.to_pylist()], pa.string())
    return changed.take(coded.indices)


def looked_up(keys: Any, table: pa.Table, value: str, key: str = "source_id") -> Any:
    """Column ``value`` of the row of ``table`` whose ``key`` each of ``keys`` names; null where there is none."""
    return table[value].combine_chunks().take(pc.index_in(_whole(keys), value_set=table[key].combine_chunks()))


def _whole(values: Any) -> Any:
    return values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values


def latest(table: pa.Table, by: str, person: str = "child_id") -> pa.Table:
    """The row of each person with the latest date in column ``by`` (of equal dates, the last); rows without it are out."""
    dated = table.filter(pc.is_valid(table[by]))
    if not dated.num_rows:
        return dated
    ordered = dated.append_column("_order", pa.array(range(dated.num_rows), pa.int64())).sort_by(
        [(person, "ascending"), (by, "ascending"), ("_order", "ascending")]
    )
    people = ordered[person].combine_chunks()
    last = pc.not_equal(people.slice(0, len(people) - 1), people.slice(1))
    keep = pa.concat_arrays([pc.fill_null(last, True), pa.array([True])])
    return ordered.filter(keep).drop_columns(["_order"])


def where(table: pa.Table, column: str, *values: str) -> pa.Table:
    """The rows whose ``column`` holds one of ``values``."""
    return table.filter(pc.is_in(table[column], value_set=pa.array(values, pa.string())))


def lists(table: pa.Table, *columns: str) -> list[list[Any]]:
    """The named columns as lists of Python values, in the order asked for."""
    return [table[column].to_pylist() for column in columns]


def plain_name(text: str) -> bool:
    """Whether a name is safe as a file name on every system: lower-case letters, digits and underscores."""
    return bool(_PLAIN.fullmatch(text))
