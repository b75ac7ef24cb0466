"""Who may see what of an audit and do what to it: by the seats that a viewer has in it, and never by a role alone.

Whoever is to grade an audit again and has not yet done so is blind: they see what `auditing.states.as_seen` gives and may
hand in their own grades or raise a concern, whatever other seat they hold.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from types import MappingProxyType
from typing import Any, Final

from django.utils.timezone import localdate

from goldenthread.accounts.viewer import Viewer
from goldenthread.auditing.model import Audit, Stage
from goldenthread.auditing.states import Seen, as_seen
from goldenthread.quality.people import identifiers, kept_from, now_known_as, reached
from goldenthread.quality.reading import served_now
from goldenthread.quality.rows import audit_of
from goldenthread.serving.opening import Served


class Seat(Enum):
    """What somebody is in an audit."""

    AUDITOR = "auditor"
    MODERATOR = "moderator"
    WORKER = "worker"
    LINE = "line"
    KEEPER = "keeper"


A, M, W, L, K = Seat.AUDITOR, Seat.MODERATOR, Seat.WORKER, Seat.LINE, Seat.KEEPER
#: Who may do what by seat; a verb that is not here is refused to everybody.
RULES: Final[Mapping[str, frozenset[Seat]]] = MappingProxyType(
    {
        "grade": frozenset({A}),
        "ask moderator": frozenset({K}),
        "grade again": frozenset({M}),
        "settle": frozenset({M}),
        "feed back": frozenset({A, M, L, K}),
        "add view": frozenset({A, W, L, K}),
        "add action": frozenset({A, M, L, K}),
        "finish action": frozenset({A, W, L, K}),
        "close": frozenset({A, L, K}),
        "cancel": frozenset({K}),
        "renew": frozenset({K}),
        "raise concern": frozenset({A, M, W, L, K}),
        "answer concern": frozenset({L}),
    }
)
#: What somebody may not do who also has one of these seats.
NEVER: Final[Mapping[str, frozenset[Seat]]] = MappingProxyType(
    {"ask moderator": frozenset({A, W}), "grade": frozenset({W, L}), "grade again": frozenset({A, W, L})}
)
#: What may be done blind.
BLIND: Final = frozenset({"grade again", "raise concern"})


@dataclass(frozen=True, slots=True)
class Sight:
    """What a viewer is in an audit, what of it they may see, and whether they have yet to grade it blind.

    ``seen`` is None where the audit is not theirs to see at all (yet).
    """

    seats: frozenset[Seat]
    seen: Seen | None
    blind: bool


def seats_of(viewer: Viewer, row: Any, served: Served | None = None) -> frozenset[Seat]:
    """The seats of a viewer in an audit; none for one whose record is restricted and not opened to them by a grant."""
    return seats_in(viewer, [row], served)[row.pk]


def seats_in(viewer: Viewer, rows: Collection[Any], served: Served | None = None) -> dict[int, frozenset[Seat]]:
    """The seats of a viewer in several audits by their primary key, read together."""
    if not viewer.may("audits") or not rows:
        return {row.pk: frozenset[Seat]() for row in rows}
    today, file = localdate(), served or served_now()
    mine, ever = now_known_as(viewer.username, today), identifiers(viewer.username, today)
    scope, keys = viewer.scope("whose audits"), {row.person_key for row in rows}
    kept = reached(file, scope, keys) if viewer.may("audits.keep") else frozenset[str]()
    closed = kept_from(file, scope, keys)
    found: dict[int, frozenset[Seat]] = {}
    for row in rows:
        seats = {
            A: row.auditor in mine,
            M: row.moderator in ever and row.moderator != "",
            W: row.worker in mine or bool(mine & set(row.owners)),
            L: bool(mine & set(row.line)),
            K: row.person_key in kept,
        }
        open_ = row.person_key not in closed
        found[row.pk] = frozenset(seat for seat, has in seats.items() if has and open_)
    return found


def sight_of(viewer: Viewer, row: Any, seats: Iterable[Seat]) -> Sight:
    """What a viewer with these seats sees of an audit."""
    return sight(audit_of(row.document), frozenset(seats))


def sight(audit: Audit, seats: frozenset[Seat]) -> Sight:
    """The same of a value."""
    if Seat.MODERATOR in seats and audit.second is None:
        return Sight(seats, as_seen(audit, audit.moderator), True)
    if not seats:
        return Sight(seats, None, False)
    if seats & {Seat.LINE, Seat.KEEPER, Seat.MODERATOR} and Seat.AUDITOR not in seats:
        return Sight(seats, Seen(audit, ()), False)
    if Seat.AUDITOR in seats:
        return Sight(seats, as_seen(audit, audit.auditor), False)
    return Sight(seats, _as_worker(audit), False)


def can_do(verb: str, seats: frozenset[Seat], blind: bool) -> bool:
    """Whether somebody with these seats may do something to an audit, as far as rules go and not where it stands."""
    if blind and verb not in BLIND:
        return False
    return bool(RULES.get(verb, frozenset()) & seats) and not NEVER.get(verb, frozenset()) & seats


def _as_worker(audit: Audit) -> Seen | None:
    """What the worker sees: nothing before it is graded, and no grade while a second one is out or unsettled."""
    if audit.first is None or audit.stage is Stage.CANCELLED:
        return None
    return unsettled(audit)


def unsettled(audit: Audit) -> Seen:
    """An audit without its grades while a second one is out, or differs and is not settled."""
    out = audit.moderator and audit.second is None
    if not out and not (audit.differs and audit.settled is None):
        return Seen(audit, ())
    return Seen(without_grades(audit), ("first", "moderator", "second"))


def without_grades(audit: Audit) -> Audit:
    """An audit as its worker sees it while grades are not settled: feedback, actions and views, and no grade or moderator."""
    return replace(audit, first=None, moderator="", stood_down=(), second=None)
