"""Saying why something is open or that it was done, taking it back, and what was said that no load has confirmed."""

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.forms import carried_out
from goldenthread.design.components import Cell, Column, Link, Table
from goldenthread.design.figures import day
from goldenthread.design.pages import show
from goldenthread.trackers import actions
from goldenthread.trackers.forms import NoteForm
from goldenthread.trackers.models import Note
from goldenthread.trackers.notes import run_of, run_ref
from goldenthread.trackers.opening import opened
from goldenthread.trackers.pages import NotesPage, SayPage
from goldenthread.trackers.reading import served_now
from goldenthread.trackers.shown import child_cell, clock_cell
from goldenthread.trackers.unconfirmed import unconfirmed

_CHANGES: Final = "It is shown beside the date. It moves no due date and changes no figure."
_LISTED: Final = (
    "What somebody said was done and the records do not show yet. What is still open after a later load comes first: "
    "ask whether it was recorded."
)


@door("trackers.note")
@require_http_methods(["GET", "HEAD", "POST"])
def say(request: HttpRequest, ref: str, run: str) -> HttpResponseBase:
    """Say something of one open run of a child."""
    found = opened(request, ref)
    if isinstance(found, HttpResponseBase):
        return found
    about = next((one for one in found.child.clocks if run_ref(*run_of(one)) == run), None)
    if about is None:
        raise Http404
    form = NoteForm(request.POST or None)

    def verb() -> None:
        actions.say(about, found.served, by=found.viewer, **form.cleaned_data)

    here = reverse("child", args=[ref])
    if carried_out(form, verb):
        messages.success(request, "It was noted.")
        return redirect(here)
    due = day(about.due) if about.due is not None else "on no day that can be told"
    page = SayPage(
        "Say why, or that it was done",
        back=Link("The child's record", here),
        says=(f"{about.title}, due {due}, child {about.child_id or 'without an identifier'}.", _CHANGES),
        form=form,
    )
    return show(request, "trackers/say.html", page)


@door("trackers.note")
@require_POST
def withdraw(request: HttpRequest, ref: str, note: int) -> HttpResponseBase:
    """Take back what was said of a child whom the reader may see."""
    found = opened(request, ref)
    if isinstance(found, HttpResponseBase):
        return found
    about = Note.objects.filter(pk=note, person_key=found.child.line.person_key).first()
    if about is None:
        raise Http404
    try:
        actions.withdraw(about, by=found.viewer)
        messages.success(request, "It was withdrawn. It stays as history.")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("child", ref)


@door("trackers")
@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """What was said to be done and no load has confirmed, of whom the reader may see."""
    viewer, served = the_viewer(request), served_now()
    found = unconfirmed(viewer, served)
    heads = (Column("Child"), Column("What"), Column("Due"), Column("What was said"))
    rows = tuple(
        (
            child_cell(one.run, {}),
            clock_cell(one.run.clock, one.run.title),
            Cell(day(one.run.due), whole=True) if one.run.due is not None else Cell("no day can be told", quiet=True),
            one.said.cell(),
        )
        for one in found
    )
    page = NotesPage(
        "Said done, not confirmed",
        trail=(Link("Home", reverse("home")), Link("Due", reverse("trackers"))),
        says=_LISTED,
        notes=Table(
            "Said done, not confirmed", heads, rows, "Nothing waits to be confirmed.", wide=True, caption_hidden=True
        ),
    )
    return show(request, "trackers/notes.html", page)
