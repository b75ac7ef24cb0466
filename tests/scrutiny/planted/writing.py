"""Papers written as CSV, Excel or Word files, with the physical place of each cell to blame."""

import csv
import io
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter
from docx import Document
from tests.scrutiny.planted.sheets import Line, Paper, Table, Where, lines_of, row_number

PLAIN_NUMBER = re.compile(r"-?(0|[1-9][\d,]*)(\.\d+)?")


@dataclass(frozen=True)
class Place:
    """A cell as a finding names it: file, physical row and the names that its column goes by.

    No headings = any column; row 0 = any row, for words outside a table.
    """

    file: str
    row: int
    headings: tuple[str, ...]


@dataclass(frozen=True)
class Written:
    """Files on disk, and the cells to blame."""

    files: tuple[Path, ...]
    places: tuple[Place, ...]


def write(papers: Sequence[Paper], blamed: Sequence[Where], folder: Path, form: str, rng: random.Random) -> Written:
    """Write each paper in the form and say where the blamed cells came to lie."""
    files: list[Path] = []
    places: list[Place] = []
    for paper in papers:
        path = folder / f"{paper.name}.{form}"
        sheets = {"csv": _csv, "xlsx": _xlsx, "docx": _docx}[form](paper, path, rng)
        files.append(path)
        for lines in sheets:
            for where in blamed:
                row = row_number(lines, where)
                if row is not None:
                    places.append(Place(path.name, row, where.table.headings_of(where.column)))
    if blamed and not places:
        raise ValueError(f"a fault planted in {papers[0].name} lies in no file")
    return Written(tuple(files), tuple(dict.fromkeys(places)))


def _csv(paper: Paper, path: Path, rng: random.Random) -> list[list[Line]]:
    lines = [*[Line([text]) for text in paper.words], *lines_of(paper.tables)]
    width = max(len(line.cells) for line in lines)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator=rng.choice(["\n", "\r\n"]))
    for line in lines:
        writer.writerow([*line.cells, *[""] * (width - len(line.cells))])
    path.write_bytes(text.getvalue().encode(rng.choice(["utf-8", "utf-8-sig"])))
    return [lines]


def _xlsx(paper: Paper, path: Path, rng: random.Random) -> list[list[Line]]:
    """One sheet a table or all on one; plain numbers as numbers, those with signs as the text that is shown."""
    apart = len(paper.tables) > 1 and rng.random() < 0.5
    groups: list[list[Table]] = [[table] for table in paper.tables] if apart else [list(paper.tables)]
    sheets = []
    with xlsxwriter.Workbook(path) as book:
        bold = book.add_format({"bold": True})
        for number, tables in enumerate(groups, start=1):
            sheet = book.add_worksheet(f"Table {number}" if apart else "Report")
            words = [Line([text]) for text in (paper.words if number == 1 else [])]
            lines = [*words, *lines_of(tables)]
            for r, line in enumerate(lines):
                for c, text in enumerate(line.cells):
                    if not text:
                        continue
                    if line.row is not None and _is_plain(text):
                        places = len(text.partition(".")[2])
                        shape = book.add_format({"num_format": ("#,##0" if "," in text else "0") + _point(places)})
                        sheet.write_number(r, c, float(text.replace(",", "")), shape)
                    else:
                        sheet.write_string(r, c, text, bold if line.is_heading else None)
            sheets.append(lines)
    return sheets


def _point(places: int) -> str:
    return "." + "0" * places if places else ""


def _is_plain(text: str) -> bool:
    """A figure that a sheet holds as a number: no sign of a unit, no plus, no brackets, no leading nought."""
    return bool(PLAIN_NUMBER.fullmatch(text))


def _docx(paper: Paper, path: Path, rng: random.Random) -> list[list[Line]]:
    document = Document()
    document.add_heading(paper.name.replace("_", " ").capitalize(), level=1)
    for text in paper.words:
        document.add_paragraph(text)
    sheets = []
    for table in paper.tables:
        for text in table.title:
            document.add_paragraph(text)
        lines = [line for line in lines_of([table]) if line.table is table]
        drawn = document.add_table(rows=len(lines), cols=len(table.columns))
        drawn.style = "Table Grid"
        for row, line in zip(drawn.rows, lines, strict=True):
            for box, text in zip(row.cells, line.cells, strict=True):
                box.text = text
        for text in table.notes:
            document.add_paragraph(text)
        sheets.append(lines)
    document.save(path)
    return sheets
