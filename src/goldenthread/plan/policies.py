"""Who may do what to the plan: by area of their role, or because an action is theirs; and who sees which part of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from goldenthread.access.errors import NotAllowed
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.programme.people import Person
from goldenthread.programme.promises import Action


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may do something: viewers who may enter one of the areas, and with ``owner`` whose the action is or who covers."""

    areas: tuple[str, ...]
    owner: bool = False


_CHANGE: Final = ("plan.change",)
#: One rule a verb; a verb that is not here is refused to everybody.
RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {
        "update": Rule(_CHANGE, owner=True),
        "claim": Rule(_CHANGE, owner=True),
        "milestone": Rule(_CHANGE, owner=True),
        "milestone done": Rule(_CHANGE, owner=True),
        "evidence": Rule(_CHANGE, owner=True),
        "close": Rule(_CHANGE, owner=True),
        "move": Rule(_CHANGE),
        "hand over": Rule(_CHANGE),
        "cover": Rule(_CHANGE, owner=True),
        "link": Rule(_CHANGE),
        "unlink": Rule(_CHANGE),
        "reword": Rule(_CHANGE),
        "agree": Rule(("plan.agree",)),
        "send back": Rule(("plan.agree",)),
        "check": Rule(("plan.agree",)),
        "propose": Rule(("plan.agree",)),
        "reopen": Rule(("boards.keep",)),
        "keep closed": Rule(("boards.keep",)),
        "answer": Rule(_CHANGE, owner=True),
    }
)
#: Whose answer to a question is a view beside the answer of whoever makes the claim.
DIRECTOR: Final = "director"
#: Who sees what the figures do not support as soon as it is found; the others of the area ``guard`` a head start later.
_AT_ONCE: Final = frozenset({"director", "programme manager", "analyst", "head of service"})
#: Who sees the workings of an action besides what is public of it: updates, steps, why a claim is not the rule's.
_PUBLIC_ONLY: Final = frozenset({"elected member"})
#: Who opens files of evidence, besides whose the action is.
_OPENS_FILES: Final = frozenset({"director", "programme manager", "analyst", "head of service", "inspector"})


def owners_of(action: Action, people: Iterable[Person]) -> frozenset[str]:
    """User names of whose an action is now: owners, who covers the action, and who stands in for an owner."""
    known = {one.key: one for one in people}
    now = action.ownership
    if now is None:
        return frozenset()
    keys = [*now.owners, now.cover]
    keys += [known[key].covered_by for key in now.owners if key in known]
    return frozenset(known[key].user for key in keys if key in known and known[key].user)


def is_owner(viewer: Viewer, owners: Iterable[str]) -> bool:
    """Whether an action is the viewer's, in a post that may have actions."""
    return viewer.username in owners and viewer.may("plan.own")


def can_do(viewer: Viewer, verb: str, owners: Iterable[str]) -> bool:
    """Whether a viewer may do something to an action with these owners."""
    rule = RULES.get(verb)
    if rule is None:
        return False
    return any(viewer.may(area) for area in rule.areas) or (rule.owner and is_owner(viewer, owners))


def check_do(viewer: Viewer, verb: str, owners: Iterable[str]) -> None:
    """Raise `NotAllowed`, with the rule, unless a viewer may do something to an action with these owners."""
    if not can_do(viewer, verb, owners):
        rule = RULES.get(verb, Rule(()))
        whose = " and whose action it is" if rule.owner else ""
        raise NotAllowed(f"The role {viewer.role} may not do this ({verb}): it is for {', '.join(rule.areas)}{whose}.")


def can_see(viewer: Viewer, owners: Iterable[str]) -> bool:
    """Whether a viewer may open an action: everybody of the area ``plan``, and whose it is."""
    return viewer.may("plan") or is_owner(viewer, owners)


def sees_workings(viewer: Viewer, owners: Iterable[str]) -> bool:
    """Whether a viewer sees updates, steps and what evidence shows; elected members see what is public."""
    return is_owner(viewer, owners) or (viewer.may("plan") and viewer.role not in _PUBLIC_ONLY)


def can_open_files(viewer: Viewer, owners: Iterable[str]) -> bool:
    """Whether a viewer may open the files of evidence of an action."""
    return viewer.role in _OPENS_FILES or is_owner(viewer, owners)


def sees_at_once(viewer: Viewer) -> bool:
    """Whether a viewer sees what the figures do not support without the head start."""
    return viewer.may("guard") and viewer.role in _AT_ONCE


def check_second(viewer: Viewer, said_by: Iterable[str], owners: Iterable[str]) -> None:
    """Raise `Refused` unless a viewer is a second person: neither who said that it is complete nor whose it is."""
    if viewer.username in set(said_by):
        raise Refused.of("", "You said that it is complete. A second person agrees.")
    if viewer.username in set(owners):
        raise Refused.of("", "The action is yours. A second person agrees.")
