"""Adding an action to the plan in the midst of a version."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.accounts.errors import Refused
from goldenthread.design.pages import show
from goldenthread.plan import actions
from goldenthread.plan.forms import RaiseForm
from goldenthread.plan.pages import AskPage
from goldenthread.plan.reading import the_reading
from goldenthread.plan.shown import trail
from goldenthread.plan.views.doing import told
from goldenthread.plan.views.offered import people_there, recommendations_of, themes_of

_SAYS = ("It begins today. The day that it is due first stays beside every later one.",)


@door("plan.change")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponseBase:
    """Ask for an action, and raise it."""
    reading = the_reading(the_viewer(request))
    offered = (themes_of(reading), people_there(reading), recommendations_of(reading))
    form = RaiseForm(*offered, *((request.POST,) if request.method == "POST" else ()))
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        raised = actions.Raised(
            given["theme"], given["text"], form.due(), given["owners"], given["because"], given["printed"],
            given["recommendations"],
        )  # fmt: skip
        try:
            made = actions.add_action(raised, by=reading.viewer)
        except Refused as refused:
            told(form, refused)
        else:
            messages.success(request, "The action is part of the plan, and recorded in your name.")
            return redirect("plan-action", key=made.key)
    page = AskPage("Add an action", _SAYS, "", form, "Add the action", trail=trail())
    return show(request, "plan/ask.html", page, 422 if form.is_bound else 200)
