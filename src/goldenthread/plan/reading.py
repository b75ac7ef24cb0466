"""What pages read: the plan as a value with what stands beside it, once a request, and only what the viewer may see."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.http import Http404
from django.utils.timezone import localdate

from goldenthread.accounts.viewer import Viewer
from goldenthread.plan import models, queries
from goldenthread.plan.asked import Asked, asked_for
from goldenthread.plan.policies import can_see, owners_of
from goldenthread.plan.standing import state_of
from goldenthread.plan.states import State
from goldenthread.programme.people import Person
from goldenthread.programme.promises import Action, Plan


@dataclass(frozen=True, slots=True)
class Reading:
    """The plan for one viewer: the value, today, people by key, what the figures showed last by action, open questions."""

    plan: Plan
    viewer: Viewer
    today: date
    people: Mapping[str, Person]
    verdicts: Mapping[str, models.Shown] = field(default_factory=dict)
    questions: tuple[Asked, ...] = ()
    proposed: frozenset[str] = frozenset()

    def owners(self, action: Action) -> frozenset[str]:
        """User names of whose an action is."""
        return owners_of(action, self.plan.people)

    def state(self, action: Action) -> State:
        """Where an action stands."""
        return state_of(action, action.key in self.proposed)

    def is_mine(self, action: Action) -> bool:
        """Whether an action is the viewer's."""
        return self.viewer.username in self.owners(action)

    def asked_of(self, key: str) -> tuple[Asked, ...]:
        """Open questions about an action or theme."""
        return tuple(one for one in self.questions if one.about == key)

    def verdict(self, key: str) -> str:
        """What the figures last showed of an action; "" where nobody looked."""
        return str(self.verdicts[key].verdict) if key in self.verdicts else ""


def reading_of(viewer: Viewer) -> Reading | None:
    """The plan for a viewer; None before any was loaded."""
    if queries.current() is None:
        return None
    plan = queries.plan_as_value()
    open_proposals = models.Proposal.objects.filter(decided_on__isnull=True, closure__action__plan=plan.key)
    return Reading(
        plan,
        viewer,
        localdate(),
        {one.key: one for one in plan.people},
        queries.last_shown(plan.key),
        asked_for(viewer, plan, localdate()),
        frozenset(open_proposals.values_list("closure__action__key", flat=True)),
    )


def the_reading(viewer: Viewer) -> Reading:
    """The plan for a viewer; Http404 before any was loaded."""
    found = reading_of(viewer)
    if found is None:
        raise Http404
    return found


def the_action(reading: Reading, key: str) -> Action:
    """An action by key that the viewer may open; Http404 for one that is not there or not theirs to see."""
    found = next((one for one in reading.plan.actions if one.key == key), None)
    if found is None or not can_see(reading.viewer, reading.owners(found)):
        raise Http404
    return found
