"""One request: what was asked, everything that happened to it, and what the reader may do now."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design.components import Cell, Column, Link, SummaryList, SummaryRow, Table
from goldenthread.design.figures import day, many
from goldenthread.design.forms import Form
from goldenthread.design.pages import show
from goldenthread.governance.actions import requests
from goldenthread.governance.asking import AnswerForm, DeedForm
from goldenthread.governance.pages import ListsPage
from goldenthread.governance.policies import can_deed
from goldenthread.governance.seeing import Seen, seen_by
from goldenthread.governance.shown import due_cell, exempt_tag, quiet, short, state_tag
from goldenthread.governance.views.doing import doing, sent
from goldenthread.programme.governing.meetings import meetings_of
from goldenthread.programme.ledger import Deed, answer_of
from goldenthread.programme.ledger_answers import QUESTIONS, read
from goldenthread.programme.ledger_reading import Line

#: What each deed is called where it is offered, and what is said of it.
TITLES: Final = {
    Deed.ASSIGN: ("Say whose answer it is", ""),
    Deed.ANSWER: ("Answer", "Who asked reads it and accepts it, or says what it leaves open."),
    Deed.ACCEPT: ("Accept the answer", "This closes the request. It stays in the ledger."),
    Deed.REFUSE: ("Do not accept the answer", "It goes back to whose answer it is, and stays open."),
    Deed.PASS_ON: ("Pass it on", "Another member, or the board, then accepts the answer."),
    Deed.WITHDRAW: ("Take it back", "The next meeting sees that it was taken back. Another member may take it up."),
    Deed.TAKE_UP: ("Take it up", "You then accept the answer. It has to be given an owner anew."),
    Deed.SET_DUE: ("Set when it is due", "Moves are counted and shown."),
}
_SLUGS: Final = {deed.name.lower().replace("_", "-"): deed for deed in Deed}


@door("home")
@require_GET
def page(request: HttpRequest, key: str) -> HttpResponse:
    """One request, for who may see it: staff see their own and nobody else's."""
    seen = seen_by(the_viewer(request), "requests", "meetings", request=key)
    line = seen.line(key)
    links = tuple(
        Link(TITLES[deed][0], reverse("request-do", args=[key, slug]))
        for slug, deed in _SLUGS.items()
        if can_deed(seen.viewer, line.request, deed, seen.people, seen.actor)
    )
    if seen.may("mark") and line.request.board:
        words = "Change whether it is exempt" if line.request.exempt else "Mark it as exempt"
        links = (*links, Link(words, reverse("exempt-mark", args=["request", key])))
    answer = answer_of(line.request)
    form = read(answer.text) if answer is not None else None
    tables = []
    if form is not None:
        rows = tuple((question, getattr(form, name)) for name, question in QUESTIONS.items())
        tables.append(Table("The last answer", (Column("Question"), Column("Answer")), rows))
    made = ListsPage(
        f"{line.request.kind.value.capitalize()} {line.request.key}",
        trail=_trail(seen),
        quoted=line.request.text,
        about=_about(seen, line),
        onward=links,
        tables=(*tables, _steps(seen, line)),
    )
    return show(request, "governance/lists.html", made)


def _trail(seen: Seen) -> tuple[Link, ...]:
    above = (
        Link("Requests and challenges", reverse("ledger"))
        if seen.viewer.may("ledger")
        else Link("What I suggested", reverse("suggestions"))
        if seen.may("suggest")
        else None
    )
    home = Link("Home", reverse("home"))
    return (home, above) if above is not None else (home,)


def _about(seen: Seen, line: Line) -> SummaryList:
    one, name = line.request, seen.people.named
    rows = [
        SummaryRow("State", Cell(tags=(state_tag(line.state),), note=f"It waits for {line.waits_for}.")),
        SummaryRow("Asked", f"{name(one.asked_by)}, {day(one.asked_on)}"),
    ]
    if line.asker != one.asked_by:
        rows.append(SummaryRow("Now theirs", name(line.asker)))
    board = next((found for found in seen.boards if found.key == one.board), None)
    if board is not None:
        rows.append(SummaryRow("Board", Cell(board.title, reverse("board", args=[board.key]))))
    rows += [
        SummaryRow("Whose answer", name(line.owner) if line.owner else quiet("nobody yet")),
        SummaryRow("Due", due_cell(line)),
        SummaryRow("Age", f"{many(line.age, 'day')}{' when it ended' if line.ended is not None else ''}"),
    ]
    if one.exempt:
        rows.append(SummaryRow("Exempt", Cell(one.exempt, tags=(exempt_tag(),))))
    if one.about:
        rows.append(SummaryRow("About", ", ".join(one.about)))
    return SummaryList(tuple(rows))


def _steps(seen: Seen, line: Line) -> Table:
    heads = (Column("Day"), Column("What happened"), Column("By"), Column("In words"))
    meetings = {one.key: one for one in seen.governance.meetings}
    rows = []
    for step in line.request.steps:
        to = day(meetings[step.to].on) if step.to in meetings else seen.people.named(step.to)
        words = f"{step.state}: {to}" if to else step.state
        rows.append((Cell(day(step.on), whole=True), words, seen.people.named(step.by), step.text.replace("\n", " ")))
    return Table("What happened to it", heads, tuple(rows), "Nothing has happened to it yet.", wide=True)


@door("home")
@require_http_methods(["GET", "HEAD", "POST"])
def do(request: HttpRequest, key: str, deed: str) -> HttpResponseBase:
    """Do something to a request that the reader may do now."""
    viewer = the_viewer(request)
    seen = seen_by(viewer, "requests", "meetings", request=key)
    line, what = seen.line(key), _SLUGS.get(deed)
    if what is None or not can_deed(viewer, line.request, what, seen.people, seen.actor):
        raise Http404
    title, says = TITLES[what]
    back = Link(short(line.request.text), reverse("request", args=[key]))
    form: Form
    if what is Deed.ANSWER:
        answering = AnswerForm(sent(request))
        form = answering

        def verb() -> None:
            requests.do(key, what, by=viewer, text=answering.words())

    else:
        filling = DeedForm(sent(request), deed=what, choices=_choices(seen, line, what))
        form = filling

        def verb() -> None:
            requests.do(key, what, by=viewer, text=filling.words(), to=filling.whom())

    last = answer_of(line.request)
    quoted = last.text if what in (Deed.ACCEPT, Deed.REFUSE) and last is not None else line.request.text
    return doing(request, title, form, verb, back, submit=title, says=(says,) if says else (), quoted=quoted)


def _choices(seen: Seen, line: Line, deed: Deed) -> list[tuple[str, str]]:
    board = line.request.board
    if deed is Deed.ASSIGN:
        return [pair for pair in seen.people.answerers() if pair[0] != line.asker]
    if deed is Deed.PASS_ON:
        others = [
            (key, seen.people.named(key)) for key in seen.people.sits(board) if key not in (line.asker, line.owner)
        ]
        body = [(board, f"{seen.people.named(board)}, as a body")] if board and line.asker != board else []
        return [*body, *others]
    if deed is Deed.SET_DUE:
        return [(one.key, day(one.on)) for one in meetings_of(seen.governance, board) if one.on >= seen.today]
    return []
