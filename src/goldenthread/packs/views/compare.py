"""Two frozen papers set beside each other: every difference, or the editions of one paper side by side."""

import re
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design.components import Column, Link, Table
from goldenthread.design.listing import address
from goldenthread.design.pages import show
from goldenthread.design.words import reason_words
from goldenthread.measures.kinds import Reason
from goldenthread.packs.pages import ComparePage
from goldenthread.packs.shelf import Run, runs
from goldenthread.packs.shown import period_said
from goldenthread.packs.views.found import home, run_trail, the_run
from goldenthread.papers.classes import Class
from goldenthread.papers.shown import Shown
from goldenthread.papers.verify import compare as differences

_HASH: Final = re.compile(r"[0-9a-f]{64}")
_DIGITS: Final = 12


@door("packs.read")
@require_GET
def compare(request: HttpRequest, name: str) -> HttpResponse:
    """Every difference between a paper and another of its pack."""
    first = the_run(request, name)
    role = the_viewer(request).role
    others = [one for one in runs(home(), role) if one.pack == first.pack and one.name != first.name]
    asked = request.GET.get("with", "")
    second = next((one for one in others if one.name == asked), None)
    if asked and second is None:
        raise Http404
    if not first.opens_for(role) or (second is not None and not second.opens_for(role)):
        raise Http404
    here = reverse("pack-compare", args=[name])
    choices = tuple(
        Link(
            _called(one),
            address(here, {}, **{"with": one.name}),
            one is second,
        )
        for one in others
        if one.opens_for(role)
    )
    table = None
    if second is not None:
        found = differences(second.manifest, first.manifest)
        rows = tuple((one.what, one.which, _short(one.before), _short(one.after)) for one in found)
        columns = (Column("What"), Column("Which"), Column(f"In {_called(second)}"), Column(f"In {_called(first)}"))
        notes = (f"A file is told by the first {_DIGITS} digits of its hash, an earlier paper too.",)
        table = Table(
            "Every difference", columns, rows, "They are the same.", wide=True, row_headings=False, notes=notes
        )
    page = ComparePage(
        f"Compare {first.title}: {_called(first)}",
        "Choose the paper that it is compared with.",
        choices,
        table,
        trail=run_trail(first),
    )
    return show(request, "packs/compare.html", page)


@door("packs.read")
@require_GET
def editions(request: HttpRequest, name: str) -> HttpResponse:
    """Every figure of a paper as each of its editions shows it."""
    first = the_run(request, name)
    role = the_viewer(request).role
    if not first.opens_for(role):
        raise Http404
    held: dict[Class, Run] = {first.class_: first}
    for one in runs(home(), role):
        if (one.pack, one.period) == (first.pack, first.period) and not one.withdrawn and not one.superseded:
            held.setdefault(one.class_, one)
    shown_in = [(class_, held[class_]) for class_ in Class if class_ in held]
    said = [{one.identity: one for one in run.manifest.readings} for _, run in shown_in]
    every: dict[tuple[str, str, str, tuple[str, ...], str], Shown] = {}
    for some in said:
        every = {**some, **every}
    rows = tuple(
        (_named(one), period_said(one.period), *(_printed(some.get(identity)) for some in said))
        for identity, one in sorted(every.items())
    )
    columns = (
        Column("Figure"),
        Column("Period"),
        *(Column(f"{class_.value.capitalize()} edition", numeric=True) for class_, _ in shown_in),
    )
    kept = _kept_back(shown_in)
    table = Table(
        "Every figure as each edition shows it", columns, rows, "They show no figures.", wide=True, notes=kept
    )
    says = (
        "There is one edition that you may read."
        if len(shown_in) == 1
        else "A figure that one edition hides or leaves out is named so."
    )
    links = tuple(Link(_called(run), reverse("pack-run", args=[run.name]), run is first) for class_, run in shown_in)
    page = ComparePage(
        f"Editions of {first.title}: {period_said(first.period)}", says, links, table, trail=run_trail(first)
    )
    return show(request, "packs/compare.html", page)


def _called(run: Run) -> str:
    return f"{period_said(run.period)}, {run.class_.value}, {run.status}"


def _short(said: str) -> str:
    """A hash by its beginning: in whole it pushes what it is compared with off the page."""
    return f"{said[:_DIGITS]}…" if _HASH.fullmatch(said) else said


def _named(one: Shown) -> str:
    return ", ".join(word for word in (one.title, *one.group, one.part) if word)


def _printed(one: Shown | None) -> str:
    if one is None:
        return "not in it"
    return one.printed if one.state == Reason.VALUE.value else reason_words(one.state)


def _kept_back(shown_in: list[tuple[Class, Run]]) -> tuple[str, ...]:
    snapshots = {run.manifest.data["snapshot"] for _, run in shown_in}
    return ("These editions are not of one data version, so figures may differ.",) if len(snapshots) > 1 else ()
