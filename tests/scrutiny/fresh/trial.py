"""What the command finds on the clean tables and on each planted fault."""

import contextlib
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.scrutiny.fresh.breakdowns import STATISTICS
from tests.scrutiny.fresh.documents import PAIRS, PAPERS
from tests.scrutiny.fresh.indicators import SCORECARDS
from tests.scrutiny.fresh.money import BUDGETS
from tests.scrutiny.fresh.registers import REGISTERS, STATEMENTS
from tests.scrutiny.fresh.shape import Fault, Paper, Table

from goldenthread.cli.app import main

TABLES: tuple[Table | Paper, ...] = (
    *SCORECARDS,
    *BUDGETS,
    *STATISTICS,
    *REGISTERS,
    *STATEMENTS,
    *PAIRS,
    *PAPERS,
)

#: The day as which every table is read: after the actions that are overdue, before those that are on track.
TODAY = "2023-10-15"

#: A note is no finding here.
COUNTED = frozenset({"contradiction", "unit", "question"})


@dataclass(frozen=True)
class Found:
    """One finding of the command, as far as it is judged."""

    row: int
    column: str
    relation: str
    level: str
    text: str


@dataclass(frozen=True)
class Outcome:
    """What was found where one fault was planted."""

    table: Table | Paper
    fault: Fault
    found: tuple[Found, ...]

    @property
    def anywhere(self) -> bool:
        """Whether anything was found in the table."""
        return bool(self.found)

    @property
    def right(self) -> bool:
        """Whether a finding stands at an acceptable cell."""
        places = [self.table.place(place, self.fault) for place in self.fault.places]
        return any(one.row == row and one.column in names for one in self.found for row, names in places)


def scrutinised(papers: Sequence[tuple[str, str]], folder: Path) -> list[tuple[Found, ...]]:
    """The counted findings on each text with its file ending, each read alone.

    Raises:
        ValueError: the command ended otherwise than with or without findings
    """
    return [_one(text, folder / f"paper{number}{ending}") for number, (text, ending) in enumerate(papers)]


def _one(text: str, file: Path) -> tuple[Found, ...]:
    file.write_text(text, encoding="utf-8", newline="")
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = main(["scrutinise", str(file), "--format", "json", "--level", "note", "--today", TODAY])
    if code not in {0, 1}:
        raise ValueError(f"{file.name}: exit {code}: {out.getvalue()}")
    return tuple(
        Found(one["row"], one["column"], one["relation"], one["level"], one["arithmetic"])
        for one in json.loads(out.getvalue())["findings"]
        if one["level"] in COUNTED
    )


def alarms(folder: Path) -> dict[str, tuple[Found, ...]]:
    """The findings on the clean tables that have any, by the table's name."""
    found = scrutinised([(table.text, table.ending) for table in TABLES], folder)
    return {table.name: one for table, one in zip(TABLES, found, strict=True) if one}


def outcomes(folder: Path) -> list[Outcome]:
    """The outcome of every planted fault."""
    planted = [(table, fault) for table in TABLES for fault in table.faults]
    found = scrutinised([(table.with_fault(fault), table.ending) for table, fault in planted], folder)
    return [Outcome(table, fault, one) for (table, fault), one in zip(planted, found, strict=True)]
