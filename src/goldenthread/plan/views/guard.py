"""Claims that the figures do not support: what is claimed, what is shown, why it is asked, and what was answered."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.design.components import Cell, Link, SummaryList, SummaryRow, Table, Tag
from goldenthread.design.figures import day, many, whole
from goldenthread.design.listing import Choices, filter_bar
from goldenthread.design.pages import show
from goldenthread.jobs.actions import ask
from goldenthread.plan import actions
from goldenthread.plan.asked import Asked, asked_for
from goldenthread.plan.forms import AnswerForm
from goldenthread.plan.limits import HEAD_START
from goldenthread.plan.looking import LOOK
from goldenthread.plan.pages import AskPage, Part, PartsPage
from goldenthread.plan.policies import DIRECTOR, can_do, sees_at_once
from goldenthread.plan.reading import Reading, reading_of, the_reading
from goldenthread.plan.shown import table, trail, who
from goldenthread.plan.views.doing import told
from goldenthread.reports.cells import Tone

_KINDS = {"plan": "The whole plan", "theme": "Themes", "action": "Actions"}
_SAYS = (
    "A claim that is brighter than what is shown is asked about. Who claims answers, or changes the claim. "
    "Nobody can delete a question: it goes when the facts change."
)


_NOT_YET = "The claims have not been set beside the figures yet: that is done once a day and after each load."


def _nothing(reading: Reading) -> str:
    """Why no question stands there: what nobody has looked at is not said to be in order."""
    if reading.questions:
        return "No question is like that."
    return "Nothing is asked." if reading.verdicts or not reading.plan.actions else _NOT_YET


@door("guard")
@require_GET
def guard(request: HttpRequest) -> HttpResponse:
    """Every question that the viewer may see today."""
    viewer = the_viewer(request)
    reading = reading_of(viewer)
    if reading is None:
        return show(
            request,
            "plan/parts.html",
            PartsPage("Claims that the figures do not support", (), says=("No plan has been loaded.",), trail=trail()),
        )
    asked = {name: request.GET[name] for name in ("answered", "gap") if request.GET.get(name)}
    found = [one for one in reading.questions if _fits(one, asked)]
    gaps = tuple(dict.fromkeys((one.gap, one.gap) for one in reading.questions))
    parts = tuple(
        Part(heading, tables=(_table(reading, heading, some),))
        for kind, heading in _KINDS.items()
        if (some := [one for one in found if one.kind == kind])
    )
    open_ = sum(not one.answered for one in reading.questions)
    page = PartsPage(
        "Claims that the figures do not support",
        parts or (Part("Questions", (_nothing(reading),)),),
        says=(_SAYS, _when(viewer), f"{many(len(reading.questions), 'question')}, {whole(open_)} not answered."),
        filters=filter_bar(request.path, asked, (
            Choices("answered", "Answered", (("no", "Not answered"), ("yes", "Answered"))),
            Choices("gap", "Gap", gaps),
        )),
        links=(Link("What is no longer asked", reverse("plan-guard-gone")),),
        buttons=((reverse("plan-guard-look"), "Look again now"),) if viewer.may("plan.change") else (),
        trail=trail(),
    )  # fmt: skip
    return show(request, "plan/parts.html", page)


@door("guard")
@require_GET
def gone(request: HttpRequest) -> HttpResponse:
    """Questions that the figures no longer ask, with what was answered."""
    reading = the_reading(the_viewer(request))
    found = asked_for(reading.viewer, reading.plan, reading.today, gone=True)
    page = PartsPage(
        "What is no longer asked",
        (Part("Questions that went", tables=(_table(reading, "Questions that went", found),)),),
        says=("A question goes when the facts that it rests on change. It is kept with its answers.",),
        trail=trail(Link("Claims that the figures do not support", reverse("plan-guard"))),
    )
    return show(request, "plan/parts.html", page)


@door("plan.own")
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, number: int) -> HttpResponseBase:
    """One question: its reasons with their arithmetic, its answers, and where it is answered."""
    reading = the_reading(the_viewer(request))
    one = _the_question(reading, number)
    may = _may_answer(reading, one) and one.gone_on is None
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and not may:
        raise Http404
    if form.is_bound and form.is_valid():
        try:
            actions.answer(one.number, form.cleaned_data["text"], by=reading.viewer)
        except Refused as refused:
            told(form, refused)
        else:
            messages.success(request, "Your answer is kept in your name.")
            return redirect("plan-question", number=one.number)
    parts = (_about(reading, one), _reasons(one), _answers(reading, one))
    to = (
        trail(Link("Claims that the figures do not support", reverse("plan-guard")))
        if reading.viewer.may("guard")
        else ()
    )
    if not may:
        return show(request, "plan/parts.html", PartsPage(one.title, parts, trail=to))
    title, submit = ("Answer it again", "Add an answer") if one.answered else ("Answer what the figures ask", "Answer")
    says = _asks(reading, one)
    page: Any = AskPage(title, says, one.title, form, submit, parts=parts, trail=to)
    return show(request, "plan/ask.html", page, 422 if form.is_bound else 200)


@door("plan.change")
@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """Ask the background worker to set the plan beside its figures."""
    job = ask(LOOK, {}, by=the_viewer(request))
    return redirect("job", job)


def _asks(reading: Reading, one: Asked) -> tuple[str, ...]:
    """What an answer would be to this reader, and what stands already."""
    said = []
    if one.director_alone:
        said.append("The director has given a view. Whoever makes the claim has not answered yet.")
    elif one.answered:
        said.append("It is answered. Another answer stands beside those that are there; none is taken away.")
    if reading.viewer.role == DIRECTOR:
        said.append("What you write is kept as the director's view, beside any answer of whoever makes the claim.")
    return tuple(said)


def _fits(one: Asked, asked: dict[str, str]) -> bool:
    wanted = asked.get("answered")
    return asked.get("gap", one.gap) == one.gap and (wanted is None or (wanted == "yes") == one.answered)


def _when(viewer: Viewer) -> str:
    days = many(int(HEAD_START.value), "working day")
    if sees_at_once(viewer):
        return f"You see questions as soon as they are found; the Board and inspectors {days} later."
    return f"Questions are shown here {days} after they are first found, whether they were answered or not."


def _table(reading: Reading, caption: str, found: Sequence[Asked]) -> Table:
    rows = tuple(
        (
            Cell(one.title, reverse("plan-question", args=[one.number]), note=one.gap),
            one.claimed,
            one.shown,
            Cell(one.reasons[0].says, note=f"and {many(len(one.reasons) - 1, 'more reason')}" if len(one.reasons) > 1 else ""),
            _age(one),
            Cell(day(one.first_seen), whole=True),
            Cell(tags=(_mark(one),)),
        )
        for one in found
    )  # fmt: skip
    heads = ("About", "Claimed", "Shown", "Why it is asked", "Age of evidence", "First found", "Answer")
    return table(caption, heads, rows, "Nothing is asked.", caption_hidden=True)


def _mark(one: Asked) -> Tag:
    """Whether it was answered; the director's view alone is told apart from an answer of whoever makes the claim."""
    if one.director_alone:
        return Tag("answered by the director alone", Tone.BLUE, "◐")
    return Tag("answered", Tone.BLUE, "✓") if one.answered else Tag("not answered", Tone.RED_AMBER, "?")


def _age(one: Asked) -> str:
    return "no evidence" if one.evidence_days is None else many(one.evidence_days, "day")


def _the_question(reading: Reading, number: int) -> Asked:
    found = next((one for one in reading.questions if one.number == number), None)
    if found is None:
        gone_ones = asked_for(reading.viewer, reading.plan, reading.today, gone=True)
        found = next((one for one in gone_ones if one.number == number), None)
    if found is None:
        raise Http404
    return found


def _may_answer(reading: Reading, one: Asked) -> bool:
    action = next((found for found in reading.plan.actions if one.kind == "action" and found.key == one.about), None)
    return can_do(reading.viewer, "answer", reading.owners(action) if action is not None else ())


def _about(reading: Reading, one: Asked) -> Part:
    rows = [
        SummaryRow("Claimed", one.claimed),
        SummaryRow("Shown", one.shown),
        SummaryRow("Gap", one.gap),
        SummaryRow("Age of evidence", _age(one)),
        SummaryRow("First found", day(one.first_seen)),
        SummaryRow("Shown to the Board from", day(one.open_on)),
        SummaryRow("Answer", Cell(tags=(_mark(one),), note=_last_answer(reading, one))),
    ]
    if one.gone_on is not None:
        rows.append(SummaryRow("No longer asked since", day(one.gone_on)))
    links = (Link("The action", reverse("plan-action", args=[one.about])),) if one.kind == "action" else ()
    return Part("Claimed, and shown", summary=SummaryList(tuple(rows)), links=links)


def _last_answer(reading: Reading, one: Asked) -> str:
    """Who answered last and when; that an answer of before holds where nobody answered this question itself."""
    if not one.answers:
        return "An answer that was given to the same facts before holds." if one.answered else ""
    last = one.answers[-1]
    return f"{who(last.by, reading.people)}, {day(last.on)}" + (", the director's view" if last.director else "")


def _reasons(one: Asked) -> Part:
    rows = tuple(
        (Cell(said.says, note=said.code), said.arithmetic or "", Cell(day(said.since), whole=True), "yes" if said.answered else "no")
        for said in one.reasons
    )  # fmt: skip
    heads = ("Why it is asked", "Arithmetic", "Since", "Answered")
    return Part("Why it is asked", tables=(table("Reasons", heads, rows, "", caption_hidden=True),))


def _answers(reading: Reading, one: Asked) -> Part:
    rows = tuple(
        (Cell(day(said.on), whole=True), Cell(said.text, note="the director's view" if said.director else ""), who(said.by, reading.people))
        for said in one.answers
    )  # fmt: skip
    listed = table("Answers", ("When", "Answer", "By"), rows, "Nobody has answered.", caption_hidden=True)
    return Part("Answers", tables=(listed,))
