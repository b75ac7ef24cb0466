"""Policy: which role may read which figures and rows.

What no rule allows is refused, and the refusal names the rule.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from goldenthread.access.audience import Audience
from goldenthread.access.errors import NotAllowed
from goldenthread.access.scope import Scope

_ALL: Final = frozenset(Audience)
_FIGURES: Final = frozenset({Audience.AGGREGATE, Audience.BOARD, Audience.PUBLIC})
#: Breakdowns that name a member of staff.
NAMES_WORKERS: Final = frozenset({"worker", "auditor", "supervisor"})


@dataclass(frozen=True, slots=True)
class Rule:
    """What a role may read: figures for which audiences, rows about children at all, and figures about named workers."""

    audiences: frozenset[Audience]
    rows: bool
    workers: bool


#: One rule a role; a role that is not here may read nothing.
RULES: Final = MappingProxyType(
    {
        "practitioner": Rule(frozenset({Audience.OWN, *_FIGURES}), rows=True, workers=False),
        "team manager": Rule(_ALL, rows=True, workers=True),
        "head of service": Rule(_ALL, rows=True, workers=True),
        "director": Rule(_ALL, rows=True, workers=True),
        "analyst": Rule(_ALL, rows=True, workers=True),
        "auditor": Rule(_FIGURES, rows=True, workers=False),
        "inspector": Rule(_FIGURES, rows=True, workers=False),
        "board member": Rule(frozenset({Audience.BOARD, Audience.PUBLIC}), rows=False, workers=False),
        "elected member": Rule(frozenset({Audience.BOARD, Audience.PUBLIC}), rows=False, workers=False),
        "partner agency": Rule(frozenset({Audience.PUBLIC}), rows=False, workers=False),
        "administrator": Rule(frozenset(), rows=False, workers=False),
    }
)


def check_figures(scope: Scope, audience: Audience, breakdowns: Iterable[Iterable[str]] = ()) -> None:
    """Raise `NotAllowed` unless the scope's role may read figures for this audience, broken down so."""
    rule = RULES.get(scope.role)
    if rule is None or audience not in rule.audiences:
        allowed = ", ".join(sorted(one.value for one in rule.audiences)) if rule else "nothing"
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
    rule = RULES.get(scope.role)
    if rule is None or not rule.rows:
        raise NotAllowed(f"The role {scope.role!r} reads figures, not rows about children.")
