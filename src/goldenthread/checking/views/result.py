"""What came of a table: findings beside their cells, roles to correct, and files to keep."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_POST

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.checking import actions, keeping, showing
from goldenthread.checking.content import PASTED
from goldenthread.checking.files import findings_file, roles_file
from goldenthread.checking.forms import roles_form
from goldenthread.checking.judging import Judgement, judged
from goldenthread.checking.keeping import Kept
from goldenthread.checking.limits import KEPT_MINUTES
from goldenthread.checking.pages import ResultPage
from goldenthread.checking.views.ask import TITLE
from goldenthread.design.components import Link
from goldenthread.design.forms import Form
from goldenthread.design.pages import show
from goldenthread.records.errors import InputRefused, Problem
from goldenthread.scrutiny.findings import Level, Verdict
from goldenthread.scrutiny.told.counts import many, verdict


@door("scrutinise")
@require_GET
def result(request: HttpRequest, mark: str) -> HttpResponse:
    """What was found, what was checked, and how it was read."""
    kept = _kept(request, mark)
    return _shown(request, kept, judged(kept, localdate()))


@door("scrutinise")
@require_POST
def roles(request: HttpRequest, mark: str) -> HttpResponse:
    """Correct what columns hold, and check again."""
    kept, viewer = _kept(request, mark), the_viewer(request)
    now = judged(kept, localdate())
    form = roles_form(now.paper, request.POST)
    if not form.is_valid():
        return _shown(request, kept, now, form, status=422)
    try:
        actions.correct(kept, form.cleaned_data, by=viewer)
    except InputRefused as refused:
        return _shown(request, kept, now, form, refused.problems, status=422)
    return redirect("scrutinise-result", mark=mark)


@door("scrutinise")
@require_POST
def guess_again(request: HttpRequest, mark: str) -> HttpResponse:
    """Take back every correction."""
    actions.start_again(_kept(request, mark), by=the_viewer(request))
    return redirect("scrutinise-result", mark=mark)


@door("scrutinise")
@require_POST
def forget(request: HttpRequest, mark: str) -> HttpResponse:
    """Remove the table now."""
    actions.forget(_kept(request, mark), by=the_viewer(request))
    return redirect("scrutinise")


@door("scrutinise")
@require_GET
def findings(request: HttpRequest, mark: str) -> HttpResponse:
    """The findings as JSON, as the command line writes them."""
    kept = _kept(request, mark)
    return findings_file(judged(kept, localdate()), _level(request))


@door("scrutinise")
@require_GET
def mapping(request: HttpRequest, mark: str) -> HttpResponse:
    """The roles as a mapping file for the command line."""
    return roles_file(judged(_kept(request, mark), localdate()))


def _kept(request: HttpRequest, mark: str) -> Kept:
    found = keeping.kept(settings.INSTALLATION.home, the_viewer(request).user_id, mark)
    if found is None:
        raise Http404
    return found


def _level(request: HttpRequest) -> Level:
    said = request.GET.get("level", "")
    return Level(said) if said in {one.value for one in Level} else Level.QUESTION


def _shown(
    request: HttpRequest,
    kept: Kept,
    judgement: Judgement,
    form: Form | None = None,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> HttpResponse:
    level = _level(request)
    address = reverse("scrutinise-result", kwargs={"mark": kept.mark})
    names = ("roles", "guess_again", "forget", "findings", "mapping")
    links = {name: reverse(f"scrutinise-{name}", kwargs={"mark": kept.mark}) for name in names}
    links["findings"] += f"?level={level.value}"
    page = ResultPage(
        f"What was found in {_called(kept)}",
        _lead(kept, judgement, level),
        showing.levels(address, level),
        showing.findings_of(judgement, level),
        showing.tables_of(judgement, level),
        showing.checked_table(judgement),
        showing.claims_table(judgement.claims) if kept.sentences.strip() else None,
        judgement.notes,
        (form or roles_form(judgement.paper)) if judgement.paper.sheets else None,
        len(judgement.corrected),
        links,
        f"{int(KEPT_MINUTES.value)} minutes",
        problems,
        trail=(Link(TITLE, reverse("scrutinise")),),
    )
    return show(request, "checking/result.html", page, status)


def _called(kept: Kept) -> str:
    """A table as its reader knows it: what was pasted has no name of its own."""
    if not kept.name:
        return "your sentences"
    return "the table you pasted" if kept.name.startswith(PASTED) else kept.name


def _lead(kept: Kept, judgement: Judgement, level: Level) -> str:
    wrong = sum(one.verdict is Verdict.DISAGREES for one in judgement.claims)
    words = ""
    if kept.sentences.strip():
        words = (
            f" {many(wrong, 'claim')} of {many(len(judgement.claims), 'claim')} in the sentences should be looked at."
        )
    if not kept.name:
        return words.strip()
    return verdict(judgement.report, level) + words
