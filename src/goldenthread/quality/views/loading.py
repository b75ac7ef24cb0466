"""Loading audits done elsewhere from a file, and giving the room's audits out as the local list of the records."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_http_methods

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.auditing.tables.audits import columns
from goldenthread.design.components import Link
from goldenthread.design.figures import many
from goldenthread.design.forms import FileField, Form
from goldenthread.design.pages import show
from goldenthread.design.sheets import as_csv, attached
from goldenthread.plan.keeping import wrong_with
from goldenthread.plan.pages import AskPage, Part
from goldenthread.plan.shown import table
from goldenthread.quality.actions.begin import PURPOSE
from goldenthread.quality.giving_back import COLUMNS, audits_as_list
from goldenthread.quality.loading import by_viewer, load
from goldenthread.records.errors import InputRefused, Problem

_SAYS: Final = (
    (
        "A CSV file or a workbook with a row an audit that was done elsewhere and is graded. A child is written by the council's "
        "identifier, a person by user name or as a worker of the records, a team by its identifier."
    ),
    "Nothing is kept of a file in which anything is wrong, and no audit is taken twice.",
)
_BY_DOMAIN: Final = (
    ("domain_NAME", "", "grade of a domain, a column each"),
    ("evidence_NAME", "", "what that grade rests on"),
)
_WORKBOOK: Final = ".xlsx"
_TITLE: Final = "Load audits done elsewhere"


class AuditsForm(Form):
    """A file of audits."""

    file = FileField("File", hint="CSV or an Excel workbook, with the columns below")


@door("audits.keep")
@require_http_methods(["GET", "HEAD", "POST"])
def sent(request: HttpRequest) -> HttpResponseBase:
    """Ask for a file, and load it."""
    form: Any = AuditsForm(request.POST, request.FILES) if request.method == "POST" else AuditsForm()
    problems: tuple[Problem, ...] = ()
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        if wrong := wrong_with(file):
            form.add_error("file", wrong)
        else:
            problems, count = _load(file, request)
            if not problems:
                messages.success(
                    request, f"{many(count, 'audit')} done elsewhere {'is' if count == 1 else 'are'} loaded."
                )
                return redirect("audits")
            form.add_error("file", f"Nothing was loaded: {many(len(problems), 'thing')} to correct")
    page = AskPage(
        _TITLE, _SAYS, "", form, "Load it", parts=(_wrong(problems) if problems else _understood(),), trail=_trail()
    )
    return show(request, "plan/ask.html", page, 422 if form.errors else 200)


@door("audits.keep")
@require_GET
def given(request: HttpRequest) -> HttpResponse:
    """The audits as a CSV file that loads with the records."""
    viewer = the_viewer(request)
    rows = audits_as_list(viewer.scope(PURPOSE), viewer)
    return attached(as_csv(COLUMNS, rows), f"audits-{localdate().isoformat()}.csv")


def _load(file: Any, request: HttpRequest) -> tuple[tuple[Problem, ...], int]:
    name = f"audits{_WORKBOOK if str(file.name).casefold().endswith(_WORKBOOK) else '.csv'}"
    with TemporaryDirectory(prefix="goldenthread-") as folder:
        path = Path(folder) / name
        path.write_bytes(b"".join(file.chunks()))
        try:
            return (), len(load(path, by_viewer(the_viewer(request))))
        except InputRefused as refused:
            return refused.problems, 0


def _wrong(problems: tuple[Problem, ...]) -> Part:
    rows = tuple((one.where, one.what, one.mend) for one in problems)
    listed = table("To correct", ("Where", "What is wrong", "Correct"), rows, "", caption_hidden=True)
    return Part("What is to be corrected", tables=(listed,))


def _understood() -> Part:
    rows = (*((one.name, "yes" if one.needed else "", one.means) for one in columns()), *_BY_DOMAIN)
    listed = table("Columns", ("Column", "Needed", "Holds"), rows, "", caption_hidden=True)
    return Part("The columns", tables=(listed,))


def _trail() -> tuple[Link, ...]:
    return (Link("Home", reverse("home")), Link("Audits", reverse("audits")))
