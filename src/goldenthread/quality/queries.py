"""Reading audits: one, lists, history and values for reports; each only as the viewer may see it, journalled first."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from goldenthread.access.scope import Scope
from goldenthread.accounts.viewer import Viewer
from goldenthread.auditing.model import Audit
from goldenthread.auditing.states import Seen
from goldenthread.auditing.tools.reading import Tool
from goldenthread.quality import models, rows
from goldenthread.quality.knowing import shown
from goldenthread.quality.people import reached
from goldenthread.quality.policies import Seat, Sight, seats_in, sight, without_grades
from goldenthread.quality.reading import journal, served_now, tool_for
from goldenthread.serving.errors import NotServed
from goldenthread.serving.names import names_of
from goldenthread.serving.opening import Served


@dataclass(frozen=True, slots=True)
class Child:
    """A child as a page names it: its name where the reader may know it, its identifier, and ``ref`` ("" where it is not open)."""

    person_key: str
    name: str
    child_id: str
    ref: str

    @property
    def label(self) -> str:
        """Name and identifier in one."""
        return f"{self.name} ({self.child_id})" if self.name else self.child_id


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of an audit beside its value: keys of its round and sample ("" for none), and how many states it has had.

    ``number`` is 0 for whoever must not know how much was done.
    """

    pk: int
    key: str
    number: int
    round: str
    sample: str


@dataclass(frozen=True, slots=True)
class Opened:
    """An audit as one viewer may see it; ``hidden`` names what is kept from them for now.

    ``blind`` says that they are to grade it again and have not. ``tool`` is None for one done elsewhere.
    """

    row: Row
    audit: Audit
    hidden: tuple[str, ...]
    seats: frozenset[Seat]
    blind: bool
    tool: Tool | None
    child: Child

    @property
    def label(self) -> str:
        """How the page names the child."""
        return self.child.label


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of a list: the audit as the viewer may see it, with their seats and the child."""

    row: Row
    audit: Audit
    seats: frozenset[Seat]
    blind: bool
    child: Child


@dataclass(frozen=True, slots=True)
class Past:
    """A state that an audit had: the verb that led to it, by whom and when, and the audit then as the viewer may see it."""

    number: int
    verb: str
    by: str
    at: datetime
    audit: Audit


def opened(viewer: Viewer, key: str, purpose: str) -> Opened:
    """An audit by key, the reading of its child journalled first; Http404 for what is not there and not theirs alike.

    Raises `LogFailed` when that cannot be done, and `NotServed` while the records are being prepared.
    """
    served, row = served_now(), _rows().filter(key=key).first()
    if row is None:
        raise Http404
    seats = seats_in(viewer, [row], served)[row.pk]
    found = sight(rows.audit_of(row.document), seats)
    if found.seen is None:
        raise Http404
    scope = viewer.scope(purpose)
    because = viewer.reasons.get(row.person_key, "")
    journal().append("audit", scope, {"audit": key, "person": row.person_key, "because": because})
    if _tells(found.seen):
        shown(viewer.username, [row])
    children = _children(served, scope, [row.person_key])
    audit = found.seen.audit
    return Opened(
        _row(row, found), audit, found.seen.hidden, seats, found.blind, tool_for(audit), children[row.person_key]
    )


def opens(viewer: Viewer, key: str) -> bool:
    """Whether there is such an audit and the viewer may open it; nothing of it is shown by that."""
    row = _rows().filter(key=key).first() if viewer.may("audits") else None
    if row is None:
        return False
    try:
        seats = seats_in(viewer, [row])[row.pk]
    except NotServed:  # until the records are prepared nobody opens an audit
        return False
    return sight(rows.audit_of(row.document), seats).seen is not None


def listed(
    viewer: Viewer,
    purpose: str,
    *,
    seats: Iterable[Seat] = tuple(Seat),
    open_only: bool = False,
    round_key: str = "",
    keys: Collection[str] | None = None,
) -> tuple[Listed, ...]:
    """The audits in which a viewer has one of some seats and that they may see, the latest given out first; journalled.

    ``keys`` are those of the audits that are wanted, where not all are.
    """
    served, wanted = served_now(), frozenset(seats)
    some = _rows().order_by("-allocated_on", "-pk")
    if keys is not None:
        some = some.filter(key__in=keys)
    if round_key:
        some = some.filter(round__key=round_key)
    if open_only:
        some = some.filter(closed_on__isnull=True).exclude(stage="cancelled")
    held = list(some)
    theirs = seats_in(viewer, held, served)
    found = [(row, sight(rows.audit_of(row.document), theirs[row.pk])) for row in held if theirs[row.pk] & wanted]
    seen = [(row, one, one.seen) for row, one in found if one.seen is not None]
    scope, persons = viewer.scope(purpose), sorted({row.person_key for row, _, _ in seen})
    journal().append("audits", scope, {"persons": persons})
    shown(viewer.username, [row for row, _, said in seen if _tells(said)])
    children = _children(served, scope, persons)
    return tuple(
        Listed(_row(row, one), said.audit, one.seats, one.blind, children[row.person_key]) for row, one, said in seen
    )


def history(viewer: Viewer, key: str) -> tuple[Past, ...]:
    """Every state of an audit that a viewer has opened, as they may see it; nothing for whoever has yet to grade it blind.

    Whoever moderated sees all of it once their own grades are in. What is kept from a viewer now is kept from them in every
    earlier state, though it was not yet a secret then.
    """
    row = _rows().filter(key=key).first()
    if row is None:
        return ()
    seats = seats_in(viewer, [row])[row.pk]
    now_ = sight(rows.audit_of(row.document), seats)
    if now_.seen is None or now_.blind:
        return ()
    found = []
    for state in row.states.order_by("number"):
        seen = _as_then(rows.audit_of(state.document), now_)
        if seen is not None:
            found.append(Past(state.number, state.verb, state.written_by, state.written_at, seen))
    return tuple(found)


def audits_as_values(
    *, team: str | None = None, round_key: str | None = None, until: date | None = None, viewer: Viewer | None = None
) -> tuple[Audit, ...]:
    """Audits as they stand, of a team, of a round, given out by a day, in the order in which they were: for figures.

    With ``viewer`` those that they have yet to grade blind are as they may see them; a page that tells of anything but
    counts over many must give it, and journals whom it shows.
    """
    some = models.Audit.objects.order_by("allocated_on", "pk")
    if team is not None:
        some = some.filter(team=team)
    if round_key is not None:
        some = some.filter(round__key=round_key)
    if until is not None:
        some = some.filter(allocated_on__lte=until)
    held = list(some)
    if viewer is None:
        return rows.audits_of(held)
    seats = seats_in(viewer, held)
    found = []
    for row in held:
        audit = rows.audit_of(row.document)
        one = sight(audit, seats[row.pk])
        found.append(one.seen.audit if one.blind and one.seen is not None else audit)
    return tuple(found)


def child_of(viewer: Viewer, person_key: str, what: str, about: Mapping[str, object]) -> Child:
    """How a page names a child that is no audit's, the reading journalled first as ``what`` with ``about``."""
    scope = viewer.scope(what)
    journal().append(what, scope, {**about, "person": person_key})
    return _children(served_now(), scope, [person_key])[person_key]


def _rows() -> QuerySet[Any]:
    return models.Audit.objects.select_related("round", "sample")


def _row(row: models.Audit, one: Sight) -> Row:
    return Row(
        row.pk,
        row.key,
        0 if one.blind else row.number,
        row.round.key if row.round else "",
        row.sample.key if row.sample else "",
    )


def _tells(seen: Seen) -> bool:
    """Whether what is seen tells a grade, or may hint at one."""
    audit = seen.audit
    return any((audit.first, audit.second, audit.feedback, audit.actions))


def _as_then(audit: Audit, now_: Sight) -> Audit | None:
    """An earlier state as seen now; None for one that the viewer was not to see."""
    if Seat.MODERATOR in now_.seats:
        return audit
    then = sight(audit, now_.seats).seen
    if then is None or now_.seen is None:
        return None
    kept = now_.seen.hidden
    return without_grades(then.audit) if "first" in kept else then.audit


def _children(served: Served, scope: Scope, keys: Iterable[str]) -> dict[str, Child]:
    """How a page names some children, by key; one whom the reader cannot open has no name and no reference."""
    wanted = sorted(set(keys))
    marks = ", ".join("?" for _ in wanted)
    rows_ = served.connection().execute(
        f"select person_key, ref, coalesce(child_id, '') from person where person_key in ({marks})", wanted
    )
    known = {key: (ref, child_id) for key, ref, child_id in rows_}
    open_ = reached(served, scope, wanted) if wanted else frozenset()
    names = names_of(served, scope, journal(), open_) if open_ and scope.may_read_names else {}
    return {
        key: Child(key, names.get(key, ""), known.get(key, ("", ""))[1], known[key][0] if key in open_ else "")
        for key in wanted
    }
