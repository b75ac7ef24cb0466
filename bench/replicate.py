"""Make large files of small ones: every child many times over, each time with ids of its own."""

import csv
import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

import xlsxwriter

from goldenthread.records.importers.workbook import read_workbook

_ID = re.compile(r"<LAchildID>([^<]*)</LAchildID>")
_BORN = re.compile(r"<PersonBirthDate>([^<]*)</PersonBirthDate>")
_UPN = re.compile(r"\s*<UPN>[^<]*</UPN>(?:\s*<FormerUPN>[^<]*</FormerUPN>)?")


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
            size += file.write(_copy(body, copies))
            copies += 1
        file.write("</Children>" + tail)
    return once * copies


def _copy(body: str, turn: int) -> str:
    """The children once more: other ids, born some days earlier, and no pupil number, so that nobody is there twice."""
    body = _ID.sub(lambda found: f"<LAchildID>{found[1]}x{turn}</LAchildID>", body)
    body = _BORN.sub(lambda found: f"<PersonBirthDate>{earlier(found[1], turn)}</PersonBirthDate>", body)
    return _UPN.sub("<UPNunknown>UN1</UPNunknown>", body) if turn else body


@lru_cache(maxsize=200_000)
def earlier(text: str, days: int) -> str:
    """A day some days earlier, written as it was (year first or day first); any other text as it is."""
    for style in ("%Y-%m-%d", "%d/%m/%Y", "%Y-%m-%d %H:%M:%S"):
        try:
            return (datetime.strptime(text, style) - timedelta(days=days)).strftime(style)
        except ValueError:
            continue
    return text


def csv_rows(source: Path, out: Path, copies: int, is_id: Callable[[str], bool]) -> int:
    """Repeat the rows of a CSV file with a mark behind every id; returns how many rows were written."""
    with source.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = list(csv.reader(file))
    ids = [n for n, heading in enumerate(header) if is_id(heading)]
    born = [n for n, heading in enumerate(header) if heading.casefold() in BIRTHS]
    upns = [n for n, heading in enumerate(header) if heading.casefold() in UPNS]
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for turn in range(copies):
            writer.writerows(_marked(rows, ids, born, upns, turn))
    return len(rows) * copies


#: Headings of birth dates and of pupil numbers, which differ from child to child.
BIRTHS = frozenset({"pers_dob", "dob"})
UPNS = frozenset({"pers_upn", "upn"})


def _marked(rows: list[list[str]], ids: list[int], born: list[int], upns: list[int], turn: int) -> Iterator[list[str]]:
    for row in rows:
        marked = list(row)
        for n in ids:
            if marked[n]:
                marked[n] = f"{marked[n]}x{turn}"
        for n in born:
            marked[n] = earlier(marked[n], turn)
        for n in upns if turn else ():
            marked[n] = ""
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
            births = {n for n, heading in enumerate(headings) if heading == "Date of Birth"}
            for turn in range(copies):
                for n, row in enumerate(rows):
                    cells_of_row = ["" if cell is None else cell for cell in row]
                    cells_of_row[0] = f"{row[0]}x{turn}"
                    for place in births:
                        cells_of_row[place] = earlier(cells_of_row[place], turn)
                    sheet.write_row(1 + turn * len(rows) + n, 0, cells_of_row)
    return once * copies
