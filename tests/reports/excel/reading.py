"""Read a workbook back as a person sees it: every number and date as its format prints it, from the file's own parts."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
DAY = "[$-809]d mmmm yyyy"


@dataclass(frozen=True)
class ReadSheet:
    """One sheet: its name, the sentences above the table, the headings and rows as printed, and where formulas stand."""

    name: str
    above: list[str]
    headings: list[str]
    rows: list[list[str]]
    kinds: list[list[str]]
    xml: etree._Element


def read_cells(content: bytes) -> list[list[list[str]]]:
    """The tables of a workbook, those of the sheets Cover, Contents, Notes and Commentary left out, each as rows of text."""
    kept = [sheet for sheet in read_sheets(content) if sheet.name not in {"Cover", "Contents", "Notes", "Commentary"}]
    return [[sheet.headings, *sheet.rows] for sheet in kept]


def read_sheets(content: bytes) -> list[ReadSheet]:
    """Every sheet in order."""
    with ZipFile(BytesIO(content)) as parts:
        trees = {
            name: etree.fromstring(parts.read(name)) for name in parts.namelist() if name.endswith((".xml", ".rels"))
        }
    shared = ["".join(si.itertext(f"{MAIN}t")) for si in trees["xl/sharedStrings.xml"]]
    formats = _formats(trees["xl/styles.xml"])
    targets = {rel.get("Id"): rel.get("Target") for rel in trees["xl/_rels/workbook.xml.rels"]}
    return [
        _sheet(str(sheet.get("name")), trees[f"xl/{targets[sheet.get(RELATION)]}"], shared, formats)
        for sheet in trees["xl/workbook.xml"].iter(f"{MAIN}sheet")
    ]


def printed(value: str, form: str) -> str:
    """A number as a format prints it; formats of the kind that the writer makes, read without its code."""
    if form == DAY:
        when = date(1899, 12, 30) + timedelta(days=int(value))
        return f"{when.day} {when:%B %Y}"
    number = Decimal(value)
    sections = _sections(form)
    section = sections[2] if number == 0 else sections[1] if number < 0 else sections[0]
    pattern = re.search(r"#,##0(\.0+)?", section)
    assert pattern, form
    places = len(pattern[1]) - 1 if pattern[1] else 0
    bare = f"{abs(number):,.{places}f}"
    return _unquoted(section[: pattern.start()]) + bare + _unquoted(section[pattern.end() :])


def _sections(form: str) -> list[str]:
    """The parts of a format between semicolons that are not within quotes."""
    return ["".join(part) for part in re.findall(r'((?:"[^"]*"|\\.|[^;"\\])+)(?:;|$)', form)]


def _unquoted(text: str) -> str:
    return re.sub(r'"([^"]*)"|\\(.)', lambda found: found[1] if found[1] is not None else found[2], text)


def _formats(styles: etree._Element) -> list[str]:
    codes = {str(form.get("numFmtId")): str(form.get("formatCode")) for form in styles.iter(f"{MAIN}numFmt")}
    cells = styles.find(f"{MAIN}cellXfs")
    assert cells is not None
    return [codes.get(str(xf.get("numFmtId")), "General") for xf in cells]


def _sheet(name: str, tree: etree._Element, shared: list[str], formats: list[str]) -> ReadSheet:
    lines, kinds = [], []
    for row in tree.iter(f"{MAIN}row"):
        line, kind = [], []
        for cell in row.iter(f"{MAIN}c"):
            value = cell.findtext(f"{MAIN}v")
            if value is None:
                line.append("")
                kind.append("blank")
            elif cell.get("t") == "s":
                line.append(shared[int(value)])
                kind.append("text")
            else:
                form = formats[int(cell.get("s") or 0)]
                line.append(printed(value, form))
                kind.append("date" if form == DAY else "number")
        lines.append(line)
        kinds.append(kind)
    pane = tree.find(f".//{MAIN}pane")
    head = int(str(pane.get("ySplit"))) - 1 if pane is not None else len(lines)
    above = [line[0] for line in lines[:head]]
    heads = lines[head] if pane is not None else []
    return ReadSheet(name, above, heads, lines[head + 1 :], kinds[head + 1 :], tree)
