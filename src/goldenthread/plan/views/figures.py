"""The figures that an action should move: each with its reading, as far as the viewer's audience may see it."""

import re

from django.conf import settings
from django.urls import reverse

from goldenthread.access.audience import Audience
from goldenthread.access.errors import NotAllowed
from goldenthread.accounts.viewer import Viewer
from goldenthread.design.charts import Chart
from goldenthread.design.components import Cell, Column, Table
from goldenthread.design.figures import day
from goldenthread.design.links import link
from goldenthread.measures.reading.chart import TABLE_HEADINGS
from goldenthread.plan import models, queries
from goldenthread.plan.pages import Part
from goldenthread.plan.policies import can_do
from goldenthread.plan.reading import Reading
from goldenthread.plan.shown import table
from goldenthread.plan.states import can
from goldenthread.programme.promises import Action, Expected, Moves, Stands
from goldenthread.records.errors import RecordsError
from goldenthread.serving.errors import NotServed
from goldenthread.serving.measure_page import measure_page
from goldenthread.serving.measure_reading import MeasureReading
from goldenthread.serving.opening import Served, open_served

_MOVES = {Moves.UP: "up", Moves.DOWN: "down", Moves.HOLD: "stay as it is"}
_IDENT = re.compile(r'aria-labelledby="([\w-]+)-title ')
_NUMBERS = frozenset({"value", "numerator", "denominator", "mean", "lower limit", "upper limit"})


def figures_part(reading: Reading, one: Action) -> Part:
    """Each linked figure: what it is for, what it is now, and its control chart with a sentence."""
    heading = "Its figures"
    if not one.expected:
        return Part(heading, ("No figure is linked: nothing can show whether it works.",))
    served = _served()
    audience = reading.viewer.audience
    found = [(said, _reading(served, reading.viewer, audience, said.measure)) for said in one.expected]
    row = queries.action_row(one.key)
    unlinks = can_do(reading.viewer, "unlink", reading.owners(one)) and can(reading.state(one), "unlink")
    rows = tuple(_row(said, page, row, unlinks) for said, page in found)
    heads: tuple[str, ...] = ("Measure", "For", "Should move", "Now", "Belongs because")
    if unlinks:
        heads = (*heads, "Change")
    charts = tuple(chart for number, (_, page) in enumerate(found) if (chart := _chart(page, number)) is not None)
    listed = table("Figures that it should move", heads, rows, "", caption_hidden=True)
    return Part(heading, tables=(listed,), charts=charts)


def _served() -> Served | None:
    try:
        return open_served(settings.INSTALLATION.store)
    except (NotServed, RecordsError):
        return None


def _reading(served: Served | None, viewer: Viewer, audience: Audience | None, key: str) -> MeasureReading | None:
    """A measure as the viewer's audience may see it; None for typed figures and for what they may not see."""
    if served is None or audience is None:
        return None
    try:
        return measure_page(served, viewer.scope("reading what an action moves"), audience, key)
    except (NotAllowed, KeyError):
        return None


def _row(
    said: Expected, page: MeasureReading | None, row: models.Action | None, unlinks: bool
) -> tuple[Cell | str, ...]:
    to = (link("measure", key=said.measure) or "") if page is not None else ""
    by = f"by {day(said.by)}" if said.by is not None else ""
    cells: list[Cell | str] = [
        Cell(page.entry.title if page is not None else said.measure, to),
        "what it should move" if said.stands is Stands.AIM else "must not get worse",
        Cell(_MOVES[said.moves], note=by),
        _now(page),
        said.subject or Cell("not said", quiet=True),
    ]
    if unlinks and row is not None:
        stands = row.expecteds.filter(measure=said.measure, stands=said.stands.value, ended_at__isnull=True).first()
        cells.append(Cell("Take it back", reverse("plan-unlink", args=[row.key, stands.pk]), about=said.measure))
    return tuple(cells)


def _now(page: MeasureReading | None) -> Cell:
    if page is None or not page.rows:
        return Cell("typed, or not yours to see", quiet=True)
    one = page.rows[0]
    figure = one.figure
    return Cell(figure.shown if not figure.reason else figure.reason, note=page.period.words, quiet=bool(figure.reason))


def _chart(page: MeasureReading | None, number: int) -> Chart | None:
    if page is None or page.chart is None:
        return None
    one = page.chart
    columns = tuple(Column(head.capitalize(), head in _NUMBERS) for head in TABLE_HEADINGS)
    listed = Table("Every month of the chart", columns, one.rows, wide=True)
    named = _IDENT.search(one.svg)
    # Every picture brings the same name along: two on a page must not.
    svg = one.svg.replace(named.group(1), f"{named.group(1)}-{number}") if named is not None else one.svg
    return Chart(f"{page.entry.title}: {one.headline}", one.sentence, svg, listed)
