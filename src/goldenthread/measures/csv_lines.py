"""A CSV file as lines of text cells, or every reason why it cannot be read as one."""

import csv
import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

from goldenthread.records.errors import Problem


@dataclass(frozen=True, slots=True)
class Lines:
    """A file's heading and rows, each row with the line on which it ends; all cells as text, as published."""

    name: str
    sha256: str
    heading: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_lines(path: Path, problems: list[Problem]) -> Lines | None:
    """Read a CSV file in UTF-8, with or without a byte-order mark; adds to ``problems`` and gives None where it cannot."""
    found: list[Problem] = []
    try:
        data = path.read_bytes()
    except OSError as error:
        problems.append(Problem(str(path), f"the file cannot be read ({error})", "Check the name and try again"))
        return None
    lines = _parse(path.name, data, found)
    problems.extend(found)
    return None if found else lines


def _parse(name: str, data: bytes, problems: list[Problem]) -> Lines | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        problems.append(Problem(name, "the file is in UTF-16", "Save it as CSV in UTF-8"))
        return None
    if data.startswith(b"PK\x03\x04"):
        problems.append(Problem(name, "this is a workbook or a zip file, not CSV", "Take the CSV file out of it"))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problems.append(Problem(f"{name}, line {line}", "the file is not in UTF-8", "Save it as CSV in UTF-8"))
        return None
    if "\x00" in text:
        problems.append(Problem(name, "the file holds null characters, so it is damaged", "Fetch it again"))
        return None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, tuple[str, ...]]] = []
    try:
        rows.extend((reader.line_num, tuple(row)) for row in reader)
    except csv.Error as error:
        problems.append(Problem(f"{name}, line {reader.line_num}", f"this is not CSV ({error})", "Fetch it again"))
        return None
    if not rows or not any(rows[0][1]):
        problems.append(Problem(name, "the file is empty", "Fetch it again"))
        return None
    heading = rows[0][1]
    twice = sorted({one for one in heading if heading.count(one) > 1})
    if twice:
        problems.append(Problem(name, f"a heading stands twice: {', '.join(twice)}", "Fetch it again"))
    kept = [(line, row) for line, row in rows[1:] if row]
    for line, row in kept:
        if len(row) != len(heading):
            what = f"the row has {len(row)} cells where the heading has {len(heading)}"
            problems.append(Problem(f"{name}, line {line}", what, "The file was cut short or edited: fetch it again"))
    if not kept:
        problems.append(Problem(name, "the file has a heading but no rows", "Fetch it again"))
    return Lines(name, hashlib.sha256(data).hexdigest(), heading, tuple(kept))
