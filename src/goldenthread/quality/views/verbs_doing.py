"""The pages of verbs: asked of whom the audit offers them to, refused where it stands otherwise, done and told."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from goldenthread.accounts.doors import View, door, the_viewer
from goldenthread.accounts.forms import carried_out
from goldenthread.auditing.model import Concern
from goldenthread.design.figures import moment
from goldenthread.design.forms import Form
from goldenthread.design.pages import show
from goldenthread.plan.pages import AskPage
from goldenthread.quality import forms, queries
from goldenthread.quality.actions import audits, concerns
from goldenthread.quality.people import name_of
from goldenthread.quality.policies import can_do
from goldenthread.quality.queries import Opened
from goldenthread.quality.shown import audit_link, trail
from goldenthread.quality.views.verbs import VERBS, Verb, is_open, offered

PURPOSE = "an audit"


def page_of(name: str) -> View:
    """The page of a verb, by the name of its address."""
    verb = VERBS[name]

    @door("audits")
    @require_http_methods(["GET", "HEAD", "POST"])
    def asked(request: HttpRequest, key: str) -> HttpResponseBase:
        found = queries.opened(the_viewer(request), key, PURPOSE)
        if not offered(found, verb):
            raise Http404
        form = verb.form(found, _given(request), localdate())
        if carried_out(form, lambda: verb.do(key, form, the_viewer(request))):
            messages.success(request, f"{verb.title}: done, and recorded in your name.")
            return redirect("audit", key=key)
        return _page(request, found, verb, form)

    asked.__doc__ = f"{verb.title}."
    return asked


@door("audits")
@require_http_methods(["GET", "HEAD", "POST"])
def action_done(request: HttpRequest, key: str, action: str) -> HttpResponseBase:
    """Say that an action is done, and what shows it."""
    viewer = the_viewer(request)
    found = queries.opened(viewer, key, PURPOSE)
    about = next((one for one in found.audit.actions if one.key == action and one.done is None), None)
    if about is None or not is_open(found.audit) or not can_do("finish action", found.seats, found.blind):
        raise Http404
    form = forms.DoneForm(localdate(), *_given(request))

    def verb() -> object:
        told = form.cleaned_data
        return audits.finish_action(key, action, on=told["on"], proof=told["proof"], by=viewer)

    if carried_out(form, verb):
        messages.success(request, "The action is done, and recorded in your name.")
        return redirect("audit", key=key)
    return _asked(request, "Say that an action is done", (), about.text, form, "Save", key)


@door("audits")
@require_http_methods(["GET", "HEAD", "POST"])
def concern_answer(request: HttpRequest, key: str, place: int) -> HttpResponseBase:
    """Answer a concern with what was done; ``place`` counts from 1."""
    viewer = the_viewer(request)
    found = queries.opened(viewer, key, PURPOSE)
    about = dict(enumerate(found.audit.concerns, 1)).get(place)
    if about is None or about.answered is not None or not can_do("answer concern", found.seats, found.blind):
        raise Http404
    form = forms.AnswerForm(*_given(request))
    if carried_out(form, lambda: concerns.answer(key, place - 1, form.cleaned_data["words"], by=viewer)):
        messages.success(request, "The concern is answered, and recorded in your name.")
        return redirect("audit", key=key)
    return _asked(request, "Answer a concern", _raised(about), about.raised.words, form, "Answer it", key)


def _raised(about: Concern) -> tuple[str, ...]:
    return (f"{name_of(about.raised.by)} raised this on {moment(about.raised.at)}.",)


def _given(request: HttpRequest) -> tuple[Any, ...]:
    return (request.POST,) if request.method == "POST" else ()


def _page(request: HttpRequest, found: Opened, verb: Verb, form: Form) -> HttpResponse:
    about = f"Child {found.child.label}, audit {found.audit.key}"
    return _asked(request, verb.title, verb.says, about, form, verb.submit, found.audit.key, verb.tone)


def _asked(
    request: HttpRequest,
    title: str,
    says: tuple[str, ...],
    quoted: str,
    form: Form,
    submit: str,
    key: str,
    tone: str = "",
) -> HttpResponse:
    page = AskPage(title, says, quoted, form, submit, tone=tone, trail=trail(audit_link(key)))
    return show(request, "plan/ask.html", page, 422 if form.is_bound else 200)
