"""A measure as it was known in an earlier snapshot beside what it is now, and why it was restated."""

from collections.abc import Mapping

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design.charts import Chart
from goldenthread.design.components import Link, Table
from goldenthread.design.figures import many, moment
from goldenthread.design.listing import Choices, filter_bar
from goldenthread.design.pages import show
from goldenthread.measures.disclosure import policies
from goldenthread.measures.language.errors import DefinitionError
from goldenthread.performance.pages import RestatedPage
from goldenthread.performance.reading import Reader, known_words, reader_of, served_now, snapshots
from goldenthread.performance.restated import bridge_picture, restated_table, steps_table
from goldenthread.serving.figures import Entry, entry_of, periods
from goldenthread.serving.opening import Readiness, Served, open_served
from goldenthread.serving.restating import restatements, why_restated


@door("figures")
@require_GET
def restated(request: HttpRequest, key: str) -> HttpResponse:
    """Every period that both snapshots tell; the steps between for one of them, where the reader may have small counts."""
    asked = {name: request.GET[name] for name in ("from", "why") if request.GET.get(name)}
    reader, served = reader_of(the_viewer(request), "seeing what was restated"), served_now()
    entry, here = entry_of(served, key), reverse("measure-restated", args=[key])
    past = [one for one in snapshots() if one.snapshot != served.snapshot]
    chosen = _chosen(past, asked.get("from", ""))
    bar = filter_bar(
        here,
        {"from": chosen.snapshot if chosen else ""},
        [Choices("from", "As known on", _words(past), "Latest before")],
    )
    trail = (
        Link("Home", reverse("home")),
        Link("Figures", reverse("dashboard")),
        Link(entry.title, reverse("measure", args=[key])),
    )
    title = f"Restatements: {entry.title}"
    if chosen is None or not chosen.ready:
        page = RestatedPage(title, trail=trail, says="", bar=bar, lacking=_lacking(chosen))
        return show(request, "performance/restated.html", page)
    earlier = open_served(settings.INSTALLATION.store, chosen.snapshot)
    rows = restatements(served, earlier, reader.scope, reader.audience, key)
    words = {one.label: one.words for one in periods(served)}
    why = [one.label for one in periods(served) if one.read] if _tells_why(reader, entry) else []
    changed = sum(one.changed for one in rows)
    steps = _steps(served, earlier, reader, key, asked["why"], words) if asked.get("why") else (None, None, "")
    page = RestatedPage(
        title,
        trail=trail,
        says=f"{many(changed, 'value')} of {len(rows)} restated since {moment(chosen.known_at)}.",
        bar=bar,
        rows=restated_table(rows, words, here, {"from": chosen.snapshot}, why=why),
        steps=steps[0],
        chart=steps[1],
        lacking=steps[2],
    )
    return show(request, "performance/restated.html", page)


def _tells_why(reader: Reader, entry: Entry) -> bool:
    """Whether the steps may be told: they are small counts of rows, and typed figures have none."""
    return not policies()[reader.audience].protects and not entry.typed


def _steps(
    served: Served, earlier: Served, reader: Reader, key: str, period: str, words: Mapping[str, str]
) -> tuple[Table | None, Chart | None, str]:
    """The steps of one period as table and picture, or why there are none; raises `NotAllowed` as `why_restated`."""
    said = words.get(period, period)
    try:
        found = why_restated(served, earlier, settings.INSTALLATION.home, reader.scope, reader.audience, key, period)
    except DefinitionError as error:
        return None, None, f"{said}: {error.problems[0].what}. {error.problems[0].mend}."
    return steps_table(found, said), bridge_picture(found, said), ""


def _chosen(past: list[Readiness], snapshot: str) -> Readiness | None:
    """The snapshot asked for, or the latest that is ready; Http404 for one that is not there."""
    if snapshot:
        found = next((one for one in past if one.snapshot == snapshot), None)
        if found is None:
            raise Http404
        return found
    return next((one for one in past if one.ready), past[0] if past else None)


def _words(past: list[Readiness]) -> tuple[tuple[str, str], ...]:
    return tuple((one.snapshot, known_words(one)) for one in past)


def _lacking(chosen: Readiness | None) -> str:
    if chosen is None:
        return "There are no earlier records to compare with."
    return (
        f"The records as known on {moment(chosen.known_at)} are kept, but {chosen.why}. "
        "Open the figures as known then to have them prepared."
    )
