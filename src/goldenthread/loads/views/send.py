"""Sending files: uploaded, or taken from the watched folder; each is judged by its content before anything reads it."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design.components import Link
from goldenthread.design.figures import moment, whole
from goldenthread.design.pages import show
from goldenthread.loads.actions import copy_in, send
from goldenthread.loads.forms import SendFiles, TakeFiles
from goldenthread.loads.limits import ALL_BYTES, FILE_BYTES, FILES, KEPT_DAYS
from goldenthread.loads.pages import SendPage
from goldenthread.loads.receiving import IntoFolder, Staged
from goldenthread.loads.staging import clear, fit_name, new_folder
from goldenthread.loads.watched import watched_files
from goldenthread.records.errors import InputRefused, Problem

_MB, _GB = 2**20, 2**30
#: What is sent beside the files: a form of four fields.
_BESIDE = 2**20
_SAYS = (
    "The files are checked first, and you see what they would change before anything does. They are kept apart, for "
    "this site alone to read, and removed once they are loaded."
)


@csrf_exempt  # the token is checked in `_received`, once the files have somewhere to go
@door("loads")
@require_http_methods(["GET", "POST"])
def sent(request: HttpRequest) -> HttpResponseBase:
    """The form, and what is sent with it."""
    if request.method == "GET":
        return _page(request, SendFiles(), ())
    said = request.META.get("CONTENT_LENGTH") or ""
    if not said.isdigit() or int(said) > ALL_BYTES.value + _BESIDE:
        # Nothing of it is read: the browser is told before it has sent it all.
        return _page(request, SendFiles(), (_too_much(f"together they are larger than {_whole_gb()} GB"),), status=413)
    home = settings.INSTALLATION.home
    folder = new_folder(home)
    into = IntoFolder(request, folder)
    request.upload_handlers = [into]
    done = False
    try:
        response = _received(request, folder, into)
        done = response.status_code in (301, 302)
        return response
    finally:
        if not done:
            into.upload_interrupted()
            clear(home, folder.name)


@csrf_protect
def _received(request: HttpRequest, folder: Path, into: IntoFolder) -> HttpResponse:
    form = SendFiles(request.POST, request.FILES)
    if into.too_much:
        return _page(request, form, (_too_much(into.too_much),), status=413)
    if not form.is_valid():
        return _page(request, form, (), status=422)
    files = [(one.name or "", one.path) for one in form.cleaned_data["files"] if isinstance(one, Staged)]
    return _taken(request, form, folder, files, from_watch=False)


@door("loads")
@require_http_methods(["GET", "POST"])
def watched(request: HttpRequest) -> HttpResponse:
    """Take files that lie in the watched folder; they stay there, and copies are checked and loaded."""
    if settings.INSTALLATION.watch is None:
        raise Http404
    there = {fit_name(one.path.name): one for one in watched_files(settings.INSTALLATION.watch)}
    names = [
        (
            name,
            f"{name}, {whole(one.size)} bytes, changed {moment(one.changed)}{', loaded before' if one.loaded else ''}",
        )
        for name, one in there.items()
    ]
    form = TakeFiles(names, request.POST if request.method == "POST" else None)
    if request.method == "GET" or not form.is_valid():
        return _page(request, form, (), status=200 if request.method == "GET" else 422)
    home = settings.INSTALLATION.home
    folder = new_folder(home)
    try:
        files = copy_in(folder, [there[name].path for name in form.cleaned_data["names"]])
    except InputRefused as refused:
        clear(home, folder.name)
        return _page(request, form, refused.problems, status=422)
    return _taken(request, form, folder, files, from_watch=True)


def _taken(
    request: HttpRequest, form: SendFiles | TakeFiles, folder: Path, files: list[tuple[str, Path]], *, from_watch: bool
) -> HttpResponse:
    try:
        batch = send(folder, files, form.answers(), by=the_viewer(request), from_watch=from_watch)
    except InputRefused as refused:
        return _page(request, form, refused.problems, status=422)
    return redirect("load", batch)


def _page(
    request: HttpRequest, form: SendFiles | TakeFiles, problems: tuple[Problem, ...], status: int = 200
) -> HttpResponse:
    title = "Send files" if isinstance(form, SendFiles) else "Take files from the watched folder"
    shown: dict[str, Any] = {"trail": (Link("Loads", reverse("loads")),)}
    limits = (
        f"up to {whole(FILES.value)} files, each up to {whole(FILE_BYTES.value / _MB)} MB, together up to {_whole_gb()} GB",
        "workbooks without macros, without links to elsewhere and without a password",
        "tables of text (CSV), XML returns without a document type, and Parquet files",
        f"files that nobody loads are removed after {whole(KEPT_DAYS.value)} days",
    )
    return show(request, "loads/send.html", SendPage(title, form, _SAYS, problems, limits, **shown), status)


def _whole_gb() -> str:
    return whole(ALL_BYTES.value / _GB)


def _too_much(what: str) -> Problem:
    return Problem("The files", what, "Send them in parts, source by source")
