"""Reading an SSDA903 return, as a set of CSV files or one XML file, into cells of text with nothing given a meaning yet."""

from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from goldenthread.records.errors import InputRefused, Problem, refuse_if_any
from goldenthread.records.findings import Findings
from goldenthread.records.importers.landing import constant, file_facts, minimise
from goldenthread.records.importers.language import DateOrder, FileFacts, Landing, Options, Source
from goldenthread.records.importers.ssda903.births import keep_once
from goldenthread.records.importers.ssda903.modules import read_modules
from goldenthread.records.importers.ssda903.when import check_modules, check_year, settle
from goldenthread.records.importers.ssda903.xml import read_xml
from goldenthread.records.importers.ssda903.years import SPECIFICATION, every_sheet


def read(source: Source, options: Options) -> Landing:
    """Land one return whole. Raises `InputRefused` with every reason why it cannot be.

    Dates are day/month/year unless ``options.dates`` says otherwise (year-month-day is always understood).
    """
    year, as_at = settle(source.paths, options)
    dates: DateOrder = options.dates or SPECIFICATION.dates
    options = replace(options, dates=dates)
    name = f"ssda903/{year}"
    findings = Findings()
    is_xml = any(path.suffix.casefold() == ".xml" for path in source.paths)
    if is_xml:
        cells, files, dropped = _read_xml(source.paths, options, findings)
        named = dict.fromkeys(cells, source.paths[0].name)
    else:
        found = read_modules(source.paths, options)
        findings.extend([found.findings.table()])
        cells, files, dropped = found.cells, tuple(found.files.values()), found.dropped
        named = {module: facts.name for module, facts in found.files.items()}
    check_year(cells["episodes"], year, as_at, dates, named["episodes"], findings)
    check_modules(list(cells), year, findings, named)
    cells = keep_once(cells, dates, findings, named)
    return Landing(
        kind="ssda903",
        source=name,
        files=files,
        cells=cells,
        findings=_from(name, findings.table()),
        as_at=as_at,
        year=year,
        authority=options.authority,
        dropped=dropped,
        extra={"dates": dates, "form": "xml" if is_xml else "csv", "modules": sorted(cells)},
    )


def _from(source: str, findings: pa.Table) -> pa.Table:
    """Name the source in every finding: it is not known while the files are read."""
    place = findings.schema.get_field_index("source")
    return findings.set_column(place, "source", constant(source, findings.num_rows))


def _read_xml(
    paths: tuple[Path, ...], options: Options, findings: Findings
) -> tuple[dict[str, pa.Table], tuple[FileFacts, ...], dict[str, dict[str, str]]]:
    if len(paths) != 1:
        names = ", ".join(path.name for path in paths)
        raise InputRefused.of(
            names, "several files for one return of which one is XML", "Load the XML file or the CSV files"
        )
    path = paths[0]
    collected = read_xml(path)
    facts = file_facts(path)
    sheets = every_sheet()
    problems = []
    cells = {}
    for module, table in collected.tables().items():
        if not table.num_rows:
            if sheets[module].required:
                mend = "Look for CHILD elements that hold HEADER and EPISODE; an export without them is not a return"
                problems.append(
                    Problem(path.name, f"there is no {module} in its {collected.children:,} children", mend)
                )
            continue
        table = table.append_column("_file", constant(facts.short, table.num_rows))
        cells[module] = minimise(sheets[module], table, options).cells
    refuse_if_any(problems)
    for tag, count in sorted(collected.unknown.items()):
        findings.add(
            "unknown-element", "query", f"The element {tag!r} ({count:,} times) is no field that is known: it is not read",
            "Check its spelling; tell us if it is a new item of the collection", file=path.name, column=tag,
        )  # fmt: skip
    if collected.stray:
        findings.add(
            "stray-text", "query", f"{collected.stray:,} texts stand between elements, where the return has none: they are not read",
            "Check whether a tag is missing there", file=path.name, row=collected.first_stray,
        )  # fmt: skip
    dropped = {"xml": dict.fromkeys(collected.unknown, "not a field that is known")} if collected.unknown else {}
    return cells, (facts,), dropped
