"""Roles that a reader corrects by hand: what may be chosen, and the mapping file that says it, ready to be used again."""

import re
from collections.abc import Mapping
from glob import escape
from typing import Final

import tomlkit

from goldenthread.scrutiny.recognise.told import place_of
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.sheets import Paper, Sheet

_NOTHING: Final = "nothing: leave it out"
_SPECIAL: Final = {
    Role.ID: "identifier",
    Role.REF: "reference",
    Role.N: "n: how many it is out of",
    Role.PAIR: "numerator and denominator together",
    Role.SERIES: "one period of a series",
    Role.REMARK: "remarks: never evidence",
    Role.IGNORED: _NOTHING,
}
#: A reader may say that a column holds any of these; the bare number beside a printed one is the reader's own work.
CHOICES: Final = tuple((role.value, _SPECIAL.get(role, role.value)) for role in Role if role is not Role.BARE)
_NAME: Final = re.compile(r"t(?P<table>[0-9]+)c(?P<column>[0-9]+)")


def field_name(table: int, column: int) -> str:
    """The name of the field of a column in a form."""
    return f"t{table}c{column}"


def shown_columns(sheet: Sheet) -> tuple[Column, ...]:
    """The columns as they stand in the table, the first role of each; added ones have no heading of their own there."""
    first: dict[int, Column] = {}
    for column in sheet.columns:
        if column.index < len(sheet.grid.headings) and column.role is not Role.BARE:
            first.setdefault(column.index, column)
    return tuple(first[index] for index in sorted(first))


def changed(paper: Paper, chosen: Mapping[str, str]) -> dict[tuple[int, int], Role]:
    """The columns for which another role was chosen than they were taken for, by table and place."""
    found: dict[tuple[int, int], Role] = {}
    for name, value in chosen.items():
        match = _NAME.fullmatch(name)
        if match is None:
            continue
        table, place = int(match["table"]), int(match["column"])
        for column in shown_columns(paper.sheets[table]):
            if column.index == place and column.role.value != value:
                found[table, place] = Role(value)
    return found


def mapping_file(paper: Paper, corrected: Mapping[tuple[int, int], Role]) -> str:
    """Corrections as a mapping file (``goldenthread scrutinise --roles``); "" where there are none.

    A column is called by its heading, and by its number where it has none of its own. Its unit and what it is about stay.
    """
    document = tomlkit.document()
    document.add(tomlkit.comment("Which column holds what, corrected by hand."))
    tables = tomlkit.aot()
    for number, sheet in enumerate(paper.sheets):
        mine = {place: role for (table, place), role in corrected.items() if table == number}
        if not mine:
            continue
        entry = tomlkit.table()
        entry["file"], entry["table"] = escape(sheet.grid.file), escape(sheet.grid.table) or "*"
        columns = tomlkit.table()
        held = {column.index: column for column in shown_columns(sheet)}
        for place, role in sorted(mine.items()):
            said = {"role": role.value, "about": held[place].about, "sign": held[place].sign}
            line = tomlkit.inline_table()
            line.update({name: word for name, word in said.items() if word})
            columns[_key(sheet, place)] = line
        entry["columns"] = columns
        tables.append(entry)
    if not len(tables):
        return ""
    document.add("table", tables)
    return tomlkit.dumps(document)


def _key(sheet: Sheet, place: int) -> str:
    """What a mapping file calls a column: its heading where that leads to it, else its number."""
    heading = sheet.grid.headings[place]
    return heading if heading and place_of(heading, sheet.grid.headings) == place else str(place + 1)
