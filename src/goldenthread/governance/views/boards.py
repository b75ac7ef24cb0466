"""The list of boards, and what keeps them: added, changed, who sits on each."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design import links
from goldenthread.design.components import Cell, Column, Link, Table
from goldenthread.design.pages import show
from goldenthread.governance.actions import boards as verbs
from goldenthread.governance.forms import BoardForm, SeatForm, UnseatForm
from goldenthread.governance.pages import ListsPage
from goldenthread.governance.seeing import Seen, seen_by
from goldenthread.governance.shown import meeting_day, quiet
from goldenthread.governance.views.doing import doing, sent
from goldenthread.programme.boards import Board
from goldenthread.programme.governing.meetings import last_before, next_from

_BOTH = ("GET", "HEAD", "POST")


def boards_trail() -> tuple[Link, ...]:
    """The pages above those of boards."""
    return Link("Home", reverse("home")), Link("Boards", reverse("boards"))


@door("boards")
@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """The boards that the reader may know of, and what else there is about them."""
    seen = seen_by(the_viewer(request), "requests", "meetings")
    lines = [one for one in seen.lines() if one.open]
    heads = (
        Column("Board"),
        Column("Chair"),
        Column("Last met"),
        Column("Next meeting"),
        Column("Open requests", True),
    )
    rows = []
    for board in seen.boards:
        before, after = (
            last_before(seen.governance, board.key, seen.today),
            next_from(seen.governance, board.key, seen.today),
        )
        rows.append(
            (
                Cell(board.title, reverse("board", args=[board.key]), note="public" if board.public else ""),
                seen.people.named(board.chair) or quiet("not recorded"),
                Cell(meeting_day(before), whole=True) if before is not None else quiet("no meeting recorded"),
                Cell(meeting_day(after), whole=True) if after is not None else quiet("none is planned"),
                str(sum(one.request.board == board.key for one in lines)),
            )
        )
    page = ListsPage(
        "Boards",
        trail=(Link("Home", reverse("home")),),
        says=("Boards and committees that watch the improvement plan, what they were told, decided and asked.",),
        onward=_onward(seen),
        tables=(
            Table("Boards and committees", heads, tuple(rows), "No board is recorded.", wide=True, caption_hidden=True),
        ),
    )
    return show(request, "governance/lists.html", page)


def _onward(seen: Seen) -> tuple[Link, ...]:
    found = [Link("Requests and challenges", reverse("ledger"))] if seen.viewer.may("ledger") else []
    found += [
        Link("Who is owed which report, and what is late", reverse("reporting")),
        Link("Inspections and visits", reverse("inspections")),
        Link("Conditions for success", reverse("conditions")),
    ]
    plan = links.link("plan")
    if plan is not None and seen.viewer.may("plan"):
        found.append(Link("The improvement plan", plan))
    if seen.viewer.may("plan.files"):
        found.append(Link("Load boards from a workbook", reverse("boards-load")))
    if seen.may("board"):
        found.append(Link("Add a board", reverse("board-add")))
    return tuple(found)


@door("boards.keep")
@require_http_methods(_BOTH)
def add(request: HttpRequest) -> HttpResponseBase:
    """Add a board."""
    viewer = the_viewer(request)
    form = BoardForm(sent(request), people=seen_by(viewer).people, new=True)
    back = Link("Boards", reverse("boards"))
    return doing(request, "Add a board", form, lambda: verbs.add_board(form.board(), by=viewer), back, submit="Add")


@door("boards.keep")
@require_http_methods(_BOTH)
def change(request: HttpRequest, key: str) -> HttpResponseBase:
    """Change what is kept of a board."""
    viewer = the_viewer(request)
    seen = seen_by(viewer)
    board = seen.board(key)
    form = BoardForm(sent(request), people=seen.people, board=board)

    def verb() -> None:
        verbs.change_board(form.board(), by=viewer, because=form.cleaned_data["because"])

    return doing(request, f"Change {board.title}", form, verb, _to(board))


@door("boards.keep")
@require_http_methods(_BOTH)
def seat(request: HttpRequest, key: str) -> HttpResponseBase:
    """Have somebody sit on a board."""
    viewer = the_viewer(request)
    seen = seen_by(viewer)
    board = seen.board(key)
    form = SeatForm(sent(request), people=seen.people)
    says = ("Who sits on a board sees it, its papers and its requests, and may ask.",)
    return doing(
        request,
        f"Add a member to {board.title}",
        form,
        lambda: verbs.seat(key, **form.cleaned_data, by=viewer),
        _to(board),
        says=says,
    )


@door("boards.keep")
@require_http_methods(_BOTH)
def unseat(request: HttpRequest, key: str, person: str) -> HttpResponseBase:
    """End somebody's time on a board."""
    viewer = the_viewer(request)
    seen = seen_by(viewer)
    board = seen.board(key)
    if person not in seen.people.sits(key):
        raise Http404
    form = UnseatForm(sent(request))

    def verb() -> None:
        verbs.unseat(key, person, form.cleaned_data["until"], by=viewer, because=form.cleaned_data["because"])

    says = ("What they asked stays open. It is passed on to another member, or to the board.",)
    return doing(request, f"{seen.people.named(person)} leaves {board.title}", form, verb, _to(board), says=says)


def _to(board: Board) -> Link:
    return Link(board.title, reverse("board", args=[board.key]))
