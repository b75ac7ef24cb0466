"""``goldenthread bridge`` and ``observe``: why a figure changed between snapshots, and keeping what was counted."""

from typing import Annotated

import typer

from goldenthread.access.audience import Audience
from goldenthread.access.policy import check_figures
from goldenthread.access.scope import Scope
from goldenthread.calendar import parse_period
from goldenthread.cli.measuring import DefinitionsOption, HomeOption, months_to, opened, the_book
from goldenthread.cli.options import PurposeOption, SnapshotOption, StoreOption, viewer
from goldenthread.cli.output import Form, FormOption, JsonOption, chosen, print_rows, warn
from goldenthread.measures.run.bridge import Bridge, bridge
from goldenthread.measures.run.keeping import keep

_COLUMNS = ("step", "numerator", "denominator", "value", "rows")


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("bridge")(bridged)
    app.command("observe")(observed)


def bridged(
    key: Annotated[str, typer.Argument(help="Key of a measure.")],
    store: StoreOption,
    period: Annotated[str, typer.Option(help="Such as 2025-09.", show_default=False)],
    was: Annotated[str, typer.Option("--from", help="The earlier snapshot.", show_default=False)],
    now: Annotated[str | None, typer.Option("--to", help="The later one; the current snapshot if not given.")] = None,
    home: HomeOption = None,
    definitions: DefinitionsOption = None,
    purpose: PurposeOption = "explaining a revision",
    form: FormOption = Form.table,
    as_json: JsonOption = False,
) -> None:
    """Split the change of a figure between two snapshots: entered late, corrected, removed, redefined. The parts add up."""
    scope = Scope.everything(viewer(), purpose)
    check_figures(scope, Audience.MANAGEMENT)
    held = the_book(home, definitions)
    then, today = (opened(store, scope, snapshot=one, held=held) for one in (was, now))
    found = bridge(then, today, key, parse_period(period))
    print_rows(_rows(found), chosen(form, as_json), _COLUMNS, "")
    if not found.steps:
        warn("Nothing changed.")


def observed(
    store: StoreOption,
    months: Annotated[
        int, typer.Option(min=1, max=240, help="How many whole months, the last being the snapshot's.")
    ] = 72,
    snapshot: SnapshotOption = None,
    home: HomeOption = None,
    definitions: DefinitionsOption = None,
    purpose: PurposeOption = "performance reporting",
) -> None:
    """Count the whole book by every one-way breakdown and keep it as Parquet beside the snapshot."""
    session = opened(store, Scope.everything(viewer(), purpose), snapshot=snapshot, held=the_book(home, definitions))
    warn(f"Wrote {keep(session, months_to(session.as_at, months))}")


def _rows(found: Bridge) -> list[dict[str, object]]:
    def row(step: str, numbers: tuple[float, float | None, float | None], rows: int | None) -> dict[str, object]:
        numerator, denominator, value = numbers
        return {"step": step, "numerator": numerator, "denominator": denominator, "value": value, "rows": rows}

    first = row(f"as known then ({found.from_snapshot})", found.then, None)
    steps = [row(step.cause.value, (step.numerator, step.denominator, step.value), step.rows) for step in found.steps]
    return [first, *steps, row(f"as known now ({found.to_snapshot})", found.now, None)]
