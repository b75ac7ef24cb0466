"""The words in which a data check is said: what it looks for, what a practitioner reads, and rows that prove it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from goldenthread.records.findings import Severity
from goldenthread.records.tables import TABLES, Table

#: Where the official rules were read: the sector's open validators, which publish number and meaning of each.
CIN_RULES = "DfE CIN census validation rules, as listed by data-to-insight/csc-validator-be-cin (2022-23)"
CARE_RULES = "DfE SSDA903 validation rules, as listed by data-to-insight/csc-validator-be-903 (2024-25)"
OURS = "Golden Thread: records cannot be true or cannot be counted"


@dataclass(frozen=True, slots=True)
class Unit:
    """One check on one table, in SQL, with exactly one of ``where`` and ``rows`` (see `Check`).

    ``columns`` the columns it speaks of, the first being the one that a finding names.
    ``screen``  beside ``rows``, an SQL aggregate over the rows ``r`` of the table: where it is not true there is nothing to find,
                and the rows need not be compared.
    """

    table: str
    columns: tuple[str, ...]
    where: str = ""
    rows: str = ""
    screen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One data check.

    ``code``      the official rule's number, or a plain slug where there is none.
    ``sentence``  what a practitioner reads. ``{column}`` is replaced by the row's value; also ``{plan.start_date}`` of
                  a row it refers to, ``{@column}`` and ``{@table}`` (the names, for checks of many tables) and
                  ``{value}``. Dates of birth are never shown.
    ``official``  the official rule, or "" where there is none; ``source`` says where it was read, or whose it is.
    ``also``      other tables that are read.
    ``where``     an SQL predicate over the row ``r``, its person ``p``, and rows it refers to: ``plan`` is the row that
                  ``plan_key`` names. All such checks of a table are judged in one pass over it.
    ``rows``      for checks that compare rows: a query that gives ``event_key`` (and perhaps ``value``, text).
    ``each``      for checks of many tables: gives the units for one table.
    In SQL ``:as_at`` is the date of the snapshot, ``:open_ended`` the end of what is open, ``:some-limit`` a limit of
    `records.limits`, ``{some-group}`` the codes of a group of `records.codes`, and ``:working-days-back(some-limit)``
    the day so many working days before as-at.
    ``examples``  small tables of rows, the test of the check (see `examples`): 4 to 8 rows with ``found`` yes or no.
    ``blank_only`` it only tests for a blank or an unknown code.
    """

    code: str
    title: str
    sentence: str
    mend: str
    severity: Severity
    source: str
    examples: str
    table: str = ""
    columns: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    where: str = ""
    rows: str = ""
    each: Callable[[Table], Iterable[Unit]] | None = None
    official: str = ""
    blank_only: bool = False
    confirmed: bool = True

    def __post_init__(self) -> None:
        """Refuse a check that says too little or too much. Raises ValueError."""
        if sum(bool(way) for way in (self.where, self.rows, self.each)) != 1:
            raise ValueError(f"check {self.code} needs exactly one of where, rows and each")
        if not self.each:
            table = TABLES[self.table]
            known = {column.name for column in table.layout}
            if not self.columns or not set(self.columns) <= known:
                raise ValueError(f"check {self.code} speaks of columns that {self.table} does not have: {self.columns}")

    @property
    def units(self) -> tuple[Unit, ...]:
        """The check on each table that it judges, in the order of the data dictionary."""
        if self.each is None:
            return (Unit(self.table, self.columns, self.where, self.rows),)
        return tuple(unit for table in TABLES.values() for unit in self.each(table))


def cin(rule: str) -> str:
    """How an official rule of the CIN census is cited."""
    return f"CIN census 2022-23 rule {rule}"


def care(rule: str) -> str:
    """How an official rule of the SSDA903 is cited."""
    return f"SSDA903 2024-25 rule {rule}"
