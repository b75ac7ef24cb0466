"""One load: files that were sent, what they would change, and the confirming of it."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design.components import Cell, Link, SummaryList, SummaryRow, Table
from goldenthread.design.figures import many, moment, whole
from goldenthread.design.pages import show
from goldenthread.jobs import states
from goldenthread.jobs.models import Job
from goldenthread.jobs.shown import nobody_works, watching
from goldenthread.loads.actions import check_again, confirm_load, withdraw
from goldenthread.loads.comparing import Compared
from goldenthread.loads.forms import Answers
from goldenthread.loads.models import Batch
from goldenthread.loads.pages import LoadPage
from goldenthread.loads.rehearsing import current_of
from goldenthread.loads.shown import day_of, kind_words
from goldenthread.loads.stages import Stage, stage_of
from goldenthread.loads.tables import change_table, columns, finding_table
from goldenthread.records.errors import Problem, WrongUse

#: Sources of one kind and day are told in one line when there are more of them than this.
_SINGLY = 3
_NOTHING: Final = MappingProxyType(dict[str, str]())


@door("loads")
@require_GET
def load(request: HttpRequest, number: int) -> HttpResponse:
    """How far a load is and, once checked, what it would change."""
    batch = _batch(number)
    return show(request, "loads/load.html", _page(batch, asked=request.GET))


@door("loads")
@require_POST
def confirmed(request: HttpRequest, number: int) -> HttpResponse:
    """Load what was checked."""
    return _after(request, number, lambda batch, by: confirm_load(batch, by=by))


@door("loads")
@require_POST
def withdrawn(request: HttpRequest, number: int) -> HttpResponse:
    """Take the files back."""
    return _after(request, number, lambda batch, by: withdraw(batch, by=by))


@door("loads")
@require_POST
def checked_again(request: HttpRequest, number: int) -> HttpResponse:
    """Check the files again, with other answers or against records that changed."""
    form = Answers(request.POST)
    if not form.is_valid():
        return show(request, "loads/load.html", _page(_batch(number), form), status=422)
    return _after(request, number, lambda batch, by: check_again(batch, form.answers(), by=by))


def _after(request: HttpRequest, number: int, verb: Any) -> HttpResponse:
    try:
        verb(_batch(number), the_viewer(request))
    except WrongUse as wrong:
        for problem in wrong.problems:
            messages.error(request, str(problem))
    return redirect("load", number)


def _batch(number: int) -> Batch:
    found = Batch.objects.filter(pk=number).select_related("check_job", "load_job").first()
    if found is None:
        raise Http404
    return found


def _page(batch: Batch, form: Answers | None = None, asked: Mapping[str, str] = _NOTHING) -> LoadPage:
    stage = stage_of(batch)
    often, watch = watching(reverse("load", args=[batch.pk]), asked, running=stage.running)
    job = batch.load_job or batch.check_job
    outcome = batch.check_job.outcome if batch.check_job is not None and batch.check_job.state == states.DONE else {}
    return LoadPage(
        f"Load {batch.pk}",
        trail=(Link("Loads", reverse("loads")),),
        refresh=often,
        watch=watch,
        says=stage.says,
        banner=nobody_works() if stage.running else None,
        job=Link(f"Job {job.pk}: {states.WORDS[job.state].lower()}", reverse("job", args=[job.pk])) if job else None,
        problems=_problems(job, outcome),
        files=_files(batch),
        recognised=_recognised(outcome),
        summary=_summary(batch, stage, outcome),
        sources=_sources(outcome),
        changes=change_table(Compared.of(outcome["compared"])) if outcome.get("compared") else None,
        by_rule=finding_table(outcome["findings"]["rule"], "rule", "Findings by rule") if _found(outcome) else None,
        by_team=finding_table(outcome["findings"]["team"], "team", "Findings by team") if _found(outcome) else None,
        notes=tuple(outcome.get("notes", ())),
        confirm=reverse("load-confirm", args=[batch.pk]) if stage.loadable and _current(outcome) else "",
        withdraw=reverse("load-withdraw", args=[batch.pk]) if stage.changeable else "",
        again=form or (_again(batch) if stage.changeable else None),
        again_at=reverse("load-check", args=[batch.pk]),
    )


def _found(outcome: dict[str, Any]) -> bool:
    return bool(outcome.get("findings"))


def _current(outcome: dict[str, Any]) -> bool:
    """Whether the records are still those that the check was made against."""
    return bool(outcome) and outcome.get("before") == current_of(settings.INSTALLATION.store)


def _again(batch: Batch) -> Answers:
    as_at = batch.answers.get("as_at")
    return Answers(initial={**batch.answers, "as_at": date.fromisoformat(as_at) if as_at else None})


def _problems(job: Job | None, outcome: dict[str, Any]) -> tuple[Problem, ...]:
    told = [*(job.problems if job is not None else ()), *outcome.get("problems", ())]
    return tuple(Problem(**one) for one in told)


def _files(batch: Batch) -> Table:
    rows = tuple(
        (Cell(one["name"]), Cell(one["kind"]), Cell(whole(one["size"])), Cell(one["sha256"][:12]))
        for one in batch.files
    )
    heads = ("File", "What it is", "Bytes", "Fingerprint")
    return Table("Files sent", columns(*heads, numeric=("Bytes",)), rows, "There are no files.", wide=True)


def _recognised(outcome: dict[str, Any]) -> Table | None:
    if not outcome.get("recognised"):
        return None
    rows = tuple(
        (Cell(kind_words(one["kind"])), Cell(one["source"]), Cell(", ".join(one["files"])))
        for one in outcome["recognised"]
    )
    return Table("Recognised as", columns("Return or list", "Source", "Files"), rows, wide=True)


def _summary(batch: Batch, stage: Stage, outcome: dict[str, Any]) -> SummaryList:
    rows = [
        SummaryRow("State", Cell(tags=(stage.tag,))),
        SummaryRow("Sent", f"{moment(batch.sent_at)} by {batch.sent_by}"),
    ]
    if batch.confirmed_by:
        rows.append(SummaryRow("Confirmed by", batch.confirmed_by))
    if batch.snapshot:
        rows.append(SummaryRow("Snapshot", Cell(batch.snapshot, href=reverse("snapshot", args=[batch.snapshot]))))
    if outcome.get("as_at"):
        rows.append(SummaryRow("Records would be as at", day_of(outcome["as_at"])))
    if outcome.get("compared"):
        people = Compared.of(outcome["compared"]).people
        told = f"{whole(people.after)}, where there were {whole(people.before)}"
        rows.append(SummaryRow("People", f"{told}: {whole(people.gained)} gained, {whole(people.lost)} lost"))
    if outcome:
        found = f"{many(outcome['total'], 'finding')}: {whole(outcome['new'])} new, {whole(outcome['gone'])} gone since"
        stops = f"; {whole(outcome['stops'])} stop the load" if outcome["stops"] else ""
        rows.append(SummaryRow("Found wrong", f"{found} the last load{stops}"))
    if outcome and stage.loadable and not _current(outcome):
        rows.append(
            SummaryRow("Since the check", "The records have changed: check the files again before loading them")
        )
    return SummaryList(tuple(rows))


def _sources(outcome: dict[str, Any]) -> Table | None:
    if not outcome.get("sources"):
        return None
    groups: dict[tuple[bool, str, str, int], list[str]] = {}
    for one in sorted(outcome["sources"], key=lambda one: (one["carried"], one["source"])):
        kind = str(one["source"]).partition("/")[0]
        groups.setdefault((one["carried"], kind, one["as_at"], one["days"]), []).append(one["source"])
    rows = tuple(
        (
            Cell(", ".join(names) if len(names) <= _SINGLY else f"{kind}: {len(names)} sources"),
            Cell("carried forward" if carried else "from these files"),
            Cell(day_of(as_at), whole=True),
            Cell(whole(days)),
        )
        for (carried, kind, as_at, days), names in groups.items()
    )
    heads = ("Source", "Where from", "Speaks of", "Days old")
    return Table("Sources after the load", columns(*heads, numeric=("Days old",)), rows, wide=True)
