"""Barnet's quarterly report, rebuilt once from its registers and typed figures by the commands that a reader would type."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from goldenthread.cli.app import main

BARNET = Path(__file__).parents[3] / "examples" / "barnet"
PERIOD = "2016-17-Q4"


class Report:
    """Where the report was built, and its workbook's tables by caption: headings, then rows, as a spreadsheet holds them."""

    def __init__(self, folder: Path, class_: str = "confidential") -> None:
        self.folder = folder / "out" / f"quarterly-report-{PERIOD}-{class_}"
        self.tables: dict[str, list[list[object]]] = {}
        (path,) = self.folder.glob("*.xlsx")
        workbook = CalamineWorkbook.from_path(path)
        for name in workbook.sheet_names:
            rows = [list(row) for row in workbook.get_sheet_by_name(name).to_python()]
            self.tables[str(rows[0][0])] = rows

    def cell(self, caption: str, row: str, heading: str) -> object:
        """The cell of a row, by the beginnings of caption and row and the end of a heading."""
        (rows,) = [rows for name, rows in self.tables.items() if name.startswith(caption)]
        place, column = next(
            (number, place)
            for number, cells in enumerate(rows)
            for place, cell in enumerate(cells)
            if place and str(cell).strip().endswith(heading)
        )
        (found,) = [cells for cells in rows[place + 1 :] if str(cells[0]).startswith(row)]
        return found[column]


def build(folder: Path, *words: str) -> int:
    """Build the report from a store below ``folder`` with a copy of the home folder, so that nothing is left in the examples."""
    home = folder / "home"
    if not home.exists():
        shutil.copytree(BARNET / "home", home)
    where = ["--store", str(folder / "store"), "--home", str(home), "--out", str(folder / "out")]
    asked = ["--period", PERIOD, "--figures", str(BARNET / "figures.csv"), "--on", "2017-06-27"]
    return main(["pack", "quarterly-report", *where, *asked, *words])


def load(folder: Path, registers: Path = BARNET / "registers") -> None:
    """Load the registers into a store below ``folder``."""
    words: Sequence[str] = ["--store", str(folder / "store"), "--authority", "302", "--as-at", "2017-03-31"]
    assert main(["load", str(registers), *words]) == 0


@pytest.fixture(scope="session")
def barnet(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The edition for management, which hides nothing: every figure in it was published."""
    folder = tmp_path_factory.mktemp("barnet")
    load(folder)
    assert build(folder, "--class", "confidential", "--formats", "xlsx,html") == 0
    return Report(folder)
