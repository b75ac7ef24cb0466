"""Reads files into the paper that scrutiny judges: tables found, columns recognised, and what was assumed said."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from goldenthread.records.errors import InputRefused, Problem, refuse_if_any
from goldenthread.scrutiny.reading.files import files_of, read_file
from goldenthread.scrutiny.reading.layout import lay_out
from goldenthread.scrutiny.reading.raw import RawFile, RawTable
from goldenthread.scrutiny.recognise import recognise
from goldenthread.scrutiny.recognise.carry import SECTION, carried
from goldenthread.scrutiny.recognise.said_of_rows import unknown_rows, with_rows
from goldenthread.scrutiny.recognise.told import Told
from goldenthread.scrutiny.recognise.two_in_one import parted
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
    taken: set[tuple[str, str]] = set()
    for raw in _files(paths, rules, problems):
        notes += raw.notes
        paragraphs += raw.paragraphs
        before = len(sheets), len(problems)
        for table in raw.tables:
            laid = lay_out(raw.name, _from_headings(raw.name, table, told))
            problems += laid.problems
            notes += laid.notes
            for grid in _named_apart(laid.grids, taken):
                found = recognise(grid, rules, {**told.columns(grid), **_section(grid)})
                sheets.append(parted(with_rows(carried(found.sheet), told)))
                where = f"{grid.file}, {grid.table}" if grid.table else grid.file
                notes += [f"{where}: {note}" for note in found.notes]
        if (len(sheets), len(problems)) == before and not raw.paragraphs:
            mend = "Give a file in which columns of figures stand under headings"
            problems.append(Problem(raw.name, "there is no table in it: nothing with headings and rows beneath", mend))
    if told.name and not problems:
        problems += told.strangers(sheet.grid for sheet in sheets)
        problems += unknown_rows(tuple(sheets), told)
    refuse_if_any(problems)
    return Read(Paper(tuple(sheets), today, tuple(paragraphs)), tuple(notes))


def _files(paths: Sequence[Path], rules: Rules, problems: list[Problem]) -> Iterator[RawFile]:
    """Every file that can be read, once; what cannot is added to the problems."""
    found: dict[Path, None] = {}
    for path in paths:
        try:
            found.update(dict.fromkeys(files_of(path)))
        except InputRefused as refused:
            problems += refused.problems
    names = Counter(path.name for path in found)
    for path in found:
        # Findings name files, so two of one name are told apart by their folders.
        name = path.name if names[path.name] == 1 else path.as_posix()
        try:
            raw = read_file(path, name, rules)
        except InputRefused as refused:
            problems += refused.problems
            continue
        yield raw


def _named_apart(grids: Iterable[Grid], taken: set[tuple[str, str]]) -> Iterator[Grid]:
    """Tables of one file with names of their own, so that a finding's place is one."""
    for grid in grids:
        name, number = grid.table, 1
        while (grid.file, name) in taken:
            number += 1
            name = f"{grid.table} ({number})".strip()
        taken.add((grid.file, name))
        yield grid if name == grid.table else replace(grid, table=name)


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
