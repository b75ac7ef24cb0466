"""Who a viewer is to the boards: a person of the plan, a member, a chair, a clerk."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from goldenthread.accounts.viewer import Viewer
from goldenthread.governance import queries
from goldenthread.plan import queries as plan
from goldenthread.plan.rows import person
from goldenthread.programme.boards import Board, Governance, Member, Request
from goldenthread.programme.ledger import Actor, asker_of
from goldenthread.programme.ledger_reading import has_left
from goldenthread.programme.people import Person

CLERK: Final = "clerk"
_CHAIRS: Final = frozenset({"chair", "chairman", "chairperson"})


@dataclass(frozen=True, slots=True)
class People:
    """The people of the plan in force by key, and who sits where; frozen."""

    known: Mapping[str, Person]
    boards: Mapping[str, Board]
    members: tuple[Member, ...]
    today: date

    def named(self, key: str) -> str:
        """Somebody, or a board, as a page names them: the key itself for who is on no list, "" for nobody."""
        if key in self.known:
            return self.known[key].shown
        return self.boards[key].title if key in self.boards else key

    def sits(self, board: str) -> tuple[str, ...]:
        """Keys of who sits on a board today."""
        return tuple(one.person for one in self.members if one.board == board and self._serves(one))

    def _serves(self, one: Member) -> bool:
        return (one.since is None or one.since <= self.today) and (one.until is None or one.until >= self.today)

    def keys_of(self, username: str) -> frozenset[str]:
        """Under which keys somebody who signs in is known: their own name, and people of that user."""
        return frozenset({username, *(key for key, one in self.known.items() if one.user == username)})

    def key_of(self, username: str) -> str:
        """The person whose user somebody is; the user name itself for who is on no list."""
        return next((key for key, one in self.known.items() if one.user and one.user == username), username)

    def actor(self, viewer: Viewer) -> Actor:
        """A viewer as the ledger knows them today."""
        mine = self.keys_of(viewer.username)
        covers = frozenset(key for key, one in self.known.items() if one.covered_by in mine) - mine
        serving = [one for one in self.members if one.person in mine and self._serves(one)]
        chairs = {board.key for board in self.boards.values() if board.chair in mine}
        chairs |= {one.board for one in serving if one.role.casefold() in _CHAIRS}
        return Actor(
            keys=mine,
            keeps=viewer.may("boards.keep"),
            covers=covers,
            chairs=frozenset(chairs),
            clerks=frozenset(self.boards) if viewer.role == CLERK else frozenset(),
            sits_on=frozenset({one.board for one in serving} | chairs),
        )

    def gone(self, request: Request) -> bool:
        """Whether who has the say over a request has left its board, or the council."""
        person = self.known.get(asker_of(request))
        if person is not None and person.left_on is not None and person.left_on < self.today:
            return True
        return has_left(Governance(members=self.members), request, self.today)

    def answerers(self) -> tuple[tuple[str, str], ...]:
        """Who may be asked for an answer: people who are one person and have not left, as key and name."""
        found = [
            one for one in self.known.values() if not one.many and (one.left_on is None or one.left_on >= self.today)
        ]
        return tuple(sorted(((one.key, one.shown) for one in found), key=lambda pair: pair[1]))


def people_now(today: date) -> People:
    """The people of the plan in force; nobody before one was loaded."""
    version = plan.current()
    standing = version.people.filter(superseded_at__isnull=True).order_by("place") if version is not None else ()
    known: Iterable[Person] = [person(row) for row in standing]
    return People(
        {one.key: one for one in known}, {one.key: one for one in queries.all_boards()}, queries.members(), today
    )
