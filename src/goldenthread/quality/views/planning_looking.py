"""Items of dip samples that are the reader's own to look at: recorded, or real."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_http_methods

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.design.components import Cell, Link, Table
from goldenthread.design.figures import day
from goldenthread.design.pages import show
from goldenthread.plan.pages import AskPage, Part, PartsPage
from goldenthread.plan.views.doing import told
from goldenthread.quality import models
from goldenthread.quality.actions.planning_dips import Outcome, look
from goldenthread.quality.frames import timed
from goldenthread.quality.planning_forms import LookForm
from goldenthread.quality.planning_shown import (
    children_called,
    counted,
)
from goldenthread.quality.reading import served_now
from goldenthread.quality.shown import due_cell, trail
from goldenthread.quality.views.planning_dips import OUTCOMES, PURPOSE


@door("audits")
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """Items that are the reader's to look at, and those that they have looked at."""
    viewer, today = the_viewer(request), localdate()
    items = list(models.Item.objects.filter(checker=viewer.username).order_by("look_by", "pk"))
    page = PartsPage(
        "Items to look at",
        trail=trail(),
        says=("Each was shown overdue. Say what you find in the record, and what shows it.",) if items else (),
        parts=tuple(
            Part(heading, tables=(_table(viewer, heading, some, last, today),))
            for heading, last, some in (
                ("To look at", "Look by", [one for one in items if not one.outcome]),
                ("Looked at", "Found", [one for one in items if one.outcome]),
            )
        ),
    )
    return show(request, "plan/parts.html", page)


@door("audits")
@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, number: int) -> HttpResponseBase:
    """Say what was found of an item."""
    viewer, today = the_viewer(request), localdate()
    row = models.Item.objects.filter(pk=number, checker=viewer.username).first()
    called = children_called(viewer, "looking at an item", [row.person_key]) if row is not None else {}
    if row is None or (row.person_key not in called and not row.outcome):
        raise Http404
    choices = tuple((one.value, OUTCOMES[one]) for one in Outcome)
    initial = {"outcome": row.outcome, "done_on": row.done_on, "proof": row.proof}
    form: Any = LookForm(choices, today, *((request.POST,) if request.method == "POST" else ()), initial=initial)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            look(number, Outcome(said["outcome"]), said["proof"], by=viewer, done_on=said["done_on"])
        except Refused as refused:
            told(form, refused)
        else:
            messages.success(request, "What you found is kept in your name.")
            return redirect("audit-dips-mine")
    title = timed(served_now(), viewer.scope(PURPOSE)).get(row.clock, row.clock)
    due = f", due {day(row.due_on)}" if row.due_on else ""
    child = called.get(row.person_key)
    page = AskPage(
        "Recorded, or real?",
        (),
        f"{child.label if child else 'A child whom you may no longer see'}. {title}{due}",
        form,
        "Save",
        trail=trail(Link("Items to look at", reverse("audit-dips-mine"))),
        parts=(Part("The record", links=(Link("Open the child's page", child.href),)),) if child and child.href else (),
    )
    return show(request, "plan/ask.html", page, 422 if form.is_bound else 200)


def _table(viewer: Viewer, caption: str, items: Sequence[models.Item], last: str, today: date) -> Table:
    called = children_called(viewer, PURPOSE, [one.person_key for one in items]) if items else {}
    clocks_ = timed(served_now(), viewer.scope(PURPOSE)) if items else {}
    rows: list[tuple[Cell | str, ...]] = [
        (
            Cell(
                called[one.person_key].label if one.person_key in called else "A child whom you may no longer see",
                reverse("audit-dip-item", args=[one.pk]) if one.person_key in called or one.outcome else "",
                about=f"item {one.pk}",
            ),
            clocks_.get(one.clock, one.clock),
            day(one.due_on) if one.due_on else "no day",
            OUTCOMES[Outcome(one.outcome)] if one.outcome else due_cell(one.look_by, today),
        )
        for one in items
    ]
    return counted(caption, ("Child", "Shown overdue", "Was due", last), rows, "There is none.", words=4)
