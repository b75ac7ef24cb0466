"""Conditions for success, and what the council says of itself against each with what shows it."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design.components import Cell, Column, Link, Table, Tag
from goldenthread.design.figures import day, many
from goldenthread.design.pages import show
from goldenthread.governance.actions import owed as verbs
from goldenthread.governance.asking import AssessForm
from goldenthread.governance.pages import ListsPage
from goldenthread.governance.seeing import seen_by
from goldenthread.governance.shown import quiet
from goldenthread.governance.views.boards import boards_trail
from goldenthread.governance.views.doing import doing, sent
from goldenthread.programme.boards import Condition
from goldenthread.reports.cells import Tone

_GRADES = {"met": ("●", Tone.GREEN), "partly met": ("▲", Tone.AMBER), "not met": ("■", Tone.RED)}


@door("boards")
@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """Every condition with the council's last word on it."""
    seen = seen_by(the_viewer(request), "conditions")
    assesses = seen.may("assess")
    heads = [Column("Condition"), Column("The council says"), Column("What is seen"), Column("What shows it")]
    rows = []
    for one in seen.governance.conditions:
        row = [_condition(one), *_last(one)]
        if assesses:
            row.append(
                Cell(
                    "Assess", reverse("condition-assess", args=[one.key]), about=f"{one.number}{one.point} {one.title}"
                )
            )
        rows.append(tuple(row))
    if assesses:
        heads.append(Column("Change"))
    done = sum(bool(one.assessed) for one in seen.governance.conditions)
    page = ListsPage(
        "Conditions for success",
        trail=boards_trail(),
        says=(f"The council has assessed itself against {done} of {many(len(rows), 'condition')}.",),
        tables=(
            Table(
                "Conditions for success", tuple(heads), tuple(rows), "None is recorded.", wide=True, caption_hidden=True
            ),
        ),
    )
    return show(request, "governance/lists.html", page)


def _condition(one: Condition) -> Cell:
    point = f"{one.number}{one.point}"
    return Cell(f"{point} {one.title}", note=one.text)


def _last(one: Condition) -> tuple[Cell, Cell, Cell]:
    if not one.assessed:
        return quiet("not assessed"), Cell(), Cell()
    last = one.assessed[-1]
    shape, tone = _GRADES.get(last.grade, ("?", Tone.GREY))
    before = f"before: {one.assessed[-2].grade}, {day(one.assessed[-2].on)}" if len(one.assessed) > 1 else ""
    shown = Cell(last.evidence) if last.evidence else quiet("nothing is named")
    return Cell(tags=(Tag(last.grade, tone, shape),), note=before), Cell(last.says, note=day(last.on)), shown


@door("plan.agree")
@require_http_methods(["GET", "HEAD", "POST"])
def assess(request: HttpRequest, key: str) -> HttpResponseBase:
    """Say how far a condition is met."""
    seen = seen_by(the_viewer(request), "conditions")
    found = next((one for one in seen.governance.conditions if one.key == key), None)
    if found is None:
        raise Http404
    form = AssessForm(sent(request))
    back = Link("Conditions for success", reverse("conditions"))
    return doing(
        request, f"{found.number}{found.point} {found.title}", form,
        lambda: verbs.assess(key, **form.cleaned_data, by=seen.viewer), back, quoted=found.text,
        says=("What was said before is kept beside it.",),
    )  # fmt: skip
