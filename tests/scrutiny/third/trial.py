"""What the command finds on the clean tables of this set and on each of their planted faults."""

from pathlib import Path

from tests.scrutiny.fresh.shape import Paper, Table
from tests.scrutiny.fresh.trial import Found, Outcome, scrutinised
from tests.scrutiny.third.money import MONEY
from tests.scrutiny.third.papers import PAPERS, STATEMENTS
from tests.scrutiny.third.registers import REGISTERS
from tests.scrutiny.third.scorecards import SCORECARDS
from tests.scrutiny.third.services import SERVICES

TABLES: tuple[Table | Paper, ...] = (*SCORECARDS, *SERVICES, *MONEY, *REGISTERS, *STATEMENTS, *PAPERS)


def alarms(folder: Path) -> dict[str, tuple[Found, ...]]:
    """The findings on the clean tables that have any, by the table's name."""
    found = scrutinised([(table.text, table.ending) for table in TABLES], folder)
    return {table.name: one for table, one in zip(TABLES, found, strict=True) if one}


def outcomes(folder: Path) -> list[Outcome]:
    """The outcome of every planted fault."""
    planted = [(table, fault) for table in TABLES for fault in table.faults]
    found = scrutinised([(table.with_fault(fault), table.ending) for table, fault in planted], folder)
    return [Outcome(table, fault, one) for (table, fault), one in zip(planted, found, strict=True)]
