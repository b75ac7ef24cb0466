"""Small registers for tests, and the short way to load them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from goldenthread.access.scope import Scope
from goldenthread.cli.machinery import machinery
from goldenthread.records.errors import InputRefused
from goldenthread.records.importers import recognise
from goldenthread.records.importers.language import Landing, Options
from goldenthread.records.importers.registers import IMPORTER
from goldenthread.records.store.load import load
from goldenthread.records.store.loaded import LoadRequest
from goldenthread.records.store.store import Snapshot, Store

RISKS = ("period,id,title,score,residual impact,residual likelihood", "2016-17-Q4,R1,Too few workers,16,4,4")


def put(folder: Path, name: str, *lines: str, encoding: str = "utf-8") -> Path:
    """Write a register and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(("\n".join(lines) + "\n").encode(encoding))
    return path


def book(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    """Write a workbook and return its path."""
    with xlsxwriter.Workbook(str(path)) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            for n, row in enumerate(rows):
                sheet.write_row(n, 0, row)
    return path


def landed(path: Path) -> Landing:
    """Land the one register at ``path``."""
    (source,) = recognise([path])
    return IMPORTER.read(source, Options(authority="999"))


def loaded(root: Path, *paths: Path) -> Snapshot:
    """Load files into a store and return its current snapshot."""
    load(list(paths), root, LoadRequest(authority="999"), machinery())
    return Store.open(root).current()


def rows(snapshot: Snapshot, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """Rows of a table in the order of the file."""
    with snapshot.connect(Scope.everything("test", "testing")) as connection:
        order = "try_cast(split_part(sources, ':', 2) as bigint)"
        return list(connection.execute(f'select {", ".join(columns)} from "{table}" order by {order}').fetchall())


def rules(snapshot: Snapshot) -> list[tuple[str, int, str]]:
    """What was found: rule, row of the file and column."""
    found = snapshot.findings().to_pylist()
    return sorted((one["rule"], one["row"] or 0, one["column"] or "") for one in found)


def refusal(path: Path) -> str:
    """What is said when the register at ``path`` is refused."""
    try:
        landed(path)
    except InputRefused as refused:
        return str(refused)
    raise AssertionError(f"{path.name} was not refused")
