"""Reviews of cohorts: every child of a frozen list looked at, how far that has come, and when it comes round again."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_http_methods

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.auditing.cohorts import Progress, progress
from goldenthread.auditing.model import Audit, Grade, Kind
from goldenthread.auditing.sampling.frames import Frame
from goldenthread.design.components import Banner, Cell, KeyFigure, Link, SummaryList, SummaryRow, Table
from goldenthread.design.figures import day, many, whole
from goldenthread.design.listing import address
from goldenthread.design.pages import show
from goldenthread.plan.pages import AskPage, Part, PartsPage
from goldenthread.plan.views.doing import told
from goldenthread.quality import models
from goldenthread.quality.actions import planning as actions
from goldenthread.quality.forgetting import is_forgotten
from goldenthread.quality.frames import titles
from goldenthread.quality.people import people_who_audit
from goldenthread.quality.planned import audits_seen, frame_in, round_of, samples_in_force
from goldenthread.quality.planning_forms import CohortForm
from goldenthread.quality.planning_shown import (
    Called,
    children_called,
    counted,
    people_named,
    team_names,
    tools_offered,
    under_programme,
)
from goldenthread.quality.reading import rules, served_now
from goldenthread.quality.ready import ready_lists
from goldenthread.quality.shown import GRADES, due_tags
from goldenthread.quality.views.planning_lists import PURPOSE, wanted_of

_KIND: Final = Kind.COHORT_REVIEW.value
_HEADS: Final = ("Cases", "Done", "To be done", "Late", "Given to nobody", "Not reviewed")


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A cohort with its list, its reviews as the viewer may count them, and how far they have come."""

    row: models.Round
    frame: Frame
    audits: tuple[Audit, ...]
    progress: Progress


@door("audits.keep")
@require_GET
def cohorts(request: HttpRequest) -> HttpResponse:
    """Every review of a list, how far each has come, and which comes round again."""
    viewer, today = the_viewer(request), localdate()
    held = reviewed(viewer, today)
    rows: list[tuple[Cell | str, ...]] = [
        (
            Cell(one.row.title, reverse("audit-cohort", args=[one.row.key])),
            Cell(day(one.row.until), tags=due_tags(one.row.until, today) if one.progress.open else ()),
            _next(one.row, today),
            *_counts(one.progress),
        )
        for one in held
    ]
    add = reverse("audit-cohort-add")
    page = PartsPage(
        "Reviews of cohorts",
        trail=under_programme(),
        says=("A list is frozen and every child in it is looked at, so that nobody is passed over.",),
        links=(Link("Begin another review", add),),
        parts=(
            Part(
                "Reviews",
                tables=(counted("Reviews", ("Review", "By", "Comes round", *_HEADS), rows, "None was begun yet.", 3),),
            ),
            Part("Ready to begin", tables=(_ready(),)),
        ),
    )
    return show(request, "plan/parts.html", page)


@door("audits.keep")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponseBase:
    """Ask for a review of a list, and begin it."""
    viewer, served, today = the_viewer(request), served_now(), localdate()
    sources = tuple(titles(served, viewer.scope(PURPOSE)).items())
    initial = {name: request.GET.get(name, "") for name in ("name", "source", "only", "because")}
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form: Any = CohortForm(sources, tools_offered(today), people_who_audit(today), *given, initial=initial)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            made = actions.begin_cohort(
                wanted_of(form), said["tool"], said["reviewers"], said["until"], said["because"], by=viewer
            )
        except Refused as refused:
            told(form, refused)
        else:
            messages.success(request, "The list is frozen. Now give its children out.")
            return redirect("audit-cohort", key=made.key)
    says = (
        f"The list is made of the records as at {day(served.as_at)}, of whom you may see.",
        f"It comes round again after {rules().cohort_days} days.",
    )
    where = under_programme(_cohorts_link())
    page = AskPage("Begin a review of a list", says, "", form, "Freeze the list and begin", trail=where)
    return show(request, "plan/ask.html", page, 422 if form.is_bound else 200)


@door("audits.keep")
@require_GET
def cohort(request: HttpRequest, key: str) -> HttpResponse:
    """How far the review of a list has come: done, late, given to nobody; what was found; when it comes round again."""
    viewer, today = the_viewer(request), localdate()
    held = reviewed(viewer, today, key)
    if not held:
        raise Http404
    one = held[0]
    sample = next(iter(samples_in_force(round_=one.row)), None)
    links = [Link("The list", reverse("audit-list", args=[one.row.frame.key]))]
    if sample is not None and one.progress.nobody:
        give = reverse("audit-sample-give", args=[sample.key])
        links.insert(0, Link(f"Give out {many(len(one.progress.nobody), 'child', 'children')}", give))
    called = children_called(viewer, "the review of a list", [*one.progress.nobody, *one.progress.open])
    page = PartsPage(
        one.row.title,
        trail=under_programme(_cohorts_link()),
        banners=_round_again(one, today),
        figures=(
            KeyFigure("Reviewed", f"{len(one.progress.done)} of {one.progress.size}"),
            KeyFigure("To be done", whole(len(one.progress.open))),
            KeyFigure("Late", whole(len(one.progress.late))),
            KeyFigure("Given to nobody", whole(len(one.progress.nobody))),
        ),
        links=tuple(links),
        parts=(
            Part("The review", summary=_summary(one, today)),
            Part("By team", tables=(_by_team(one),)),
            Part("What was found", **_found(one)),
            Part("Still to be done", _unseen(one, called), tables=(_waiting(one, called, today),)),
            *_not_reviewed(one),
        ),
    )
    return show(request, "plan/parts.html", page)


def reviewed(viewer: Viewer, today: date, key: str = "") -> tuple[Reviewed, ...]:
    """Cohorts with how far each has come, the latest first; one by its key where it is named."""
    rows = (
        models.Round.objects.filter(kind=_KIND, frame__isnull=False).select_related("frame").order_by("-since", "-pk")
    )
    found = []
    for row in rows.filter(key=key) if key else rows:
        audits = audits_seen(models.Audit.objects.filter(round=row).order_by("pk"), viewer)
        whole_list = frame_in(row.frame)
        # Who was forgotten since, as the law asks, is neither done nor to be done.
        frame = replace(whole_list, items=tuple(one for one in whole_list.items if not is_forgotten(one.key)))
        found.append(Reviewed(row, frame, audits, progress(frame, audits, today)))
    return tuple(found)


def _counts(found: Progress) -> tuple[str, ...]:
    parts = (found.done, found.open, found.late, found.nobody, found.cancelled)
    return (whole(found.size), *(whole(len(part)) for part in parts))


def _next(row: models.Round, today: date) -> Cell:
    if row.next_on is None:
        return Cell("no day", quiet=True)
    return Cell(day(row.next_on), tags=due_tags(row.next_on, today))


def _ready() -> Table:
    """Lists that are often reviewed whole, each with the way to begin."""
    rows: list[tuple[Cell | str, ...]] = []
    for one in ready_lists():
        begin = _begin(one.name, one.source, one.only, one.why)
        rows.append((Cell(one.name, begin.href), one.why, ", ".join(one.only) or "every case of the list"))
    return counted("Ready to begin", ("List", "Why", "Cases"), rows, "There is none.", words=3)


def _begin(name: str, source: str, only: Sequence[str], because: str = "") -> Link:
    asked = {"name": name, "source": source, "only": "\n".join(only), "because": because}
    return Link(f"Begin: {name}", address(reverse("audit-cohort-add"), asked))


def _cohorts_link() -> Link:
    return Link("Reviews of cohorts", reverse("audit-cohorts"))


def _round_again(one: Reviewed, today: date) -> tuple[Banner, ...]:
    row = one.row
    later = models.Round.objects.filter(
        kind=_KIND, frame__source=row.frame.source, frame__only=row.frame.only, pk__gt=row.pk
    )  # fmt: skip
    if row.next_on is None or row.next_on > today or later.exists():
        return ()
    link = _begin(row.title, row.frame.source, row.frame.only)
    return (Banner(f"It comes round again: it was to be begun anew by {day(row.next_on)}.", link=link),)


def _summary(one: Reviewed, today: date) -> SummaryList:
    row, names = one.row, people_named(one.row.auditors)
    said = (
        ("List", f"{many(one.progress.size, 'child', 'children')} as at {day(row.frame.as_at)}"),
        ("Only cases with", ", ".join(row.frame.only)),
        ("Tool", dict(tools_offered(today)).get(row.tool, row.tool)),
        ("Reviewers", ", ".join(names.get(who, who) for who in round_of(row).auditors)),
        ("Reviewed by", day(row.until)),
        (
            "Comes round again",
            f"{day(row.next_on)} (rule cohort_days: {rules().cohort_days} days)" if row.next_on else "",
        ),
        ("Why", row.because),
    )
    return SummaryList(tuple(SummaryRow(name, words) for name, words in said if words))


def _by_team(one: Reviewed) -> Table:
    teams, called = {item.key: item.mark("team") for item in one.frame.items}, team_names()
    found = one.progress
    parts = (
        tuple(teams), found.done, found.open, found.late, found.nobody, tuple(key for key, _ in found.cancelled)
    )  # fmt: skip
    counts = [Counter(teams[key] for key in part) for part in parts]
    rows = [
        (called.get(team, team) or "no team", *(whole(count[team]) for count in counts))
        for team in sorted(set(teams.values()), key=lambda team: called.get(team, team))
    ]
    return counted("By team", ("Team", *_HEADS), rows, "The list is empty.")


def _found(one: Reviewed) -> dict[str, Any]:
    done = [audit for audit in one.audits if audit.first is not None and not audit.cancelled]
    if not done:
        return {"says": ("Nobody has been looked at yet.",)}
    graded = Counter(audit.stands for audit in done)
    rows = [(GRADES[grade], whole(graded[grade])) for grade in Grade if graded[grade]]
    rows += [("A finding without a grade", whole(graded[None]))] if graded[None] else []
    open_ = sum(action.done is None for audit in done for action in audit.actions)
    every = sum(len(audit.actions) for audit in done)
    says = (f"{many(every, 'action')} came of it, of which {open_} still to be done.",) if every else ()
    return {"says": says, "tables": (counted("What was found", ("Finding", "Children"), rows, ""),)}


def _unseen(one: Reviewed, called: dict[str, Called]) -> tuple[str, ...]:
    hidden = len(one.progress.open) + len(one.progress.nobody) - len(called)
    return (f"{many(hidden, 'child', 'children')} more whom you may not see.",) if hidden else ()


def _waiting(one: Reviewed, called: dict[str, Called], today: date) -> Table:
    live = {audit.case.key: audit for audit in one.audits if not audit.cancelled}
    names = people_named({audit.auditor for audit in live.values()})
    rows = [
        (Cell(called[key].label, called[key].href), Cell(names.get(live[key].auditor, live[key].auditor)),
         Cell(day(live[key].due), tags=due_tags(live[key].due, today)))
        for key in sorted(one.progress.open, key=lambda key: live[key].due)
        if key in called
    ]  # fmt: skip
    rows += [
        (Cell(called[key].label, called[key].href), Cell("nobody", quiet=True), Cell("no day", quiet=True))
        for key in one.progress.nobody
        if key in called
    ]
    return counted("Still to be done", ("Child", "Reviewer", "Due"), rows, "Every child that you may see is done.", 3)


def _not_reviewed(one: Reviewed) -> tuple[Part, ...]:
    if not one.progress.cancelled:
        return ()
    reasons = Counter(why for _, why in one.progress.cancelled)
    points = tuple(f"{why} ({count})" for why, count in sorted(reasons.items()))
    return (Part("Not reviewed, and why", points=points),)
