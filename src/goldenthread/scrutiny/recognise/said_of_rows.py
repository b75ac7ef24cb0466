"""Puts what a mapping file says of rows into columns of the sheet: which way is better, the unit, the target."""

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from fnmatch import fnmatch

from goldenthread.records.errors import Problem
from goldenthread.scrutiny.recognise.told import ROW_WORDS, Told, ToldTable
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.sheets import Line, Row, Sheet


def with_rows(sheet: Sheet, told: Told) -> Sheet:
    """The sheet with what is said of its rows; what a cell prints itself stays."""
    said = [table for table in told.of(sheet.grid.file, sheet.grid.table) if table.rows]
    for role in dict.fromkeys(ROW_WORDS.values()):
        if any(role in values for table in said for values in table.rows.values()):
            sheet = _filled(sheet, said, role)
    return sheet


def unknown_rows(sheets: tuple[Sheet, ...], told: Told) -> tuple[Problem, ...]:
    """Labels of which a mapping file says something and that no row bears."""
    problems: list[Problem] = []
    for table in told.tables:
        meant = [sheet for sheet in sheets if table.fits(sheet.grid.file, sheet.grid.table)]
        labels = {name for sheet in meant for row in sheet.rows for name in _names(row)}
        for label in table.rows:
            if meant and not any(_is(label, name) for name in labels):
                near = get_close_matches(label, sorted(labels), 1)
                mend = f"Did you mean {near[0]!r}?" if near else "Write the label as it is printed"
                problems.append(Problem(f"{told.name}, rows", f"no row is labelled {label!r}", mend))
    return tuple(problems)


def _filled(sheet: Sheet, said: list[ToldTable], role: Role) -> Sheet:
    column = next(iter(sheet.having(role)), None)
    place = column.index if column is not None else len(sheet.grid.headings)
    lines: list[Line] = []
    for row in sheet.rows:
        cells = [*row.line.cells, *("" for _ in range(place + 1 - len(row.line.cells)))]
        if not cells[place].strip():
            cells[place] = _said(row, said, role)
        lines.append(Line(row.line.number, tuple(cells)))
    headings, columns = sheet.grid.headings, sheet.columns
    if column is None:
        heading = next(word for word, filled in ROW_WORDS.items() if filled is role)
        headings = (*headings, f"({heading} told)")
        columns = (*columns, Column(place, headings[-1], role))
    return Sheet(replace(sheet.grid, headings=headings, lines=tuple(lines)), columns)


def _said(row: Row, said: list[ToldTable], role: Role) -> str:
    names = _names(row)
    values: Mapping[Role, str] = {}
    for table in said:
        for label, told in table.rows.items():
            if role in told and any(_is(label, name) for name in names):
                values = {**values, **told}
    return values.get(role, "")


def _names(row: Row) -> set[str]:
    """Everything by which a row may be named: its label with and without what stands under it, its id and reference."""
    roles = (Role.LABEL, Role.SUBLABEL, Role.ID, Role.REF)
    return {row.label, *(row.text(role) for role in roles)} - {""}


def _is(told: str, name: str) -> bool:
    return fnmatch(" ".join(name.casefold().split()), " ".join(told.casefold().split()))
