"""The improvement plan on the site of ``make demo``: of today, with its figures, and what the guard finds of what was planted."""

import csv
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

from goldenthread.borough.programme import PLANTED, programme_rows
from goldenthread.borough.programme_figures import COLUMNS, programme_figures
from goldenthread.cli.output import say
from goldenthread.cli.summary import counted

#: Which user of the demonstration is who in the programme: each finds their own actions and requests.
_USERS: Final = {
    "dcs": "demo.director",
    "hos-help": "demo.head-of-service",
    "quality": "demo.auditor",
    "analyst": "demo.analyst",
    "chair": "demo.board-chair",
    "lead-member": "demo.lead-member",
    "health": "demo.partner-agency",
}


def write_plan(
    folder: Path, as_at: date, more: Mapping[str, Sequence[Mapping[str, str]]] = MappingProxyType({})
) -> Path:
    """Write the files of the plan into a new folder, and its figures beside it; gives the file of figures.

    ``more`` are rows that are written too, by the name of their file.
    """
    folder.mkdir(parents=True)
    held = programme_rows(as_at, _USERS)
    for name in dict.fromkeys((*held, *more)):
        rows = [*held.get(name, ()), *more.get(name, ())]
        if rows:
            _write(folder / f"{name}.csv", rows, tuple(dict.fromkeys(cell for row in rows for cell in row)))
    figures = folder.with_name(f"{folder.name}-figures.csv")
    _write(figures, programme_figures(as_at), COLUMNS)
    return figures


def load_plan(folder: Path, home: Path, today: date) -> None:
    """Write the plan, load it and its figures into the home, and tell what the guard asks of what was planted.

    Who opens the site today sees a plan of today, whatever day the records are as at. Raises RuntimeError where the guard
    missed any of what was planted.
    """
    figures = write_plan(folder, today)
    for line in (["typed", "load", str(figures)], ["plan", "load", str(folder)]):
        say(f"\n$ goldenthread {' '.join(line)} --home {home}\n")
        subprocess.run(_command(line, home), check=True)
    line = ["plan", "guard", "--as-at", today.isoformat(), "--format", "json"]
    answer = subprocess.run(_command(line, home), stdout=subprocess.PIPE, check=False)
    found = {one["action"] for one in json.loads(answer.stdout)["actions"] if one["reasons"]}
    missed = [f"{key} ({what})" for key, what in PLANTED.items() if key not in found]
    if missed:
        raise RuntimeError(f"the guard did not ask about what was planted: {', '.join(missed)}")
    others = len(found - PLANTED.keys())
    also = f" and about {counted(others, 'other')}" if others else " and about no other"
    say(f"\nThe guard asks about all {len(PLANTED)} claims that were planted false{also}:")
    say(f"  .venv/bin/goldenthread plan guard --home {home} --as-at {today}")


def _command(words: Sequence[str], home: Path) -> list[str]:
    """A command of the home as a process of its own."""
    return [sys.executable, "-m", "goldenthread.cli", *words, "--home", str(home)]


def _write(path: Path, rows: Sequence[Mapping[str, str]], columns: Sequence[str]) -> None:
    with path.open("x", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)
