"""A round of the programme: added, looked at, and ended."""

from collections import Counter
from collections.abc import Iterable, Mapping
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
from goldenthread.auditing.model import Kind
from goldenthread.auditing.planning import Every, Per, Round
from goldenthread.design.components import Cell, Link, SummaryList, SummaryRow, Table
from goldenthread.design.figures import day, many
from goldenthread.design.listing import address
from goldenthread.design.pages import show
from goldenthread.plan.pages import AskPage, Part, PartsPage
from goldenthread.plan.views.doing import told
from goldenthread.quality import models
from goldenthread.quality.actions import planning as actions
from goldenthread.quality.people import name_of, people_who_audit
from goldenthread.quality.planned import samples_in_force
from goldenthread.quality.planning_forms import BecauseForm, RoundForm, lines_of
from goldenthread.quality.planning_kept import Kept, rounds_kept
from goldenthread.quality.planning_shown import (
    COUNTS,
    Choices,
    counted,
    counts_cells,
    kinds_offered,
    people_named,
    span_words,
    stand_tag,
    team_choices,
    team_names,
    tool_title,
    tools_offered,
    under_programme,
    wanted_words,
    whose_words,
)
from goldenthread.quality.shown import KINDS


@door("audits.keep")
@require_GET
def one_round(request: HttpRequest, key: str) -> HttpResponse:
    """A round: what it wants, where each month stands, and its samples."""
    viewer, today = the_viewer(request), localdate()
    kept = rounds_kept(viewer, today, key)
    if not kept:
        raise Http404
    held = kept[0]
    links = []
    if held.round.last >= today:
        links = [
            Link("Freeze a list for it", address(reverse("audit-list-add"), {}, round=key)),
            Link("End it", reverse("audit-round-end", args=[key])),
        ]
    if held.row.kind == Kind.COHORT_REVIEW.value:
        links = [Link("How far its review has come", reverse("audit-cohort", args=[key])), *links[1:]]
    page = PartsPage(
        held.round.title,
        trail=under_programme(),
        links=tuple(links),
        parts=(
            Part("What it wants", summary=_summary(held, today)),
            Part("Where it stands", tables=(_slots(held),)),
            Part("Samples", tables=(_samples(held.row),)),
        ),
    )
    return show(request, "plan/parts.html", page)


@door("audits.keep")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponseBase:
    """Ask for a round, and plan it."""
    viewer, today = the_viewer(request), localdate()
    offered = (
        kinds_offered(Kind.COHORT_REVIEW), tools_offered(today), people_who_audit(today), team_choices(), _themes(),
    )  # fmt: skip
    initial = {"since": today, "learning": request.GET.get("learning", "")}
    form = RoundForm(*offered, request.POST) if request.method == "POST" else RoundForm(*offered, initial=initial)
    if form.is_bound and form.is_valid():
        try:
            made = actions.plan_round(_asked(form.cleaned_data), form.cleaned_data["because"], by=viewer)
        except Refused as refused:
            told(form, refused)
        else:
            messages.success(request, "The round is part of the programme, and recorded in your name.")
            return redirect("audit-round", key=made.key)
    says = ("A review of every child of a list is begun among the reviews of cohorts.",)
    page = AskPage("Add a round", says, "", form, "Add the round", trail=under_programme())
    return show(request, "plan/ask.html", page, 422 if form.is_bound else 200)


@door("audits.keep")
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, key: str) -> HttpResponseBase:
    """End a round today."""
    row = models.Round.objects.filter(key=key).first()
    if row is None:
        raise Http404
    form = BecauseForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            actions.end_round(key, form.cleaned_data["because"], by=the_viewer(request))
        except Refused as refused:
            told(form, refused)
        else:
            messages.success(request, "The round has ended.")
            return redirect("audit-round", key=key)
    says = ("Nothing more is wanted of it from tomorrow. What was given out stays.",)
    where = under_programme(Link(row.title, reverse("audit-round", args=[key])))
    page = AskPage("End the round", says, row.title, form, "End it", trail=where)
    return show(request, "plan/ask.html", page, 422 if form.is_bound else 200)


def _asked(given: Mapping[str, Any]) -> Round:
    return Round(
        "", given["title"].strip(), Kind(given["kind"]), given["tool"], given["since"], given["until"],
        Every(given["every"]), Per(given["per"]), given["n"], tuple(given["auditors"]), tuple(given["teams"]),
        lines_of(given["agencies"]), given["second_percent"], given.get("learning", ""),
    )  # fmt: skip


def _themes() -> Choices:
    """Themes by key and title, the latest first."""
    return tuple((one.key, one.title) for one in models.Theme.objects.order_by("-pk"))


def _summary(held: Kept, today: date) -> SummaryList:
    one, names, called = held.round, people_named(held.round.auditors), team_names()
    theme = models.Theme.objects.filter(key=one.learning).first() if one.learning else None
    said = (
        ("Kind", KINDS[one.kind]),
        ("Tool", tool_title(one.tool, today)),
        ("Wanted", wanted_words(one)),
        ("When", span_words(one)),
        ("Auditors", ", ".join(names.get(who, who) for who in one.auditors)),
        ("Teams", ", ".join(called.get(team, team) for team in one.teams)),
        ("Agencies", ", ".join(one.agencies)),
        ("Graded again blind", f"{one.second_percent} in a hundred"),
        ("Called for by", theme.title if theme is not None else ""),
        ("Why", held.row.because),
        ("Planned", f"{day(held.row.written_at)}, by {name_of(held.row.written_by)}"),
    )
    return SummaryList(tuple(SummaryRow(name, words) for name, words in said if words))


def _slots(held: Kept) -> Table:
    names, called = people_named(held.round.auditors), team_names()
    rows = [
        (
            f"{day(one.slot.since)} to {day(one.slot.until)}",
            whose_words(held.round, one.slot.who, names, called),
            Cell(tags=(stand_tag(one.stand),)),
            *counts_cells([one]),
        )
        for one in held.standings
    ]
    return counted("Where it stands", ("When", "Whose", "Stands", *COUNTS), rows, "It wants nothing.", words=3)


def _samples(row: models.Round) -> Table:
    rows = [
        (
            Cell(f"Sample {one.key}", reverse("audit-sample", args=[one.key])),
            Cell(one.frame.name, reverse("audit-list", args=[one.frame.key])),
            day(one.written_at),
            many(one.audits_count, "audit"),
        )
        for one in _with_audits(samples_in_force(round_=row))
    ]
    return counted(
        "Samples", ("Sample", "List", "Drawn", "Given out"), rows, "No sample was drawn for it yet.", words=4
    )  # fmt: skip


def _with_audits(some: Iterable[models.Sample]) -> list[models.Sample]:
    held = list(some)
    given = models.Audit.objects.filter(sample__key__in=[one.key for one in held]).exclude(stage="cancelled")
    counts = Counter(given.values_list("sample__key", flat=True))
    for one in held:
        one.audits_count = counts[one.key]
    return held
