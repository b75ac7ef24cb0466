"""Make large files of small ones: every child many times over, each time with ids of its own."""

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import xlsxwriter

from goldenthread.records.importers.workbook import read_workbook

_ID = re.compile(r"<LAchildID>([^<]*)</LAchildID>")


def xml(source: Path, out: Path, megabytes: float) -> int:
    """Repeat the children of a CIN census until the file has the size asked for; returns how many there are."""
    text = source.read_text(encoding="utf-8")
    head, rest = text.split("<Children>", 1)
    body, tail = rest.rsplit("</Children>", 1)
    once = body.count("<Child>")
    copies = 0
    with out.open("w", encoding="utf-8", newline="\n") as file:
        size = file.write(head + "<Children>")
        while copies == 0 or size < megabytes * 1e6:
            turn = copies
            size += file.write(_ID.sub(lambda found, turn=turn: f"<LAchildID>{found[1]}x{turn}</LAchildID>", body))
            copies += 1
        file.write("</Children>" + tail)
    return once * copies


def csv_rows(source: Path, out: Path, copies: int, is_id: Callable[[str], bool]) -> int:
    """Repeat the rows of a CSV file with a mark behind every id; returns how many rows were written."""
    with source.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = list(csv.reader(file))
    ids = [n for n, heading in enumerate(header) if is_id(heading)]
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for turn in range(copies):
            writer.writerows(_marked(rows, ids, turn))
    return len(rows) * copies


def _marked(rows: list[list[str]], ids: list[int], turn: int) -> Iterator[list[str]]:
    for row in rows:
        marked = list(row)
        for n in ids:
            if marked[n]:
                marked[n] = f"{marked[n]}x{turn}"
        yield marked


def workbook(source: Path, out: Path, cells: int) -> int:
    """Repeat the rows of every list of a workbook until it holds so many cells; returns how many it holds."""
    sheets = [
        (sheet.name, sheet.headings, list(zip(*(column.to_pylist() for column in sheet.columns), strict=True)))
        for sheet in read_workbook(source)
    ]
    sheets = [(name, headings, rows) for name, headings, rows in sheets if rows]
    once = sum(len(headings) * len(rows) for _, headings, rows in sheets)
    copies = -(-cells // once)
    with xlsxwriter.Workbook(str(out), {"constant_memory": True}) as book:
        for name, headings, rows in sheets:
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, headings)
            for turn in range(copies):
                for n, row in enumerate(rows):
                    sheet.write_row(
                        1 + turn * len(rows) + n,
                        0,
                        [f"{row[0]}x{turn}", *("" if cell is None else cell for cell in row[1:])],
                    )
    return once * copies
