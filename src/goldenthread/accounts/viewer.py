"""Who is reading: a signed-in person in one of the posts they hold, with what that lets them see."""

from dataclasses import dataclass, field

from goldenthread.access.areas import can_enter
from goldenthread.access.audience import Audience
from goldenthread.access.policy import Reach, rule_of
from goldenthread.access.scope import Scope

#: From what a manager may read to what everybody may: the first that the role has is what its pages show.
_WIDEST = (Audience.MANAGEMENT, Audience.AGGREGATE, Audience.BOARD, Audience.PUBLIC)


@dataclass(frozen=True, slots=True)
class Viewer:
    """A person in one post today.

    ``role`` a key of `access.policy.RULES`; ``teams`` and ``workers`` identifiers of the records, with those covered
    today; ``service`` as the records write it; ``named`` person keys named by a grant (sampled cases);
    ``restricted`` person keys of restricted records that a grant opens, each with its reason in ``reasons``.
    """

    user_id: int
    username: str
    name: str
    role: str
    post_id: int
    teams: frozenset[str] = frozenset()
    workers: frozenset[str] = frozenset()
    service: str = ""
    named: frozenset[str] = frozenset()
    restricted: frozenset[str] = frozenset()
    reasons: dict[str, str] = field(default_factory=dict)

    @property
    def audience(self) -> Audience | None:
        """For whom the figures on this viewer's pages are made; None for a role that reads no figures."""
        return next((one for one in _WIDEST if one in rule_of(self.role).audiences), None)

    def may(self, area: str) -> bool:
        """Whether the viewer may enter an area; see `access.areas`."""
        return can_enter(self.role, area)

    def scope(self, purpose: str) -> Scope:
        """What the viewer may read of children, for a purpose that the log records."""
        rule = rule_of(self.role)
        if not rule.rows:
            return Scope.figures_only(self.username, purpose, role=self.role)
        if rule.reach is Reach.ALL:
            return Scope(
                self.username,
                self.role,
                purpose,
                all_children=True,
                may_read_names=rule.names,
                restricted_keys=self.restricted,
            )
        reaches_teams = rule.reach in (Reach.TEAMS, Reach.SERVICE)
        return Scope.children_of(
            self.username,
            purpose,
            role=self.role,
            teams=self.teams if reaches_teams else (),
            workers=self.workers if rule.reach is not Reach.NAMED else (),
            person_keys=self.named,
            restricted_keys=self.restricted,
            names=rule.names,
        )
