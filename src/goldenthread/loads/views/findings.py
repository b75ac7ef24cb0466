"""What is wrong with the data, counted by rule, team, worker or table; the counts are the same for every reader."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design.components import Cell, Link, Table, Tabs
from goldenthread.design.figures import day, many, whole
from goldenthread.design.listing import address
from goldenthread.design.pages import show
from goldenthread.loads.found import counted, findings_of
from goldenthread.loads.listing import asked_of, bar, team_names
from goldenthread.loads.pages import FindingsPage
from goldenthread.loads.reading import narrowed
from goldenthread.loads.tables import columns
from goldenthread.records.checks.report import By
from goldenthread.records.checks.titles import title
from goldenthread.serving.opening import open_served

_WAYS: tuple[By, ...] = ("rule", "team", "worker", "table")


@door("findings")
@require_GET
def findings(request: HttpRequest) -> HttpResponse:
    """Findings counted; each count leads to its rows."""
    store = settings.INSTALLATION.store
    served = open_served(store)
    viewer = the_viewer(request)
    asked = asked_of(request, viewer)
    # A count by worker names staff, so it is for those whose figures may.
    ways = _WAYS if viewer.may("findings.hand") else tuple(way for way in _WAYS if way != "worker")
    by: By = next((way for way in ways if way == asked.get("by")), ways[0])
    every = findings_of(store, served.snapshot)
    some = narrowed(every, asked)
    names = team_names(served)
    here = reverse("findings")
    tabs = Tabs("Counted by", tuple(Link(f"By {way}", address(here, asked, by=way), way == by) for way in ways))
    new = int(some["new"].to_pylist().count(True))
    says = f"{many(some.num_rows, 'finding')} in the records as at {day(served.as_at)}; {whole(new)} new since the last load."
    rows_at = reverse("finding-rows")
    page = FindingsPage(
        "What is wrong with the data",
        says=says,
        tabs=tabs,
        bar=bar(here, asked, every, names),
        counts=_table(counted(some, by), by, {**asked, "by": ""}, names, rows_at),
        rows=Link("See them one by one", address(rows_at, asked, by="")) if some.num_rows else None,
        fix_list=Link("The fix list: who has what to mend", reverse("fix-list")),
    )
    return show(request, "loads/findings.html", page)


def _table(found: list[dict[str, object]], by: By, asked: dict[str, str], names: dict[str, str], rows_at: str) -> Table:
    heads = (by.capitalize(), "Stop a load", "Errors", "Queries", "Findings", "New", "Children")
    rows = tuple(
        (
            _named(str(row[by]), by, names, address(rows_at, asked, **{by: str(row[by])})),
            *(Cell(whole(int(str(row[name])))) for name in ("stops", "error", "query", "findings", "new", "children")),
        )
        for row in found
    )
    return Table(f"Findings by {by}", columns(*heads, numeric=heads[1:]), rows, "Nothing is wrong.", wide=True)


def _named(value: str, by: By, names: dict[str, str], href: str) -> Cell:
    if by == "rule":
        return Cell(title(value), href=href, note=value)
    return Cell(
        names.get(value, value) if by == "team" else value.replace("_", " ") if by == "table" else value, href=href
    )
