"""Loading a plan from a workbook: every fault is told at once, and nothing is kept of a file that has any."""

import tempfile
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.accounts.viewer import Viewer
from goldenthread.design.figures import many
from goldenthread.design.pages import show
from goldenthread.plan.forms import FilesForm
from goldenthread.plan.keeping import wrong_with
from goldenthread.plan.loading import load
from goldenthread.plan.pages import AskPage, Part
from goldenthread.plan.shown import table, trail
from goldenthread.programme.promises import Plan
from goldenthread.programme.tables import read_programme
from goldenthread.records.errors import Problem, RecordsError

_SAYS = (
    (
        "The first workbook is a plan; the next is a new version of it, which says of every action before it what became of "
        "that: kept, merged, split or dropped by a decision. What was said of kept actions stays."
    ),
    "Boards, meetings and requests in the workbook are not loaded here: goldenthread plan load takes all of it.",
)


@door("plan.files")
@require_http_methods(["GET", "HEAD", "POST"])
def sent(request: HttpRequest) -> HttpResponseBase:
    """Ask for a workbook, and load it."""
    form = FilesForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if not form.is_bound:
        return _page(request, form, ())
    problems: tuple[Problem, ...] = ()
    if form.is_valid():
        file = form.cleaned_data["file"]
        if wrong := wrong_with(file):
            form.add_error("file", wrong)
        else:
            problems, plan = _load(file, the_viewer(request))
            if plan is not None:
                messages.success(
                    request, f"Version {plan.version} is loaded, with {many(len(plan.actions), 'action')}."
                )
                return redirect("plan-checks")
            form.add_error("file", f"Nothing was loaded: {many(len(problems), 'thing')} to mend")
    return _page(request, form, problems, 422)


def _load(file: UploadedFile, by: Viewer) -> tuple[tuple[Problem, ...], Plan | None]:
    with tempfile.TemporaryDirectory(prefix="plan-") as folder:
        path = Path(folder) / "plan.xlsx"
        path.write_bytes(b"".join(file.chunks()))
        try:
            programme = read_programme(path)
            plan = programme.plan
            load(plan, by=by, boards=[one.key for one in programme.governance.boards])
        except RecordsError as refused:
            return tuple(_plain(one, folder) for one in refused.problems), None
    return (), plan


def _plain(problem: Problem, folder: str) -> Problem:
    """A problem without the place where the file lay for a moment."""
    where = problem.where.replace(folder, "").lstrip("/\\").replace("plan.xlsx", "the workbook")
    return Problem(where or "the workbook", problem.what, problem.mend)


def _page(request: HttpRequest, form: Any, problems: tuple[Problem, ...], status: int = 200) -> HttpResponse:
    parts: tuple[Part, ...] = ()
    if problems:
        rows = tuple((one.where, one.what, one.mend) for one in problems)
        listed = table("To mend", ("Where", "What is wrong", "Mend"), rows, "", caption_hidden=True)
        parts = (Part("What is to be mended", tables=(listed,)),)
    page = AskPage("Load a plan", _SAYS, "", form, "Load it", parts=parts, trail=trail())
    return show(request, "plan/ask.html", page, status)
