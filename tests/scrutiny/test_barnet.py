"""Scrutiny on tables that a council published: every finding is known, and copies with the faults mended are left alone."""

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from tests.house.sources import ROOT

from goldenthread.scrutiny.engine import scrutinise
from goldenthread.scrutiny.findings import Finding, Level
from goldenthread.scrutiny.reading import read_paper
from goldenthread.scrutiny.rules import load_rules

FOLDER = ROOT / "examples" / "barnet"
#: The day after the last of the papers, so that none of it is judged by today's date.
READ_ON = date(2018, 1, 31)

#: Row and column of every finding at question or above, by file.
FOUND: Mapping[str, set[tuple[int, str]]] = {
    "dashboard_2017_11.csv": {
        (13, "rating"), (14, "rating"), (17, "latest"), (17, "previous"), (23, "latest_period"),
        (30, "change_published"), (32, "change_published"), (33, "change_published"), (39, "latest_period"),
        (47, "change_published"), (53, "rating"), (55, "change_published"), (71, "measure"), (71, "rating"),
    },
    "dashboard_supervision_2017_11.csv": set(),
    "quarterly_indicators_2016_17_q4.csv": {
        (3, "dot_short"), (6, "unit"), (8, "result_published"), (23, "benchmark_london"), (30, "result_published"),
    },
    "quarterly_summary_2016_17_q4.csv": {(16, "count")},
    "revenue_2016_17_q4.csv": set(),
    "capital_2016_17_q4.csv": set(),
    "risks_2016_17_q4.csv": {(8, "residual_likelihood")},
    "risk_matrix_2016_17_q4.csv": set(),
    "plan_2018_19_actions.csv": {(22, "id"), (44, "lead"), (49, "id")},
    "progress_figures_2018_01.csv": set(),
    "complaints_2016_17_q4.csv": {(5, "quarter_printed")},
}  # fmt: skip

#: What a careful member would have printed, by file, row and column.
MENDED: Mapping[str, Mapping[tuple[int, str], str]] = {
    "dashboard_2017_11.csv": {
        (13, "rating"): "R", (14, "rating"): "G", (23, "latest_period"): "2017-11",
        (30, "change_published"): "-5%", (32, "change_published"): "-3%", (33, "change_published"): "-55%",
        **{(row, "previous_period"): "2017-09" for row in (39, 40, 41, 42)},
        (47, "change_published"): "-11%", (53, "rating"): "R", (55, "change_published"): "-1",
        (71, "measure"): "Care leavers in education, employment or training",
        # The grades were not of the regular audits counted above: two rows that say of how many audits they are.
        (2, "previous"): "37", (2, "latest"): "18", (2, "change_published"): "-19",
    },
    "quarterly_indicators_2016_17_q4.csv": {
        (3, "dot_short"): "N/A",
        (3, "previous_result"): "",
        (3, "previous_result_published"): "N/A", (6, "unit"): "rate per 100,000",
        (6, "indicator"): "Number of first time entrants to the Youth Justice System aged 10 to 17 (per 100,000)",
        (8, "result"): "357", (8, "result_published"): "357",
        (23, "benchmark_london"): "", (30, "result_published"): "21.9",
    },
    "quarterly_summary_2016_17_q4.csv": {(16, "count"): "15", (16, "published"): "75% (15)"},
    "risks_2016_17_q4.csv": {(8, "residual_likelihood"): "3", (8, "score"): "9"},
    "plan_2018_19_actions.csv": {
        **{(row, "id"): f"2({number})" for row, number in zip(range(22, 25), ("vi", "vii", "viii"), strict=True)},
        **{
            (row, "id"): f"5({number})"
            for row, number in zip(range(49, 53), ("xiv", "xv", "xvi", "xvii"), strict=True)
        },
        (44, "lead"): "BJ",
    },
    "complaints_2016_17_q4.csv": {(row, "quarter_printed"): "Q4" for row in (5, 6, 7)},
}  # fmt: skip


def _file(name: str) -> Path:
    return next(FOLDER.rglob(name))


def _findings(path: Path) -> tuple[Finding, ...]:
    rules = load_rules()
    return scrutinise(read_paper([path], rules, READ_ON).paper, rules).at_or_above(Level.QUESTION)


@pytest.mark.parametrize("name", FOUND)
def test_every_finding_on_a_published_table_is_known(name: str) -> None:
    """Nothing is found that a careful member would not agree with, and nothing that was found before is lost."""
    assert {(one.place.row, one.place.column) for one in _findings(_file(name))} == FOUND[name]


@pytest.mark.parametrize("name", MENDED)
def test_a_mended_copy_is_left_alone(name: str, tmp_path: Path) -> None:
    """With each fault mended by hand, scrutiny says nothing but what it checked."""
    with _file(name).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    for (row, column), text in MENDED[name].items():
        rows[row - 1][rows[0].index(column)] = text
    copy = tmp_path / name
    with copy.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    assert [(one.place.row, one.place.column, one.arithmetic) for one in _findings(copy)] == []
