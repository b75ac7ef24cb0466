"""Loading boards from a workbook: every fault is told at once, and nothing is kept of a file that has any."""

import tempfile
from pathlib import Path

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.accounts.viewer import Viewer
from goldenthread.design.components import Column, Link, Table
from goldenthread.design.figures import many
from goldenthread.design.pages import show
from goldenthread.governance.loading import load
from goldenthread.governance.pages import LoadPage
from goldenthread.plan.forms import FilesForm
from goldenthread.plan.keeping import wrong_with
from goldenthread.programme.tables import read_programme
from goldenthread.records.errors import Problem, RecordsError

_SAYS = (
    "The workbook holds a whole programme; of it the boards, meetings, requests, duties and findings are loaded here.",
    "What is kept here and not in the workbook stays. A request stays as it was asked, and its steps can only be added to.",
)


@door("plan.files")
@require_http_methods(["GET", "HEAD", "POST"])
def sent(request: HttpRequest) -> HttpResponseBase:
    """Ask for a workbook, and load its boards."""
    form = FilesForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    problems: tuple[Problem, ...] = ()
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        if wrong := wrong_with(file):
            form.add_error("file", wrong)
        else:
            problems, rows = _load(file, the_viewer(request))
            if not problems:
                messages.success(request, f"{many(rows, 'row')} about boards are new or changed.")
                return redirect("boards")
            form.add_error("file", f"Nothing was loaded: {many(len(problems), 'thing')} to mend")
    heads = (Column("Where"), Column("What is wrong"), Column("Mend"))
    listed = Table("To mend", heads, tuple((one.where, one.what, one.mend) for one in problems), "", wide=True)
    page = LoadPage(
        "Load boards",
        back=Link("Boards", reverse("boards")),
        says=_SAYS,
        form=form,
        submit="Load them",
        problems=listed if problems else None,
    )
    return show(request, "governance/do.html", page, 422 if form.is_bound else 200)


def _load(file: UploadedFile, by: Viewer) -> tuple[tuple[Problem, ...], int]:
    """What is to be mended, or how many rows are new."""
    with tempfile.TemporaryDirectory(prefix="boards-") as folder:
        path = Path(folder) / "boards.xlsx"
        path.write_bytes(b"".join(file.chunks()))
        try:
            return (), sum(load(read_programme(path).governance, by=by).values())
        except RecordsError as refused:
            return tuple(_plain(one, folder) for one in refused.problems), 0


def _plain(problem: Problem, folder: str) -> Problem:
    """A problem without the place where the file lay for a moment."""
    where = problem.where.replace(folder, "").lstrip("/\\").replace("boards.xlsx", "the workbook")
    return Problem(where or "the workbook", problem.what, problem.mend)
