"""How results are printed: a table to read, CSV or JSON to pass on; numbers and dates the same in all three."""

import csv
import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TextIO

import typer

from goldenthread.records.errors import WrongUse


class Form(StrEnum):
    """The forms in which a command can print its result."""

    table = "table"
    csv = "csv"
    json = "json"


#: Columns of a table that does not go to a terminal: wide, so that pipes get whole lines.
_PIPED = 200
#: Characters that would ring, go back or leave the line; they may stand in what a file says of itself.
_CONTROLS = dict.fromkeys((7, 8, 11, 12, 13))

FormOption = Annotated[Form, typer.Option("--format", help="How to print the result.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Short for --format json.")]

Row = Mapping[str, object]


def chosen(form: Form, as_json: bool) -> Form:
    """The form asked for, with ``--json`` as an alias."""
    return Form.json if as_json else form


def print_rows(rows: Sequence[Row], form: Form, columns: Sequence[str], nothing: str) -> None:
    """Print rows in the columns named; ``nothing`` is the sentence a reader sees when there are none."""
    if form is Form.json:
        print_json([{name: row.get(name) for name in columns} for row in rows])
    elif form is Form.csv:
        _write(sys.stdout, rows, columns)
    elif not rows:
        say(nothing)
    else:
        # Only a table to read needs what draws it, and that takes long to begin.
        from rich import box
        from rich.console import Console
        from rich.table import Table

        console = Console() if sys.stdout.isatty() else Console(width=_PIPED, no_color=True)
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
        for name in columns:
            right = all(isinstance(row.get(name), int | float) for row in rows)
            table.add_column(name.replace("_", " "), justify="right" if right else "left", overflow="fold")
        for row in rows:
            table.add_row(*(shown(row.get(name)) for name in columns))
        console.print(table)


def write_csv(path: Path, rows: Sequence[Row], columns: Sequence[str]) -> None:
    """Write rows to a new CSV file that a spreadsheet opens by a double click: UTF-8 with its mark, no formulas."""
    try:
        with path.open("x", encoding="utf-8-sig", newline="") as file:
            _write(file, rows, columns)
    except OSError as error:
        raise WrongUse.of(str(path), f"the file cannot be written ({error})", "Name another place") from error


def _write(file: TextIO, rows: Sequence[Row], columns: Sequence[str]) -> None:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([guarded(row.get(name)) for name in columns] for row in rows)


def print_json(value: object) -> None:
    """Print a value as JSON with dates in ISO form."""
    sys.stdout.write(as_json_text(value) + "\n")


def as_json_text(value: object) -> str:
    """A value as JSON text, laid out for people too."""
    return json.dumps(value, default=plain, ensure_ascii=False, indent=2)


def say(text: str) -> None:
    """Print a line of the result to standard output."""
    _print(sys.stdout, text)


def warn(text: str) -> None:
    """Print a line about how things go to standard error, which is not the result."""
    _print(sys.stderr, text)


def _print(stream: TextIO, text: str) -> None:
    stream.write(text.translate(_CONTROLS) + "\n")
    stream.flush()


def plain(value: object) -> object:
    """A value that JSON can hold."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    return str(value)


def shown(value: object) -> str:
    """A value as a table shows it; thousands are parted, and what is not there is blank."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.1f}"
    return str(plain(value)) if isinstance(value, datetime | date) else str(value)


def guarded(value: object) -> object:
    """A value that no spreadsheet will take for a formula."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return "" if value is None else plain(value) if isinstance(value, datetime | date) else value
