"""Reading for a page of this room: a served snapshot, the journal, and who is told what."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404

from goldenthread.access.areas import can_enter
from goldenthread.access.audience import Audience
from goldenthread.access.log import AccessLog
from goldenthread.access.of_home import journal_log
from goldenthread.access.policy import rule_of
from goldenthread.access.scope import Scope
from goldenthread.accounts.viewer import Viewer
from goldenthread.design.figures import day, moment
from goldenthread.serving.editions import may_break_down
from goldenthread.serving.opening import Readiness, Served, open_served, served_snapshots


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads a page of figures: their scope, the audience that its figures are made for, and what follows from both."""

    viewer: Viewer
    scope: Scope
    audience: Audience

    @property
    def by_team(self) -> bool:
        """Whether figures by team are told to this reader: never to who sits on a board, whatever their edition holds."""
        return not self.lay and may_break_down(self.scope, self.audience, "team")

    @property
    def lay(self) -> bool:
        """Whether plain words come first: for a reader who sits on a board and does not work with children."""
        return self.audience in (Audience.BOARD, Audience.PUBLIC)

    @property
    def reads_rows(self) -> bool:
        """Whether the children behind figures may be read."""
        return can_enter(self.viewer.role, "rows") and rule_of(self.viewer.role).rows


def reader_of(viewer: Viewer, purpose: str) -> Reader:
    """The reader that a viewer is; a role that reads no figures is told that nothing is there (Http404)."""
    if viewer.audience is None:
        raise Http404
    return Reader(viewer, viewer.scope(purpose), viewer.audience)


def served_now() -> Served:
    """The served file of the current snapshot; raises `NotServed` while it is being prepared."""
    return open_served(settings.INSTALLATION.store)


def journal() -> AccessLog:
    """The log that every reading of children is written to before it is shown."""
    return journal_log(settings.INSTALLATION.home)


def snapshots() -> tuple[Readiness, ...]:
    """Every snapshot of the store, the latest known first."""
    return served_snapshots(settings.INSTALLATION.store)


def snapshot_of(known: str) -> Readiness:
    """The snapshot of an address; Http404 for one that is not there."""
    found = next((one for one in snapshots() if one.snapshot == known), None)
    if found is None:
        raise Http404
    return found


def known_words(one: Readiness) -> str:
    """When a snapshot became known and what day it speaks of, as a choice; the current one says so."""
    return f"{moment(one.known_at)}, records as at {day(one.as_at)}" + (" (the latest)" if one.current else "")
