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
from goldenthread.web.home.figures import claimed_part, plain_part, questions_part, safer_part, standing_out_part
from goldenthread.web.home.keepers import doctor_part, edition_part, journal_part, loads_part, papers_part
from goldenthread.web.home.looked import look
from goldenthread.web.home.pages import HomePage, Part

#: Parts made of the records, by role, in order; they wait while pages are being prepared.
_OF_RECORDS: Final[Mapping[str, tuple[Callable[[Viewer, Served], Part], ...]]] = {
    "director": (safer_part, claimed_part),
    "head of service": (standing_out_part,),
    "analyst": (standing_out_part,),
    "programme manager": (standing_out_part, claimed_part),
    "board chair": (plain_part, questions_part),
    "board member": (plain_part, questions_part),
    "lead member": (plain_part, questions_part),
    "elected member": (plain_part, questions_part),
}
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
    parts = [*_first(viewer), *_records(viewer, served, why), answers_part(viewer, served)]
    if rule_of(viewer.role).audiences:
        parts.append(changes_part(viewer, served, since))
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
    makers = list(_OF_RECORDS.get(viewer.role, ()))
    reach = rule_of(viewer.role).reach
    if reach in (Reach.OWN, Reach.TEAMS, Reach.SERVICE):
        makers.insert(0, due_part)
    if reach is Reach.NAMED:
        makers.insert(0, sampled_part)
    if served is None:
        if makers:
            yield Part("The records", (f"They cannot be shown now: {why}.",))
        return
    for make in makers:
        yield make(viewer, served)
