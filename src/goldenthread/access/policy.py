"""Policy: which role may read which figures and rows.

What no rule allows is refused, and the refusal names the rule.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final

from goldenthread.access.audience import Audience
from goldenthread.access.errors import NotAllowed
from goldenthread.access.scope import Scope

_ALL: Final = frozenset(Audience)
_FIGURES: Final = frozenset({Audience.AGGREGATE, Audience.BOARD, Audience.PUBLIC})
_WORK: Final = frozenset({Audience.OWN, *_FIGURES})
_BOARD: Final = frozenset({Audience.BOARD, Audience.PUBLIC})
#: Breakdowns that name a member of staff.
NAMES_WORKERS: Final = frozenset({"worker", "auditor", "supervisor"})


class Reach(Enum):
    """Whose children a role reads of, before any named grant."""

    OWN = "those the worker is involved with"
    TEAMS = "those a team of theirs is involved with"
    SERVICE = "those a team of their service is involved with"
    ALL = "every child"
    NAMED = "those named to them"
    NONE = "no child"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a role may read.

    ``audiences`` figures made for whom; ``rows`` rows about children at all; ``workers`` figures about named workers;
    ``reach`` whose children's rows; ``names`` children's names.
    """

    audiences: frozenset[Audience]
    rows: bool
    workers: bool
    reach: Reach = Reach.NONE
    names: bool = False


def _works_with(reach: Reach) -> Rule:
    """Someone who works with children: figures without names of staff, and the rows of their own children."""
    return Rule(_WORK, rows=True, workers=False, reach=reach, names=True)


def _manages(reach: Reach, *, names: bool = True) -> Rule:
    return Rule(_ALL, rows=True, workers=True, reach=reach, names=names)


_READS_FIGURES: Final = Rule(_FIGURES, rows=False, workers=False)
_SITS_ON_A_BOARD: Final = Rule(_BOARD, rows=False, workers=False)
_READS_NOTHING: Final = Rule(frozenset(), rows=False, workers=False)

#: One rule a role; a role that is not here may read nothing.
RULES: Final = MappingProxyType(
    {
        "practitioner": _works_with(Reach.OWN),
        "personal adviser": _works_with(Reach.OWN),
        "reviewing officer": _works_with(Reach.OWN),
        "front door": _works_with(Reach.TEAMS),
        "fostering": _works_with(Reach.TEAMS),
        "team manager": _manages(Reach.TEAMS),
        "head of service": _manages(Reach.SERVICE),
        "director": _manages(Reach.ALL),
        "analyst": _manages(Reach.ALL, names=False),
        "auditor": Rule(_FIGURES, rows=True, workers=False, reach=Reach.NAMED),
        "inspector": Rule(_FIGURES, rows=True, workers=False, reach=Reach.NAMED),
        "programme manager": _READS_FIGURES,
        "board chair": _SITS_ON_A_BOARD,
        "board member": _SITS_ON_A_BOARD,
        "lead member": _SITS_ON_A_BOARD,
        "elected member": _SITS_ON_A_BOARD,
        "clerk": _SITS_ON_A_BOARD,
        "partner agency": Rule(frozenset({Audience.PUBLIC}), rows=False, workers=False),
        "information governance lead": _READS_NOTHING,
        "administrator": _READS_NOTHING,
    }
)


def rule_of(role: str) -> Rule:
    """The rule of a role; one that may read nothing for a role there is no rule for."""
    return RULES.get(role, _READS_NOTHING)


def check_figures(scope: Scope, audience: Audience, breakdowns: Iterable[Iterable[str]] = ()) -> None:
    """Raise `NotAllowed` unless the scope's role may read figures for this audience, broken down so."""
    rule = rule_of(scope.role)
    if audience not in rule.audiences:
        allowed = ", ".join(sorted(one.value for one in rule.audiences))
        raise NotAllowed(
            f"The role {scope.role!r} may not read figures for the audience {audience.value!r} (it may: {allowed or 'nothing'})."
        )
    named = NAMES_WORKERS.intersection(name for names in breakdowns for name in names)
    if named and (not rule.workers or audience not in (Audience.OWN, Audience.MANAGEMENT)):
        raise NotAllowed(
            f"Figures by {', '.join(sorted(named))} are for their line of management only: "
            f"ask for the audience 'management' in a role that manages, or leave that breakdown out."
        )


def check_rows(scope: Scope) -> None:
    """Raise `NotAllowed` unless the scope's role may read rows about children at all."""
    if not rule_of(scope.role).rows:
        raise NotAllowed(f"The role {scope.role!r} reads figures, not rows about children.")
