"""The mapping file (``--roles``): which column holds what, and what is known of rows by their labels."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

from goldenthread.records.errors import InputRefused, Problem, refuse_if_any
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.sheets import Grid

_ROLES: Final = {role.value: role for role in Role}
#: What may be said of a row, each with the role of the column that it fills.
ROW_WORDS: Final = {"polarity": Role.POLARITY, "unit": Role.UNIT, "target": Role.TARGET}
_TABLE_WORDS: Final = ("file", "table", "heading_rows", "columns", "rows")
_COLUMN_WORDS: Final = ("role", "about", "sign")


@dataclass(frozen=True, slots=True)
class ToldColumn:
    """A column by its heading, letter or number, and what it holds."""

    key: str
    role: Role
    about: str = ""
    sign: str | None = None


@dataclass(frozen=True, slots=True)
class ToldTable:
    """What a mapping file says of the tables whose file and name fit its patterns."""

    columns: tuple[ToldColumn, ...]
    rows: Mapping[str, Mapping[Role, str]]
    heading_rows: tuple[int, ...] = ()
    file: str = "*"
    table: str = "*"

    def fits(self, file: str, table: str) -> bool:
        """Whether it speaks of a table; patterns are as in a shell, capitals make no difference."""
        return fnmatch(file.casefold(), self.file.casefold()) and fnmatch(table.casefold(), self.table.casefold())


@dataclass(frozen=True, slots=True)
class Told:
    """A whole mapping file; ``name`` is "" where none was given."""

    name: str = ""
    tables: tuple[ToldTable, ...] = ()

    def of(self, file: str, table: str) -> tuple[ToldTable, ...]:
        """What is said of a table, in the order of the file."""
        return tuple(one for one in self.tables if one.fits(file, table))

    def columns(self, grid: Grid) -> dict[int, Column]:
        """The columns of a grid whose roles are told, by their place."""
        found: dict[int, Column] = {}
        for table in self.of(grid.file, grid.table):
            for told in table.columns:
                place = place_of(told.key, grid.headings)
                if place is not None:
                    found[place] = Column(place, grid.headings[place], told.role, told.about, told.sign or "")
        return found

    def strangers(self, grids: Iterable[Grid]) -> tuple[Problem, ...]:
        """What the file speaks of that no table has: tables, and columns of the tables that it means."""
        held = tuple(grids)
        problems: list[Problem] = []
        for table in self.tables:
            meant = [grid for grid in held if table.fits(grid.file, grid.table)]
            if not meant:
                names = ", ".join(sorted({f"{grid.file} {grid.table}".strip() for grid in held})) or "none"
                what = f"no table fits file {table.file!r} and table {table.table!r}"
                problems.append(Problem(self.name, what, f"The tables are {names}"))
            headings = sorted({heading for grid in meant for heading in grid.headings if heading})
            for told in table.columns:
                if meant and all(place_of(told.key, grid.headings) is None for grid in meant):
                    problems.append(
                        Problem(f"{self.name}, columns", f"no column is headed {told.key!r}", _near(told.key, headings))
                    )
        return tuple(problems)


def place_of(key: str, headings: tuple[str, ...]) -> int | None:
    """Where the column stands that a heading, a letter (C) or a number (3) names; a heading goes before the others."""
    plain = [" ".join(heading.split()).casefold() for heading in headings]
    wanted = " ".join(key.split()).casefold()
    if wanted in plain:
        return plain.index(wanted)
    if key.isascii() and key.isdigit():
        place = int(key) - 1
    elif key.isascii() and key.isalpha() and key.isupper() and len(key) <= 2:
        place = sum((ord(letter) - 64) * 26**power for power, letter in enumerate(reversed(key))) - 1
    else:
        return None
    return place if 0 <= place < len(headings) else None


def load_told(path: Path) -> Told:
    """Read a mapping file; raises `InputRefused` with every mistake in it, each with what was probably meant."""
    name = path.name
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputRefused.of(name, f"the file cannot be read: {error.strerror}", "Name a file of roles") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputRefused.of(name, f"it is not TOML in UTF-8: {error}", "Mend the line that it names") from error
    problems: list[Problem] = []
    everywhere = {word: told[word] for word in ("columns", "rows") if word in told}
    for word in told:
        if word not in ("columns", "rows", "table"):
            known = ("columns", "rows", "table")
            problems.append(Problem(name, f"{word!r} says nothing here", _near(word, known)))
    sections = [("", everywhere)] if everywhere else []
    given = told.get("table", [])
    if not isinstance(given, list):
        problems.append(Problem(name, "'table' is not a list of tables", "Write [[table]] above each"))
        given = []
    sections += [(f"table {number}, ", one) for number, one in enumerate(given, start=1)]
    tables = tuple(_table(f"{name}, {where}".rstrip(", "), one, problems) for where, one in sections)
    refuse_if_any(problems)
    return Told(name, tables)


def _table(where: str, told: object, problems: list[Problem]) -> ToldTable:
    if not isinstance(told, dict):
        problems.append(Problem(where, "it is no table", "Write columns or rows beneath [[table]]"))
        return ToldTable((), {})
    for word in told:
        if word not in _TABLE_WORDS:
            problems.append(Problem(where, f"{word!r} says nothing here", _near(word, _TABLE_WORDS)))
    rows = told.get("heading_rows", [])
    if not isinstance(rows, list) or not all(isinstance(row, int) and row > 0 for row in rows):
        problems.append(Problem(where, f"heading_rows {rows!r} is no list of rows", "Give rows from 1, such as [3, 4]"))
        rows = []
    return ToldTable(
        tuple(_columns(where, told.get("columns", {}), problems)),
        dict(_rows(where, told.get("rows", {}), problems)),
        tuple(sorted(rows)),
        str(told.get("file", "*")),
        str(told.get("table", "*")),
    )


def _columns(where: str, told: object, problems: list[Problem]) -> Iterable[ToldColumn]:
    if not isinstance(told, dict):
        problems.append(Problem(where, "columns is no table", "Write heading = role beneath [columns]"))
        return
    for key, value in told.items():
        parts = value if isinstance(value, dict) else {"role": value}
        for word in parts:
            if word not in _COLUMN_WORDS:
                problems.append(
                    Problem(f"{where}, column {key!r}", f"{word!r} says nothing", _near(word, _COLUMN_WORDS))
                )
        role = str(parts.get("role", ""))
        if role not in _ROLES:
            problems.append(Problem(f"{where}, column {key!r}", f"{role!r} is no role", _near(role, _ROLES)))
            continue
        sign = parts.get("sign")
        yield ToldColumn(key, _ROLES[role], str(parts.get("about", "")), str(sign) if sign is not None else None)


def _rows(where: str, told: object, problems: list[Problem]) -> Iterable[tuple[str, Mapping[Role, str]]]:
    if not isinstance(told, dict):
        problems.append(Problem(where, "rows is no table", 'Write label = { polarity = "higher" } beneath [rows]'))
        return
    for label, value in told.items():
        if not isinstance(value, dict):
            problems.append(
                Problem(f"{where}, row {label!r}", f"{value!r} says nothing", 'Write { polarity = "higher" }')
            )
            continue
        for word in value:
            if word not in ROW_WORDS:
                problems.append(Problem(f"{where}, row {label!r}", f"{word!r} says nothing", _near(word, ROW_WORDS)))
        yield label, {ROW_WORDS[word]: str(said) for word, said in value.items() if word in ROW_WORDS}


def _near(word: str, known: Iterable[str]) -> str:
    held = list(known)
    near = get_close_matches(word, held, 1, 0.6) or get_close_matches(word.casefold(), held, 1, 0.6)
    return f"Did you mean {near[0]!r}?" if near else f"Known are {', '.join(held)}"
