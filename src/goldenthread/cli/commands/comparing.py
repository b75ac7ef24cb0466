"""``goldenthread comparators`` and ``compare``: published figures loaded, and a figure put beside them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from goldenthread.access.audience import Audience
from goldenthread.access.policy import check_figures
from goldenthread.access.scope import Scope
from goldenthread.cli.measuring import HomeOption, home_folder, opened, periods_of, the_book
from goldenthread.cli.options import PurposeOption, viewer
from goldenthread.cli.output import Form, FormOption, JsonOption, chosen, print_rows, warn
from goldenthread.measures.comparators.book import Comparators
from goldenthread.measures.comparators.cells import Cell
from goldenthread.measures.comparators.compare import Comparison
from goldenthread.measures.comparators.load import load, load_shipped
from goldenthread.measures.comparators.rank import NO_QUARTILE, Rank
from goldenthread.measures.reading.points import printed
from goldenthread.measures.run.beside import Home
from goldenthread.measures.run.session import Session
from goldenthread.records.errors import WrongUse

_LOADED = ("file", "dataset", "rows", "cells", "symbols", "again", "notes")
_COMPARED = ("place", "name", "value", "closeness")


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(no_args_is_help=True, help="Published figures of DfE and ONS to compare with.")
    group.command("load")(loaded)
    app.add_typer(group, name="comparators")
    app.command("compare")(compared)


def loaded(
    files: Annotated[list[Path] | None, typer.Argument(help="Published CSV files.")] = None,
    home: HomeOption = None,
    shipped: Annotated[bool, typer.Option("--shipped", help="The small tables that come with the package.")] = False,
    release: Annotated[str, typer.Option(help="The publisher's name of the release.")] = "",
    model: Annotated[
        int | None, typer.Option(help="Year of the neighbours' model, where the file name lacks it.")
    ] = None,
    form: FormOption = Form.table,
    as_json: JsonOption = False,
) -> None:
    """Load published files whole or not at all; every cell is kept, with symbols such as c, z and x as what they are."""
    if shipped is bool(files):
        raise WrongUse.of("files", "either files or --shipped", "Name published files, or ask for --shipped")
    folder = home_folder(home)
    report = load_shipped(folder) if shipped else load(files or [], folder, viewer(), release=release, model=model)
    rows = [
        {
            "file": one.load.name,
            "dataset": one.load.dataset or "not in the catalogue",
            "rows": one.proof.rows,
            "cells": one.proof.cells,
            "symbols": ", ".join(f"{symbol} {number:,}" for symbol, number in sorted(one.proof.symbols.items())),
            "again": one.again,
            "notes": "; ".join(one.notes),
        }
        for one in report.files
    ]
    print_rows(rows, chosen(form, as_json), _LOADED, "")
    warn(f"{report.cells:,} cells, none lost")


def compared(
    key: Annotated[str, typer.Argument(help="Key of a measure, or of a published indicator.")],
    home: HomeOption = None,
    store: Annotated[
        Path | None, typer.Option("--store", help="Put this store's own figure beside the published ones.")
    ] = None,
    period: Annotated[
        str | None, typer.Option(help="Period of the store's figure; or a published year, such as 2025.")
    ] = None,
    authority: Annotated[str | None, typer.Option(help="Three-digit code, where no store is given.")] = None,
    purpose: PurposeOption = "comparing",
    form: FormOption = Form.table,
    as_json: JsonOption = False,
) -> None:
    """A figure beside England, the region, the ten statistical neighbours, with rank and quartile, like with like only.

    Exit code 1 where the definitions, periods or populations differ so that the comparison is refused.
    """
    if (store is None) is (authority is None):
        raise WrongUse.of("--authority", "either a store or an authority is compared", "Give --store or --authority")
    if store is None:
        year = int(period) if period and period.isdigit() else None
        found = Comparators.open(home_folder(home)).compare(key, authority or "", year)
    else:
        session = opened(store, Scope.everything(viewer(), purpose), held=the_book(home), home=home)
        found = _ours(Home(home_folder(home)), session, key, period)
    form = chosen(form, as_json)
    for reason in found.verdict.refusals:
        warn(f"Not compared: {reason}")
    for said in (*found.verdict.differences, *found.verdict.notes):
        warn(f"Note: {said}")
    if not found.verdict.allowed:
        raise typer.Exit(1)
    print_rows(list(_rows(found)), form, _COMPARED, "")
    if found.rank is not None:
        warn(f"{found.period}: {standing(found.rank, found.quartile)}.{_source(found)}")


def _ours(home: Home, session: Session, key: str, period: str | None) -> Comparison:
    if period is None:
        raise WrongUse.of("--period", "a store's figure needs a period", "Such as 2024-25")
    check_figures(session.scope, Audience.MANAGEMENT)
    (asked,) = periods_of(period)
    with session.asker() as asker:
        figure = asker.figures([key], [asked])[0]
    return home.comparison(session.book.measure(key), figure, session.store.authority)


def standing(rank: Rank, quartile: str) -> str:
    """A rank in words: "13th of 153, shared with 2 others; quartile A"."""
    words = f"{_ordinal(rank.place)} of {rank.among}" + ("" if rank.best_first else ", from the highest")
    if rank.ties:
        words += f", shared with {rank.ties} other{'s' if rank.ties > 1 else ''}"
    if rank.left_out:
        words += f"; {sum(rank.left_out.values())} left out, whose figure is not given"
    return f"{words}; {quartile if quartile == NO_QUARTILE else f'quartile {quartile}'}"


def _ordinal(number: int) -> str:
    teens = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _source(found: Comparison) -> str:
    return f" Source: {found.load.source}" if found.load is not None else ""


def _rows(found: Comparison) -> Iterator[dict[str, object]]:
    def row(place: str, name: str, cell: Cell | None, closeness: str = "") -> dict[str, object]:
        return {"place": place, "name": name, "value": _value(found, cell), "closeness": closeness}

    yield row("own", found.authority.name, found.own)
    yield row("England", "England", found.england)
    if found.region is not None:
        yield row("region", found.region.name, found.region)
    for one in found.neighbours:
        yield row(f"neighbour {one.place}", one.name, one.cell, one.closeness)
    for name, value in (("mean", found.sn_mean), ("median", found.sn_median)):
        said = (
            ""
            if value is None or found.indicator is None
            else printed(value, found.indicator.unit, found.indicator.places)
        )
        yield {"place": name, "name": f"{found.sn_counted} neighbours with a number", "value": said, "closeness": ""}


def _value(found: Comparison, cell: Cell | None) -> str:
    if cell is None:
        return "no row"
    if cell.exact is None or found.indicator is None:
        return cell.text
    return printed(cell.exact, found.indicator.unit, found.indicator.places)
