"""The page of a measure: how it stands, by team and breakdown, over time, and what it means."""

from collections.abc import Callable, Mapping
from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design.components import FilterBar, Link, Tabs
from goldenthread.design.figures import day, many, moment
from goldenthread.design.listing import Choices, address, filter_bar
from goldenthread.design.pages import show
from goldenthread.performance.asked import EVERY
from goldenthread.performance.children import has_rows
from goldenthread.performance.pages import MeasurePage, Part
from goldenthread.performance.parts.breakdowns import by_breakdown, by_team
from goldenthread.performance.parts.meaning import meaning
from goldenthread.performance.parts.standing import standing
from goldenthread.performance.parts.time import over_time, picture
from goldenthread.performance.reading import Reader, reader_of, served_now, snapshot_of, snapshots
from goldenthread.performance.shown import key_figure
from goldenthread.performance.words import dimension
from goldenthread.serving.measure_page import measure_page
from goldenthread.serving.measure_reading import MeasureReading
from goldenthread.serving.opening import Served, open_served

NOW: Final = ""
_PERIOD_VIEWS: Final = (NOW,)


@door("figures")
@require_GET
def measure(request: HttpRequest, key: str) -> HttpResponse:
    """One measure under the tab that is asked for; tabs that the reader is not given are not there."""
    asked = {name: request.GET[name] for name in ("view", "period", "known") if request.GET.get(name)}
    reader = reader_of(the_viewer(request), "reading a measure")
    served = _served(asked)
    found = measure_page(served, reader.scope, reader.audience, key, period=asked.get("period", ""))
    tabs = _tabs(found, reader)
    view = asked.get("view", NOW)
    if view not in tabs:
        raise Http404
    parts = tabs[view][1](found, reader)
    here = reverse("measure", args=[key])
    kept = {name: value for name, value in asked.items() if name in ("period", "known")}
    page = MeasurePage(
        found.entry.title,
        trail=(Link("Home", reverse("home")), Link("Figures", address(reverse("dashboard"), kept))),
        says=found.entry.says,
        chapter=Link(found.entry.chapter, address(reverse("dashboard"), kept, view=EVERY, chapter=found.entry.chapter)),
        tabs=Tabs(
            "Views of this measure",
            tuple(Link(words, address(here, kept, view=name), name == view) for name, (words, _) in tabs.items()),
        ),
        figures=tuple(key_figure(one, found.periods) for one in found.rows) if view == NOW else (),
        parts=parts,
        chart=picture(found) if view == NOW else None,
        notes=_notes(found, reader, served, asked),
        behind=_behind(found, reader, kept) if view == NOW else (),
        exports=_exports(found, kept),
        periods=_periods(here, asked, found) if view in _PERIOD_VIEWS else None,
    )
    return show(request, "performance/measure.html", page)


def _served(asked: Mapping[str, str]) -> Served:
    if asked.get("known"):
        return open_served(settings.INSTALLATION.store, snapshot_of(asked["known"]).snapshot)
    return served_now()


_Made = Callable[[MeasureReading, Reader], tuple[Part, ...]]


def _tabs(found: MeasureReading, reader: Reader) -> dict[str, tuple[str, _Made]]:
    tabs: dict[str, tuple[str, _Made]] = {NOW: ("How it stands", standing)}
    if found.teams and reader.by_team:
        tabs["teams"] = ("By team", by_team)
    for one in found.breakdowns:
        tabs[f"by-{one.breakdown}"] = (f"By {dimension(one.breakdown)}", by_breakdown(one.breakdown))
    tabs["time"] = ("Over time", over_time)
    tabs["meaning"] = ("What it means", meaning)
    return tabs


def _notes(found: MeasureReading, reader: Reader, served: Served, asked: Mapping[str, str]) -> tuple[str, ...]:
    said = []
    if asked.get("known"):
        said.append(f"As known on {moment(served.meta.known_at)}, not as it is known now.")
    if not asked.get("view") and found.period.end > served.as_at:
        said.append(f"{found.period.words} is not over: the records reach to {day(served.as_at)}.")
    if found.hidden:
        said.append(
            f"{many(found.hidden, 'value of this measure is', 'values of this measure are')} hidden, so that no child can be found."
        )
    withheld = [*found.withheld, *(["team"] if found.teams and not reader.by_team else [])]
    if withheld:
        said.append(f"Not given to your role: by {', '.join(map(dimension, withheld))}.")
    return tuple(said)


def _behind(found: MeasureReading, reader: Reader, kept: Mapping[str, str]) -> tuple[Link, ...]:
    """Where a figure comes from: its children, where the reader may see rows, and what it was in earlier records."""
    key, links = found.entry.key, []
    if reader.reads_rows and has_rows(found.entry) and "known" not in kept:
        where = address(reverse("measure-children", args=[key]), {}, period=found.period.label)
        links.append(Link(f"The children behind this figure, {found.period.words}", where))
    if len(snapshots()) > 1:
        links.append(Link("What this measure was in earlier records", reverse("measure-restated", args=[key])))
    return tuple(links)


def _exports(found: MeasureReading, kept: Mapping[str, str]) -> tuple[Link, ...]:
    saved = reverse("measure-export", args=[found.entry.key])
    known = {"known": kept["known"]} if "known" in kept else {}
    return tuple(
        Link(f"Save every figure of this measure as {words}", address(saved, known, form=form))
        for words, form in (("Excel", "xlsx"), ("CSV", "csv"))
    )


def _periods(here: str, asked: Mapping[str, str], found: MeasureReading) -> FilterBar:
    latest = next((one.words for one in found.periods if one.first), "")
    earlier = tuple((one.label, one.words) for one in reversed(found.periods) if not one.first)
    return filter_bar(here, asked, [Choices("period", "Period", earlier, latest)], "Another period")
