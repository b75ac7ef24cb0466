"""The rows of registers as papers read them from a snapshot, and which of them speak of a period."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from goldenthread.calendar import Period, spelled
from goldenthread.measures.run.session import Session
from goldenthread.records.errors import WrongUse
from goldenthread.records.printed_figures import PrintedFigure, from_kept
from goldenthread.records.tables import TABLES
from goldenthread.records.tables.register_columns import Register

#: The register of each name, in the order of the data dictionary.
REGISTERS: Mapping[str, Register] = {table.file: table for table in TABLES.values() if isinstance(table, Register)}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a register, by column; what was left blank is None."""

    values: Mapping[str, str | int | bool | date | None]

    def text(self, name: str) -> str:
        """The words of a column, "" where it is blank."""
        value = self.values[name]
        return "" if value is None else str(value)

    def whole(self, name: str) -> int | None:
        """The whole number of a column; None where it is blank."""
        value = self.values[name]
        return value if isinstance(value, int) else None

    def day(self, name: str) -> date | None:
        """The day of a column; None where it is blank."""
        value = self.values[name]
        return value if isinstance(value, date) else None

    def figure(self, name: str) -> PrintedFigure | None:
        """The figure of a column as it was printed; None where it is blank, which says nothing at all."""
        text = self.text(name)
        return from_kept(text) if text else None

    @property
    def is_total(self) -> bool:
        """Whether the row sums others."""
        return self.values.get("row_kind") == "total"

    @property
    def ends(self) -> date:
        """The last day of its period."""
        found = self.day("period_end")
        if found is None:
            raise ValueError("a row of a register without a period")
        return found


class Connection(Protocol):
    """What is asked of an engine: to run a query and hand back its rows."""

    def execute(self, query: str) -> Any:
        """Run a query."""


Rows = tuple[Row, ...]


def read_registers(session: Session, names: Iterable[str] = ()) -> Mapping[str, Rows]:
    """Every row of the named registers (all of them where none is named), as known at the session's day, in the order of
    their files. A register that was never loaded has no rows. Raises `WrongUse` for a name that is no register's."""
    wanted = tuple(names) or tuple(REGISTERS)
    with session.asker() as asker:
        return {name: _read(asker.connection, registered(name)) for name in wanted}


def registered(name: str) -> Register:
    """The register of a name. Raises `WrongUse`."""
    if name not in REGISTERS:
        raise WrongUse.of(name, "there is no register of that name", f"Name one of {', '.join(REGISTERS)}")
    return REGISTERS[name]


def rows_of(rows: Sequence[Row], period: Period) -> Rows:
    """The rows that speak of a period: those of its own label, else those that end on its last day."""
    own = tuple(row for row in rows if row.text("period") == spelled(period))
    return own or tuple(row for row in rows if row.ends == period.end)


def earlier_rows(rows: Sequence[Row], period: Period) -> Rows:
    """The rows of the latest period before this one, for what is compared with the last report."""
    ends = [row.ends for row in rows if row.ends < period.end]
    return tuple(row for row in rows if row.ends == max(ends)) if ends else ()


def _read(connection: Connection, table: Register) -> Rows:
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    first = "split_part(sources, ' ', 1)"
    order = f"period_end, split_part({first}, ':', 1), try_cast(split_part({first}, ':', 2) as bigint), event_key"
    found = connection.execute(f'select {columns} from "{table.name}" order by {order}').fetchall()
    return tuple(Row(dict(zip(table.names, values, strict=True))) for values in found)
