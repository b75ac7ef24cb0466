"""The list of what there is to answer, and everything once more before it is handed in."""

from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.accounts.errors import Refused
from goldenthread.design.components import Cell, ErrorSummary, Link, SummaryList, SummaryRow, Tag
from goldenthread.design.figures import moment
from goldenthread.design.pages import show
from goldenthread.quality import queries
from goldenthread.quality.actions import drafts
from goldenthread.quality.form_pages import Checked, CheckPage, TasksPage
from goldenthread.quality.forms import HandInForm
from goldenthread.quality.models import SECOND
from goldenthread.quality.shown import GRADES, audit_link, child_cell, trail
from goldenthread.quality.views.form_part import PURPOSE
from goldenthread.quality.views.form_sheets import TITLES, Sheet, sheet_of
from goldenthread.quality.writing import NONE, WHOLE, Progress, missing, parts_of, progress, title_of, written
from goldenthread.reports.cells import Tone

_TAGS: Final = {
    Progress.ANSWERED: Tag(Progress.ANSWERED.value, Tone.GREEN, "✓"),
    Progress.STARTED: Tag(Progress.STARTED.value, Tone.AMBER, "◐"),
    Progress.NOT_STARTED: Tag(Progress.NOT_STARTED.value, Tone.GREY, "○"),
}
_BLIND: Final = (
    "You grade this case for yourself. What the first auditor found is not shown to you anywhere until your grades are in, "
    "and theirs and yours are then set side by side."
)
_SAVES: Final = (
    "Answer in any order and come back as often as you like. Each page is saved; nobody sees it before you hand in."
)
_LAST: Final = "Once handed in, grades are not changed. If they are wrong, say so in the audit, or ask for another."
_CHANGED: Final = ErrorSummary(
    (Link("This was changed from another page since you opened this one. Read it once more, then hand it in.", ""),)
)


@door("audits")
@require_GET
def tasks(request: HttpRequest, key: str) -> HttpResponseBase:
    """What there is to answer, and how far each part has come."""
    viewer = the_viewer(request)
    sheet = sheet_of(viewer, key)
    found = queries.opened(viewer, key, PURPOSE)
    rows = [_task(sheet, part) for part in parts_of(sheet.tool)]
    about = [
        SummaryRow("Child", child_cell(found.child)),
        SummaryRow("Tool", f"{sheet.tool.title}, version {sheet.tool.version}"),
    ]
    if sheet.saved_at is not None:
        about.append(SummaryRow("Last saved", moment(sheet.saved_at)))
    page = TasksPage(
        TITLES[sheet.seat],
        about=SummaryList(tuple(about)),
        says=(_BLIND, _SAVES) if sheet.seat == SECOND else (_SAVES,),
        tasks=SummaryList(tuple(rows)),
        check=Link("Check and hand in", reverse("audit-grade-check", args=[key])),
        concern=Link("A child may not be safe now", reverse("audit-concern", args=[key])),
        links=(Link("Form on paper", reverse("audit-tool", args=[sheet.tool.key, sheet.tool.version])),),
        trail=trail(audit_link(key)),
    )
    return show(request, "quality/form_tasks.html", page)


@door("audits")
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, key: str) -> HttpResponseBase:
    """Read everything once more, and hand it in; what is missing leads to where it is missing."""
    viewer = the_viewer(request)
    sheet = sheet_of(viewer, key)
    lacks = tuple(
        Link(one.says, sheet.at(one.part)) for one in missing(sheet.document, sheet.tool, graded=sheet.graded)
    )
    if request.method != "POST":
        return _page(request, sheet, lacks)
    if lacks:
        return _page(request, sheet, lacks, ErrorSummary(lacks))
    if request.POST.get("number") != str(sheet.number):
        return _page(request, sheet, (), _CHANGED)
    try:
        drafts.hand_in(key, sheet.seat, sheet.number, viewer)
    except Refused as refused:
        return _page(request, sheet, (), ErrorSummary(tuple(Link(said, "") for said in refused.problems.values())))
    except drafts.Changed:
        return _page(request, sheet_of(viewer, key), (), _CHANGED)
    messages.success(request, "Your grades are in, and recorded in your name.")
    return redirect("audit", key=key)


def _page(
    request: HttpRequest, sheet: Sheet, lacks: tuple[Link, ...], refused: ErrorSummary | None = None
) -> HttpResponse:
    queries.opened(the_viewer(request), sheet.about, PURPOSE)
    page = CheckPage(
        "Check what you hand in",
        says=(_LAST,),
        parts=tuple(_part(sheet, one) for one in parts_of(sheet.tool)),
        form=HandInForm(initial={"number": sheet.number}),
        missing=() if refused else lacks,
        refused=refused,
        trail=sheet.trail,
    )
    return show(request, "quality/form_check.html", page, 422 if refused else 200)


def _task(sheet: Sheet, part: str) -> SummaryRow:
    title, far = title_of(sheet.tool, part), progress(sheet.document, part, graded=sheet.graded)
    words = "Change" if far is Progress.ANSWERED else "Answer"
    return SummaryRow(title, Cell(tags=(_TAGS[far],)), (Link(words, sheet.at(part), about=title),))


def _part(sheet: Sheet, part: str) -> Checked:
    said = written(sheet.document, part)
    words = {grade.value: told for grade, told in GRADES.items()} | {NONE: "It does not apply"}
    none = "No grade is asked for" if part == WHOLE and not sheet.graded else "No grade yet"
    return Checked(
        title_of(sheet.tool, part),
        words.get(said.grade, none),
        said.words.strip() or "Nothing is written yet.",
        Link("Change", sheet.at(part)),
    )
