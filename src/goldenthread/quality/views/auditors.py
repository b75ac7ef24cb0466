"""Auditors beside blind second graders: leniency, evenness and drift, for who manages audits and nobody else."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.auditing.statistics.raters import Named, Rater
from goldenthread.auditing.statistics.rules import load_rules
from goldenthread.design.charts import chart_of
from goldenthread.design.components import Cell, Column, Link, Table, Tag
from goldenthread.design.figures import many
from goldenthread.design.pages import show
from goldenthread.journal.actions import record
from goldenthread.measures.reading.points import rounded
from goldenthread.plan.pages import Part, PartsPage
from goldenthread.quality.auditors import drifts, least, reading, second_words, standing
from goldenthread.quality.people import names_of
from goldenthread.quality.showing import held_for
from goldenthread.quality.views.report import TITLE, blind_banner
from goldenthread.reports.cells import Tone, number
from goldenthread.reports.charts.frame import Spot
from goldenthread.reports.charts.line import line_chart

_NAMED = {
    Named.LENIENT: Tag("lenient", Tone.AMBER, "▲"),
    Named.SEVERE: Tag("severe", Tone.AMBER, "▼"),
    Named.NOT: Tag("not named", Tone.PLAIN, "○"),
}
_TOGETHER = {
    Named.LENIENT: "Auditors as a whole grade above the second graders: calibrate before anybody is named.",
    Named.SEVERE: "Auditors as a whole grade below the second graders: calibrate before anybody is named.",
}


@door("audits.keep")
@require_GET
def auditors(request: HttpRequest) -> HttpResponse:
    """Each auditor whose audits were graded twice."""
    viewer = the_viewer(request)
    held = held_for(viewer)
    found = standing(held)
    names = names_of([one.auditor for one in found.each])
    record(
        viewer.scope("how auditors grade"),
        "audits: auditors read",
        {"auditors": sorted(one.auditor for one in found.each)},
    )
    page = PartsPage(
        "Auditors beside second graders",
        trail=(Link("Audits", reverse("audits")), Link(TITLE, reverse("audit-report"))),
        says=(
            (
                "A private matter of staff: for supervision and calibration, not for a list of names. Auditors see their own line "
                "alone, on their own page."
            ),
            (
                "A difference above nought means that the first grade stood above the blind second. With few second grades it is "
                "drawn towards the others, and its interval is wide."
            ),
            least(),
            *([_TOGETHER[found.together]] if found.together in _TOGETHER else []),
        ),
        banners=blind_banner(held),
        parts=(
            Part(f"{many(found.n, 'audit')} graded twice", tables=(_table(found.each, names),)),
            *(_one(one, names[one.auditor]) for one in found.each if one.drift is not None),
        ),
        links=(Link("Calibration exercises", reverse("audit-exercises")),),
    )
    return show(request, "plan/parts.html", page)


def _table(each: tuple[Rater, ...], names: dict[str, str]) -> Table:
    columns = (
        Column("Auditor"),
        Column("Second grades", numeric=True),
        Column("Mean difference", numeric=True),
        Column("Drawn to the others", numeric=True),
        Column("From", numeric=True),
        Column("To", numeric=True),
        Column("Spread", numeric=True),
        Column("Reading"),
    )
    rows = tuple(
        (
            Cell(names[one.auditor]), str(one.n), _signed(one.mean), _signed(one.shrunk), _signed(one.interval.low),
            _signed(one.interval.high), "" if one.spread is None else f"{one.spread:.2f}",
            Cell(tags=(_NAMED[one.named], *_more(one)), note=reading(one)),
        )
        for one in sorted(each, key=lambda one: names[one.auditor])
    )  # fmt: skip
    notes = (
        "In order of name. Grades an audit; spread is the standard deviation of an auditor's differences about their own mean.",
        f"Intervals hold the true difference in {load_rules().confidence * 100:g}% of such samples.",
    )
    return Table(
        "Auditors", columns, rows, "No audit was graded a second time yet.", wide=True, caption_hidden=True, notes=notes
    )


def _more(one: Rater) -> tuple[Tag, ...]:
    uneven = (Tag("uneven", Tone.AMBER, "≠"),) if one.uneven else ()
    return (*uneven, *((Tag("drifts", Tone.AMBER, "!"),) if drifts(one) else ()))


def _one(one: Rater, name: str) -> Part:
    """An auditor over time."""
    size = load_rules().drift_batch
    points = [
        Spot(f"audits {i * size + 1} to {(i + 1) * size}", number(rounded(mean, 2), 2, signed=True))
        for i, mean in enumerate(one.drift.means if one.drift is not None else ())
    ]
    chart = line_chart(f"{name}, mean difference of {size} audits in a row", points)
    said = "The latest carry a signal: they drift." if drifts(one) else "Only ordinary variation."
    return Part(f"{name} over time", (second_words(one), said), charts=(chart_of(chart),), folded=not drifts(one))


def _signed(value: float) -> str:
    return number(rounded(value, 2), 2, signed=True).text
