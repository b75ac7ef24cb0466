"""Reading a folder of the dataset: one CSV or Parquet file a table, columns as the case system has them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.records.errors import InputRefused, Problem, refuse_if_any
from goldenthread.records.findings import MASK, Findings
from goldenthread.records.importers.landing import RawSheet, file_facts, land, read_csv, read_parquet
from goldenthread.records.importers.language import Field, FileFacts, Landing, Options, Sheet, Source
from goldenthread.records.importers.ssd.outcomes import Read, read_factors, read_flags
from goldenthread.records.importers.ssd.spec import SHEETS, STANDING, UNUSED

_SUFFIXES = (".csv", ".parquet")
_STAMP = re.compile(r"[_\-]?(?:19|20)\d{6}$")
_FACTORS = "ssd_assessment_factors"
_FACTORS_JSON = "cinf_assessment_factors_json"


def table_of(path: Path) -> str | None:
    """The table a file holds, by its name: any capitals, a schema before it and a date after it are put up with."""
    if path.suffix.casefold() not in _SUFFIXES:
        return None
    name = _STAMP.sub("", path.stem.casefold().rpartition(".")[2]).replace("-", "_").replace(" ", "_")
    return name if name in SHEETS or name in UNUSED else None


def claims(path: Path) -> tuple[Source, ...]:
    """The dataset at ``path``: a folder that holds files named as its tables, or one such file."""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    found = tuple(file for file in files if file.is_file() and table_of(file) is not None)
    return (Source("ssd", "ssd", found),) if found else ()


@dataclass
class _Taken:
    """What has been read so far."""

    files: list[FileFacts] = field(default_factory=list)
    cells: dict[str, pa.Table] = field(default_factory=dict)
    names: list[pa.Table] = field(default_factory=list)
    dropped: dict[str, dict[str, str]] = field(default_factory=dict)
    findings: Findings = field(default_factory=Findings)
    problems: list[Problem] = field(default_factory=list)


def read(source: Source, options: Options) -> Landing:
    """Land every table. Raises `InputRefused` naming everything that is wrong with any of the files in one pass.

    Columns that a case system does not have are noted and null throughout; columns that are not the dataset's are left
    out and listed. The dataset states no date of its own, so ``options.as_at`` is needed.
    """
    taken = _Taken()
    taken.problems += _amiss(source.paths, options)
    for path in source.paths:
        name = table_of(path)
        if name in UNUSED:
            taken.dropped[name] = {path.name: UNUSED[name]}
        elif name is not None and name not in taken.cells:
            try:
                _take(SHEETS[name], path, options, taken)
            except InputRefused as refusal:
                taken.problems += refusal.problems
    refuse_if_any(taken.problems)
    _say_whose_factors(taken.cells)
    _note_repeated_leavers(taken)
    return Landing(
        kind="ssd",
        source=source.name,
        files=tuple(taken.files),
        cells=taken.cells,
        findings=taken.findings.table(),
        as_at=options.as_at,
        authority=options.authority,
        names=pa.concat_tables(taken.names) if taken.names else None,
        dropped=taken.dropped,
        extra={"dates": options.dates} if options.dates else {},
    )


def _amiss(paths: Iterable[Path], options: Options) -> list[Problem]:
    """What is wrong with the set of files as such."""
    problems = []
    tables: dict[str, Path] = {}
    for path in paths:
        name = table_of(path)
        if name is None:
            problems.append(Problem(path.name, "not a table of the dataset", "Give only files named as its tables"))
        elif name in tables:
            what = f"holds {name}, and so does {tables[name].name}"
            problems.append(Problem(path.name, what, "Keep the newer of the two"))
        else:
            tables[name] = path
    if "ssd_person" not in tables:
        problems.append(Problem("ssd_person", "there is no such file", "Export the table of persons with the others"))
    if not any(name in SHEETS and name not in STANDING for name in tables):
        what = "no table of anything that happened (contacts, referrals, assessments, plans, care…)"
        problems.append(Problem("the folder", what, "Export at least one of them with ssd_person"))
    if options.as_at is None:
        mend = "Say the day on which it was extracted with --as-at, such as --as-at 2025-03-31"
        problems.append(Problem("the Standard Safeguarding Dataset", "it states no date of its own", mend))
    return problems


def _take(sheet: Sheet, path: Path, options: Options, taken: _Taken) -> None:
    facts = file_facts(path)
    raw = read_parquet(path) if path.suffix.casefold() == ".parquet" else read_csv(path, options.encoding)
    raw = RawSheet(sheet.name, raw.headings, raw.columns, raw.rows)
    if sheet.name == _FACTORS:
        raw = _factor_rows(raw, facts, taken)
    else:
        raw = _with_flags(sheet, raw, facts, taken)
    landed = land(sheet, raw, facts, options)
    if landed.missing:
        columns = ", ".join(landed.missing)
        mend = "Export the table with them: without them no row can be told apart"
        raise InputRefused.of(path.name, f"columns that it cannot do without are missing: {columns}", mend)
    taken.files.append(facts)
    taken.cells[sheet.name] = landed.cells
    if landed.names is not None:
        taken.names.append(landed.names)
    if landed.dropped:
        taken.dropped[sheet.name] = landed.dropped
    for item in sheet.fields:
        if item.treat == "keep" and item.name not in landed.cells.column_names and not _made_here(item):
            taken.findings.add(
                "missing-column", "query", f"{sheet.name} has no column {item.name}: what rests on it is not recorded",
                "Nothing, where the case system does not hold it; else export the column",
                source="ssd", file=path.name, sheet=sheet.name, column=item.name,
            )  # fmt: skip


def _made_here(item: Field) -> bool:
    """A later name of the same column, or one that is worked out below."""
    return item.name in ("cina_person_id", "cinf_assessment_factor", "pers_common_child_id", "pers_single_unique_id")


def _with_flags(sheet: Sheet, raw: RawSheet, facts: FileFacts, taken: _Taken) -> RawSheet:
    """The table with its JSON columns reduced to flags, since comments stand among them."""
    columns = list(raw.columns)
    wanted = {item.name for item in sheet.fields if item.kind == "json"}
    for n, heading in enumerate(raw.headings):
        if heading.casefold() in wanted:
            read = read_flags(columns[n])
            columns[n] = read.values
            _note_broken(sheet, heading.casefold(), raw, read, facts, taken)
    return RawSheet(raw.name, raw.headings, tuple(columns), raw.rows)


def _factor_rows(raw: RawSheet, facts: FileFacts, taken: _Taken) -> RawSheet:
    """A row a factor out of a row an assessment; ``rows`` still numbers the rows of the file."""
    position = next((n for n, heading in enumerate(raw.headings) if heading.casefold() == _FACTORS_JSON), None)
    if position is None:
        mend = "Export the table with it: it holds the factors"
        raise InputRefused.of(facts.name, f"column {_FACTORS_JSON} is missing", mend)
    read = read_factors(raw.columns[position])
    _note_broken(SHEETS[_FACTORS], _FACTORS_JSON, raw, read, facts, taken)
    parents = pc.list_parent_indices(read.values)
    headings = tuple("cinf_assessment_factor" if n == position else heading for n, heading in enumerate(raw.headings))
    columns = tuple(
        pc.list_flatten(read.values) if n == position else column.take(parents) for n, column in enumerate(raw.columns)
    )
    return RawSheet(raw.name, headings, columns, raw.rows.take(parents))


def _note_broken(sheet: Sheet, column: str, raw: RawSheet, read: Read, facts: FileFacts, taken: _Taken) -> None:
    """A finding for each text that was cut off or badly made; the text may hold comments, so it is not shown."""
    count = len(read.broken)
    if not count:
        return
    person = next((n for n, heading in enumerate(raw.headings) if heading.casefold() == sheet.persons[0]), None)
    ids = raw.columns[person].take(read.broken) if person is not None else pa.nulls(count, pa.string())
    same = {
        "rule": "broken-json",
        "severity": "query",
        "source": "ssd",
        "file": facts.name,
        "sheet": sheet.name,
        "column": column,
        "value": MASK,
        "message": "A list of outcomes that breaks off or is not well formed: only what could be told apart was kept",
        "mend": "Lengthen the column, and mask quotation marks, in the extract from the case system",
    }
    table = {key: pa.repeat(pa.scalar(value, pa.string()), count) for key, value in same.items()}
    taken.findings.extend([pa.table({**table, "row": raw.rows.take(read.broken).cast(pa.int64()), "child_id": ids})])


def _say_whose_factors(cells: dict[str, pa.Table]) -> None:
    """Give each factor the person of its assessment, so that it is forgotten with that person."""
    factors = cells.get(_FACTORS)
    if factors is None:
        return
    assessments = cells.get("ssd_cin_assessments")
    if assessments is None or "cina_assessment_id" not in assessments.column_names:
        persons = pa.nulls(factors.num_rows, pa.string())
    else:
        ids = pc.utf8_trim_whitespace(assessments["cina_assessment_id"])
        found = pc.index_in(pc.utf8_trim_whitespace(factors["cinf_assessment_id"]), value_set=ids, skip_nulls=True)
        persons = assessments["cina_person_id"].take(found)
    cells[_FACTORS] = factors.append_column("cina_person_id", persons)


def _note_repeated_leavers(taken: _Taken) -> None:
    """Say of which young people there is more than one row: the one with the latest contact is current."""
    leavers = taken.cells.get("ssd_care_leavers")
    if leavers is None:
        return
    counted = leavers.group_by("clea_person_id").aggregate([("_row", "max"), ("_row", "count")])
    again = counted.filter(pc.and_(pc.greater(counted["_row_count"], 1), pc.is_valid(counted["clea_person_id"])))
    for row in again.to_pylist():
        taken.findings.add(
            "repeated-care-leaver", "query", f"{row['_row_count']} rows for one young person: the one with the latest contact is used",
            "Keep one current row for each young person in the extract",
            source="ssd", sheet="ssd_care_leavers", row=row["_row_max"], child_id=row["clea_person_id"],
        )  # fmt: skip
