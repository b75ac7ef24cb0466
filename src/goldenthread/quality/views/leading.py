"""What pages of learning have in common: the audits something comes from, where it led, and raising an action of the plan."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.accounts.doors import the_viewer
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.forms import fill_errors
from goldenthread.accounts.viewer import Viewer
from goldenthread.design.components import Cell, Link
from goldenthread.design.links import link
from goldenthread.design.pages import show
from goldenthread.plan.actions import Raised
from goldenthread.plan.forms import RaiseForm
from goldenthread.plan.models import Action
from goldenthread.plan.pages import AskPage, Part
from goldenthread.plan.reading import the_reading
from goldenthread.plan.views.offered import people_there, recommendations_of, themes_of
from goldenthread.quality import models
from goldenthread.quality.actions import learning as verbs
from goldenthread.quality.knowing import shown
from goldenthread.quality.policies import seats_in
from goldenthread.quality.showing import held_for

_WAYS: Final = {
    verbs.ACTION: "an action of the plan",
    verbs.PROPOSED: "an action is proposed",
    verbs.TRAINING: "training or guidance",
    verbs.ROUND: "the next round of audits",
    verbs.NOTHING: "nothing more",
}


def audits_part(viewer: Viewer, keys: Iterable[str]) -> Part:
    """Audits by key, those as links that are the viewer's to open.

    Without those that they are to grade blind: to be told that they teach something would be telling. Who is told so of the
    others can never grade them blind.
    """
    rows = {row.key: row for row in models.Audit.objects.filter(key__in=keys)}
    blind = held_for(viewer).blind
    seats = seats_in(viewer, list(rows.values()))
    told = [key for key in keys if key in rows and key not in blind]
    shown(viewer.username, [rows[key] for key in told])
    theirs = [key for key in told if seats[rows[key].pk]]
    others = ", ".join(key for key in told if key not in theirs)
    says = (f"Not yours to open: {others}.",) if others else ()
    links = tuple(Link(f"Audit {key}", reverse("audit", args=[key])) for key in theirs)
    return Part("Audits that it comes from", says if says or links else ("None is named.",), links=links)


def led_words(row: models.Led) -> Cell:
    """Where something led, with its key."""
    if row.to == verbs.ACTION:
        return Cell(f"{_WAYS[row.to]}: {row.key}", href=link("action", key=row.key) or "")
    return Cell(f"{_WAYS.get(row.to, row.to)}{f': {row.key}' if row.key else ''}")


def action_links(keys: Iterable[str]) -> tuple[Link, ...]:
    """Actions of the plan by key."""
    return tuple(Link(f"Action {key}", link("action", key=key) or reverse("plan")) for key in keys)


def raise_page(
    request: HttpRequest, quoted: str, trail: tuple[Link, ...], do: Callable[[Raised, Viewer], Action]
) -> HttpResponseBase:
    """Ask for an action of the plan, and raise it by ``do``; for those who may change the plan."""
    reading = the_reading(the_viewer(request))
    offered = (themes_of(reading), people_there(reading), recommendations_of(reading))
    form: Any = RaiseForm(*offered, *((request.POST,) if request.method == "POST" else ()))
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        raised = Raised(
            told["theme"],
            told["text"],
            form.due(),
            told["owners"],
            told["because"],
            told["printed"],
            told["recommendations"],
        )
        try:
            made = do(raised, reading.viewer)
        except Refused as refused:
            fill_errors(form, refused)
        else:
            messages.success(request, "The action is part of the plan, with the audits that it comes from.")
            return redirect("plan-action", key=made.key)
    page = AskPage("Raise an action of the plan", (), quoted, form, "Add the action", trail=trail)
    return show(request, "plan/ask.html", page, 422 if form.is_bound else 200)
