"""What several pages of the room look up from an address; what is not there, or not the viewer's, is not found."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import reverse

from goldenthread.accounts.doors import the_viewer
from goldenthread.accounts.viewer import Viewer
from goldenthread.design.components import Link
from goldenthread.packs.catalogue import Pack, packs
from goldenthread.packs.models import Paper
from goldenthread.packs.rules import may_read
from goldenthread.packs.shelf import Run, run_of
from goldenthread.packs.shown import period_said
from goldenthread.papers.classes import Class


@dataclass(frozen=True, slots=True)
class Hand:
    """A paper in hand: who looks at it, the paper, its pack, and the editions that the viewer may read."""

    viewer: Viewer
    paper: Paper
    pack: Pack
    classes: tuple[Class, ...]

    @property
    def title(self) -> str:
        """The pack and its period."""
        return f"{self.pack.definition.title}: {period_said(self.paper.period)}"

    @property
    def trail(self) -> tuple[Link, ...]:
        """The pages above those of the paper."""
        return (Link("Papers", reverse("packs")), Link(self.title, reverse("pack-paper", args=[self.paper.pk])))


def home() -> Path:
    """The home folder."""
    found: Path = settings.INSTALLATION.home
    return found


def store() -> Path:
    """The store."""
    found: Path = settings.INSTALLATION.store
    return found


def in_hand(request: HttpRequest, number: int) -> Hand:
    """A paper that is being prepared."""
    viewer = the_viewer(request)
    paper = Paper.objects.filter(pk=number).first()
    pack = packs(home()).get(paper.pack) if paper is not None else None
    if paper is None or pack is None:
        raise Http404
    audiences = pack.definition.audiences
    classes = tuple(one for one in pack.definition.classes if may_read(viewer.role, one, audiences[one]))
    if not classes:
        raise Http404
    return Hand(viewer, paper, pack, classes)


def the_run(request: HttpRequest, name: str) -> Run:
    """A frozen paper that the viewer may know of."""
    found = run_of(home(), the_viewer(request).role, name)
    if found is None:
        raise Http404
    return found


def run_trail(run: Run) -> tuple[Link, ...]:
    """The pages above those of a frozen paper."""
    return (Link("Papers", reverse("packs")), Link(run.title, reverse("pack-run", args=[run.name])))
