"""One calibration exercise: its case, grading it blind, and what came of it once it has closed."""

from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_http_methods

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.forms import fill_errors
from goldenthread.accounts.viewer import Viewer
from goldenthread.auditing.tools.reading import Tool
from goldenthread.design.components import Cell, Link, SummaryList, SummaryRow
from goldenthread.design.figures import day, moment, n_of
from goldenthread.design.links import link
from goldenthread.design.pages import show
from goldenthread.journal.actions import record
from goldenthread.plan.pages import AskPage, Part, PartsPage
from goldenthread.quality import models
from goldenthread.quality.actions import drafts
from goldenthread.quality.actions import exercises as verbs
from goldenthread.quality.calibrated import result
from goldenthread.quality.learning_forms import GradesForm
from goldenthread.quality.people import names_of
from goldenthread.quality.queries import Child, child_of
from goldenthread.quality.views.exercises import exercise_trail, state_tag

_BLIND: Final = "Grade for yourself: nobody sees another's grades before the exercise has closed, whoever asked for it."


@door("audits")
@require_GET
def exercise(request: HttpRequest, key: str) -> HttpResponse:
    """The case and how far grading has come; once closed, what came of it."""
    viewer = the_viewer(request)
    row = _row(viewer, key)
    over = verbs.is_over(row, localdate())
    keeps = viewer.may("audits.keep")
    done = set(row.gradings.values_list("username", flat=True))
    open_ = not over and row.opens_on <= localdate()
    links = [Link("Grade the case", reverse("audit-exercise-grade", args=[key]))] * (
        open_ and viewer.username in row.graders and viewer.username not in done
    )
    links += [Link("Close the exercise", reverse("audit-exercise-close", args=[key]))] * (keeps and not over)
    parts = [Part("The case", (row.vignette,) if row.vignette else (), summary=_about(viewer, row, done, keeps))]
    if over:
        record(viewer.scope(verbs.PURPOSE), "audits: exercise read", {"exercise": key, "named": keeps})
        parts += result(row, verbs.tool_of_exercise(row), viewer.username, named=keeps)
    page = PartsPage(
        row.title,
        trail=exercise_trail(),
        tags=(state_tag(row),),
        says=() if over else (_BLIND,),
        links=tuple(links),
        parts=tuple(parts),
    )
    return show(request, "plan/parts.html", page)


@door("audits")
@require_http_methods(["GET", "HEAD", "POST"])
def grade(request: HttpRequest, key: str) -> HttpResponseBase:
    """Grade the case on one page: saved, or handed in."""
    viewer, today = the_viewer(request), localdate()
    row = _row(viewer, key)
    graded = row.gradings.filter(username=viewer.username).exists()
    if viewer.username not in row.graders or graded or verbs.is_over(row, today) or row.opens_on > today:
        raise Http404
    tool, draft = verbs.tool_of_exercise(row), drafts.mine(key, models.EXERCISE, viewer)
    held = draft.document if draft is not None else drafts.empty(tool)
    number = draft.number if draft is not None else 0
    if request.method != "POST":
        return _form_page(request, viewer, row, GradesForm(tool, initial=_initial(held, number)))
    form: Any = GradesForm(tool, request.POST)
    if form.is_valid():
        try:
            sent = form.cleaned_data["number"]
            verbs.save(key, _document(form, tool), int(sent) if sent.isdigit() else 0, by=viewer)
            if form.cleaned_data["done"]:
                verbs.hand_in(key, by=viewer)
        except drafts.Changed as changed:
            saved = moment(draft.saved_at) if draft is not None else "just now"
            form.add_error(
                None,
                f"Another page of yours saved grades at {saved}. What you see here is what you wrote: send it again to keep it "
                "in their stead.",
            )
            form.data = {**form.data.dict(), "number": str(changed.number)}
        except Refused as refused:
            fill_errors(form, refused)
            now_ = drafts.mine(key, models.EXERCISE, viewer)
            form.data = {**form.data.dict(), "number": str(now_.number if now_ is not None else 0)}
        else:
            done = form.cleaned_data["done"]
            messages.success(request, "Your grades are in." if done else "Saved. Nobody else sees it.")
            return redirect("audit-exercise" if done else "audit-exercise-grade", key=key)
    return _form_page(request, viewer, row, form)


def _row(viewer: Viewer, key: str) -> models.Exercise:
    row = models.Exercise.objects.filter(key=key).first()
    if row is None or not (viewer.may("audits.keep") or viewer.username in row.graders):
        raise Http404
    return row


def _child(viewer: Viewer, row: models.Exercise) -> Child | None:
    """The child of an exercise, the reading journalled; None for an invented case."""
    if not row.person_key:
        return None
    return child_of(viewer, row.person_key, "calibration exercise", {"exercise": row.key})


def _about(viewer: Viewer, row: models.Exercise, done: set[str], keeps: bool) -> SummaryList:
    found = [SummaryRow("Open", f"{day(row.opens_on)} to {day(row.closes_on)}")]
    child = _child(viewer, row)
    if child is not None:
        found.append(
            SummaryRow("Child", Cell(child.label, href=(link("child", ref=child.ref) or "") if child.ref else ""))
        )
    found.append(SummaryRow("Tool", f"{row.tool}, version {row.version}"))
    found.append(SummaryRow("Handed in", n_of(len(done), len(row.graders))))
    if keeps:
        names = names_of(row.graders)
        said = ", ".join(f"{names[one]} ({'in' if one in done else 'not in'})" for one in row.graders)
        found.append(SummaryRow("Graders", said))
    return SummaryList(tuple(found))


def _initial(held: dict[str, Any], number: int) -> dict[str, Any]:
    found = {"number": str(number), "overall": held.get("overall", ""), "summary": held.get("summary", "")}
    for key, said in held.get("domains", {}).items():
        found |= {f"grade-{key}": said["grade"], f"evidence-{key}": said["evidence"]}
    return found


def _document(form: GradesForm, tool: Tool) -> dict[str, Any]:
    told = form.cleaned_data
    domains = {key: {"grade": told[f"grade-{key}"], "evidence": told[f"evidence-{key}"]} for key in tool.keys}
    return {"domains": domains, "overall": told["overall"], "summary": told["summary"]}


def _form_page(request: HttpRequest, viewer: Viewer, row: models.Exercise, form: Any) -> HttpResponse:
    child = _child(viewer, row)
    about = f"Child {child.label}" if child is not None else row.vignette
    where = Link(row.title, reverse("audit-exercise", args=[row.key]))
    page = AskPage("Grade the case", (_BLIND,), about, form, "Save", trail=exercise_trail(where))
    return show(request, "plan/ask.html", page, 422 if form.is_bound else 200)
