"""``goldenthread map``: a first mapping for a local list, and a list that is held read again through a mended one."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from goldenthread.cli.commands import load as load_command
from goldenthread.cli.machinery import machinery
from goldenthread.cli.options import StoreOption
from goldenthread.cli.output import Form, FormOption, JsonOption, chosen, print_json, print_rows, say
from goldenthread.cli.progress import steps
from goldenthread.records.importers.local.suggest import Suggestion, map_new
from goldenthread.records.store import replaying


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    group = typer.Typer(help="Describe lists of the council's own shape.", no_args_is_help=True)
    group.command("new")(new)
    group.command("replay")(replay)
    app.add_typer(group, name="map")


def new(
    file: Annotated[Path, typer.Argument(help="A CSV file or workbook.")],
    table: Annotated[str | None, typer.Option(help="Schema it is a list of; without it, the likeliest.")] = None,
    out: Annotated[Path | None, typer.Option(help="Mapping file to write; without it, beside the list.")] = None,
    encoding: Annotated[str, typer.Option(help="How a CSV file was written, if not UTF-8.")] = "utf-8",
    form: FormOption = Form.table,
    as_json: JsonOption = False,
) -> None:
    """Write a first mapping of a list, asking at a terminal about what is not sure."""
    form = chosen(form, as_json)
    at_terminal = sys.stdin.isatty() and sys.stdout.isatty() and form is Form.table
    written, made = map_new(file, table, out, ask if at_terminal else None, encoding)
    show(written, made, form)


def replay(
    mapping: Annotated[Path, typer.Argument(help="A mapping that was mended since the list was loaded.")],
    store: StoreOption,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Do everything but write.")] = False,
    form: FormOption = Form.table,
    as_json: JsonOption = False,
) -> None:
    """Read a list that the store holds through a mended mapping again; its file is not needed."""
    with steps() as step:
        done = replaying.replay(store, mapping, machinery(), dry_run, step)
    form = chosen(form, as_json)
    if form is Form.table:
        say(done.change or "The mapping is the one that the list was loaded with.")
    load_command.show(done.loaded, form, store)


def ask(question: str, answers: Sequence[str], likely: str) -> str:
    """Ask at the terminal until the answer is one of ``answers`` or "-", which leaves the matter out."""
    say(f"{question} ({', '.join(answers)}; - for none)")
    while True:
        answer = str(typer.prompt("", default=likely or "-", prompt_suffix="> ")).strip()
        if answer == "-":
            return ""
        if answer in answers:
            return answer
        say("Type one of the answers, or -")


def show(written: Path, made: Suggestion, form: Form) -> None:
    """Print what was matched, and what is left to settle in the file."""
    rows = [{"column": guess.field, "heading": guess.heading, "sure": f"{guess.sure:.0%}"} for guess in made.guesses]
    if form is Form.json:
        facts = {"file": str(written), "table": made.table, "complete": made.complete, "matched": rows}
        print_json({**facts, "open": made.open, "left_out": made.left_out})
        return
    print_rows(rows, form, ("column", "heading", "sure"), "No heading could be matched.")
    if form is Form.table:
        say(f"Wrote {written} for {made.table}. Left out: {', '.join(made.left_out) or 'nothing'}.")
        if not made.complete:
            say("A column that the schema needs was not found: settle the lines that begin with '# ?' before loading.")
