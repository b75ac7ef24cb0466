"""What the background worker does for papers: freeze a draft, and make a draft final."""

from collections.abc import Mapping
from functools import wraps
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate, now

from goldenthread.access.scope import Scope
from goldenthread.jobs.kinds import Asked, Function, Kind, Step, register
from goldenthread.journal.actions import record
from goldenthread.measures.run.opened import home_session
from goldenthread.measures.run.session import Session
from goldenthread.packs.catalogue import packs, the_book
from goldenthread.packs.models import Frozen, Paper
from goldenthread.packs.place import shelf
from goldenthread.packs.programme import held
from goldenthread.packs.quality import held_audits
from goldenthread.packs.rules import may_read
from goldenthread.packs.shelf import run_of
from goldenthread.packs.shown import on_the_page
from goldenthread.packs.templating import template_of
from goldenthread.packs.trial import asked_of, opened
from goldenthread.packs.writing import written_to
from goldenthread.papers.classes import Class
from goldenthread.papers.freeze import folder_name, freeze
from goldenthread.papers.ledger.released import read_ledger
from goldenthread.papers.manifest import NAME, frozen_packs
from goldenthread.papers.rebuild import finalise
from goldenthread.papers.review import carried_from
from goldenthread.papers.sources import EARLIER, Sources, make
from goldenthread.papers.withdraw import earlier_of
from goldenthread.records.errors import RecordsError, WrongUse
from goldenthread.records.store.files import hash_file

FREEZE: Final = "packs.freeze"
FINAL: Final = "packs.final"
_COUNTED, _WRITTEN = 0.6, 0.95


def _told_here(work: Function) -> Function:
    """The work with what stands in its way told for a page: without the options of the command line."""

    @wraps(work)
    def done(asked: Asked, step: Step) -> Mapping[str, Any]:
        try:
            return work(asked, step)
        except RecordsError as refused:
            raise type(refused)(*(on_the_page(one) for one in refused.problems)) from refused

    return done


@_told_here
def frozen(asked: Asked, step: Step) -> Mapping[str, Any]:
    """Freeze an edition of a paper as a draft; raises `InputRefused` with everything that stands in its way."""
    home, store = settings.INSTALLATION.home, settings.INSTALLATION.store
    paper = Paper.objects.get(pk=asked.given["paper"])
    class_, pack = Class(asked.given["class"]), packs(home)[paper.pack]
    if not may_read(asked.role, class_, pack.definition.audiences[class_]):
        raise WrongUse.of(class_.value, f"the role {asked.role} does not read papers of this class", "Choose another")
    step("Counting its figures", 0.0)
    session = opened(home, store, asked.asked_by, asked.role)
    with TemporaryDirectory(prefix="goldenthread-") as scratch:
        commentary, gaps, writers = written_to(Path(scratch), paper, pack, class_)
        of = held(pack.definition, class_, localdate(), paper.meeting)
        template = _template(asked.given.get("template", ""))
        audits = held_audits(pack.definition, class_, paper.period, localdate())
        sources = Sources(
            home, None, None, commentary, gaps, template=template, programme=of.programme, guard=of.guard, audits=audits
        )
        what = asked_of(paper, class_, localdate(), settings.INSTALLATION.council, asked.given["author"], of.meeting)
        inputs = dict(sources.inputs(pack.text))
        made, guard = make(pack.definition, session, sources, what, read_ledger(home))
        place = shelf(home) / folder_name(made)
        before = next(earlier_of(place), None)
        said = carried_from(before) if before is not None else None
        if said is not None:
            inputs[EARLIER] = said
        step("Writing it", _COUNTED)
        scope = Scope.figures_only(asked.asked_by, "freezing a paper", role=asked.role)
        record(scope, "paper frozen", {"paper": place.name, "class": class_.value, "snapshot": session.snapshot.id})
        done = freeze(
            made,
            session,
            shelf(home),
            asked.given["formats"],
            inputs,
            frozen_packs(home),
            template=sources.template,
            guard=guard,
        )
    step("Noting who wrote it", _WRITTEN)
    with transaction.atomic():
        Frozen.objects.create(
            paper=paper,
            manifest=hash_file(done.folder / NAME),
            frozen_by=asked.asked_by,
            frozen_at=now(),
            writers=list(writers),
        )
    return {"run": done.folder.name, "doubts": len(made.doubts)}


def _template(name: str) -> Path | None:
    """The council's own template that was chosen; raises `WrongUse` for one that is no longer there."""
    if not name:
        return None
    found = template_of(settings.INSTALLATION.home, name)
    if found is None:
        raise WrongUse.of(name, "there is no such Word template any more", "Choose another, and freeze it again")
    return found.path


@_told_here
def final(asked: Asked, step: Step) -> Mapping[str, Any]:
    """Make a draft final; raises `WrongUse` or `InputRefused` with everything that stands in its way."""
    home, store = settings.INSTALLATION.home, settings.INSTALLATION.store
    run = run_of(home, asked.role, asked.given["run"])
    if run is None:
        raise WrongUse.of(asked.given["run"], "there is no such draft", "Choose one from the list of papers")
    step("Building it again", 0.0)

    def opener(folder: Path, snapshot: str) -> Session:
        scope = Scope.everything(asked.asked_by, "making a paper final", role=asked.role)
        return home_session(store, scope, folder, the_book(folder), snapshot=snapshot)

    scope = Scope.figures_only(asked.asked_by, "making a paper final", role=asked.role)
    record(scope, "paper made final", {"paper": run.name, "manifest": run.digest})
    done, guard = finalise(run.folder, asked.given["name"], localdate(), opener, home)
    with transaction.atomic():
        before = Frozen.objects.filter(manifest=run.digest).first()
        Frozen.objects.create(
            paper=before.paper if before is not None else None,
            manifest=hash_file(done.folder / NAME),
            frozen_by=asked.asked_by,
            frozen_at=now(),
            writers=before.writers if before is not None else [],
        )
    return {"run": done.folder.name, "released": guard is not None}


def leads_to(given: Mapping[str, Any], outcome: Mapping[str, Any]) -> str:
    """The page of the paper that came of a job, or that it was asked for."""
    run = outcome.get("run") or given.get("run")
    return str(reverse("pack-run", args=[run]) if run else reverse("pack-paper", args=[given["paper"]]))


def may_see(role: str, given: Mapping[str, Any]) -> bool:
    """Whether a role may read the page of a job: what stood in its way is told from the paper itself."""
    home = settings.INSTALLATION.home
    if "run" in given:
        return run_of(home, role, str(given["run"])) is not None
    paper, class_ = Paper.objects.filter(pk=given["paper"]).first(), Class(str(given["class"]))
    pack = packs(home).get(paper.pack) if paper is not None else None
    return pack is not None and may_read(role, class_, pack.definition.audiences[class_])


def register_kinds() -> None:
    """Make both kinds known to the queue."""
    register(Kind(FREEZE, "Freezing a paper", "packs.write", frozen, leads_to, may_see))
    register(Kind(FINAL, "Making a paper final", "packs.approve", final, leads_to, may_see))
