"""``goldenthread registers``: templates of the registers that papers print, and what each column holds."""

from pathlib import Path
from typing import Annotated

import typer

from goldenthread.cli.output import Form, FormOption, JsonOption, chosen, print_rows, say
from goldenthread.records.errors import Problem, WrongUse
from goldenthread.records.importers.registers.pages import column_rows, register_named
from goldenthread.records.importers.registers.schemas import REGISTERS
from goldenthread.records.importers.registers.template import template


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(
        no_args_is_help=True, help="Registers that papers print: actions, risks, money, complaints, audits, staff."
    )
    group.command("template")(templated)
    group.command("list")(listed)
    group.command("columns")(described)
    app.add_typer(group, name="registers")


def templated(
    name: Annotated[str, typer.Argument(help="Register, such as risks; none with --all.")] = "",
    every: Annotated[bool, typer.Option("--all", help="Write a file for every register.")] = False,
    out: Annotated[
        Path | None, typer.Option(help="Folder to write into; for one register the standard output if none is given.")
    ] = None,
) -> None:
    """Write a file to fill in: the headings of a register and a few invented rows. It loads as it is."""
    if every == bool(name):
        raise WrongUse.of(
            "registers template", "name one register, or give --all", f"Name one of {', '.join(REGISTERS)}"
        )
    names = tuple(REGISTERS) if every else (register_named(name),)
    if out is None and not every:
        say(template(names[0]).rstrip())
        return
    folder = out or Path("registers")
    paths = [folder / f"{one}.csv" for one in names]
    there = [
        Problem(str(path), "a file lies there already", "Move it away, or give --out")
        for path in paths
        if path.exists()
    ]
    if there:
        raise WrongUse(*there)
    folder.mkdir(parents=True, exist_ok=True)
    for one, path in zip(names, paths, strict=True):
        path.write_text(template(one), encoding="utf-8", newline="\n")
        say(str(path))


def listed(form: FormOption = Form.table, as_json: JsonOption = False) -> None:
    """List the registers: what a row is, and the table that each fills."""
    rows = [
        {"register": name, "holds": table.meaning, "grain": table.grain, "table": table.name}
        for name, table in REGISTERS.items()
    ]
    print_rows(rows, chosen(form, as_json), ("register", "holds", "grain", "table"), "")


def described(
    name: Annotated[str, typer.Argument(help="Register, such as risks.")],
    form: FormOption = Form.table,
    as_json: JsonOption = False,
) -> None:
    """Show the columns of a register: kind, whether needed, meaning, codes, and other headings that are understood."""
    rows = column_rows(register_named(name))
    print_rows(rows, chosen(form, as_json), ("column", "kind", "needed", "meaning", "codes", "also"), "")
