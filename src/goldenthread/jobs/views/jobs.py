"""The latest jobs."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design.components import Cell, Column, Link, Table
from goldenthread.design.pages import show
from goldenthread.jobs.kinds import kinds
from goldenthread.jobs.limits import LISTED
from goldenthread.jobs.models import Job
from goldenthread.jobs.pages import JobsPage
from goldenthread.jobs.queries import may_see, title_of
from goldenthread.jobs.shown import nobody_works, state_tag, when


@door("home")
@require_GET
def jobs(request: HttpRequest) -> HttpResponse:
    """What the viewer has asked for, and what else is done in the areas they may enter."""
    viewer = the_viewer(request)
    theirs = [kind.key for kind in kinds() if viewer.may(kind.area)]
    found = Job.objects.filter(Q(asked_by=viewer.username) | Q(kind__in=theirs)).order_by("-pk")[: int(LISTED.value)]
    rows = tuple(
        (
            Cell(title_of(one), href=reverse("job", args=[one.pk]), about=f"job {one.pk}"),
            Cell(tags=(state_tag(one.state),)),
            Cell(one.asked_by),
            Cell(when(one.asked_at), whole=True),
            Cell(when(one.ended_at), whole=True),
        )
        for one in found
        if may_see(viewer, one)
    )
    columns = tuple(Column(header) for header in ("Job", "State", "Asked for by", "Asked for at", "Ended at"))
    table = Table("The latest jobs", columns, rows, "Nothing has been asked for yet.", wide=True)
    says = "Loads and other long work are done one after another in the background, in the order asked for."
    return show(
        request, "jobs/jobs.html", JobsPage("Jobs", says, nobody_works(), table, Link("Look again", request.path))
    )
