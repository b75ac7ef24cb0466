"""The first page of audits: what is the reader's to grade, to do and to learn from, and what waits in what they manage."""

from datetime import date
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.accounts.viewer import Viewer
from goldenthread.design.components import Banner, Link
from goldenthread.design.links import link
from goldenthread.design.pages import show
from goldenthread.plan.pages import Part
from goldenthread.quality import models, queries
from goldenthread.quality.audit_pages import OwnPage
from goldenthread.quality.people import now_known_as
from goldenthread.quality.policies import Seat
from goldenthread.quality.queries import Listed
from goldenthread.quality.shown import child_cell
from goldenthread.quality.views import own_learning, own_lists, own_managed
from goldenthread.quality.views.own_headline import headline

_PURPOSE: Final = "one's own audits"
_NONE: Final = "No audit is yours to grade, to answer or to learn from now."
_FIGURES: Final = "What audits show together, with the number behind every percentage, is in the report."


@door("audits.report")
@require_GET
def own(request: HttpRequest) -> HttpResponse:
    """What waits for the reader, the most pressing first; for readers of figures the way to the report."""
    viewer, today = the_viewer(request), localdate()
    listed = queries.listed(viewer, _PURPOSE, open_only=True) if viewer.may("audits") else ()
    parts = _parts(viewer, listed, today)
    says = [_NONE] if not parts and viewer.may("audits") else []
    if not parts:
        says += [told] if (told := headline(viewer, today)) else []
        says.append(_FIGURES)
    page = OwnPage(
        "Audits", tuple(says), _concerned((*listed, *_ended(viewer))), _links(viewer), tuple(parts), trail=()
    )
    return show(request, "quality/own.html", page)


def _parts(viewer: Viewer, listed: tuple[Listed, ...], today: date) -> list[Part]:
    me = now_known_as(viewer.username, today)
    works = len(me) > 1  # a post of a worker of the records
    found = [
        own_lists.to_grade(listed, viewer, today),
        own_lists.to_grade_again(listed, viewer, today),
        own_learning.to_calibrate(viewer, today) if viewer.may("audits") else None,
        own_lists.to_settle(listed),
        own_lists.to_do(listed, me, today),
        *own_managed.waiting(listed, today),
        own_managed.to_close(listed),
        own_managed.again(viewer, _PURPOSE, today) if viewer.may("audits.learn") else None,
        own_lists.of_my_work(queries.listed(viewer, _PURPOSE, seats=(Seat.WORKER,)), me) if works else None,
        own_learning.my_grading(viewer, today),
    ]
    return [part for part in found if part is not None]


def _ended(viewer: Viewer) -> tuple[Listed, ...]:
    """Audits that are closed and hold a concern that nobody has answered."""
    if not viewer.may("audits"):
        return ()
    ended = models.Audit.objects.filter(concerned=True, closed_on__isnull=False)
    keys = tuple(ended.values_list("key", flat=True))
    return queries.listed(viewer, _PURPOSE, keys=keys) if keys else ()


def _concerned(listed: tuple[Listed, ...]) -> tuple[Banner, ...]:
    """Concerns that nobody has answered, before anything else."""
    waiting = [one for one in listed if any(concern.answered is None for concern in one.audit.concerns)]
    return tuple(
        Banner(
            f"A concern for a child waits for an answer: audit {one.audit.key}, child {child_cell(one.child).text}.",
            "problem", "A child may not be safe now",
            Link("Read it", reverse("audit", args=[one.audit.key])),
        )
        for one in waiting
    )  # fmt: skip


def _links(viewer: Viewer) -> tuple[Link, ...]:
    ways = [Link("What audits show together", report)] if (report := link("audit report")) else []
    if viewer.may("audits.keep"):
        ways.append(Link("Programme of audits", reverse("audit-programme")))
    if models.Item.objects.filter(checker=viewer.username).exists():
        ways.append(Link("Items shown overdue, for you to look at", reverse("audit-dips-mine")))
    if viewer.may("audits"):
        ways.append(Link("Every audit that you may see", reverse("audit-every")))
        ways.append(Link("Audit tools", reverse("audit-tools")))
    if viewer.may("audits.keep"):
        ways.append(Link("Load audits done elsewhere", reverse("audit-load")))
        ways.append(Link("Save as a list of the records", reverse("audit-export")))
    return (*ways, *own_learning.learning_ways(viewer))
