"""Published files are loaded from the command line, with what was found and known figures beside them."""

from importlib.resources import as_file, files
from pathlib import Path

import pytest

from goldenthread.cli.benchmarks import KNOWN, main
from goldenthread.measures.comparators.catalogue import catalogue


def test_known_figures_come_back_and_neighbours_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """Rows, cells and symbols of each file, England's figures and the ten neighbours with their closeness."""
    with as_file(files("goldenthread.measures.comparators").joinpath("shipped")) as folder:
        assert main(folder) == 0
    shown = capsys.readouterr().out
    assert "36186.3" in shown
    assert "Waltham Forest" in shown
    assert "cells of data" in shown


def test_a_figure_that_differs_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file in which England's caseload is another is noticed."""
    name = "social-work-workforce-2025-09.csv"
    text = files("goldenthread.measures.comparators").joinpath("shipped", name).read_text(encoding="utf-8")
    (tmp_path / name).write_text(text.replace(",321661,15.2,", ",321661,15.3,"), encoding="utf-8")
    assert main(tmp_path) == 1
    assert "no" in capsys.readouterr().out


def test_a_folder_without_files_or_with_a_bad_one_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing to load, and nothing loaded."""
    assert main(tmp_path) == 2
    (tmp_path / "odd.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert main(tmp_path) == 2
    assert "nothing was loaded" in capsys.readouterr().out


def test_every_known_figure_is_of_a_known_indicator() -> None:
    """The list of figures cannot drift from the catalogue."""
    assert {one.indicator for one in KNOWN} <= {one.key for one in catalogue().indicators}
    assert len(KNOWN) == 21
