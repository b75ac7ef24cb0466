"""``goldenthread scrutinise``: published tables read, and every figure named that its neighbours contradict."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from goldenthread.cli.options import day
from goldenthread.cli.output import Form as Table
from goldenthread.cli.output import as_json_text, print_rows, say, warn
from goldenthread.scrutiny.engine import scrutinise
from goldenthread.scrutiny.findings import Level
from goldenthread.scrutiny.reading import read_paper
from goldenthread.scrutiny.recognise.told import Told, load_told
from goldenthread.scrutiny.rules import load_rules
from goldenthread.scrutiny.told.as_data import as_data
from goldenthread.scrutiny.told.as_text import as_text
from goldenthread.scrutiny.told.roles import roles_of

_COLUMNS: Final = ("file", "table", "column", "heading", "role", "about", "sign")


class Form(StrEnum):
    """The forms in which findings can be told."""

    text = "text"
    json = "json"
    html = "html"


class LevelName(StrEnum):
    """The levels of findings, the surest first."""

    contradiction = "contradiction"
    unit = "unit"
    question = "question"
    note = "note"


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("scrutinise")(scrutinised)


def scrutinised(
    files: Annotated[
        list[Path], typer.Argument(help="CSV, XLSX, Word or HTML files of published figures.", show_default=False)
    ],
    roles: Annotated[
        Path | None,
        typer.Option("--roles", help="A mapping file (TOML): which column holds what, which way is better."),
    ] = None,
    rules: Annotated[Path | None, typer.Option("--rules", help="A file of the council's own rules (TOML).")] = None,
    level: Annotated[LevelName, typer.Option("--level", help="The least sure findings to tell.")] = LevelName.question,
    form: Annotated[Form, typer.Option("--format", help="How to tell the findings.")] = Form.text,
    today: Annotated[
        date | None, typer.Option("--today", parser=day, help="The day as which it is read; today if not given.")
    ] = None,
    show_roles: Annotated[
        bool, typer.Option("--show-roles", help="Print what each column was taken for, and check nothing.")
    ] = False,
) -> None:
    """Read published tables and name every figure that its neighbours contradict, and nothing else.

    Exit code 0 where there is nothing at or above the level, 1 where there are findings, 2 wrong use, 3 a file cannot be
    read.
    """
    house = load_rules(rules)
    as_at = today or date.today()  # noqa: DTZ011  a paper is read on a local day
    read = read_paper(files, house, as_at, load_told(roles) if roles else Told())
    if show_roles:
        for note in read.notes:
            warn(f"Note: {note}")
        print_rows(list(roles_of(read.paper)), Table.json if form is Form.json else Table.table, _COLUMNS, "")
        return
    least = Level(level.value)
    report = scrutinise(read.paper, house)
    if form is Form.json:
        say(as_json_text(as_data(report, read.paper, least, read.notes)))
    else:
        for note in read.notes:
            warn(f"Note: {note}")
        say(as_text(report, read.paper, least).rstrip("\n"))
    if report.at_or_above(least):
        raise typer.Exit(1)
