"""The ledger: every request and challenge that the reader may see, what may be asked, and what staff suggested."""

from collections import Counter
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design.components import Link
from goldenthread.design.figures import day, many
from goldenthread.design.listing import PAGE, Choices, filter_bar, page_of, pages
from goldenthread.design.pages import show
from goldenthread.governance.actions import requests
from goldenthread.governance.asking import AskForm, SuggestForm
from goldenthread.governance.limits import LISTED
from goldenthread.governance.pages import ListsPage
from goldenthread.governance.policies import OF_STAFF
from goldenthread.governance.seeing import Seen, seen_by
from goldenthread.governance.shown import request_table
from goldenthread.governance.views.doing import doing, sent
from goldenthread.programme.boards import RequestKind
from goldenthread.programme.governing.meetings import meetings_of
from goldenthread.programme.ledger import State
from goldenthread.programme.ledger_reading import Line

_OPEN: Final = "open"
_OVERDUE: Final = "overdue"
_MINE: Final = "mine"
_ALL: Final = "all"
_ASKED: Final = ("board", "state", "kind", "whose", PAGE)


@door("ledger")
@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """Requests and challenges, the oldest first; open ones unless more is asked for."""
    seen = seen_by(the_viewer(request), "requests", "meetings")
    path, asked = reverse("ledger"), {name: request.GET.get(name, "") for name in _ASKED}
    every = seen.lines()
    found = [line for line in every if _wanted(seen, line, asked)]
    size = int(LISTED.value)
    at = page_of(asked, len(found), size)
    counts = Counter(line.state for line in every)
    late = sum(line.overdue for line in every)
    open_ = sum(line.open for line in every)
    says = (
        f"{many(open_, 'request is', 'requests are')} open, {late} overdue, and "
        f"{many(counts[State.ANSWERED], 'answer waits', 'answers wait')} to be accepted. "
        "A request is closed only by an answer that who asked has accepted, or the clerk or chair for a body."
    )
    page = ListsPage(
        "Requests and challenges",
        trail=(Link("Home", reverse("home")), Link("Boards", reverse("boards"))),
        says=(says,),
        onward=_onward(seen),
        bar=filter_bar(path, asked, _choices(seen, every)),
        tables=(request_table("Requests", found[(at - 1) * size : at * size], seen.people, "None is like this."),),
        turning=pages(path, asked, len(found), size),
    )
    return show(request, "governance/lists.html", page)


def _wanted(seen: Seen, line: Line, asked: dict[str, str]) -> bool:
    state = asked["state"] or _OPEN
    holds = {
        _OPEN: line.open,
        _OVERDUE: line.overdue,
        _ALL: True,
    }.get(state, line.state.value == state)
    if asked["whose"] == _MINE and not {line.asker, line.owner} & (seen.actor.keys | seen.actor.covers):
        return False
    return holds and asked["board"] in ("", line.request.board) and asked["kind"] in ("", line.request.kind.value)


def _choices(seen: Seen, lines: tuple[Line, ...]) -> tuple[Choices, ...]:
    there = {line.request.board for line in lines}
    kinds = {line.request.kind for line in lines}
    states = (
        (_OVERDUE, "Overdue"),
        *((one.value, one.value.capitalize()) for one in State),
        (_ALL, "All, closed ones too"),
    )
    return (
        Choices("state", "State", states, everything="Open"),
        Choices("board", "Board", tuple((one.key, one.title) for one in seen.boards if one.key in there)),
        Choices("kind", "Kind", tuple((one.value, one.value.capitalize()) for one in RequestKind if one in kinds)),
        Choices("whose", "Whose", ((_MINE, "Mine, to answer or to accept"),)),
    )


def _onward(seen: Seen) -> tuple[Link, ...]:
    found = []
    if seen.may("ask"):
        found.append(Link("Ask or challenge", reverse("request-ask")))
    if seen.may("suggest"):
        found.append(Link("What I suggested, and what is in the way", reverse("suggestions")))
    return tuple(found)


@door("ledger.ask")
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponseBase:
    """Ask or challenge, as a member or for a board."""
    viewer = the_viewer(request)
    seen = seen_by(viewer, "meetings")
    boards = [(one.key, one.title) for one in seen.boards]
    later = [
        (one.key, f"{seen.people.named(board)}, {day(one.on)}")
        for board, _ in boards
        for one in meetings_of(seen.governance, board)
        if one.on > seen.today
    ]
    speaks = bool((seen.actor.chairs | seen.actor.clerks) & {key for key, _ in boards})
    chosen = request.GET.get("board", "")
    initial = {"board": chosen if chosen in dict(boards) else ""}
    form = AskForm(sent(request), boards=boards, meetings=later, for_body=speaks, initial=initial)

    def verb() -> None:
        told = form.cleaned_data
        requests.ask(told["board"], form.asked(), by=viewer, for_body=told.get("for_body", False))

    says = ("It stays open, and stands before every meeting of the board, until you accept an answer.",)
    back = Link("Requests and challenges", reverse("ledger"))
    return doing(request, "Ask or challenge", form, verb, back, submit="Ask", says=says, done="It is in the ledger.")


@door("suggest")
@require_GET
def suggestions(request: HttpRequest) -> HttpResponse:
    """What the reader suggested or named as in the way, and what became of each."""
    seen = seen_by(the_viewer(request), "requests", "meetings")
    mine = [line for line in seen.lines() if line.request.kind in OF_STAFF and line.request.asked_by in seen.actor.keys]
    page = ListsPage(
        "What I suggested, and what is in the way",
        trail=(Link("Home", reverse("home")),),
        says=(
            "Each stays open until somebody answered and you accepted the answer. Who runs the services sees it; members do not.",
        ),
        onward=(Link("Suggest something, or say what is in the way", reverse("suggest")),),
        tables=(request_table("Mine", mine, seen.people, "You have made none yet."),),
    )
    return show(request, "governance/lists.html", page)


@door("suggest")
@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: HttpRequest) -> HttpResponseBase:
    """Suggest something, or say what is in the way."""
    viewer = the_viewer(request)
    form = SuggestForm(sent(request))
    back = Link("What I suggested", reverse("suggestions"))
    return doing(
        request, "Suggest something, or say what is in the way", form, lambda: requests.suggest(form.asked(), by=viewer), back,
        submit="Send", done="It is in the ledger. You will see the answer here.",
    )  # fmt: skip
