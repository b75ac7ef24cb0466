"""Papers written as CSV, Excel or Word files, with the physical place of each cell to blame."""

import csv
import io
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import xlsxwriter
from docx import Document
from tests.scrutiny.planted.printing import number_of, places_of
from tests.scrutiny.planted.sheets import SECTION, Line, Paper, Table, Where, lines_of, row_number

#: Share of Excel books whose percentages, brackets and dates are numbers and dates under a format.
TYPED = 0.35
DAY = re.compile(r"\d{2}/\d{2}/\d{4}")
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
    """One sheet a table or all on one; plain numbers as numbers.

    Some books hold percentages, brackets and dates as text, and others as the numbers and dates that a format shows so.
    """
    apart = len(paper.tables) > 1 and rng.random() < 0.5
    typed = rng.random() < TYPED
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
                    value, shape = _typed(text, typed=typed) if line.row is not None else (text, "")
                    if isinstance(value, str):
                        if value:
                            sheet.write_string(r, c, value, bold if line.is_heading else None)
                    elif isinstance(value, datetime):
                        sheet.write_datetime(r, c, value, book.add_format({"num_format": shape}))
                    else:
                        sheet.write_number(r, c, value, book.add_format({"num_format": shape}))
            sheets.append(lines)
    return sheets


def _typed(text: str, *, typed: bool) -> tuple[str | float | datetime, str]:
    """What a sheet holds for a printed cell, and the format that shows it so."""
    if PLAIN_NUMBER.fullmatch(text):
        return float(text.replace(",", "")), ("#,##0" if "," in text else "0") + _point(places_of(text))
    if typed and DAY.fullmatch(text):
        return datetime.strptime(text, "%d/%m/%Y"), "dd/mm/yyyy"
    value = number_of(text)
    if not typed or value is None or "£" in text or text[-1] in "mk":
        return text, ""
    shape = ("#,##0" if "," in text else "0") + _point(places_of(text)) + ("%" if "%" in text else "")
    if text.startswith("("):
        shape = f"{shape};({shape})"
    elif text.startswith("+"):
        shape = f"+{shape};-{shape}"
    return float(value / 100 if "%" in text else value), shape


def _point(places: int) -> str:
    return "." + "0" * places if places else ""


def _docx(paper: Paper, path: Path, rng: random.Random) -> list[list[Line]]:
    document = Document()
    document.add_heading(paper.name.replace("_", " ").capitalize(), level=1)
    for text in paper.words:
        document.add_paragraph(text)
    sheets = []
    merged = rng.random() < 0.5
    for table in paper.tables:
        for text in table.title:
            document.add_paragraph(text)
        lines = [line for line in lines_of([table]) if line.table is table]
        drawn = document.add_table(rows=len(lines), cols=len(table.columns))
        drawn.style = "Table Grid"
        for row, line in zip(drawn.rows, lines, strict=True):
            boxes = row.cells
            for box, text in zip(boxes, line.cells, strict=True):
                box.text = text
            if merged and line.row is not None and line.row.kind == SECTION:
                boxes[0].merge(boxes[-1]).text = line.cells[0]
        for text in table.notes:
            document.add_paragraph(text)
        sheets.append(lines)
    document.save(path)
    return sheets
