"""As at a date: SELECTs that show a table as it would have stood then, for every column by the table's own description."""

from collections.abc import Callable
from datetime import date

from goldenthread.records.importers.derive import SQL_TYPES
from goldenthread.records.tables import OPEN_ENDED, TABLES, Table
from goldenthread.records.tables.language import Column

#: Gives the SQL from which all rows of a table can be selected (a file, or nothing with the right columns).
Base = Callable[[str], str]


def as_at_select(table: Table, base: Base, as_at: date) -> str:
    """SELECT the rows of ``table`` that had happened by ``as_at``, saying nothing that came later.

    Rows whose event date is later are not there; a later date in a column that is not ``planned`` is null, and so is
    what is ``dated_by`` it; ``until_date`` follows the end date; a reference to a row that is not there yet is null.
    """
    columns = ", ".join(f'{_expression(table, column, base, as_at)} as "{column.name}"' for column in table.layout)
    where = ""
    if table.event_date:
        where = f' where r."{table.event_date}" is null or not ({_later(table.column(table.event_date), as_at)})'
    return f"select {columns} from {base(table.name)} as r{where}"


def _expression(table: Table, column: Column, base: Base, as_at: date) -> str:
    own = f'r."{column.name}"'
    if column.name == "until_date":
        ends = table.column(table.ends)
        return f"coalesce({_expression(table, ends, base, as_at)}, date '{OPEN_ENDED}')::date"
    if column.kind in ("date", "datetime") and not column.planned:
        return f"case when not ({_later(column, as_at)}) then {own} end"
    if column.dated_by:
        dated = table.column(column.dated_by)
        return f"case when {_later(dated, as_at)} then null else {own} end"
    if column.refers and TABLES[column.refers].event_date:
        target = TABLES[column.refers]
        later = f"select t.event_key from {base(target.name)} as t where {_later(target.column(target.event_date), as_at, 't')}"
        return f"case when {own} in ({later}) then null else {own} end"
    return own


def _later(column: Column, as_at: date, alias: str = "r") -> str:
    """True where the date is known and later: a null date has not happened at any known time, so it is not later."""
    return f"""coalesce({alias}."{column.name}"::date > date '{as_at.isoformat()}', false)"""


def empty_select(table: Table) -> str:
    """SELECT no rows with every column of the table."""
    columns = ", ".join(f'null::{SQL_TYPES[column.kind]} as "{column.name}"' for column in table.layout)
    return f"(select {columns} where false)"


def file_select(table: Table, path: str, held: frozenset[str]) -> str:
    """SELECT everything from a Parquet file; a column that an older version did not write yet is null."""
    safe = path.replace("'", "''")
    columns = ", ".join(
        f'"{column.name}"::{SQL_TYPES[column.kind]} as "{column.name}"'
        if column.name in held
        else f'null::{SQL_TYPES[column.kind]} as "{column.name}"'
        for column in table.layout
    )
    return f"(select {columns} from read_parquet('{safe}'))"
