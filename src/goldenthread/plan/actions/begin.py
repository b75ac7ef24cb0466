"""How every verb begins and ends: the action locked, the rule and the state checked, and what was done in the journal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate, now

from goldenthread.access.errors import NotAllowed
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.journal.actions import record
from goldenthread.plan import models, queries, rows, states
from goldenthread.plan.policies import check_do, owners_of
from goldenthread.plan.standing import state_of
from goldenthread.programme.people import Person
from goldenthread.programme.promises import Action

_PURPOSE = "the improvement plan"


@dataclass(frozen=True, slots=True)
class Doing:
    """A verb in hand: the locked row, the action as it stands, whose it is by user name, and who does what when.

    ``who`` is the viewer's key among the people of the plan, or their user name where it does not list them.
    """

    verb: str
    row: models.Action
    action: Action
    people: tuple[Person, ...]
    owners: frozenset[str]
    by: Viewer
    who: str
    today: date
    at: datetime

    @property
    def stamp(self) -> dict[str, Any]:
        """Who wrote and when."""
        return {"written_by": self.by.username, "written_at": self.at}

    def add(self, model: Any, **columns: Any) -> Any:
        """A row of something dated about the action, after those that are there."""
        return model.objects.create(
            action=self.row, place=model.objects.filter(action=self.row).count(), **columns, **self.stamp
        )

    def record(self, what: str, **about: object) -> None:
        """Write to the journal what was done."""
        record(self.by.scope(_PURPOSE), what, {"action": self.action.key, **about})


def begin(key: str, verb: str, by: Viewer) -> Doing:
    """Lock an action and check that ``by`` may do this to it, where it stands; within a transaction.

    Raises `NotAllowed` for an action that is not there or not theirs to do this to, `Refused` where it stands otherwise.
    """
    row = queries.action_row(key, for_change=True)
    if row is None:
        raise NotAllowed("There is no such action for you.")
    version = queries.required()
    action = queries.action_value(row)
    people = tuple(rows.person(one) for one in version.people.filter(superseded_at__isnull=True).order_by("place"))
    owners = owners_of(action, people)
    check_do(by, verb, owners)
    states.check(state_of(action, proposed(row)), verb)
    return Doing(verb, row, action, people, owners, by, who_is(by, people), localdate(), now())


def proposed(row: models.Action) -> bool:
    """Whether it is proposed to reopen an action and nobody has decided."""
    return models.Proposal.objects.filter(closure__action=row, decided_on__isnull=True).exists()


def who_is(by: Viewer, people: tuple[Person, ...]) -> str:
    """The viewer's key among people, or their user name where they are not listed."""
    return next((one.key for one in people if one.user and one.user == by.username), by.username)


def refuse_if(problems: Mapping[str, str]) -> None:
    """Raise `Refused` with every problem, or do nothing when there is none."""
    if problems:
        raise Refused(problems)


def needed(said: str, field: str, words: str) -> dict[str, str]:
    """A problem where something was left blank."""
    return {} if said.strip() else {field: words}
