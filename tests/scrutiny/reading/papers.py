"""Small published papers for the tests of reading, and how their columns come out."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from goldenthread.scrutiny.reading import Read, read_paper
from goldenthread.scrutiny.recognise.told import Told
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import load_rules
from goldenthread.scrutiny.sheets import Sheet

TODAY = date(2018, 1, 31)


def written(folder: Path, text: str, name: str = "paper.csv", encoding: str = "utf-8") -> Path:
    """A file of the lines of a text, without what indents them."""
    path = folder / name
    lines = [line.strip() for line in text.strip("\n").splitlines()]
    path.write_text("\n".join(lines) + "\n", encoding=encoding, newline="")
    return path


def read(*paths: Path, told: Told | None = None) -> Read:
    """The paper of some files."""
    return read_paper(paths, load_rules(), TODAY, told or Told())


def roles(sheet: Sheet) -> Mapping[str, str]:
    """The role of each heading that has one, what it is about in brackets; second roles after a plus."""
    found: dict[str, str] = {}
    for column in sheet.columns:
        if column.role is not Role.IGNORED:
            said = f"{column.role.value} ({column.about})" if column.about else column.role.value
            found[column.heading] = f"{found[column.heading]} + {said}" if column.heading in found else said
    return found
