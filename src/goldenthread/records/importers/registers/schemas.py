"""The sheets by which registers are read, made from the tables that they fill."""

from types import MappingProxyType
from typing import Final, cast, get_args

from goldenthread.records.importers.language import (
    Field,
    FieldKind,
    RegisterKind,
    Sheet,
    Specification,
    TableMap,
    heading_key,
)
from goldenthread.records.tables import TABLES
from goldenthread.records.tables.register_columns import Register, RegisterColumn

KIND: Final = "registers"
#: The register of each file name, in the order of the data dictionary.
REGISTERS: Final = MappingProxyType({table.file: table for table in TABLES.values() if isinstance(table, Register)})


def columns_of(table: Register) -> tuple[RegisterColumn, ...]:
    """The columns of a register as such."""
    return tuple(column for column in table.columns if isinstance(column, RegisterColumn))


def written(table: Register) -> tuple[RegisterColumn, ...]:
    """The columns that a file holds; the others read the cells of one of these."""
    return tuple(column for column in columns_of(table) if not column.beside)


def _kind(column: RegisterColumn) -> FieldKind:
    if column.form is not None:
        return column.form
    if column.reads in get_args(RegisterKind):
        return cast(RegisterKind, column.reads)
    kind = column.kind
    return "id" if kind == "ref" else kind


def _field(column: RegisterColumn) -> Field:
    return Field(
        column.name, _kind(column), column.codes, column.required and not column.beside,
        headings=column.headings, low=column.low, high=column.high,
    )  # fmt: skip


SHEETS: Final = MappingProxyType(
    {name: Sheet(name, tuple(map(_field, columns_of(table))), persons=()) for name, table in REGISTERS.items()}
)
"""The sheet of each register. What reads another column's cells is a field too: `read` gives it the same cells."""

SPECIFICATION: Final = Specification(
    kind=KIND,
    version=1,
    source="Golden Thread register schemas: what papers print that no child record holds",
    sheets=tuple(SHEETS.values()),
)

_BY_KEY: Final = {heading_key(name): name for name in REGISTERS}


def register_called(name: str) -> str | None:
    """The register that a file's or sheet's name stands for, by letters and digits only; None when there is none."""
    key = heading_key(name)
    return _BY_KEY.get(key) or _BY_KEY.get(key.removeprefix("register").removesuffix("register"))


def table_map(name: str) -> TableMap:
    """The SELECT that fills the table of a register: every column from the field of its name."""
    table = REGISTERS[name]
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    return TableMap(table.name, f'select {columns}, _source, _as_at, _file, _row from "{name}"')
