"""The first page of each role."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from goldenthread.access.policy import Reach, rule_of
from goldenthread.accounts.doors import door, the_viewer
from goldenthread.accounts.viewer import Viewer
from goldenthread.design.pages import show
from goldenthread.records.errors import RecordsError
from goldenthread.serving.errors import NotServed
from goldenthread.serving.opening import Served, open_served
from goldenthread.web.home.answers import answers_part
from goldenthread.web.home.changes import changes_part
from goldenthread.web.home.due import due_part, sampled_part
from goldenthread.web.home.figures import (
    Read,
    claimed_part,
    counted_part,
    plain_part,
    questions_part,
    read_figures,
    safer_part,
    standing_out_part,
)
from goldenthread.web.home.glance import glance_part
from goldenthread.web.home.keepers import doctor_part, edition_part, journal_part, loads_part, papers_part
from goldenthread.web.home.looked import look
from goldenthread.web.home.pages import HomePage, Part

#: Parts made of figures, by role, in order; they wait while pages are being prepared.
_OF_FIGURES: Final[Mapping[str, tuple[Callable[[Read], Part], ...]]] = {
    "director": (safer_part, claimed_part),
    "head of service": (standing_out_part,),
    "analyst": (standing_out_part,),
    "programme manager": (standing_out_part, claimed_part),
    "board chair": (plain_part, questions_part),
    "board member": (plain_part, questions_part),
    "lead member": (plain_part, questions_part, counted_part),
    "elected member": (plain_part, questions_part, counted_part),
}
#: Roles whose page begins with the whole service at a glance.
_AT_A_GLANCE: Final = frozenset({"director"})
#: Roles that read papers first, and those for whom a member edition is made.
_READ_PAPERS: Final = frozenset({"programme manager", "board chair", "board member", "clerk", "partner agency"})
_MEMBERS: Final = frozenset({"lead member", "elected member"})


@door("home")
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The first page of the viewer's role: what is theirs to do, what changed, what waits for an answer."""
    viewer = the_viewer(request)
    served, why = _served()
    since = look(viewer.user_id, served.snapshot if served is not None else "")
    answers = answers_part(viewer, served)
    news = [answers, changes_part(viewer, served, since)] if rule_of(viewer.role).audiences else [answers]
    read = read_figures(viewer, served) if served is not None and viewer.role in _OF_FIGURES else None
    parts = [*_first(viewer), *_records(viewer, served, why), *_figures(viewer, read), *news]
    if read is not None and served is not None and viewer.role in _AT_A_GLANCE:
        parts = [glance_part(read, served, len(answers.asks)), *news, *_figures(viewer, read)]
    return show(request, "web/home.html", HomePage(f"Good day, {viewer.name}", tuple(parts)))


def _served() -> tuple[Served | None, str]:
    """The records as pages read them; None with the reason while there are none."""
    try:
        return open_served(settings.INSTALLATION.store), ""
    except (NotServed, RecordsError) as error:
        return None, error.problems[0].what


def _first(viewer: Viewer) -> Iterator[Part]:
    """Parts that need no records."""
    if viewer.may("loads"):
        yield loads_part()
    if viewer.may("installation"):
        yield doctor_part()
    if viewer.may("journal"):
        yield journal_part()
    if viewer.role in _MEMBERS:
        yield edition_part(viewer)
    if viewer.role in _READ_PAPERS:
        yield papers_part(viewer)


def _records(viewer: Viewer, served: Served | None, why: str) -> Iterator[Part]:
    """Parts made of children's records; why there are none where figures wait for them too."""
    reach = rule_of(viewer.role).reach
    make = due_part if reach in (Reach.OWN, Reach.TEAMS, Reach.SERVICE) else None
    make = sampled_part if reach is Reach.NAMED else make
    if served is None:
        if make is not None or viewer.role in _OF_FIGURES:
            yield Part("The records", (f"They cannot be shown now: {why}.",))
    elif make is not None:
        yield make(viewer, served)


def _figures(viewer: Viewer, read: Read | None) -> list[Part]:
    return [make(read) for make in _OF_FIGURES[viewer.role]] if read is not None else []
