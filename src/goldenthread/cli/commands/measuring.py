"""``goldenthread measure``: figures of a store, each with what makes it and how it is read."""

from pathlib import Path
from typing import Annotated

import typer

from goldenthread.access.audience import Audience
from goldenthread.access.scope import Scope
from goldenthread.cli.measuring import (
    DefinitionsOption,
    HomeOption,
    breakdowns_of,
    opened,
    periods_of,
    reader,
    the_book,
)
from goldenthread.cli.options import PurposeOption, SnapshotOption, StoreOption, day, instant, viewer
from goldenthread.cli.output import JsonOption, warn
from goldenthread.cli.workbook import Given, GivenOption, OutOption, give, given
from goldenthread.measures.reading.points import printed
from goldenthread.measures.run.readings import ReadFigure

#: Columns of the result in CSV, JSON and Excel; stable.
COLUMNS = (
    "key", "title", "period", "period_start", "period_end", "breakdown", "group", "part", "numerator", "denominator",
    "value", "unit", "reason", "target", "rule", "rating", "direction_previous", "direction_year", "signal",
    "england", "neighbours_median", "quartile", "comparator", "note", "definition_version", "snapshot",
)  # fmt: skip
_SHORT = ("title", "period", "group", "counted", "shown", "target", "rating", "direction_previous", "signal", "note")


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("measure")(measured)


def measured(
    store: StoreOption,
    period: Annotated[str, typer.Option(help="2017-11, 2016-17-Q4, 2016-17, 2017-01..2017-11…", show_default=False)],
    keys: Annotated[list[str] | None, typer.Argument(help="Keys of measures; every measure if none is named.")] = None,
    by: Annotated[
        str | None, typer.Option(help="team,age for one after the other; team*age for both together.")
    ] = None,
    as_at: Annotated[
        str | None, typer.Option("--as-at", help="Nothing later is known; the snapshot's day if not given.")
    ] = None,
    known_at: Annotated[
        str | None, typer.Option("--known-at", help="As was known at this moment: the snapshot of then.")
    ] = None,
    snapshot: SnapshotOption = None,
    audience: Annotated[
        Audience, typer.Option(help="Who will read it: small numbers are hidden accordingly.")
    ] = Audience.MANAGEMENT,
    settings: Annotated[
        Path | None, typer.Option(help="Folder of targets, schemes and charts of the council's own.")
    ] = None,
    home: HomeOption = None,
    definitions: DefinitionsOption = None,
    out: OutOption = None,
    purpose: PurposeOption = "performance reporting",
    form: GivenOption = Given.table,
    as_json: JsonOption = False,
) -> None:
    """Figures of a store by period and group, each with numerator, denominator, target, rating, direction and signal."""
    form = given(form, as_json, out)
    moment = instant(known_at) if known_at else None
    held = the_book(home, definitions)
    session = opened(
        store, Scope.everything(viewer(), purpose), day(as_at) if as_at else None, moment, snapshot, held, home
    )
    asked = tuple(keys) if keys else (*session.book.measures, *session.book.typed)
    read = reader(settings, home).read(session, asked, periods_of(period), breakdowns_of(by), audience)
    rows = [_row(one) for one in read]
    give(rows, form, out, (_SHORT, COLUMNS), ("No figure.", f"Figures for {period}"))
    hidden = sum(one.figure.reason.value == "hidden" for one in read)
    if hidden:
        warn(f"{hidden} hidden for the audience {audience.value}: they stand for so few that somebody could be known")


def _row(one: ReadFigure) -> dict[str, object]:
    figure, reading = one.figure, one.reading
    rating = reading.rating if reading is not None else None
    value = None if figure.value is None else round(figure.value, 10)
    return {
        "key": figure.key,
        "title": figure.title,
        "period": figure.period.label,
        "period_start": figure.period.start,
        "period_end": figure.period.end,
        "breakdown": figure.breakdown,
        "group": " / ".join(figure.group) + (f" ({figure.part})" if figure.part and figure.group else figure.part),
        "part": figure.part,
        "numerator": _plain(figure.numerator),
        "denominator": _plain(figure.denominator),
        "counted": _counted(one),
        "value": value,
        "unit": figure.unit.value,
        "reason": figure.reason.value,
        "target": reading.target.words(figure.unit) if reading is not None and reading.target is not None else "",
        "rule": f"{rating.rule} v{rating.version}" if rating is not None else "",
        "rating": rating.shown if rating is not None else "",
        "direction_previous": reading.previous.direction.value if reading is not None else "",
        "direction_year": reading.year.direction.value if reading is not None else "",
        "signal": one.signal,
        **_beside(one),
        "note": figure.note,
        "definition_version": figure.definition_version,
        "snapshot": figure.snapshot,
        "shown": printed(figure.value, figure.unit, figure.places) if figure.value is not None else figure.reason.value,
    }


def _beside(one: ReadFigure) -> dict[str, object]:
    """England, the median of the statistical neighbours and the quartile, with how they differ from ours."""
    found = one.comparison
    if found is None or found.indicator is None:
        return {"england": None, "neighbours_median": None, "quartile": "", "comparator": ""}
    england = found.england
    number = float(england.exact) if england is not None and england.exact is not None else None
    differs = "".join(f"; {said}" for said in found.verdict.differences)
    return {
        "england": number if number is not None else (england.text if england is not None else None),
        "neighbours_median": found.sn_median,
        "quartile": found.quartile,
        "comparator": f"{found.indicator.title}, {found.period}{differs}",
    }


def _counted(one: ReadFigure) -> str:
    figure = one.figure
    if figure.numerator is None:
        return ""
    return f"{figure.numerator:,.5g}" + (f" of {figure.denominator:,.7g}" if figure.denominator is not None else "")


def _plain(number: float | None) -> float | int | None:
    """A whole number without its point."""
    return int(number) if number is not None and number == int(number) else number
