"""Frozen lists: made, looked at by their marks, saved as files that prove a sample, and drawn from."""

from collections import Counter
from statistics import median
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldenthread.access.scope import Scope
from goldenthread.accounts.doors import door, the_viewer
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.auditing.sampling.frames import Frame
from goldenthread.design.components import Banner, Cell, Column, Link, SummaryList, SummaryRow, Table
from goldenthread.design.figures import day, many, whole
from goldenthread.design.listing import address
from goldenthread.design.pages import show
from goldenthread.plan.pages import AskPage, Part, PartsPage
from goldenthread.plan.views.doing import told
from goldenthread.quality import models
from goldenthread.quality.actions import planning as actions
from goldenthread.quality.forgetting import gone_from
from goldenthread.quality.frames import PERSON, source_of, titles, titles_kept
from goldenthread.quality.people import name_of, names_of, reached
from goldenthread.quality.planned import draw_in, frame_in, samples_in_force, size_of
from goldenthread.quality.planning_forms import ListForm, lines_of
from goldenthread.quality.planning_shown import counted, team_names, under_programme
from goldenthread.quality.reading import served_now

#: Marks whose every value is told with how many cases have it; of the others only how many values there are.
TOLD: Final = 40
PURPOSE: Final = "lists for audits"
MARKS: Final = {
    "team": "Team", "worker": "Worker", "category": "Where the child stands", "days_open": "Days open", "status": "Status",
    "days_over": "Working days over", "meets": "Meets the measure", "part": "Part of the measure", "due": "Due on",
    "rows": "Rows of the child", PERSON: "Child",
}  # fmt: skip


@door("audits.keep")
@require_GET
def lists(request: HttpRequest) -> HttpResponse:
    """Every frozen list and its samples, the latest first."""
    called = titles_kept(served_now(), the_viewer(request).scope(PURPOSE))
    frames = list(models.Frame.objects.order_by("-pk"))
    people = names_of({one.written_by for one in frames})
    drawn = Counter(one.frame_id for one in samples_in_force())
    rows = [
        (
            Cell(one.name, reverse("audit-list", args=[one.key]), note=called.get(one.source, one.source)),
            day(one.as_at),
            f"{day(one.written_at)}, by {people[one.written_by]}",
            whole(size_of(one)),
            whole(drawn[one.pk]),
        )
        for one in frames
    ]
    heads = ("List", "As at", "Frozen", "Cases", "Samples")
    page = PartsPage(
        "Lists and samples",
        trail=under_programme(),
        says=(
            "A sample is drawn from a list that was frozen, by a seed. Whoever has the list and the seed can draw it again.",
        ),
        links=(Link("Freeze a list", reverse("audit-list-add")),),
        parts=(Part("Lists", tables=(counted("Lists", heads, rows, "No list was frozen yet.", words=3),)),),
    )
    return show(request, "plan/parts.html", page)


@door("audits.keep")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponseBase:
    """Ask for a list, and freeze it."""
    viewer, served = the_viewer(request), served_now()
    sources = tuple(titles(served, viewer.scope(PURPOSE)).items())
    round_ = models.Round.objects.filter(key=request.GET.get("round", "")).first()
    initial = {name: request.GET.get(name, "") for name in ("source", "name", "only")}
    if round_ is not None and not initial["name"]:
        initial["name"] = round_.title
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ListForm(sources, *given, initial=initial)
    if form.is_bound and form.is_valid():
        try:
            made = actions.freeze_list(wanted_of(form), by=viewer)
        except Refused as refused:
            told(form, refused)
        else:
            messages.success(request, "The list is frozen. Nothing will alter it.")
            asked = {"round": round_.key} if round_ is not None else {}
            return redirect(address(reverse("audit-list", args=[made.key]), asked))
    says = (
        f"The list is made of the records as at {day(served.as_at)}, of whom you may see, one case a child.",
        "It keeps the team, the worker, where the child stands and for how long.",
    )
    page = AskPage("Freeze a list", says, "", form, "Freeze it", trail=under_programme(lists_link()))
    return show(request, "plan/ask.html", page, 422 if form.is_bound else 200)


@door("audits.keep")
@require_GET
def one_list(request: HttpRequest, key: str) -> HttpResponse:
    """A list by its marks, with its fingerprint and samples."""
    viewer, row = the_viewer(request), the_list(key)
    frame = frame_in(row)
    all_reached = not out_of_reach(viewer, actions.persons_of(frame))
    items = PERSON in frame.marks
    asked = {"round": request.GET.get("round", "")}
    gone = gone_from(row.text)
    links = [] if items or gone else [Link("Draw a sample", address(reverse("audit-draw", args=[key]), asked))]
    if all_reached and not gone:
        links.append(Link("Save the list for proof", reverse("audit-list-file", args=[key])))
    links.append(Link("Save which case is which child", reverse("audit-list-children", args=[key])))
    page = PartsPage(
        row.name,
        trail=under_programme(lists_link()),
        banners=gone_banner(row),
        links=tuple(links),
        parts=(
            Part("The list", summary=_summary(row, frame, viewer)),
            Part("How many cases have which mark", tables=_by_mark(frame)),
            Part("Samples", tables=(_samples(row),)),
        ),
    )
    return show(request, "plan/parts.html", page)


def wanted_of(form: Any) -> actions.Listed:
    """The list that a form asks for."""
    given = form.cleaned_data
    file = given["file"]
    upload = file.read() if file is not None else b""
    return actions.Listed(given["name"], source_of(given["source"]), lines_of(given["only"]), upload)


def the_list(key: str) -> models.Frame:
    """A list by its key; Http404 where there is none."""
    row: models.Frame | None = models.Frame.objects.filter(key=key).first()
    if row is None:
        raise Http404
    return row


def lists_link() -> Link:
    """The lists in a trail."""
    return Link("Lists and samples", reverse("audit-lists"))


def out_of_reach(viewer: Viewer, persons: list[str]) -> int:
    """How many of some children the records hold and the viewer may not see."""
    served = served_now()
    there = reached(served, Scope.everything("golden-thread", PURPOSE), persons)
    return len(there - reached(served, viewer.scope(PURPOSE), persons))


def gone_banner(row: models.Frame) -> tuple[Banner, ...]:
    """That children of a list were forgotten since it was frozen; nothing where none was."""
    gone = gone_from(row.text)
    said = f"{many(gone, 'case')} of this list {'was' if gone == 1 else 'were'} forgotten since it was frozen, as the law asks."
    return (Banner(f"{said} It can no longer prove its samples, nor be drawn from."),) if gone else ()


def _summary(row: models.Frame, frame: Frame, viewer: Viewer) -> SummaryList:
    called = titles_kept(served_now(), viewer.scope(PURPOSE))
    said = (
        ("From", called.get(row.source, row.source)),
        ("Only cases with", ", ".join(row.only)),
        ("As at", f"{day(row.as_at)}, snapshot {row.snapshot}"),
        ("Cases", whole(len(frame.items))),
        ("Frozen", f"{day(row.written_at)}, by {name_of(row.written_by)}"),
        ("Fingerprint", row.fingerprint),
    )
    return SummaryList(tuple(SummaryRow(name, words) for name, words in said if words))


def _by_mark(frame: Frame) -> tuple[Table, ...]:
    called, rows = team_names(), []
    for name in frame.marks:
        counts = Counter(item.mark(name) for item in frame.items)
        label = MARKS.get(name, name)
        if name == PERSON:
            rows.append((label, "different children", whole(len(counts))))
        elif all(said.isdigit() for said in counts if said) and len(counts) > 1:
            values = sorted(int(said) for said in counts.elements() if said)
            rows.append(
                (
                    label,
                    f"{whole(values[0])} to {whole(values[-1])}, median {whole(median(values))}",
                    whole(len(values)),
                )
            )
            rows += [(label, "not recorded", whole(counts[""]))] if counts[""] else []
        elif len(counts) > TOLD or name == "worker":
            rows.append((label, "different values", whole(len(counts))))
        else:
            for said, count in sorted(counts.items()):
                words = called.get(said, said) if name == "team" else said.replace("-", " ")
                rows.append((label, words or "not recorded", whole(count)))
    columns = (Column("Mark"), Column("Value"), Column("Cases", numeric=True))
    return (
        Table(
            "How many cases have which mark", columns, tuple(rows), wide=True, caption_hidden=True, row_headings=False
        ),
    )


def _samples(row: models.Frame) -> Table:
    rows, held = [], samples_in_force(row)
    people = names_of({one.written_by for one in held})
    for one in held:
        kept = draw_in(one)
        rows.append(
            (
                Cell(f"Sample {one.key}", reverse("audit-sample", args=[one.key])),
                one.round.title if one.round is not None else "no round",
                f"{day(one.written_at)}, by {people[one.written_by]}",
                kept.seed,
                whole(len(kept.sample)),
            )
        )
    return counted("Samples", ("Sample", "For", "Drawn", "Seed", "Cases"), rows, "None was drawn yet.", words=4)
