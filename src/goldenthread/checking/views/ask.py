"""Where a table is sent."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.checking import actions
from goldenthread.checking.forms import TableForm
from goldenthread.checking.keeping import all_kept
from goldenthread.checking.limits import UPLOAD_BYTES
from goldenthread.checking.pages import AskPage
from goldenthread.design.components import Link
from goldenthread.design.pages import show
from goldenthread.records.errors import InputRefused, Problem

TITLE = "Check a table of figures"


@door("scrutinise")
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Take a table and lead to what came of it, or say everything that keeps it from being read."""
    viewer = the_viewer(request)
    form = TableForm(request.POST, request.FILES) if request.method == "POST" else TableForm()
    problems: tuple[Problem, ...] = ()
    if form.is_bound and form.is_valid():
        sent, told = form.cleaned_data["file"], form.cleaned_data
        try:
            kept = actions.take(
                by=viewer,
                text=told["text"],
                name=sent.name if sent is not None else "",
                # One byte more than is taken tells that there is more.
                data=sent.read(int(UPLOAD_BYTES.value) + 1) if sent is not None else b"",
                sentences=told["sentences"],
            )
        except InputRefused as refused:
            problems = refused.problems
            for problem in problems:
                form.add_error("file" if sent is not None else "text", str(problem))
        else:
            return redirect("scrutinise-result", mark=kept.mark)
    held = tuple(
        Link(one.name or "Sentences", reverse("scrutinise-result", kwargs={"mark": one.mark}))
        for one in all_kept(settings.INSTALLATION.home, viewer.user_id)
    )
    page = AskPage(TITLE, form, problems, held)
    return show(request, "checking/ask.html", page, status=422 if form.is_bound else 200)
