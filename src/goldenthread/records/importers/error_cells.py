"""Finds the error values of a workbook (#N/A, #REF!), which the spreadsheet reader gives as blanks."""

import re
import zipfile

from lxml import etree

_MARK = b't="e"'
_CELL = re.compile(rb'<(?:\w+:)?c\b([^>]*\bt="e"[^>]*)>(.*?)</(?:\w+:)?c>', re.DOTALL)
_PLACE = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]{1,40})</")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def errors_in(data: bytes) -> dict[tuple[int, int], str]:
    """Error values of one worksheet's XML by (row, column), counted from 0.

    A lookup that failed is not a blank: the case system may well hold the value, and only the export lost it.
    """
    if _MARK not in data:
        return {}
    cells = {}
    for attributes, inside in _CELL.findall(data):
        place, value = _PLACE.search(attributes), _VALUE.search(inside)
        if place and value:
            cells[int(place[2]) - 1, column_number(place[1]) - 1] = value[1].decode("ascii", "replace")
    return cells


def column_number(letters: bytes) -> int:
    """The number of a column from its letters: A is 1."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def worksheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part of the archive in which each worksheet lies."""
    names = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return {}
    targets = {item.get("Id"): item.get("Target") or "" for item in _parse(archive, "xl/_rels/workbook.xml.rels")}
    parts = {}
    for sheet in _parse(archive, "xl/workbook.xml").iter("{*}sheet"):
        target = targets.get(sheet.get(_RELATION), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in names:
            parts[sheet.get("name") or ""] = part
    return parts


def _parse(archive: zipfile.ZipFile, part: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(archive.read(part), parser)
