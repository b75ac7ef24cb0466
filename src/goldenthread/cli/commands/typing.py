"""``goldenthread typed``: figures that come as numbers and not as records, entered with who, when, source and period."""

from pathlib import Path
from typing import Annotated

import typer

from goldenthread.cli.measuring import HomeOption, home_folder, the_book
from goldenthread.cli.options import viewer
from goldenthread.cli.output import Form, FormOption, JsonOption, chosen, print_rows, say, warn
from goldenthread.measures.typed.population import load_population
from goldenthread.measures.typed.sheet import template
from goldenthread.measures.typed.store import load_typed, typed_figures

_SHOWN = ("key", "title", "period", "group", "numerator", "denominator", "value", "unit", "reason", "note", "load")


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(
        no_args_is_help=True, help="Figures typed in: surveys, counts of staff, other services' numbers."
    )
    group.command("template")(templated)
    group.command("load")(loaded)
    group.command("population")(peopled)
    group.command("show")(shown)
    group.command("list")(listed)
    app.add_typer(group, name="typed")


def templated() -> None:
    """Print a file to fill in: its headings and a few invented rows."""
    say(template().rstrip())


def loaded(
    file: Annotated[Path, typer.Argument(help="CSV file of typed figures.")],
    home: HomeOption = None,
) -> None:
    """Load a file of typed figures, whole or not at all. A row about a figure that is there corrects it from now on."""
    done = load_typed(file, home_folder(home), viewer())
    say(
        f"Load {done.number}: {done.added} added, {done.corrected} corrected, {done.withdrawn} withdrawn, {done.unchanged} as before"
    )


def peopled(
    file: Annotated[Path, typer.Argument(help="CSV file of population by authority, year and age band.")],
    home: HomeOption = None,
) -> None:
    """Load population estimates with their vintage, for rates."""
    say(f"{load_population(file, home_folder(home), viewer()):,} rows of population")


def shown(
    keys: Annotated[list[str] | None, typer.Argument(help="Keys; every typed figure if none is named.")] = None,
    home: HomeOption = None,
    form: FormOption = Form.table,
    as_json: JsonOption = False,
) -> None:
    """Show the typed figures that are held, as they are known now."""
    rows = [
        {
            "key": one.key,
            "title": one.title,
            "period": one.period.label,
            "group": " / ".join(one.group) or one.part,
            "numerator": one.numerator,
            "denominator": one.denominator,
            "value": one.value,
            "unit": one.unit.value,
            "reason": one.reason.value,
            "note": one.note,
            "load": one.snapshot,
        }
        for one in typed_figures(home_folder(home), keys or None)
    ]
    print_rows(rows, chosen(form, as_json), _SHOWN, "Nothing has been typed yet.")


def listed(form: FormOption = Form.table, as_json: JsonOption = False) -> None:
    """List the measures whose figures are typed: what each means and where its number comes from."""
    rows = [
        {
            "key": one.key,
            "title": one.title,
            "unit": one.unit.value,
            "better": one.polarity.value,
            "source": one.source.says,
        }
        for one in the_book().typed.values()
    ]
    print_rows(rows, chosen(form, as_json), ("key", "title", "unit", "better", "source"), "")
    warn(f"{len(rows)} typed measures")
