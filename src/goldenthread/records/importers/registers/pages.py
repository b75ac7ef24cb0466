"""The page that describes every register, made from the tables themselves."""

from collections.abc import Sequence
from difflib import get_close_matches

from goldenthread.records.codes import code_set
from goldenthread.records.errors import WrongUse
from goldenthread.records.importers.registers.schemas import REGISTERS, register_called, written
from goldenthread.records.tables.register_columns import Register, RegisterColumn

_MADE = "<!-- Made by 'make docs' from the table definitions. Do not edit. -->\n\n"
_FORMS = {"count": "whole number", "fte": "number", "percent": "percentage", "money": "money"}
_KINDS = {"text": "words", "code": "code", "integer": "whole number", "date": "day", "boolean": "yes or no"}
_READS = {"period": "period", "due": "day, month or word"}


def register_named(name: str) -> str:
    """The register that a name stands for. Raises `WrongUse` with the nearest names."""
    found = register_called(name)
    if found is None:
        near = get_close_matches(name, REGISTERS, 3)
        mend = f"Did you mean {' or '.join(near)}?" if near else f"Name one of {', '.join(REGISTERS)}"
        raise WrongUse.of(name, "there is no register of that name", mend)
    return found


def column_rows(name: str) -> list[dict[str, str]]:
    """The columns of a register's file as plain values."""
    return [
        {
            "column": column.name,
            "kind": _kind(column),
            "needed": "yes" if column.required else "",
            "meaning": column.meaning,
            "codes": _codes(column),
            "also": ", ".join(column.headings),
        }
        for column in written(REGISTERS[name])
    ]


def registers_page() -> str:
    """The page as Markdown: each register with its columns, then how figures are written."""
    lines = [
        _MADE + "# Registers\n",
        (
            "One CSV file (or worksheet) a register, called and headed as below; `goldenthread registers template NAME` "
            "writes one with a few invented rows. [How registers are loaded and printed](../guides/registers.md) · "
            "[Data checks](../dictionary/checks.md), those that begin with `register-`\n"
        ),
        "| Register | What a row is | Rows that are the same |",
        "| --- | --- | --- |",
    ]
    for name, table in REGISTERS.items():
        same = ", ".join(f"`{column}`" for column in table.natural)
        lines.append(f"| [{name}](#{name}) | {table.meaning} | {same} |")
    for name, table in REGISTERS.items():
        lines += _section(name, table)
    return "\n".join(lines) + "\n"


def _section(name: str, table: Register) -> Sequence[str]:
    lines = [f"\n## {name}\n", f"{table.meaning} Grain: {table.grain}. Table: `{table.name}`.\n"]
    lines += ["| Column | Kind | Needed | Meaning | Codes |", "| --- | --- | --- | --- | --- |"]
    for row in column_rows(name):
        also = ", ".join(f"`{heading}`" for heading in row["also"].split(", ") if heading)
        meaning = row["meaning"] + (f" Also understood: {also}." if also else "")
        lines.append(f"| `{row['column']}` | {row['kind']} | {row['needed']} | {meaning} | {row['codes']} |")
    return lines


def _kind(column: RegisterColumn) -> str:
    if column.form is not None:
        return _FORMS[column.form]
    return _READS.get(column.reads) or _KINDS[column.kind]


def _codes(column: RegisterColumn) -> str:
    return ", ".join(f"`{code.code}`" for code in code_set(column.codes)) if column.codes else ""
