"""``goldenthread describe``: the data dictionary at the command line."""

from typing import Annotated

import typer

from goldenthread.cli.output import Form, FormOption, JsonOption, chosen, print_json, print_rows, say
from goldenthread.records.dictionary import describe_table, table_called
from goldenthread.records.tables import TABLES


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("describe")(describe)


def describe(
    table: Annotated[str | None, typer.Argument(help="A table's name; without it, every table is listed.")] = None,
    form: FormOption = Form.table,
    as_json: JsonOption = False,
) -> None:
    """Describe the tables of a snapshot: what a row is, and every column with its codes and sources."""
    form = chosen(form, as_json)
    if table is None:
        rows = [{"table": item.name, "family": item.family, "meaning": item.meaning} for item in TABLES.values()]
        print_rows(rows, form, ("table", "family", "meaning"), "There are no tables.")
        return
    facts = describe_table(table_called(table))
    if form is Form.json:
        print_json(facts)
        return
    columns = facts["columns"]
    if not isinstance(columns, list):
        raise TypeError("a description lists its columns")
    rows = [{**column, "from": "; ".join(column["from"])} for column in columns]
    if form is Form.table:
        say(f"{facts['table']}: {facts['meaning']} Grain: {facts['grain']}.")
    print_rows(rows, form, ("column", "type", "meaning", "codes", "from"), "It has no columns.")
