"""Boards as one viewer may see them: who they are to them, and only what is theirs to read."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.utils.timezone import localdate

from goldenthread.accounts.viewer import Viewer
from goldenthread.design.figures import many
from goldenthread.governance import policies
from goldenthread.governance.people import People, people_now
from goldenthread.governance.reading import reading
from goldenthread.programme.boards import Board, Governance, Item, Meeting, Request
from goldenthread.programme.ledger import Actor, State, state_of
from goldenthread.programme.ledger_reading import Line, read

_ENDED = frozenset({State.ACCEPTED, State.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything of boards with one viewer before it; frozen. What the viewer may not see raises Http404 or is left out."""

    viewer: Viewer
    people: People
    actor: Actor
    governance: Governance
    today: date

    @property
    def boards(self) -> tuple[Board, ...]:
        """The boards that the viewer may know of."""
        return tuple(one for one in self.governance.boards if policies.can_see_board(self.viewer, one, self.actor))

    def board(self, key: str) -> Board:
        """A board; raises Http404 for one that is not there for this viewer."""
        found = next((one for one in self.boards if one.key == key), None)
        if found is None:
            raise Http404
        return found

    def meeting(self, key: str) -> tuple[Meeting, Board]:
        """A meeting and its board; raises Http404 where either is not there for this viewer."""
        found = next((one for one in self.governance.meetings if one.key == key), None)
        if found is None:
            raise Http404
        return found, self.board(found.board)

    def sees(self, item: Item, board: Board) -> bool:
        """Whether the viewer may see what an item is."""
        return policies.can_see_item(self.viewer, item, board, self.actor)

    def sees_shut(self, board: Board) -> bool:
        """Whether the viewer may see what the public is shut out of at a board."""
        return policies.sees_exempt(self.viewer, board, self.actor)

    def kept_shut(self, board: str) -> str:
        """How many open requests of a board the viewer is not told of because they are exempt, in a sentence; "" for none."""
        shut = [one for one in self.governance.requests if one.board == board and one.exempt]
        number = sum(not self.sees_request(one) and state_of(one) not in _ENDED for one in shut)
        return f"{many(number, 'exempt request is', 'exempt requests are')} open and not shown." if number else ""

    def sees_request(self, request: Request) -> bool:
        """Whether the viewer may see a request."""
        return policies.can_see_request(self.viewer, request, self.actor, self.people.boards)

    def lines(self) -> tuple[Line, ...]:
        """The ledger as the viewer may see it, the oldest first."""
        mine = [one for one in self.governance.requests if self.sees_request(one)]
        return read(mine, {one.key: one for one in self.governance.meetings}, self.today)

    def line(self, key: str) -> Line:
        """One request; raises Http404 for one that is not there for this viewer."""
        found = next((one for one in self.lines() if one.request.key == key), None)
        if found is None:
            raise Http404
        return found

    def may(self, verb: str) -> bool:
        """Whether the viewer's role may do a thing."""
        return policies.can_do(self.viewer, verb)


def boards_open_to(viewer: Viewer) -> frozenset[str]:
    """The keys of the boards that a viewer may know of, without reading what each did."""
    people = people_now(localdate())
    actor = people.actor(viewer)
    return frozenset(key for key, one in people.boards.items() if policies.can_see_board(viewer, one, actor))


def seen_by(viewer: Viewer, *parts: str, board: str = "", meeting: str = "", request: str = "") -> Seen:
    """Boards before a viewer, today, with the parts that a page needs of them; see `goldenthread.governance.reading`."""
    today = localdate()
    people = people_now(today)
    found = reading(people, *parts, board=board, meeting=meeting, request=request)
    return Seen(viewer, people, people.actor(viewer), found, today)
