"""The pages of verbs: asked in the door of its area, refused where the action stands otherwise, done and told."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldenthread.accounts.doors import View, door, the_viewer
from goldenthread.accounts.errors import Refused
from goldenthread.design.components import Link
from goldenthread.design.pages import show
from goldenthread.plan import actions
from goldenthread.plan.forms import BecauseForm
from goldenthread.plan.pages import AskPage
from goldenthread.plan.policies import can_do
from goldenthread.plan.reading import Reading, the_action, the_reading
from goldenthread.plan.shown import trail
from goldenthread.plan.states import can
from goldenthread.plan.views.verbs import VERBS, Verb
from goldenthread.programme.promises import Action


def may(reading: Reading, action: Action, verb: Verb) -> bool:
    """Whether the viewer may do this to an action as it stands now."""
    return can_do(reading.viewer, verb.key, reading.owners(action)) and can(reading.state(action), verb.key)


def page_of(name: str) -> View:
    """The page of a verb, by the name of its address."""
    verb = VERBS[name]

    @door(verb.area)
    @require_http_methods(["GET", "HEAD", "POST"])
    def asked(request: HttpRequest, key: str) -> HttpResponseBase:
        reading = the_reading(the_viewer(request))
        action = the_action(reading, key)
        if not may(reading, action, verb):
            raise Http404
        given: tuple[Any, ...] = (request.POST, request.FILES) if request.method == "POST" else ()
        form: Any = verb.form(reading, action, given)
        if form.is_bound and form.is_valid():
            try:
                verb.do(action.key, form, reading.viewer)
            except Refused as refused:
                told(form, refused)
            else:
                messages.success(request, f"{verb.title}: done, and recorded in your name.")
                return redirect("plan-action", key=action.key)
        return _page(request, verb, reading, action, form)

    asked.__doc__ = f"{verb.title}."
    return asked


@door("plan.change")
@require_http_methods(["GET", "HEAD", "POST"])
def unlink(request: HttpRequest, key: str, number: int) -> HttpResponseBase:
    """Take a link to a figure back."""
    reading = the_reading(the_viewer(request))
    action = the_action(reading, key)
    if not (can_do(reading.viewer, "unlink", reading.owners(action)) and can(reading.state(action), "unlink")):
        raise Http404
    form = BecauseForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            actions.unlink_figure(action.key, number, by=reading.viewer, because=form.cleaned_data["because"])
        except Refused as refused:
            told(form, refused)
        else:
            return redirect("plan-action", key=action.key)
    page = AskPage("Take the figure back", (), action.text, form, "Take it back", trail=trail(action_link(action)))
    return show(request, "plan/ask.html", page, 422 if form.is_bound else 200)


def told(form: Any, refused: Refused) -> None:
    """Put what was refused at the fields of a form; what no field has heads the page."""
    for field, problem in refused.problems.items():
        form.add_error(field if field in form.fields else None, problem)


def action_link(action: Action) -> Link:
    """The page of an action in a trail."""
    return Link(f"Action {action.printed or action.key}", reverse("plan-action", args=[action.key]))


def _page(request: HttpRequest, verb: Verb, reading: Reading, action: Action, form: Any) -> HttpResponse:
    quoted = f"{action.printed} {action.text}"
    above = trail(action_link(action), viewer=reading.viewer)
    page = AskPage(verb.title, verb.says, quoted, form, verb.submit, trail=above)
    return show(request, "plan/ask.html", page, 422 if form.is_bound else 200)
