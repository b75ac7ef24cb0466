"""Calibration exercises: those there are, making one, and closing one."""

from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_http_methods

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.forms import fill_errors
from goldenthread.auditing.tools.reading import current
from goldenthread.design.components import Cell, Column, Link, Table, Tag
from goldenthread.design.figures import day, n_of
from goldenthread.design.pages import show
from goldenthread.plan.pages import AskPage, Part, PartsPage
from goldenthread.quality import models
from goldenthread.quality.actions import exercises as verbs
from goldenthread.quality.learning_forms import ExerciseForm, SureForm
from goldenthread.quality.people import people_who_audit
from goldenthread.quality.reading import tools
from goldenthread.quality.shown import trail
from goldenthread.reports.cells import Tone

TITLE: Final = "Calibration exercises"
_SAYS: Final = (
    "Several people grade the same case by the same tool, each blind to the others, and then compare: so that a grade means "
    "the same whoever gives it."
)


@door("audits")
@require_GET
def exercises(request: HttpRequest) -> HttpResponse:
    """The exercises that are the reader's to grade; all of them for who keeps the programme."""
    viewer = the_viewer(request)
    keeps = viewer.may("audits.keep")
    rows = [
        one
        for one in models.Exercise.objects.order_by("-opens_on", "-pk").prefetch_related("gradings")
        if keeps or viewer.username in one.graders
    ]
    page = PartsPage(
        TITLE,
        trail=trail(),
        says=(_SAYS,),
        parts=(Part("Exercises", tables=(_table(rows, viewer.username),)),),
        links=(Link("Make an exercise", reverse("audit-exercise-make")),) if keeps else (),
    )
    return show(request, "plan/parts.html", page)


@door("audits.keep")
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest) -> HttpResponseBase:
    """Ask for an exercise, and make it."""
    viewer, today = the_viewer(request), localdate()
    form: Any = ExerciseForm(_tools(), _people(), *((request.POST,) if request.method == "POST" else ()))
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        wanted = verbs.Wanted(
            told["title"], current(told["tool"], today, tools()), told["child"], told["vignette"], told["graders"],
            told["opens_on"], told["closes_on"],
        )  # fmt: skip
        try:
            made = verbs.make(wanted, by=viewer)
        except Refused as refused:
            fill_errors(form, refused)
        else:
            messages.success(request, "The exercise is made, and its graders find it on their page.")
            return redirect("audit-exercise", key=made.key)
    page = AskPage("Make a calibration exercise", (_SAYS,), "", form, "Make it", trail=_trail())
    return show(request, "plan/ask.html", page, 422 if form.is_bound else 200)


@door("audits.keep")
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, key: str) -> HttpResponseBase:
    """Ask once more, and close an exercise."""
    viewer = the_viewer(request)
    row = models.Exercise.objects.filter(key=key).first()
    if row is None or verbs.is_over(row, localdate()):
        raise Http404
    form: Any = SureForm(*((request.POST,) if request.method == "POST" else ()))
    if form.is_bound and form.is_valid():
        try:
            verbs.close(key, by=viewer)
        except Refused as refused:
            fill_errors(form, refused)
        else:
            messages.success(request, "The exercise has closed, and its graders may read what came of it.")
            return redirect("audit-exercise", key=key)
    says = (f"{n_of(row.gradings.count(), len(row.graders))} have handed in. Grades that are not in are left out.",)
    page = AskPage("Close the exercise", says, row.title, form, "Close it", trail=_trail(_link(row)))
    return show(request, "plan/ask.html", page, 422 if form.is_bound else 200)


def state_tag(row: models.Exercise) -> Tag:
    """Whether an exercise is to come, runs, or has closed."""
    today = localdate()
    if verbs.is_over(row, today):
        return Tag("closed", Tone.BLUE, "✓")
    return Tag("open", Tone.AMBER, "○") if row.opens_on <= today else Tag("to come", Tone.PLAIN, "…")


def exercise_trail(*more: Link) -> tuple[Link, ...]:
    """The pages above one of an exercise."""
    return _trail(*more)


def _trail(*more: Link) -> tuple[Link, ...]:
    return trail(Link(TITLE, reverse("audit-exercises")), *more)


def _link(row: models.Exercise) -> Link:
    return Link(row.title, reverse("audit-exercise", args=[row.key]))


def _table(rows: list[models.Exercise], username: str) -> Table:
    columns = (Column("Exercise"), Column("Open"), Column("Graded", numeric=True), Column("Stands"))
    lines = []
    for row in rows:
        done = {one.username for one in row.gradings.all()}
        mine = "Yours are in" if username in done else "To be graded by you" if username in row.graders else ""
        lines.append(
            (
                Cell(row.title, href=reverse("audit-exercise", args=[row.key])),
                f"{day(row.opens_on)} to {day(row.closes_on)}", n_of(len(done), len(row.graders)),
                Cell(tags=(state_tag(row),), note=mine),
            )
        )  # fmt: skip
    return Table("Exercises", columns, tuple(lines), "There is none.", wide=True, caption_hidden=True)


def _tools() -> tuple[tuple[str, str], ...]:
    """Tools in use today, by key."""
    return tuple({one.key: (one.key, one.title) for one in tools() if one.since <= localdate()}.values())


def _people() -> tuple[tuple[str, str], ...]:
    """Who may audit today, by user name."""
    return people_who_audit(localdate())
