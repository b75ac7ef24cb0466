"""Reviews of whole teams: proposed by the stated rule, decided by a head of service or director, held, and acted on."""

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
from goldenthread.accounts.viewer import Viewer
from goldenthread.design.components import Cell, Column, Link, SummaryList, SummaryRow, Table, Tag
from goldenthread.design.figures import day, n_of
from goldenthread.design.pages import show
from goldenthread.plan.pages import AskPage, Part, PartsPage
from goldenthread.quality import models
from goldenthread.quality.actions import learning as verbs
from goldenthread.quality.learning_forms import HeldForm, ReviewForm
from goldenthread.quality.people import name_of, names_of, people_who_audit
from goldenthread.quality.reading import rules
from goldenthread.quality.showing import Held, held_for
from goldenthread.quality.shown import due_tags, trail
from goldenthread.quality.views.leading import action_links, audits_part, raise_page
from goldenthread.quality.views.report import team_names
from goldenthread.reports.cells import Tone

TITLE: Final = "Reviews of whole teams"
_BLIND: Final = "You are to grade one of these audits blind: what was found is shown here once your own grades are in."


@door("audits.learn")
@require_GET
def reviews(request: HttpRequest) -> HttpResponse:
    """Every review that was proposed, those that wait first."""
    viewer, names = the_viewer(request), team_names()
    held, practice = held_for(viewer), rules()
    rows = sorted(models.TeamReview.objects.order_by("-until", "-pk"), key=_place)
    people = names_of({one.leads for one in rows})
    columns = (
        Column("Team"),
        Column("Proposed"),
        Column("Graded inadequate", numeric=True),
        Column("Stands"),
        Column("Leads"),
    )
    lines = tuple(
        (
            Cell(names.get(one.team, one.team), href=reverse("audit-team-review", args=[one.pk])), day(one.written_at),
            "kept from you for now" if _blind(one, held) else n_of(one.inadequate, one.graded), Cell(tags=_tags(one)),
            people[one.leads],
        )
        for one in rows
    )  # fmt: skip
    said = (
        f"A team is proposed for review when {practice.cluster_count} of its cases or more were graded inadequate in "
        f"{practice.cluster_days} days, and these are at least {practice.cluster_percent}% of its graded audits. A head of service "
        "or the director decides, with the reason. The rule looks at a team's work, not at who is to blame."
    )
    table = Table("Reviews", columns, lines, "None was proposed.", wide=True, caption_hidden=True)
    page = PartsPage(TITLE, trail=trail(), says=(said,), parts=(Part("Reviews", tables=(table,)),))
    return show(request, "plan/parts.html", page)


@door("audits.learn")
@require_GET
def review(request: HttpRequest, number: int) -> HttpResponse:
    """One review."""
    viewer, row = the_viewer(request), _row(number)
    held, name = held_for(viewer), team_names().get(row.team, row.team)
    parts = [Part("The review", (_BLIND,) if _blind(row, held) else (), summary=_about(row, held))]
    if not _blind(row, held):
        parts.append(audits_part(viewer, row.audits))
    if row.held_on is not None:
        parts.append(Part("What was found", (row.found,)))
    if row.actions:
        parts.append(Part("Actions of the plan", links=action_links(row.actions)))
    page = PartsPage(
        f"Review of {name}", trail=_trail(), tags=_tags(row), parts=tuple(parts), links=_verbs(viewer, row, held)
    )
    return show(request, "plan/parts.html", page)


@door("audits.keep")
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, number: int) -> HttpResponseBase:
    """Ask whether the team is reviewed, and keep what is decided."""
    viewer, row = the_viewer(request), _row(number)
    if not verbs.may_decide(viewer) or row.decision or _blind(row, held_for(viewer)):
        raise Http404
    form: Any = ReviewForm(_people(), localdate(), *((request.POST,) if request.method == "POST" else ()))
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        try:
            verbs.decide(number, told["decision"], told["because"], by=viewer, leads=told["leads"], due=told["due"])
        except Refused as refused:
            fill_errors(form, refused)
        else:
            messages.success(request, "Decided, and recorded in your name.")
            return redirect("audit-team-review", number=number)
    return _ask(request, "Decide on the review", row, form)


@door("audits.learn")
@require_http_methods(["GET", "HEAD", "POST"])
def held(request: HttpRequest, number: int) -> HttpResponseBase:
    """Ask what the review found, and keep it."""
    viewer, row = the_viewer(request), _row(number)
    if not _may_hold(viewer, row):
        raise Http404
    form: Any = HeldForm(localdate(), *((request.POST,) if request.method == "POST" else ()))
    if form.is_bound and form.is_valid():
        try:
            verbs.hold(number, form.cleaned_data["on"], form.cleaned_data["found"], by=viewer)
        except Refused as refused:
            fill_errors(form, refused)
        else:
            messages.success(request, "Kept, and recorded in your name.")
            return redirect("audit-team-review", number=number)
    return _ask(request, "Write what was found", row, form)


@door("plan.change")
@require_http_methods(["GET", "HEAD", "POST"])
def action(request: HttpRequest, number: int) -> HttpResponseBase:
    """Raise an action of the plan from what a review found."""
    row = _row(number)
    if row.held_on is None:
        raise Http404
    return raise_page(
        request, row.found, _trail(_link(row)), lambda raised, by: verbs.act_on_review(number, raised, by=by)
    )


def _row(number: int) -> models.TeamReview:
    found = models.TeamReview.objects.filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def _blind(row: models.TeamReview, held: Held) -> bool:
    """Whether what is counted would tell a viewer the grade of an audit that they are to grade blind."""
    return bool(held.blind & set(row.audits))


def _may_hold(viewer: Viewer, row: models.TeamReview) -> bool:
    theirs = row.leads == viewer.username or verbs.may_decide(viewer)
    return theirs and row.decision == verbs.BEGUN and row.held_on is None


def _verbs(viewer: Viewer, row: models.TeamReview, held: Held) -> tuple[Link, ...]:
    found = []
    if verbs.may_decide(viewer) and not row.decision and not _blind(row, held):
        found.append(Link("Decide whether the team is reviewed", reverse("audit-team-decide", args=[row.pk])))
    if _may_hold(viewer, row):
        found.append(Link("Write what was found", reverse("audit-team-held", args=[row.pk])))
    if row.held_on is not None and viewer.may("plan.change"):
        found.append(Link("Raise an action of the plan", reverse("audit-team-action", args=[row.pk])))
    found.append(Link("Audits and figures of the team", reverse("audit-team", args=[row.team])))
    return tuple(found)


def _about(row: models.TeamReview, held: Held) -> SummaryList:
    found = []
    if not _blind(row, held):
        said = f"{n_of(row.inadequate, row.graded)} graded audits, {day(row.since)} to {day(row.until)}"
        found.append(SummaryRow("Graded inadequate", said))
    if row.decision:
        words = "Review the team" if row.decision == verbs.BEGUN else "No review"
        found.append(SummaryRow("Decided", Cell(words, note=f"{name_of(row.decided_by)}, {day(row.decided_on)}")))
        found.append(SummaryRow("Because", row.because))
    if row.leads:
        due = Cell(day(row.due_on), tags=() if row.held_on or row.due_on is None else due_tags(row.due_on, localdate()))
        found += [SummaryRow("Leads", name_of(row.leads)), SummaryRow("To be held by", due)]
    if row.held_on is not None:
        found.append(SummaryRow("Held", day(row.held_on)))
    return SummaryList(tuple(found))


def _tags(row: models.TeamReview) -> tuple[Tag, ...]:
    if row.held_on is not None:
        return (Tag("held", Tone.BLUE, "✓"),)
    if row.decision == verbs.BEGUN:
        return (Tag("begun", Tone.AMBER, "◐"), *(due_tags(row.due_on, localdate()) if row.due_on else ()))
    return (Tag("declined", Tone.GREY, "–"),) if row.decision else (Tag("to be decided", Tone.RED_AMBER, "!"),)


def _place(row: models.TeamReview) -> int:
    return 0 if not row.decision else 1 if row.decision == verbs.BEGUN and row.held_on is None else 2


def _people() -> tuple[tuple[str, str], ...]:
    return people_who_audit(localdate())


def _link(row: models.TeamReview) -> Link:
    name = team_names().get(row.team, row.team)
    return Link(f"Review of {name}", reverse("audit-team-review", args=[row.pk]))


def _trail(*more: Link) -> tuple[Link, ...]:
    return trail(Link(TITLE, reverse("audit-team-reviews")), *more)


def _ask(request: HttpRequest, title: str, row: models.TeamReview, form: Any) -> HttpResponse:
    page = AskPage(title, (), _link(row).text, form, "Save", trail=_trail(_link(row)))
    return show(request, "plan/ask.html", page, 422 if form.is_bound else 200)
