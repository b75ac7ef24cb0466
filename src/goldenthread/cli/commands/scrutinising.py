"""``goldenthread scrutinise``: published tables read, and every figure named that its neighbours contradict."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from goldenthread.cli.options import day
from goldenthread.cli.output import Form as Table
from goldenthread.cli.output import as_json_text, print_rows, say, warn
from goldenthread.records.errors import WrongUse
from goldenthread.scrutiny.engine import Report, scrutinise
from goldenthread.scrutiny.findings import Level
from goldenthread.scrutiny.reading import Read, read_paper
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
    out: Annotated[Path | None, typer.Option("--out", help="A new file to write instead of printing.")] = None,
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
    text = _as_form(form, report, read, least)
    if form is not Form.json:
        for note in read.notes:
            warn(f"Note: {note}")
    if out is None:
        say(text)
    else:
        _write(out, text)
    if report.at_or_above(least):
        raise typer.Exit(1)


def _as_form(form: Form, report: Report, read: Read, level: Level) -> str:
    if form is Form.json:
        return as_json_text(as_data(report, read.paper, level, read.notes))
    if form is Form.html:
        # Only a page needs the writer of pages, and that takes long to begin.
        from goldenthread.reports.html import write_html
        from goldenthread.scrutiny.told.blocks import findings_document

        return write_html(findings_document(report, read.paper, level, read.notes)).decode("utf-8").rstrip("\n")
    return as_text(report, read.paper, level)


def _write(out: Path, text: str) -> None:
    try:
        with out.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text + "\n")
    except OSError as error:
        raise WrongUse.of(str(out), f"the file cannot be written ({error.strerror})", "Name another place") from error
    warn(f"Wrote {out}")
