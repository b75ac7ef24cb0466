"""Who is due and overdue: by one clock, or by all of them."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design.components import Link
from goldenthread.design.figures import day, whole
from goldenthread.design.links import link
from goldenthread.design.listing import address, pages
from goldenthread.design.pages import show
from goldenthread.serving.due import clocks, due
from goldenthread.trackers.asked import asked_of, bar, columns, filter_of
from goldenthread.trackers.limits import LISTED
from goldenthread.trackers.notes import said_cells, said_of
from goldenthread.trackers.pages import DuePage
from goldenthread.trackers.reading import journal, lines_of, names_for, served_now, team_names
from goldenthread.trackers.shown import counts_table, rows_table


@door("trackers")
@require_GET
def everything(request: HttpRequest) -> HttpResponse:
    """Everything that is due, across clocks."""
    return _page(request, "", "Everything due", reverse("due"))


@door("trackers")
@require_GET
def tracker(request: HttpRequest, clock: str) -> HttpResponse:
    """The tracker of one clock."""
    viewer = the_viewer(request)
    named = next((one for one in clocks(served_now(), viewer.scope("listing clocks")) if one.key == clock), None)
    if named is None:
        raise Http404
    return _page(request, clock, named.title, reverse("tracker", args=[clock]))


def _page(request: HttpRequest, clock: str, title: str, here: str) -> HttpResponse:
    viewer, served, asked = the_viewer(request), served_now(), asked_of(request)
    scope = viewer.scope("seeing who is due")
    found = due(served, scope, journal(), filter_of(asked, clock))
    if not found.rows and found.shown and asked.pop("page", ""):  # beyond the end: rows went since the link was made
        found = due(served, scope, journal(), filter_of(asked, clock))
    turning = pages(here, asked, found.shown, LISTED.value)
    names = names_for(served, scope, [row.person_key for row in found.rows])
    said = said_of({row.person_key for row in found.rows}, found.rows, served)
    overdue = next((one.shown for one in found.counted if one.status == "overdue"), 0)
    says = f"{whole(overdue)} overdue of {whole(found.shown)} open whom you may see, as at {day(found.as_at)}."
    page = DuePage(
        title,
        trail=(Link("Home", reverse("home")), Link("Due", reverse("trackers"))),
        says=says,
        counts=counts_table(found.counted),
        bar=bar(here, asked, served, viewer),
        rows=rows_table(
            title,
            columns(here, asked, clock=not clock),
            found.rows,
            names,
            team_names(served),
            lines_of(viewer, served),
            said_cells(found.rows, said, may_say=viewer.may("trackers.note")),
            clock=not clock,
        ),
        turning=turning,
        proof=found.proof,
        indicator=_indicator(found.indicator),
        lacking=found.lacking,
        clocks=Link("All clocks", reverse("trackers")) if clock else None,
        families=Link("By sibling group", address(reverse("siblings"), asked, sort="", clock=clock)),
        exports=_exports(asked, clock),
        age=_age(served.as_at, found.latest_source),
    )
    return show(request, "trackers/due.html", page)


def _indicator(key: str) -> Link | None:
    where = link("measure", key=key) if key else None
    return Link("The measure that counts the same", where) if where else None


def _exports(asked: dict[str, str], clock: str) -> tuple[Link, ...]:
    where = reverse("due-export")
    return tuple(
        Link(f"Save as {words}", address(where, asked, clock=clock, form=form))
        for words, form in (("Excel", "xlsx"), ("CSV", "csv"))
    )


def _age(as_at: date, latest: date | None) -> str:
    return f"These rows were read from files as at {day(latest)}." if latest is not None and latest != as_at else ""
