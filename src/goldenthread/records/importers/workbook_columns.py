"""Reading worksheets as columns of text, without making an object of every cell, where that loses nothing."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import Empty, SimpleQueue

import fastexcel
import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.records.importers.raw import RawSheet, without_blank_rows
from goldenthread.records.importers.workbook_origins import Origins

_THREADS = 2
#: Texts that a number or a time may have become and that do not say which it was, or say it otherwise than we do:
#: numbers that Python shows with an exponent or a point, minus nought, fractions of
#: great numbers (nine places say more than the number holds), parts of seconds, times of no day, far years.
_DOUBTFUL = (
    r"^(-0|-?\d{16,}|-?0\.0000\d*|-?\d{8,}\.\d+|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+|1899-1.*|[+-]\d+-\d\d-\d\d .*)$"
)
_MOMENT = r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$"
_MIDNIGHT = r"^(\d{4}-\d\d-\d\d) 00:00:00$"


def read_columns(data: bytes, names: Sequence[str]) -> tuple[tuple[str, ...], dict[str, RawSheet]]:
    """Read the named sheets of an XLSX workbook in which the text of every cell is beyond doubt; others are left out.

    Returns the names of all sheets of the workbook in their order (none where it cannot be opened) and the sheets read.

    Left out are those where a text and a number, a day or a length of time cannot be told apart, and any that cannot be
    read this way. Error values come as blanks, so sheets with such are not for this.
    """
    origins = Origins(data)
    waiting: SimpleQueue[str] = SimpleQueue()
    for name in names:
        waiting.put(name)
    sheets: dict[str, RawSheet] = {}
    listed: tuple[str, ...] = ()

    def work() -> None:
        nonlocal listed
        try:
            book = fastexcel.read_excel(data)  # one for each thread: it can be used by one at a time
            listed = tuple(book.sheet_names)
            while True:
                name = waiting.get_nowait()
                if not origins.numbers_are_exact(name):
                    continue
                cells = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string").to_arrow()
                sheet = _sheet(name, cells, origins)
                if sheet is not None:
                    sheets[name] = sheet
        except (Empty, fastexcel.FastExcelError):
            return  # nothing is left to read, or it has to be read cell by cell, which says what is wrong with it

    with ThreadPoolExecutor(_THREADS) as pool:
        for done in [pool.submit(work) for _ in range(min(_THREADS, len(names)))]:
            done.result()
    return listed, sheets


def _sheet(name: str, cells: pa.RecordBatch, origins: Origins) -> RawSheet | None:
    """Turn columns of text, headings included, into a sheet, or None where a text may be another cell's than it seems."""
    columns = [column.cast(pa.string()) for column in cells.columns]
    coded = [column.dictionary_encode() for column in columns]
    if any(_matches(item.dictionary, _DOUBTFUL) for item in coded):
        return None
    timed = [_matches(item.dictionary, _MOMENT) for item in coded]
    if any(timed) and not origins.moments_are_certain(name):
        return None
    columns = [_plain(*parts) for parts in zip(columns, coded, timed, strict=True)]
    filled = [pc.index(pc.is_valid(column), True).as_py() for column in columns]
    header = min((first for first in filled if first >= 0), default=None)
    if header is None:
        return RawSheet(name, (), (), pa.array([], pa.int32()))
    headings = [column[header].as_py() or "" for column in columns]
    below = [column.slice(header + 1) for column in columns]
    wanted = [n for n, heading in enumerate(headings) if heading or below[n].null_count < len(below[n])]
    rows = pa.array(range(header + 2, cells.num_rows + 1), pa.int32())
    return without_blank_rows(RawSheet(name, tuple(headings[n] for n in wanted), tuple(below[n] for n in wanted), rows))


def _matches(texts: pa.Array, pattern: str) -> bool:
    found = pc.any(pc.match_substring_regex(texts, pattern), min_count=0)
    return found.as_py() is True


def _plain(column: pa.Array, coded: pa.DictionaryArray, timed: bool) -> pa.Array:
    """The column with blanks as null and, where it has moments, days without the midnight that they came with."""
    texts = coded.dictionary
    if timed:
        texts = pc.replace_substring_regex(texts, _MIDNIGHT, r"\1")
    blank = pc.equal(texts, "")
    if pc.any(blank, min_count=0).as_py():
        texts = pc.if_else(blank, pa.scalar(None, pa.string()), texts)
    return column if texts is coded.dictionary else texts.take(coded.indices)
