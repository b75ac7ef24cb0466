"""Landing a register: every kept cell as it was written, what is left out named, and nothing that identifies a child."""

from datetime import date
from difflib import get_close_matches
from pathlib import Path

from goldenthread.records.errors import InputRefused, Problem, refuse_if_any
from goldenthread.records.findings import Findings
from goldenthread.records.importers.landing import RawSheet, file_facts, land, match_headings, read_csv, read_workbook
from goldenthread.records.importers.language import Landing, Options, Sheet, Source
from goldenthread.records.importers.register_cells import period_in
from goldenthread.records.importers.registers.claims import WORKBOOKS
from goldenthread.records.importers.registers.identifiers import identifying
from goldenthread.records.importers.registers.schemas import KIND, REGISTERS, SHEETS, columns_of, register_called

_TEMPLATE = "'goldenthread registers template {name}' writes the right headings"


def read(source: Source, options: Options) -> Landing:
    """Land one register; as at the last period of its rows. Raises `InputRefused` with all that stands against it:
    no register of that name, columns that are missing or stand twice, cells that identify a child, no period."""
    path = source.paths[0]
    name = register_called(source.name.removeprefix(f"{KIND}/"))
    if name is None:
        said = source.name.removeprefix(f"{KIND}/")
        near = get_close_matches(said, list(REGISTERS), 3)
        mend = (
            f"Did you mean {' or '.join(near)}? Rename the file" if near else f"Call it one of {', '.join(REGISTERS)}"
        )
        raise InputRefused.of(path.name, f"{said!r} is not the name of a register", mend)
    facts = file_facts(path)
    raw = _open(path, name, options.encoding)
    where = facts.name if raw.name == path.stem else f"{facts.name}, sheet {raw.name}"
    sheet = SHEETS[name]
    notes = Findings()
    _judge(raw, sheet, name, where, source.name, notes)
    landed = land(_of_file(sheet, name), raw, facts, options)
    cells = landed.cells
    for column in columns_of(REGISTERS[name]):
        if column.beside and column.beside in cells.column_names:
            cells = cells.append_column(column.name, cells[column.beside])
    as_at = options.as_at if not cells.num_rows else _latest(cells["period"].to_pylist(), where)
    return Landing(
        kind=KIND,
        source=f"{KIND}/{name}",
        files=(facts,),
        cells={name: cells},
        findings=notes.table(),
        as_at=as_at,
        authority=options.authority,
        dropped={name: landed.dropped},
        extra={"register": name},
    )


def _of_file(sheet: Sheet, name: str) -> Sheet:
    """The sheet as a file holds it, without what reads the cells of another column."""
    return sheet.without(*(column.name for column in columns_of(REGISTERS[name]) if column.beside))


def _open(path: Path, name: str, encoding: str) -> RawSheet:
    if path.suffix.casefold() not in WORKBOOKS:
        return read_csv(path, encoding)
    sheets = [raw for raw in read_workbook(path) if raw.headings]
    chosen = [raw for raw in sheets if register_called(raw.name) == name] or (sheets if len(sheets) == 1 else [])
    if len(chosen) != 1:
        held = ", ".join(raw.name for raw in sheets) or "none that holds anything"
        raise InputRefused.of(path.name, f"the sheet of {name} is not plain", f"Call one sheet {name}. Sheets: {held}")
    return chosen[0]


def _judge(raw: RawSheet, sheet: Sheet, name: str, where: str, source: str, notes: Findings) -> None:
    """Refuse what cannot be read or must not be kept; a column that is not known is left out and named."""
    match = match_headings(_of_file(sheet, name), raw.headings)
    problems: list[Problem] = []
    for missing in match.missing:
        near = get_close_matches(missing, match.unknown, 1)
        hint = f"Did you mean {near[0]!r}? " if near else ""
        mend = f"{hint}{_TEMPLATE.format(name=name)}"
        problems.append(Problem(f"{where}, headings", f"there is no column {missing!r}, which {name} needs", mend))
    figures = {column.name for column in columns_of(REGISTERS[name]) if column.form is not None}
    amounts = frozenset(raw.headings[at] for field, at in match.found.items() if field in figures)
    refuse_if_any([*problems, *identifying(raw, where, amounts)])
    absent = [field.name for field in sheet.fields if field.name not in match.found]
    for heading in match.unknown:
        near = get_close_matches(heading, absent, 1)
        hint = f"Did you mean {near[0]!r}? " if near else ""
        notes.add(
            "heading-not-known", "query", f"The column {heading!r} is not one of the register {name} and is not kept",
            f"{hint}Rename it, or leave it out of the file", source=source, file=where, sheet=name,
        )  # fmt: skip


def _latest(periods: list[str | None], where: str) -> date:
    """The last day of which the register speaks. Raises `InputRefused` when no row has a period that can be read."""
    ends = [found.end for text in set(periods) if text and (found := period_in(text)) is not None]
    if not ends:
        mend = "Write it as 2016-17-Q4, 2017-11 or 2017-03-31 in each row"
        raise InputRefused.of(f"{where}, column 'period'", "no row has a period that can be read", mend)
    return max(ends)
