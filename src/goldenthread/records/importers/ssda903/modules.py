"""Reading the CSV files of an SSDA903: which module each is, and the refusal of a set that is not whole."""

from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from goldenthread.records.errors import InputRefused, Problem, refuse_if_any
from goldenthread.records.findings import Findings
from goldenthread.records.importers.landing import RawSheet, file_facts, land, match_headings, read_csv
from goldenthread.records.importers.language import FileFacts, Options
from goldenthread.records.importers.ssda903.recognise import module_by_name, modules_by_headings
from goldenthread.records.importers.ssda903.years import every_sheet

_SET = "Give the folder that holds the whole return: header, episodes and the other modules"


@dataclass
class ReadFiles:
    """The files of a return as read: kept ``cells`` by module, the files' facts, and what was not kept and why."""

    cells: dict[str, pa.Table] = field(default_factory=dict)
    files: dict[str, FileFacts] = field(default_factory=dict)
    dropped: dict[str, dict[str, str]] = field(default_factory=dict)
    findings: Findings = field(default_factory=Findings)


def read_modules(paths: tuple[Path, ...], options: Options) -> ReadFiles:
    """Read every CSV file of a return. Raises `InputRefused` with every reason why the set cannot be loaded.

    A file that is no module is left unread, with a finding. Columns may be missing from a module only where nothing
    rests on them.
    """
    problems: list[Problem] = []
    read = ReadFiles()
    taken: dict[str, list[str]] = {}
    for path in paths:
        try:
            raw = read_csv(path, options.encoding)
        except InputRefused as refusal:
            if module_by_name(path.stem) is not None:
                problems += refusal.problems
            else:
                _leave(path, read, refusal.problems[0].what)
            continue
        module, wrong = _module_of(path, raw)
        if wrong is not None:
            problems.append(wrong)
        if module is None:
            if wrong is None:
                _leave(path, read, "its columns are those of no module")
            continue
        taken.setdefault(module, []).append(path.name)
        if len(taken[module]) > 1 or wrong is not None:
            continue
        problems += _take(module, path, raw, options, read)
    for module, names in taken.items():
        if len(names) > 1:
            mend = "Keep one file of each module; files of different years belong in different folders"
            problems.append(Problem(", ".join(names), f"{len(names)} files of the module {module!r}", mend))
    for name, sheet in every_sheet().items():
        if sheet.required and name not in taken:
            problems.append(
                Problem(
                    paths[0].parent.name or ".",
                    f"there is no {name} file, without which the return cannot be read",
                    _SET,
                )
            )
    refuse_if_any(problems)
    return read


def _module_of(path: Path, raw: RawSheet) -> tuple[str | None, Problem | None]:
    """The module that a file holds; its name and its columns must not speak of different ones."""
    named = module_by_name(path.stem)
    fitting = modules_by_headings(raw.headings)
    if named is None:
        return (next(iter(fitting)), None) if len(fitting) == 1 else (None, None)
    missing = match_headings(every_sheet()[named], raw.headings).missing
    if not missing:
        return named, None
    columns = ", ".join(item.upper() for item in missing)
    mend = "Export the module again with all its columns, or rename the file"
    if fitting and named not in fitting:
        what = f"named as the module {named!r}, but its columns are those of {' or '.join(sorted(fitting))}"
        return named, Problem(path.name, what, "Rename the file after what it holds")
    return named, Problem(path.name, f"the module {named!r} lacks {columns}", mend)


def _take(module: str, path: Path, raw: RawSheet, options: Options, read: ReadFiles) -> list[Problem]:
    sheet = every_sheet()[module]
    facts = file_facts(path)
    try:
        landed = land(sheet, raw, facts, options)
    except InputRefused as refusal:
        return list(refusal.problems)
    if not len(raw.rows):
        if sheet.required:
            what = f"its headings are those of the module {module!r}, but there are no rows under them"
            return [
                Problem(path.name, what, "Export it again and check the filter or the year that the export asked for")
            ]
        read.findings.add(
            "module-without-rows", "query", "The file has its headings and no rows: nothing was recorded, or the export is empty",
            "Check that there was nothing to record in the year", file=path.name, sheet=module,
        )  # fmt: skip
    read.cells[module] = landed.cells
    read.files[module] = facts
    read.dropped[module] = landed.dropped
    return []


def _leave(path: Path, read: ReadFiles, why: str) -> None:
    read.findings.add(
        "file-not-read", "query", f"A file beside the return that is none of its modules ({why})",
        "Rename it after its module if it is one; otherwise keep it elsewhere", file=path.name,
    )  # fmt: skip
