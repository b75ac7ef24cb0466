"""Reads files into the paper that scrutiny judges: tables found, columns recognised, and what was assumed said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from goldenthread.records.errors import InputRefused, Problem, refuse_if_any
from goldenthread.scrutiny.reading.delimited import read_delimited
from goldenthread.scrutiny.reading.gathered import SECTION
from goldenthread.scrutiny.reading.layout import lay_out
from goldenthread.scrutiny.reading.raw import RawFile, RawTable
from goldenthread.scrutiny.recognise import recognise
from goldenthread.scrutiny.recognise.carry import carried
from goldenthread.scrutiny.recognise.said_of_rows import unknown_rows, with_rows
from goldenthread.scrutiny.recognise.told import Told
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Grid, Paper, Paragraph, Sheet

_NOTHING_TOLD: Final = Told()


@dataclass(frozen=True, slots=True)
class Read:
    """A paper and what was assumed to read it: encodings, short rows, roles decided by the figures or left out."""

    paper: Paper
    notes: tuple[str, ...]


def read_paper(paths: Sequence[Path], rules: Rules, today: date, told: Told = _NOTHING_TOLD) -> Read:
    """Read every table of the files; raises `InputRefused` with everything that cannot be read, in one pass."""
    problems: list[Problem] = []
    sheets: list[Sheet] = []
    paragraphs: list[Paragraph] = []
    notes: list[str] = []
    for path in paths:
        try:
            raw = _read(path, path.name)
        except InputRefused as refused:
            problems += refused.problems
            continue
        notes += raw.notes
        paragraphs += raw.paragraphs
        for table in raw.tables:
            laid = lay_out(raw.name, _from_headings(raw.name, table, told))
            problems += laid.problems
            notes += laid.notes
            for grid in laid.grids:
                found = recognise(grid, rules, {**told.columns(grid), **_section(grid)})
                sheets.append(with_rows(carried(found.sheet), told))
                where = f"{grid.file}, {grid.table}" if grid.table else grid.file
                notes += [f"{where}: {note}" for note in found.notes]
    if told.name and not problems:
        problems += told.strangers(sheet.grid for sheet in sheets)
        problems += unknown_rows(tuple(sheets), told)
    refuse_if_any(problems)
    return Read(Paper(tuple(sheets), today, tuple(paragraphs)), tuple(notes))


def _read(path: Path, name: str) -> RawFile:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputRefused.of(name, f"the file cannot be read: {error.strerror}", "Name a file") from error
    return read_delimited(name, data)


def _from_headings(file: str, raw: RawTable, told: Told) -> RawTable:
    """The rows from the headings on, where a mapping file says which rows those are."""
    rows = next((table.heading_rows for table in told.of(file, raw.name) if table.heading_rows), ())
    if not rows:
        return raw
    kept = tuple(line for line in raw.rows if line.number >= rows[0])
    return replace(raw, rows=kept, headed=len(rows))


def _section(grid: Grid) -> dict[int, Column]:
    """The column that holds section headings is known, for we wrote it."""
    if not grid.headings or grid.headings[-1] != SECTION:
        return {}
    place = len(grid.headings) - 1
    return {place: Column(place, SECTION, Role.GROUP)}
