"""Landing the lists: every cell as text, workers' names replaced, and what is wrong with a list as a whole said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyarrow as pa

from goldenthread.records.errors import InputRefused, Problem, refuse_if_any
from goldenthread.records.findings import Findings
from goldenthread.records.importers.annex_a.ages import note_people
from goldenthread.records.importers.annex_a.claims import KIND, WORKBOOKS, preview
from goldenthread.records.importers.annex_a.fields import WORKERS
from goldenthread.records.importers.annex_a.notes import note_columns, note_postcodes, note_rows
from goldenthread.records.importers.annex_a.recognise import Recognised, list_by_name, near_miss, recognise
from goldenthread.records.importers.annex_a.spec import LATEST_ONLY, SPECIFICATION, shown
from goldenthread.records.importers.annex_a.years import shape
from goldenthread.records.importers.landing import RawSheet, file_facts, land, match_headings, read_csv, read_workbook
from goldenthread.records.importers.language import FileFacts, Landing, Options, Sheet, Source
from goldenthread.records.importers.workers import rename_workers

_MISSING_MEND = "Load it with the others if it exists; what it alone holds is 'not recorded', not nought"


@dataclass
class _Reading:
    """What is gathered while the files of one source are read."""

    options: Options
    findings: Findings = field(default_factory=Findings)
    problems: list[Problem] = field(default_factory=list)
    facts: list[FileFacts] = field(default_factory=list)
    found: dict[str, tuple[Recognised, FileFacts]] = field(default_factory=dict)
    ignored: dict[str, str] = field(default_factory=dict)
    headings: list[str] = field(default_factory=list)
    cells: dict[str, tuple[Sheet, pa.Table, FileFacts]] = field(default_factory=dict)
    names: list[pa.Table] = field(default_factory=list)
    dropped: dict[str, dict[str, str]] = field(default_factory=dict)


def read(source: Source, options: Options) -> Landing:
    """Land every list of ``source``. Raises `InputRefused` with all that stands against it: no date given, a file that
    cannot be read, a list that is there twice, a list without its identifier, no list at all."""
    reading = _Reading(replace(options, dates=options.dates or SPECIFICATION.dates))
    sheets = SPECIFICATION.at(None)
    if options.as_at is None:
        mend = "Say which day they show with --as-at (the day they were taken from the case system)"
        reading.problems.append(Problem(_names(source.paths), "the lists do not state the day that they show", mend))
    for path in source.paths:
        _open(reading, path, sheets)
    if not reading.found and not reading.problems:
        what = "none of Ofsted's lists 1 to 11 was recognised, by the names of sheets or by headings"
        mend = f"Name the sheets 'List 1' to 'List 11'. Not recognised: {', '.join(reading.ignored) or 'nothing was there'}"
        reading.problems.append(Problem(_names(source.paths), what, mend))
    for name in sheets:
        if name in reading.found:
            _land(reading, sheets[name], *reading.found[name])
    refuse_if_any(reading.problems)
    assert options.as_at is not None  # noqa: S101  (without it a problem was raised above)
    _note_lists(reading, sheets)
    note_people(reading.findings, reading.cells, options.as_at, reading.options.dates or "dmy", options.birth_months)
    return Landing(
        kind=KIND,
        source=source.name,
        files=tuple(reading.facts),
        cells={name: cells for name, (_, cells, _) in reading.cells.items()},
        findings=reading.findings.table(),
        as_at=options.as_at,
        authority=options.authority,
        names=_distinct(reading.names) if options.names else None,
        dropped=reading.dropped,
        extra={
            "dates": reading.options.dates,
            "shape": shape(reading.headings),
            "lists": list(reading.cells),
            "not_read": reading.ignored,
            "rows_above_headings": {name: found.above for name, (found, _) in reading.found.items() if found.above},
            "latest_only": {name: said for name, said in LATEST_ONLY.items() if name in reading.cells},
        },
    )


def _open(reading: _Reading, path: Path, sheets: Mapping[str, Sheet]) -> None:
    """Read a file and put each sheet of it to the list that it is."""
    try:
        facts = file_facts(path)
        raws = read_workbook(path) if path.suffix.casefold() in WORKBOOKS else (_csv(path, reading.options, sheets),)
    except InputRefused as refused:
        reading.problems.extend(refused.problems)
        return
    except OSError as error:
        reading.problems.append(
            Problem(path.name, f"cannot be opened ({error.strerror})", "Check that it is there and not in use")
        )
        return
    reading.facts.append(facts)
    for raw in raws:
        _place(reading, raw, facts, sheets)


def _csv(path: Path, options: Options, sheets: Mapping[str, Sheet]) -> RawSheet:
    """Read a CSV file, leaving out lines of title above its headings."""
    recognised = recognise(preview(path, options.encoding), sheets)
    return read_csv(path, options.encoding, above=recognised.above if recognised else 0)


def _place(reading: _Reading, raw: RawSheet, facts: FileFacts, sheets: Mapping[str, Sheet]) -> None:
    name, sure = list_by_name(raw.name, sheets)
    if not raw.headings:
        if sure and name:
            where = {"source": KIND, "file": facts.name, "sheet": name}
            what = f"{shown(name).capitalize()} is a blank sheet, without even its headings"
            reading.findings.add("list-empty", "query", what, _MISSING_MEND, **where)
            reading.ignored[raw.name] = "a blank sheet"
        return
    recognised = recognise(raw, sheets)
    if recognised is None:
        reading.ignored[raw.name] = "not one of lists 1 to 11"
        return
    place = f"{facts.name}, {raw.name}"
    if recognised.other is not None:
        what = f"is named as {shown(recognised.list_name)} but holds the columns of {shown(recognised.other)}"
        reading.problems.append(Problem(place, what, "Give the sheet its right name"))
    earlier = reading.found.get(recognised.list_name)
    if earlier is not None:
        what = f"{shown(recognised.list_name)} is there twice: also in {earlier[1].name}, {earlier[0].raw.name}"
        reading.problems.append(
            Problem(place, what, "Keep the one that counts; load lists of different dates one after another")
        )
        return
    reading.found[recognised.list_name] = (recognised, facts)


def _land(reading: _Reading, sheet: Sheet, recognised: Recognised, facts: FileFacts) -> None:
    """Land one list, replace workers' names and note what is missing; problems are gathered, not raised."""
    raw = recognised.raw
    match = match_headings(sheet, raw.headings)
    hints = near_miss([item.name for item in sheet.fields if item.name not in match.found], sheet, match.unknown)
    for name in match.missing:
        heading = sheet.field(name).headings[0]
        hint = f" Did you mean {hints[name]!r}?" if name in hints else ""
        what = f"{shown(sheet.name)} has no column {heading!r}, so nobody in it can be known"
        reading.problems.append(Problem(f"{facts.name}, {raw.name}", what, f"Add the column under that heading.{hint}"))
    try:
        landed = land(sheet, raw, facts, reading.options)
    except InputRefused as refused:
        reading.problems.extend(refused.problems)
        return
    reading.headings.extend(raw.headings)
    _note_missing(reading, sheet, match.found, hints, facts)
    cells, dropped = landed.cells, dict(landed.dropped)
    for column in WORKERS:
        if column in cells.column_names:
            renamed = rename_workers(cells, column, reading.options.authority or "")
            cells = renamed.cells
            if renamed.names is not None:
                reading.names.append(renamed.names)
                dropped[raw.headings[match.found[column]]] = (
                    "workers' names: an identifier made from the name is kept in its place"
                )
            _note_nobody(reading, sheet, column, renamed.nobody, facts)
    if landed.names is not None:
        reading.names.append(landed.names)
    reading.cells[sheet.name] = (sheet, cells, facts)
    reading.dropped[sheet.name] = dropped
    note_columns(reading.findings, sheet, cells, facts)
    note_postcodes(reading.findings, sheet, raw, match.found, facts)
    note_rows(reading.findings, sheet, cells, facts)


def _note_missing(
    reading: _Reading, sheet: Sheet, found: dict[str, int], hints: dict[str, str], facts: FileFacts
) -> None:
    for item in sheet.fields:
        if item.name in found or item.required:
            continue
        hint = f"; did you mean {hints[item.name]!r}?" if item.name in hints else ""
        reading.findings.add(
            "column-missing",
            "query",
            f"{shown(sheet.name).capitalize()} has no column {item.headings[0]!r}{hint}",
            "Add the column, or rename the one that holds it; until then it is 'not recorded'",
            source=KIND,
            file=facts.name,
            sheet=sheet.name,
            column=item.name,
        )


def _note_nobody(reading: _Reading, sheet: Sheet, column: str, nobody: pa.Array, facts: FileFacts) -> None:
    number = nobody.true_count
    if number:
        what = f"{number:,} rows of {shown(sheet.name)} say in words that there is no worker; they count as having none"
        where = {"source": KIND, "file": facts.name, "sheet": sheet.name, "column": column}
        reading.findings.add(
            "no-worker-in-words", "query", what, "Check that these children are meant to have no worker", **where
        )


def _note_lists(reading: _Reading, sheets: Mapping[str, Sheet]) -> None:
    for name in sheets:
        if name not in reading.cells:
            what = f"{shown(name).capitalize()} was not among the files"
            reading.findings.add("list-missing", "query", what, _MISSING_MEND, source=KIND, sheet=name)
    for title, why in reading.ignored.items():
        if why != "a blank sheet":
            what = f"The sheet {title!r} is {why} and was not read"
            mend = "Nothing, if it is guidance; else name it 'List 1' to 'List 11'"
            reading.findings.add("sheet-not-read", "query", what, mend, source=KIND, sheet=title)


def _distinct(names: Sequence[pa.Table]) -> pa.Table | None:
    """The same worker stands in many rows and lists; one row for each name is enough."""
    if not names:
        return None
    table = pa.concat_tables(names)
    return (
        table.group_by(table.column_names)
        .aggregate([])
        .sort_by([(column, "ascending") for column in table.column_names])
    )


def _names(paths: Sequence[Path]) -> str:
    return ", ".join(path.name for path in paths)
