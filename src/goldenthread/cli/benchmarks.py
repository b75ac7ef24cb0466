"""``make benchmarks DIR=folder``: published files are loaded with proof that no cell is lost, and known figures come back."""

import sys
import tempfile
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final

from goldenthread.cli.output import Form, print_rows, say
from goldenthread.measures.comparators import Comparators, LoadReport, load
from goldenthread.measures.comparators.catalogue import catalogue
from goldenthread.records.errors import RecordsError

AUTHORITY: Final = "302"


@dataclass(frozen=True, slots=True)
class Known:
    """A figure of England as its publisher printed it, which a loaded file must give back exactly."""

    indicator: str
    year: int
    value: str


_PRINTED: Final = {
    2025: {
        "dfe-referrals": "632830",
        "dfe-rereferrals-percent": "22.6",
        "dfe-referrals-nfa-percent": "6.5",
        "dfe-not-in-need": "194620",
        "dfe-not-in-need-percent": "30.8",
        "dfe-cp-plans-started": "61840",
        "dfe-cp-second-plans": "15130",
        "dfe-cp-second-plans-percent": "24.5",
        "dfe-cla-31-march": "81770",
        "dfe-cla-31-march-rate": "67",
        "dfe-cla-started": "32270",
        "dfe-cla-started-rate": "26",
        "dfe-cla-ceased": "34450",
        "dfe-cla-ceased-rate": "28",
        "dfe-workers-in-post": "36186.3",
        "dfe-turnover": "11.8",
        "dfe-agency-rate": "13.0",
        "dfe-vacancy-rate": "14.2",
        "dfe-caseload": "15.2",
        "dfe-absence-rate": "3.5",
    },
    2024: {"ons-population-0-17": "12183016"},
}

KNOWN: Final = tuple(
    Known(indicator, year, value) for year, figures in _PRINTED.items() for indicator, value in figures.items()
)
"""Figures of England: DfE, years to 31 March and to 30 September 2025; ONS, mid-2024."""


def main(folder: Path) -> int:
    """Load every CSV file of a folder together; returns 0, 1 when a known figure differs, 2 when nothing could be loaded."""
    paths = sorted(folder.glob("*.csv")) if folder.is_dir() else []
    if not paths:
        say(f"{folder} holds no CSV file.")
        return 2
    with tempfile.TemporaryDirectory() as home:
        try:
            report = load(paths, Path(home), "make benchmarks")
        except RecordsError as refused:
            say(f"Refused, and nothing was loaded:\n{refused}")
            return 2
        _files(report)
        opened = Comparators.open(Path(home))
        good = _known(opened)
        _neighbours(opened)
    return 0 if good else 1


def _files(report: LoadReport) -> None:
    rows = [
        {
            "file": one.load.name,
            "dataset": one.load.dataset,
            "rows": one.proof.rows,
            "cells": one.proof.cells,
            "numbers": one.proof.numbers,
            "symbols": " ".join(f"{code}={count}" for code, count in one.proof.symbols.items()),
            "notes": "; ".join(one.notes),
        }
        for one in report.files
    ]
    print_rows(rows, Form.table, ("file", "dataset", "rows", "cells", "numbers", "symbols", "notes"), "")
    say(f"\n{report.cells:,} cells of data: each was stored and held against a second reading of its file.\n")


def _known(opened: Comparators) -> bool:
    rows, good = [], True
    for one in KNOWN:
        indicator = catalogue().indicator(one.indicator)
        if indicator is None or opened.latest(indicator.dataset) is None:
            continue
        cell = opened.cell(indicator, one.year)
        same = cell is not None and cell.exact == Decimal(one.value)
        good = good and same
        rows.append(
            {
                "figure of England": indicator.title,
                "for": f"{indicator.basis.value} {one.year}",
                "printed": one.value,
                "stored": cell.text if cell else "not in the file",
                "same": same,
            }
        )
    print_rows(
        rows, Form.table, ("figure of England", "for", "printed", "stored", "same"), "No known figure to compare."
    )
    return good


def _neighbours(opened: Comparators) -> None:
    model, near = opened.neighbours(AUTHORITY)
    if near:
        say(f"\nStatistical neighbours of {AUTHORITY}, model of {model}")
        rows = [{"place": one.place, "code": one.code, "name": one.name, "closeness": one.closeness} for one in near]
        print_rows(rows, Form.table, ("place", "code", "name", "closeness"), "")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
