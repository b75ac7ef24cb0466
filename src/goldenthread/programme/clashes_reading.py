"""Reading the numbered lines of another paper from a CSV file: which column bears the numbers, and which says of what."""

from pathlib import Path

from goldenthread.programme.clashes import Numbered
from goldenthread.records.errors import InputRefused
from goldenthread.records.importers.raw import read_csv


def numbered_lines(path: Path, number: str, subject: str, name: str = "") -> list[Numbered]:
    """The lines that bear a number, one for each number of a cell (they are parted by semicolons).

    ``name`` is what the file is called where its path says something else. Raises `InputRefused` where it cannot be read or
    has no such columns.
    """
    if not path.is_file():
        raise InputRefused.of(str(path), "this file is not there", "Name a CSV file")
    sheet, called = read_csv(path), name or path.name
    for column in (number, subject):
        if column not in sheet.headings:
            mend = f"Name one of {', '.join(sheet.headings)} as the column of numbers and of subjects"
            raise InputRefused.of(called, f"has no column {column!r}", mend)
    numbers, subjects = (sheet.columns[sheet.headings.index(one)].to_pylist() for one in (number, subject))
    return [
        Numbered(one.strip(), about, called)
        for said, about in zip(numbers, subjects, strict=True)
        for one in (said or "").split(";")
        if one.strip() and about
    ]
