"""From draft to final: sending, comments, answers, approval by a second person, and taking a paper back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.accounts.errors import Refused
from goldenthread.design.pages import show
from goldenthread.packs import actions
from goldenthread.packs.forms import AnswerForm, SendForm, WithdrawForm
from goldenthread.packs.pages import AskPage
from goldenthread.packs.rules import may_be_sent_to
from goldenthread.packs.views.found import run_trail, the_run
from goldenthread.packs.views.run import comment_form, may_withdraw, remarks_of, shown
from goldenthread.records.errors import RecordsError, WrongUse


@door("packs.read")
@require_POST
def comment(request: HttpRequest, name: str) -> HttpResponse:
    """Comment on a draft."""
    viewer, found = the_viewer(request), the_run(request, name)
    if not found.commented_by(viewer.role):
        raise Http404
    form = comment_form(found, request.POST)
    if form.is_valid():
        try:
            actions.remark(found, form.cleaned_data["at"], form.cleaned_data["text"], by=viewer)
        except WrongUse as refused:
            for problem in refused.problems:
                form.add_error(None, f"{problem.what}. {problem.mend}.")
        else:
            return redirect("pack-run", name=name)
    return shown(request, found, form, status=422)


@door("packs.write")
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """Answer a comment."""
    found = the_run(request, name)
    said = next((one for one in remarks_of(found) if one.number == number), None)
    if said is None or found.status != "draft":
        raise Http404
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            actions.reply(found, number, form.cleaned_data["text"], by=the_viewer(request))
        except WrongUse as refused:
            for problem in refused.problems:
                form.add_error(None, f"{problem.what}. {problem.mend}.")
        else:
            return redirect("pack-run", name=name)
    title = f"Answer comment {number}"
    page = AskPage(title, f"{said.by} wrote about {said.at}:", said.text, form, "Answer", trail=run_trail(found))
    return show(request, "packs/ask.html", page, status=422 if form.is_bound else 200)


@door("packs.write")
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, name: str) -> HttpResponse:
    """Send a draft to those who will read the paper, for comment."""
    found = the_run(request, name)
    if found.status != "draft":
        raise Http404
    roles = may_be_sent_to(found.class_, found.audience)
    form = SendForm(roles, request.POST if request.method == "POST" else None, initial={"roles": sorted(found.sent_to)})
    if form.is_bound and form.is_valid():
        try:
            actions.send(found, form.cleaned_data["roles"], by=the_viewer(request))
        except Refused as refused:
            for field, problem in refused.problems.items():
                form.add_error(field or None, problem)
        else:
            return redirect("pack-run", name=name)
    says = "They may then read the draft and comment on it. A sending cannot be taken back; the draft can be withdrawn."
    page = AskPage(f"Send {found.title} for comment", says, "", form, "Send", trail=run_trail(found))
    return show(request, "packs/ask.html", page, status=422 if form.is_bound else 200)


@door("packs.approve")
@require_POST
def approve(request: HttpRequest, name: str) -> HttpResponse:
    """Make a draft final, by a second person than who wrote it."""
    found = the_run(request, name)
    try:
        job = actions.ask_to_approve(found, by=the_viewer(request))
    except (Refused, RecordsError):
        return shown(request, found, status=422)  # its page says what stands in the way
    return redirect("job", number=job)


@door("packs.write")
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, name: str) -> HttpResponse:
    """Take a paper back, with the reason."""
    viewer, found = the_viewer(request), the_run(request, name)
    if found.withdrawn or not may_withdraw(found, viewer):
        raise Http404
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            moved = actions.take_off(found, by=viewer, because=form.cleaned_data["because"])
        except Refused as refused:
            for field, problem in refused.problems.items():
                form.add_error(field or None, problem)
        except RecordsError as refused:
            for one in refused.problems:
                form.add_error(None, f"{one.what}. {one.mend}.")
        else:
            return redirect("pack-run", name=moved)
    says = "A new draft can be frozen in its place. What was withdrawn is kept, with who, when and why."
    if found.final:
        says += " What a released paper told is known: the release ledger keeps it, and what it hid stays hidden."
    page = AskPage(f"Withdraw {found.title}", says, "", form, "Withdraw", "warning", trail=run_trail(found))
    return show(request, "packs/ask.html", page, status=422 if form.is_bound else 200)
