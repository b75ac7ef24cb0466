"""One job: how far it is, what was wrong, what came of it; fetched anew by itself where its reader asks for that."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.accounts.viewer import Viewer
from goldenthread.design.components import Cell, Link, SummaryList, SummaryRow
from goldenthread.design.pages import show
from goldenthread.jobs import states
from goldenthread.jobs.actions import cancel
from goldenthread.jobs.kinds import find_kind
from goldenthread.jobs.models import Job
from goldenthread.jobs.pages import JobPage
from goldenthread.jobs.queries import before, job_of, may_see, title_of
from goldenthread.jobs.shown import nobody_works, state_tag, watching, when
from goldenthread.records.errors import Problem, WrongUse

_ALL = 100


@door("home")
@require_GET
def job(request: HttpRequest, number: int) -> HttpResponse:
    """How far a job is."""
    found = _theirs(the_viewer(request), number)
    title = title_of(found)
    still = found.state in states.OPEN
    often, watch = watching(reverse("job", args=[number]), request.GET, running=still)
    return show(
        request,
        "jobs/job.html",
        JobPage(
            title=title,
            trail=(Link("Jobs", reverse("jobs")),),
            refresh=often,
            watch=watch,
            number=number,
            says=_says(found),
            summary=_summary(found),
            running=found.state == states.RUNNING,
            share=round(found.share * _ALL),
            problems=tuple(Problem(**one) for one in found.problems),
            banner=nobody_works() if still else None,
            onward=_onward(found),
            cancel=reverse("job-cancel", args=[number]) if found.state == states.QUEUED else "",
        ),
    )


@door("home")
@require_POST
def cancelled(request: HttpRequest, number: int) -> HttpResponse:
    """Take a job out of the queue; one that has begun goes on, and its page says so."""
    viewer = the_viewer(request)
    found = _theirs(viewer, number)
    try:
        cancel(found.pk, by=viewer)
    except WrongUse:
        return redirect("job", number)  # its page says that it has begun or ended
    return redirect("job", number)


def _theirs(viewer: Viewer, number: int) -> Job:
    """A job that the viewer asked for, or of an area that they may enter; any other is not there."""
    found = job_of(number)
    if found is None or not may_see(viewer, found):
        raise Http404
    return found


def _says(found: Job) -> str:
    if found.state == states.QUEUED:
        ahead = before(found)
        if not ahead:
            return "It is next in turn."
        return f"{ahead} job{'' if ahead == 1 else 's'} will be done before it."
    if found.state == states.RUNNING:
        return f"{found.progress}."
    return {
        states.DONE: "It is done.",
        states.FAILED: "It could not be done. Nothing was changed.",
        states.LOST: "It was stopped before its end. Nothing is half done: what is shown is as it was.",
        states.CANCELLED: "It was cancelled before it began.",
    }[str(found.state)]


def _summary(found: Job) -> SummaryList:
    return SummaryList(
        (
            SummaryRow("State", Cell(tags=(state_tag(found.state),))),
            SummaryRow("Asked for by", found.asked_by),
            SummaryRow("Asked for at", when(found.asked_at)),
            SummaryRow("Begun at", when(found.started_at)),
            SummaryRow("Ended at", when(found.ended_at)),
        )
    )


def _onward(found: Job) -> Link | None:
    kind = find_kind(found.kind)
    to = kind.leads_to(found.given, found.outcome) if kind is not None and kind.leads_to is not None else ""
    return Link("See what it is about" if found.state != states.DONE else "See what came of it", to) if to else None
