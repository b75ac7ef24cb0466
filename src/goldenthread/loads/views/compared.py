"""What two snapshots differ in: rows by table, people, and every measure whose figure moved."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design.components import Cell, Link, SummaryList, SummaryRow, Table
from goldenthread.design.figures import day, moment, whole
from goldenthread.design.links import link
from goldenthread.design.pages import show
from goldenthread.jobs import states
from goldenthread.jobs.models import Job
from goldenthread.loads.actions import compare
from goldenthread.loads.comparing import Compared
from goldenthread.loads.history import Line, history_of
from goldenthread.loads.measured import moved
from goldenthread.loads.pages import ComparedPage
from goldenthread.loads.tables import change_table, columns
from goldenthread.loads.work import COMPARE


@door("loads")
@require_http_methods(["GET", "POST"])
def compared(request: HttpRequest, earlier: str, later: str) -> HttpResponse:
    """The counts where somebody has asked for them; else the asking."""
    history = history_of(settings.INSTALLATION.store)
    first, second = history.line(earlier), history.line(later)
    if first is None or second is None or first.id == second.id:
        raise Http404
    if request.method == "POST":
        return redirect("job", compare(earlier, later, by=the_viewer(request)))
    job = Job.objects.filter(kind=COMPARE, given={"earlier": earlier, "later": later}).order_by("-pk").first()
    if job is not None and job.state in states.OPEN:
        return redirect("job", job.pk)
    done = Compared.of(job.outcome) if job is not None and job.state == states.DONE else None
    page = ComparedPage(
        f"What changed between {_named(first)} and {_named(second)}",
        trail=(Link("Loads", reverse("loads")), Link("Later snapshot", reverse("snapshot", args=[later]))),
        says="Rows are counted, and no child is shown." if done else "Nobody has counted this yet; it takes a moment.",
        ask="" if done else request.path,
        summary=_summary(first, second, done) if done else None,
        tables=change_table(done) if done else None,
        measures=_measures(request, first, second),
    )
    return show(request, "loads/compared.html", page)


def _named(line: Line) -> str:
    return f"{day(line.as_at)} (known since {moment(line.known_at)})"


def _summary(first: Line, second: Line, done: Compared) -> SummaryList:
    people = done.people
    told = f"{whole(people.before)} before, {whole(people.after)} after"
    return SummaryList(
        (
            SummaryRow("People", f"{told}: {whole(people.gained)} gained, {whole(people.lost)} lost"),
            SummaryRow("Findings", f"{whole(first.findings)} before, {whole(second.findings)} after"),
        )
    )


def _measures(request: HttpRequest, first: Line, second: Line) -> Table | None:
    """Measures of the periods that both snapshots serve and whose whole figure moved; None until both are served."""
    viewer = the_viewer(request)
    if first.why or second.why or viewer.audience is None:
        return None
    scope = viewer.scope("comparing loads")
    rows = tuple(
        (
            Cell(one.title, href=link("measure", key=one.key) or "", about=one.period),
            Cell(one.period),
            Cell(one.before),
            Cell(one.after),
        )
        for one in moved(settings.INSTALLATION.store, first.id, second.id, viewer.audience, scope)
    )
    return Table(
        "Measures whose figure moved",
        columns("Measure", "Period", "Before", "After", numeric=("Before", "After")),
        rows,
        "No figure of a period that both hold has moved.",
        wide=True,
    )
