"""Recognising registers: the files of a folder called registers, and others that are named and headed as one."""

import csv
from collections.abc import Sequence
from pathlib import Path

from goldenthread.records.errors import InputRefused
from goldenthread.records.importers.landing import match_headings, read_workbook
from goldenthread.records.importers.language import Source
from goldenthread.records.importers.registers.schemas import KIND, SHEETS, register_called

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
#: In a folder of this name every CSV and workbook is taken for registers, so that a wrong name is refused, not passed over.
_FOLDER = "registers"
_FIRST_BYTES = 1 << 16
#: A workbook of registers alone, wherever it lies; it is read to see which of its sheets are registers.
_WORKBOOK = "registers"


def claim(path: Path) -> Sequence[Source]:
    """The registers at ``path``, a source each; empty when there is none. A workbook may hold one in each sheet."""
    if path.is_dir():
        files = sorted(path.iterdir()) if path.name.casefold() == _FOLDER else []
        return tuple(source for file in files if _is_table(file) for source in _in_folder(file))
    if not _is_table(path):
        return ()
    if path.suffix.casefold() in WORKBOOKS:
        return _in_workbook(path) if path.stem.casefold() == _WORKBOOK else ()
    name = register_called(path.stem)
    return (_source(path, name),) if name is not None and _headed_as(path, name) else ()


def _in_folder(path: Path) -> Sequence[Source]:
    name = register_called(path.stem)
    if path.suffix.casefold() not in WORKBOOKS or name is not None:
        return (_source(path, name or path.stem),)
    return _in_workbook(path) or (_source(path, path.stem),)


def _in_workbook(path: Path) -> Sequence[Source]:
    try:
        sheets = read_workbook(path)
    except InputRefused:
        return (_source(path, path.stem),)  # reading it again says what is wrong with it
    named = dict.fromkeys(name for raw in sheets if raw.headings and (name := register_called(raw.name)))
    return tuple(_source(path, name) for name in named)


def _source(path: Path, name: str) -> Source:
    return Source(KIND, f"{KIND}/{name}", (path,))


def _is_table(path: Path) -> bool:
    # A name that begins ~$ is the lock file of a workbook somebody has open.
    return path.is_file() and path.suffix.casefold() in WORKBOOKS | {".csv"} and not path.name.startswith(("~$", "."))


def _headed_as(path: Path, name: str) -> bool:
    """Whether the first line names every column that the register needs, the period among them."""
    with path.open("rb") as file:
        head = file.read(_FIRST_BYTES)
    encoding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    first = next(csv.reader(head.decode(encoding, "replace").splitlines()), [])
    return not match_headings(SHEETS[name], [cell.strip() for cell in first]).missing
