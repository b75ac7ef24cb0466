"""Recorded or real: dip samples of items that a clock shows overdue, looked at one by one, and what they say of the measure."""

from collections import Counter
from collections.abc import Sequence
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
from goldenthread.auditing.report.bounds_blocks import bounds_blocks
from goldenthread.auditing.statistics.bounds import Outcomes, recorded_or_real
from goldenthread.design.components import Cell, KeyFigure, Link, SummaryList, SummaryRow
from goldenthread.design.figures import day, many, n_of, whole
from goldenthread.design.links import link
from goldenthread.design.pages import show
from goldenthread.plan.pages import AskPage, Part, PartsPage
from goldenthread.plan.views.doing import told
from goldenthread.quality import models
from goldenthread.quality.actions import planning as actions
from goldenthread.quality.actions.planning_dips import Dip, Outcome, begin_dip
from goldenthread.quality.frames import source_of
from goldenthread.quality.people import name_of, people_who_audit
from goldenthread.quality.planned import draw_in, in_force, size_of
from goldenthread.quality.planning_forms import DipForm
from goldenthread.quality.planning_shown import (
    Choices,
    children_called,
    counted,
    people_named,
    under_programme,
)
from goldenthread.quality.reading import served_now
from goldenthread.quality.shown import due_cell
from goldenthread.quality.telling import parts_of
from goldenthread.serving.due import clocks
from goldenthread.serving.opening import Served

PURPOSE: Final = "items shown overdue"
OUTCOMES: Final = {
    Outcome.ELSEWHERE: "It was done, and is recorded in another place",
    Outcome.UNRECORDED: "It was done, it is said, and is recorded nowhere",
    Outcome.NOT_DONE: "It was not done",
    Outcome.EXCLUDED: "It should never have been counted",
}


@door("audits.keep")
@require_GET
def dips(request: HttpRequest) -> HttpResponse:
    """Every dip sample, and how far it has been looked at."""
    rows, found = [], tuple(_dips())
    held = models.Item.objects.filter(sample_key__in=[one.key for one in found])
    outcomes = list(held.values_list("sample_key", "outcome"))
    drawn, seen = Counter(key for key, _ in outcomes), Counter(key for key, outcome in outcomes if outcome)
    for sample in found:
        rows.append(
            (
                Cell(sample.frame.name, reverse("audit-dip", args=[sample.key])),
                _clock_title(sample),
                day(sample.frame.as_at),
                whole(size_of(sample.frame)),
                whole(drawn[sample.key]),
                whole(seen[sample.key]),
            )
        )
    heads = ("Dip sample", "Clock", "As at", "Shown overdue", "Drawn", "Looked at")
    page = PartsPage(
        "Dip samples: recorded, or real",
        trail=under_programme(),
        says=(
            "Items that a clock shows overdue are looked at: was it not done, or done and not recorded where it counts?",
        ),
        links=(
            Link("Begin a dip sample", reverse("audit-dip-add")),
            Link("Mine to look at", reverse("audit-dips-mine")),
        ),
        parts=(Part("Dip samples", tables=(counted("Dip samples", heads, rows, "None was begun yet.", 3),)),),
    )
    return show(request, "plan/parts.html", page)


@door("audits.keep")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponseBase:
    """Ask for a dip sample, and begin it."""
    viewer, served, today = the_viewer(request), served_now(), localdate()
    given = (request.POST,) if request.method == "POST" else ()
    initial = {"seed": f"{today.isoformat()} dip", "clock": request.GET.get("clock", "")}
    form: Any = DipForm(_overdue(served, viewer), people_who_audit(today), *given, initial=initial)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        wanted = Dip(said["name"], said["clock"], said["n"], said["seed"], tuple(said["checkers"]), said["look_by"])
        try:
            made, left = begin_dip(wanted, by=viewer)
        except Refused as refused:
            told(form, refused)
        else:
            messages.success(request, "The items are drawn and shared out.")
            if left:
                reasons = Counter(reason for _, reason in left)
                said_of = "; ".join(f"{reason} ({count})" for reason, count in sorted(reasons.items()))
                messages.warning(request, f"{many(len(left), 'item')} left over: {said_of}.")
            return redirect("audit-dip", key=made.key)
    says = (
        f"The list is what is shown overdue in the records as at {day(served.as_at)}, of whom you may see.",
        "Nobody looks at an item of a child with whom they work, or whose case they manage.",
    )
    page = AskPage("Begin a dip sample", says, "", form, "Draw and share out", trail=under_programme(_dips_link()))
    return show(request, "plan/ask.html", page, 422 if form.is_bound else 200)


@door("audits.keep")
@require_GET
def dip(request: HttpRequest, key: str) -> HttpResponse:
    """A dip sample: the measure as shown between its bounds, and every item."""
    viewer, today, sample = the_viewer(request), localdate(), _the_dip(key)
    items = list(models.Item.objects.filter(sample_key=key).order_by("look_by", "pk"))
    outcomes = outcomes_of(items)
    drawn, overdue = len(draw_in(sample).sample), size_of(sample.frame)
    says = [f"{n_of(overdue, sample.frame.open_runs)} open runs were shown overdue on {day(sample.frame.as_at)}."]
    if outcomes.n < drawn:
        says.append(f"{n_of(outcomes.n, drawn)} drawn are looked at: until all are, the bounds may still move.")
    if len(items) < drawn:
        left = many(drawn - len(items), "item")
        says.append(f"{left} drawn cannot be looked at: everybody named works with the child or manages that.")
    found = recorded_or_real(sample.frame.open_runs - overdue, sample.frame.open_runs, outcomes)
    blocks = bounds_blocks(f"in time by the clock {_clock_title(sample)}", found, outcomes)
    page = PartsPage(
        sample.frame.name,
        trail=under_programme(_dips_link()),
        says=tuple(says),
        figures=(
            KeyFigure("Looked at", n_of(outcomes.n, drawn)),
            KeyFigure("Done and recorded elsewhere", whole(outcomes.elsewhere)),
            KeyFigure("Done, recorded nowhere", whole(outcomes.unrecorded)),
            KeyFigure("Not done", whole(outcomes.not_done)),
        ),
        links=(
            Link("The list of everything shown overdue", reverse("audit-list", args=[sample.frame.key])),
            *_measure(sample),
        ),
        parts=(
            *parts_of(blocks),
            Part("Items", **_items(viewer, items, today)),
            Part("How it was drawn", summary=_summary(sample)),
        ),
    )
    return show(request, "plan/parts.html", page)


def outcomes_of(items: Sequence[models.Item]) -> Outcomes:
    """What was found so far, counted."""
    counts = Counter(one.outcome for one in items)
    return Outcomes(
        *(counts[one.value] for one in (Outcome.ELSEWHERE, Outcome.UNRECORDED, Outcome.NOT_DONE, Outcome.EXCLUDED))
    )


def _dips() -> list[models.Sample]:
    rows = models.Sample.objects.filter(frame__source__startswith="overdue ").select_related("frame")
    return list(rows.order_by("-pk"))


def _the_dip(key: str) -> models.Sample:
    row = in_force(key)
    if row is None or not row.frame.source.startswith("overdue "):
        raise Http404
    return row


def _dips_link() -> Link:
    return Link("Dip samples", reverse("audit-dips"))


def _clock_key(sample: models.Sample) -> str:
    return source_of(sample.frame.source).key


def _clock_title(sample: models.Sample) -> str:
    row = (
        served_now().connection().execute("select title from clock where clock = ?", (_clock_key(sample),)).fetchone()
    )  # fmt: skip
    return str(row[0]) if row is not None else _clock_key(sample)


def _measure(sample: models.Sample) -> tuple[Link, ...]:
    """The page of the measure that counts what the clock shows overdue."""
    row = (
        served_now().connection().execute("select indicator from clock where clock = ?", (_clock_key(sample),)).fetchone()
    )  # fmt: skip
    where = link("measure", key=row[0]) if row is not None and row[0] else None
    return (Link("The measure of this clock", where),) if where else ()


def _overdue(served: Served, viewer: Viewer) -> Choices:
    """Clocks about children that show something overdue of whom the viewer may see."""
    some = clocks(served, viewer.scope(PURPOSE))
    return tuple(
        (one.key, f"{one.title} ({whole(one.overdue_shown)} overdue)")
        for one in some
        if one.about_children and one.overdue_shown
    )


def _items(viewer: Viewer, items: Sequence[models.Item], today: date) -> dict[str, Any]:
    called = children_called(viewer, PURPOSE, [one.person_key for one in items])
    names = people_named({one.checker for one in items})
    rows: list[tuple[Cell | str, ...]] = [
        (
            Cell(called[one.person_key].label, called[one.person_key].href),
            day(one.due_on) if one.due_on else "no day",
            names.get(one.checker, one.checker),
            Cell(OUTCOMES[Outcome(one.outcome)], note=one.proof) if one.outcome else due_cell(one.look_by, today),
            day(one.done_on) if one.done_on else "no day",
        )
        for one in items
        if one.person_key in called
    ]
    heads = ("Child", "Was due", "Who looks", "Found, or to be looked at by", "Done on")
    hidden = len(items) - len(rows)
    says = (f"{many(hidden, 'item')} more that you may not see.",) if hidden else ()
    return {
        "says": says,
        "tables": (counted("Items", heads, rows, "There is none that you may see.", words=len(heads)),),
    }


def _summary(sample: models.Sample) -> SummaryList:
    kept = draw_in(sample)
    said = (
        ("Drawn from", f"{many(size_of(sample.frame), 'item')} shown overdue"),
        ("Seed", kept.seed),
        ("Fingerprint of the list", kept.fingerprint),
        (
            "Drawn again now",
            "the same items" if not actions.proof_of(sample) else "other items: the list or the sample was changed",
        ),
        ("Drawn", f"{day(sample.written_at)}, by {name_of(sample.written_by)}"),
    )
    return SummaryList(tuple(SummaryRow(name, words) for name, words in said))
