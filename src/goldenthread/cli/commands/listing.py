"""``goldenthread lists``: Ofsted's child-level lists 1 to 11 as at any date, from the store."""

from pathlib import Path
from typing import Annotated

import typer

from goldenthread.access.of_store import access_log
from goldenthread.access.scope import Scope
from goldenthread.cli.measuring import opened
from goldenthread.cli.options import PurposeOption, SnapshotOption, StoreOption, day, viewer
from goldenthread.cli.output import Form, FormOption, JsonOption, chosen, print_rows, warn
from goldenthread.measures.lists.make import MadeList, make_lists
from goldenthread.measures.lists.workbook import refuse_unless_new, write_lists

_COLUMNS = ("list", "title", "rows", "counted", "same_child", "left_out", "not_seen", "since", "until", "blank_columns")


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("lists")(listed)


def listed(
    store: StoreOption,
    as_at: Annotated[
        str, typer.Option("--as-at", help="The day they speak of, such as 2025-09-30.", show_default=False)
    ],
    out: Annotated[Path, typer.Option("--out", help="Excel workbook to write.", show_default=False)],
    names: Annotated[
        bool, typer.Option("--names", help="Workers by name, from the encrypted table, not by identifier.")
    ] = False,
    snapshot: SnapshotOption = None,
    purpose: PurposeOption = "inspection",
    form: FormOption = Form.table,
    as_json: JsonOption = False,
) -> None:
    """Write Ofsted's child-level lists 1 to 11 to a workbook. They hold every child's record, so this is logged."""
    refuse_unless_new(out)
    session = opened(store, Scope.everything(viewer(), purpose, names=names), day(as_at), snapshot=snapshot)
    made = make_lists(session, access_log(store))
    write_lists(out, session, made)
    print_rows([_row(one) for one in made], chosen(form, as_json), _COLUMNS, "")
    warn(f"Wrote {out}; the export is in the log of reads.")


def _row(one: MadeList) -> dict[str, object]:
    return {
        "list": one.spec.number,
        "title": one.spec.title,
        "rows": len(one.rows),
        "counted": one.counted,
        "same_child": one.same_child,
        "left_out": sum(one.left_out.values()),
        "not_seen": one.unseen,
        "since": one.window.start,
        "until": one.window.end,
        "blank_columns": sum(bool(column.blank) for column in one.columns),
    }
