"""Editions of the figures: one for those who see every number, one for each rule by which small ones are hidden."""

from collections.abc import Iterable
from typing import Final

from goldenthread.access.errors import NotAllowed
from goldenthread.access.policy import check_figures
from goldenthread.access.scope import Scope
from goldenthread.measures.disclosure import policies
from goldenthread.measures.disclosure.policy import Policy
from goldenthread.measures.kinds import Audience

#: Figures of a worker's own cases are counted of those alone; what is served is counted of everybody.
SERVED: Final = (Audience.MANAGEMENT, Audience.AGGREGATE, Audience.BOARD, Audience.PUBLIC)

#: Boards and the public read of the whole service: what a team does is between its members and their line of management.
_OF_STAFF: Final = {audience: frozenset({"team"}) for audience in (Audience.BOARD, Audience.PUBLIC)}


def editions() -> dict[str, tuple[Audience, ...]]:
    """The audiences of each edition; those whose rules hide the same share one, which is named after the first."""
    found: dict[tuple[object, ...], list[Audience]] = {}
    for audience in SERVED:
        found.setdefault(_hides(policies()[audience]), []).append(audience)
    return {audiences[0].value: tuple(audiences) for audiences in found.values()}


def edition_for(scope: Scope, audience: Audience, breakdowns: Iterable[str] = ()) -> str:
    """The edition that a role may read for an audience, broken down so.

    Raises `NotAllowed` where the policy or the audience's rule of disclosure forbids it, and for a worker's own cases.
    """
    sets = [tuple(one.split("*")) for one in breakdowns if one]
    check_figures(scope, audience, sets)
    withheld = (policies()[audience].withheld | _OF_STAFF.get(audience, frozenset())).intersection(
        name for names in sets for name in names
    )
    if withheld:
        raise NotAllowed(f"Figures by {', '.join(sorted(withheld))} are not given to the audience {audience.value!r}.")
    for name, audiences in editions().items():
        if audience in audiences:
            return name
    raise NotAllowed(f"Figures for the audience {audience.value!r} are not prepared: ask for another audience.")


def may_break_down(scope: Scope, audience: Audience, breakdown: str) -> bool:
    """Whether a role may read figures for an audience by a breakdown."""
    try:
        edition_for(scope, audience, (breakdown,))
    except NotAllowed:
        return False
    return True


def _hides(policy: Policy) -> tuple[object, ...]:
    return policy.threshold, policy.base, policy.percent_places if policy.base else 0, policy.withheld
