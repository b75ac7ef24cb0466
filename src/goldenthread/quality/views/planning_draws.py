"""Drawing from a frozen list, and saving it as files by which anybody can prove what was drawn."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_http_methods

from goldenthread.accounts.doors import door, fresh_sign_in, the_viewer
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.auditing.planning import Per
from goldenthread.auditing.sampling.draws import Design, Excluded
from goldenthread.auditing.sampling.frames import Frame, only_of
from goldenthread.auditing.sampling.shares import Sharing
from goldenthread.design.components import Link
from goldenthread.design.figures import day, many
from goldenthread.design.pages import show
from goldenthread.design.sheets import as_csv, attached
from goldenthread.plan.pages import AskPage
from goldenthread.plan.views.doing import told
from goldenthread.quality import models
from goldenthread.quality.actions import planning as actions
from goldenthread.quality.actions.begin import refusing
from goldenthread.quality.frames import PERSON
from goldenthread.quality.planned import frame_in
from goldenthread.quality.planning_forms import DrawForm, lines_of
from goldenthread.quality.planning_kept import rounds_kept
from goldenthread.quality.planning_shown import Choices, children_called, under_programme
from goldenthread.quality.reading import journal, served_now
from goldenthread.quality.views.planning_lists import MARKS, PURPOSE, TOLD, lists_link, out_of_reach, the_list
from goldenthread.serving.lists import keys_of


@door("audits.keep")
@require_http_methods(["GET", "HEAD", "POST"])
def draw(request: HttpRequest, key: str) -> HttpResponseBase:
    """Ask for a sample of a list, and draw it."""
    viewer, row, today = the_viewer(request), the_list(key), localdate()
    frame = frame_in(row)
    if PERSON in frame.marks:
        raise Http404
    rounds = _rounds(today)
    asked = request.GET.get("round", "")
    n, by_team = _wanted(viewer, asked, today)
    initial = {"seed": f"{today.isoformat()} {key}", "round": asked, "n": n, "by": ["team"] if by_team else []}
    offered = (tuple((name, MARKS.get(name, name)) for name in _parting(frame)), rounds)
    form = DrawForm(*offered, *((request.POST,) if request.method == "POST" else ()), initial=initial)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            out = _excluded(viewer, given["excluded"])
            made = actions.draw_sample(key, given["seed"], _design(given), out, given["round"], by=viewer)
        except Refused as refused:
            told(form, refused)
        else:
            messages.success(request, "The sample is drawn, and can be drawn again by anybody.")
            return redirect("audit-sample", key=made.key)
    says = (
        f"{many(len(frame.items), 'case')}, as at {day(row.as_at)}. Settle the seed before you draw.",
        "A second draw by another seed, because the first did not please, is no random sample any more. Every draw is kept.",
        f"Marks of its cases: {', '.join(frame.marks)}.",
    )
    where = under_programme(lists_link(), Link(row.name, reverse("audit-list", args=[key])))
    page = AskPage("Draw a sample", says, row.name, form, "Draw it", trail=where)
    return show(request, "plan/ask.html", page, 422 if form.is_bound else 200)


@door("audits.keep")
@fresh_sign_in
@require_GET
def saved(request: HttpRequest, key: str) -> HttpResponse:
    """The list as a file with which anybody can draw its samples again; only for who reaches everybody in it."""
    viewer, row = the_viewer(request), the_list(key)
    frame = frame_in(row)
    persons = actions.persons_of(frame)
    if out_of_reach(viewer, persons):
        raise Http404
    about = {"list": key, "persons": persons}
    journal().append("list exported", viewer.scope("proving a sample"), about)
    names = frame.marks
    rows = [(item.key, *(item.mark(name) for name in names)) for item in frame.items]
    return attached(as_csv(("case", *names), rows), f"list-{key}-{row.as_at.isoformat()}.csv")


@door("audits.keep")
@fresh_sign_in
@require_GET
def children(request: HttpRequest, key: str) -> HttpResponse:
    """Which case of the list is which child, of whom the reader may see."""
    viewer, row = the_viewer(request), the_list(key)
    frame = frame_in(row)
    called = children_called(viewer, "which case of a list is which child", actions.persons_of(frame))
    journal().append(
        "list exported", viewer.scope("which case is which child"), {"list": key, "persons": sorted(called)}
    )
    rows = [
        (item.key, called[person].label) for item in frame.items if (person := item.mark(PERSON) or item.key) in called
    ]
    return attached(as_csv(("case", "child"), rows), f"children-{key}-{row.as_at.isoformat()}.csv")


def sent(text: str, name: str) -> HttpResponse:
    """A file of JSON to be saved."""
    answer = HttpResponse(text.encode(), content_type="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _parting(frame: Frame) -> tuple[str, ...]:
    """Marks by which a list may be divided: those with few values."""
    numbers = ("days_open", "days_over", "due", "rows")
    return tuple(
        name
        for name in frame.marks
        if name not in numbers and 1 < len({item.mark(name) for item in frame.items}) <= TOLD
    )


def _wanted(viewer: Viewer, key: str, today: date) -> tuple[int | None, bool]:
    """How many audits a round wants now and has not given out (None where nothing is wanting), and whether it counts by team."""
    some = rounds_kept(viewer, today, key) if key else ()
    now_ = [slot for one in some for slot in one.standings if slot.slot.since <= today <= slot.slot.until]
    number = sum(max(slot.slot.wanted - slot.given, 0) for slot in now_) or None
    return number, any(one.round.per is Per.TEAM for one in some)


def _rounds(today: date) -> Choices:
    rows = models.Round.objects.filter(until__gte=today, ended_on__isnull=True).exclude(kind="cohort-review")
    return tuple((one.key, one.title) for one in rows.order_by("-pk"))


def _design(given: Mapping[str, Any]) -> Design:
    with refusing("only"):
        only = tuple(only_of(line) for line in lines_of(given["only"]))
    return Design(given["n"], tuple(given["by"]), Sharing(given["sharing"] or Sharing.PROPORTIONAL.value), only)


def _excluded(viewer: Viewer, text: str) -> tuple[Excluded, ...]:
    """Cases to leave out, by the child's own identifier with a reason; refused by line."""
    pairs = [tuple(part.strip() for part in line.partition("=")[::2]) for line in lines_of(text)]
    keys = keys_of(served_now(), viewer.scope(PURPOSE), journal(), {child for child, _ in pairs}) if pairs else {}
    problems = []
    for number, (child, reason) in enumerate(pairs, 1):
        if child not in keys:
            problems.append(f"Line {number}: there is no child {child} whom you may see")
        elif not reason:
            problems.append(f"Line {number}: say why, after an equals sign")
    if problems:
        raise Refused.of("excluded", "; ".join(problems))
    return tuple(Excluded(keys[child], reason) for child, reason in pairs)
