"""Recognising local lists: files named and headed as a schema, and files that a mapping speaks for."""

from collections.abc import Sequence
from pathlib import Path

import python_calamine

from goldenthread.records.errors import InputRefused, WrongUse
from goldenthread.records.importers.landing import match_headings
from goldenthread.records.importers.language import Source
from goldenthread.records.importers.local.mapping import read_mapping
from goldenthread.records.importers.local.schemas import SCHEMAS, schema_called

KIND = "local"
WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
_FIRST_BYTES = 1 << 16
#: The folder in which every list is taken for a local list, so that one with a wrong name is refused and not passed over.
_FOLDER = "local"


def claim(path: Path) -> Sequence[Source]:
    """The local lists at ``path``: a folder called ``local``, or a file that is one by name and headings, or that a
    mapping beside it speaks for. Empty when there is none."""
    if path.is_dir():
        return _folder(path) if path.name.casefold() == _FOLDER else ()
    if not _is_list(path):
        return ()
    beside = _mapping_beside(path)
    if beside is not None:
        return (mapped_source(path, beside),)
    name = schema_called(path.stem)
    return (_plain(path),) if name is not None and _headed_as(path, name) else ()


def claim_mapped(paths: Sequence[Path], mapping: Path) -> tuple[tuple[Source, ...], tuple[Path, ...]]:
    """Divide ``paths`` into the sources that ``mapping`` speaks for and the paths it does not.

    A folder is divided only when files that lie in it fit the mapping's pattern. Raises `InputRefused` when the mapping
    cannot be read, and `WrongUse` when its pattern fits none of the files.
    """
    found, _ = read_mapping(mapping)
    fits: list[Path] = []
    rest: list[Path] = []
    for path in paths:
        inside = sorted(path.iterdir()) if path.is_dir() else [path]
        chosen = [one for one in inside if one.is_file() and _is_list(one) and found.is_for(one)]
        fits += chosen
        rest += [one for one in inside if one not in chosen] if chosen else [path]
    if not fits:
        what = f"its pattern {found.pattern!r} fits none of {', '.join(path.name for path in paths)}"
        raise WrongUse.of(mapping.name, what, "Correct the pattern under [file], or give the file it is for")
    return tuple(mapped_source(path, mapping) for path in fits), tuple(path for path in rest if path != mapping)


def mapped_source(path: Path, mapping: Path) -> Source:
    """The source that a file is when read through a mapping; its second path is the mapping."""
    found, _ = read_mapping(mapping)
    return Source(KIND, f"{KIND}/{found.name}", (path, mapping))


def _plain(path: Path) -> Source:
    return Source(KIND, f"{KIND}/{schema_called(path.stem) or path.stem}", (path,))


def _folder(path: Path) -> tuple[Source, ...]:
    sources = []
    for file in sorted(path.iterdir()):
        if file.is_file() and _is_list(file):
            beside = _mapping_beside(file)
            sources.append(mapped_source(file, beside) if beside else _plain(file))
    return tuple(sources)


def _is_list(path: Path) -> bool:
    # A name that begins ~$ is the lock file of a workbook somebody has open.
    return path.suffix.casefold() in WORKBOOKS | {".csv"} and not path.name.startswith(("~$", "."))


def _mapping_beside(path: Path) -> Path | None:
    """The mapping file in the same folder that has the list's own name."""
    beside = path.with_suffix(".toml")
    return beside if beside.is_file() else None


def _headed_as(path: Path, name: str) -> bool:
    """Say whether the first row is mostly the schema's: with a heading mistyped, it is better read and told so."""
    try:
        match = match_headings(SCHEMAS[name], _headings(path, name))
    except InputRefused:
        return False
    return not match.missing or 0 < len(match.unknown) <= len(match.found)


def _headings(path: Path, name: str) -> list[str]:
    if path.suffix.casefold() == ".csv":
        with path.open("rb") as file:
            head = file.read(_FIRST_BYTES)
        encoding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
        lines = head.decode(encoding, "replace").splitlines()
        return [cell.strip().strip('"') for cell in lines[0].split(",")] if lines else []
    try:
        with path.open("rb") as file:
            book = python_calamine.CalamineWorkbook.from_filelike(file)
            sheet = next((one for one in book.sheet_names if schema_called(one) == name), book.sheet_names[0])
            rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=True, nrows=1)
    except (python_calamine.CalamineError, OSError, ValueError, IndexError) as error:
        raise InputRefused.of(path.name, f"not a workbook that can be read ({error})", "Save it again") from error
    return [str(cell) for cell in rows[0]] if rows else []
