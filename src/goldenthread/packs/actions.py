"""Verbs of the room: begin, write, take back, declare, freeze, send, comment, answer, approve, withdraw; each is journalled."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.timezone import now

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.jobs.actions import ask
from goldenthread.journal.actions import record
from goldenthread.packs import freezing
from goldenthread.packs.catalogue import Pack, period_named
from goldenthread.packs.models import DeclaredGap, Frozen, Paper, Passage, Sent
from goldenthread.packs.place import shelf
from goldenthread.packs.rules import may_be_sent_to, may_read
from goldenthread.packs.shelf import Run, altered
from goldenthread.packs.templating import keep, template_of
from goldenthread.packs.trial import Proof
from goldenthread.papers.classes import Class
from goldenthread.papers.gaps import Missing
from goldenthread.papers.review import answer, comment, remarks, unanswered
from goldenthread.papers.withdraw import withdraw
from goldenthread.records.errors import WrongUse
from goldenthread.reports.formats import FORMATS


@transaction.atomic
def begin(pack: Pack, period: str, baseline: str, meeting: str = "", *, by: Viewer) -> Paper:
    """Begin a paper for a period and a meeting ("" for the next, or none), or find the one of the period begun already.

    That one is for the meeting from now on. Raises `Refused` for periods that the pack is not for.
    """
    problems: dict[str, str] = {}
    wanted = pack.definition.period
    if period_named(period).kind is not wanted:
        problems["period"] = "Choose a period from the list"
    if pack.definition.baseline and not baseline:
        problems["baseline"] = "Choose the period from which change is also measured: this pack has a baseline"
    if baseline and not pack.definition.baseline:
        problems["baseline"] = "This pack has no baseline: leave it out"
    elif baseline and period_named(baseline).kind is not wanted:
        problems["baseline"] = "Choose a period of the same kind"
    elif baseline and period_named(baseline).end >= period_named(period).start:
        problems["baseline"] = "The baseline must end before the period begins"
    if problems:
        raise Refused(problems)
    key = {"pack": pack.definition.key, "period": period, "baseline": baseline}
    found = Paper.objects.filter(**key).first()
    if found is not None:
        if meeting and meeting != found.meeting:
            about = {"paper": found.pk, "meeting": meeting, "before": found.meeting}
            record(by.scope("preparing a paper"), "meeting of a paper chosen", about)
            found.meeting = meeting
            found.save(update_fields=["meeting"])
        return found
    made = Paper.objects.create(**key, meeting=meeting, begun_by=by.username)
    record(by.scope("preparing a paper"), "paper begun", {"paper": made.pk, **key, "meeting": meeting})
    return made


@transaction.atomic
def write(paper: Paper, place: str, text: str, author: str, on: date, *, by: Viewer, proof: Proof) -> Passage:
    """Write commentary at a place, in the stead of what stands there; that is kept as history.

    ``proof`` is what its live figures were shown to be. Raises `Refused` for words left blank and for tokens of nothing.
    """
    problems = {}
    if not text.strip():
        problems["text"] = "Write something, or take back what stands here"
    if proof.unknown:
        problems["text"] = " ".join(f"{one.what}. {one.mend}." for one in proof.unknown)
    if not author.strip():
        problems["author"] = "Enter the name and post that the paper is to print"
    if problems:
        raise Refused(problems)
    _supersede(paper.passages.filter(place=place), by)
    made = Passage.objects.create(
        paper=paper,
        place=place,
        text=text.strip(),
        author=" ".join(author.split()),
        on=on,
        written_by=by.username,
        written_at=now(),
    )
    about = {"paper": paper.pk, "place": place, "passage": made.pk, "contradicted": len(proof.contradicted)}
    record(by.scope("preparing a paper"), "commentary written", about)
    return made


@transaction.atomic
def take_back(paper: Paper, place: str, *, by: Viewer) -> None:
    """Leave a place without commentary; what stood there is kept as history."""
    taken = _supersede(paper.passages.filter(place=place), by)
    record(
        by.scope("preparing a paper"), "commentary taken back", {"paper": paper.pk, "place": place, "passages": taken}
    )


@transaction.atomic
def declare(paper: Paper, key: str, reason: str, why: str, owner: str, due: date, *, by: Viewer) -> DeclaredGap:
    """Declare that something is not there yet; one declared before for it is kept as history. Raises `Refused`."""
    problems = {}
    if not key.strip():
        problems["key"] = "Choose what is missing"
    if reason not in {one.value for one in Missing}:
        problems["reason"] = "Choose a reason from the list"
    for name, said in (("why", why), ("owner", owner)):
        if not said.strip():
            problems[name] = "Say why in a sentence" if name == "why" else "Enter who answers for it"
    if problems:
        raise Refused(problems)
    _supersede(paper.gaps.filter(key=key.strip()), by)
    made = DeclaredGap.objects.create(
        paper=paper,
        key=key.strip(),
        reason=reason,
        why=why.strip(),
        owner=" ".join(owner.split()),
        due=due,
        written_by=by.username,
        written_at=now(),
    )
    about = {"paper": paper.pk, "gap": key, "reason": reason, "owner": owner, "due": due.isoformat()}
    record(by.scope("preparing a paper"), "gap declared", about)
    return made


@transaction.atomic
def close_gap(gap: DeclaredGap, *, by: Viewer) -> None:
    """Take a declared gap back, as when what was missing has come; it is kept as history."""
    _supersede(gap.paper.gaps.filter(pk=gap.pk), by)
    record(by.scope("preparing a paper"), "gap closed", {"paper": gap.paper.pk, "gap": gap.key})


def ask_to_freeze(
    paper: Paper, pack: Pack, class_: Class, formats: Sequence[str], author: str, template: str = "", *, by: Viewer
) -> int:
    """Have an edition frozen by the background worker; the number of its job. Raises `Refused`."""
    problems = {}
    if class_ not in pack.definition.classes or not may_read(by.role, class_, pack.definition.audiences[class_]):
        problems["class_"] = "Choose an edition that you may read"
    wanted = [form for form in FORMATS if form in formats]
    if not wanted or len(wanted) != len(set(formats)):
        problems["formats"] = "Choose one format or more"
    if not author.strip():
        problems["author"] = "Enter who answers for the paper"
    if (shelf(settings.INSTALLATION.home) / f"{paper.pack}-{paper.period}-{class_.value}").exists():
        problems["class_"] = "This edition is frozen already. Withdraw that draft first, with the reason"
    if template and template_of(settings.INSTALLATION.home, template) is None:
        problems["template"] = "Choose a Word template from the list"
    if problems:
        raise Refused(problems)
    given: Mapping[str, Any] = {
        "paper": paper.pk,
        "class": class_.value,
        "formats": wanted,
        "author": author.strip(),
        "template": template,
    }
    return ask(freezing.FREEZE, given, by=by)


def remark(run: Run, at: str, text: str, *, by: Viewer) -> None:
    """Comment on a place of a draft. Raises `WrongUse` for a place it has not, or a paper that is no draft."""
    record(by.scope("reading a draft"), "paper commented on", {"paper": run.name, "at": at})
    comment(run.folder, at, by.name, text)


def reply(run: Run, number: int, text: str, *, by: Viewer) -> None:
    """Answer a comment. Raises `WrongUse` for one that is not there, or a paper that is no draft."""
    record(by.scope("preparing a paper"), "comment answered", {"paper": run.name, "comment": number})
    answer(run.folder, number, by.name, text)


@transaction.atomic
def send(run: Run, roles: Sequence[str], *, by: Viewer) -> tuple[str, ...]:
    """Send a draft to the users of some roles, who may then read and comment on it; those to whom it was not sent before.

    Raises `Refused` for a paper that is no draft, and a role that would not read it once it is final.
    """
    if run.status != "draft":
        raise Refused.of("", "Only a draft is sent for comment")
    if not roles:
        raise Refused.of("roles", "Choose to whom it is sent")
    if set(roles) - set(may_be_sent_to(run.class_, run.audience)):
        raise Refused.of("roles", "Choose from the list: others would not read this paper once it is final")
    new = tuple(sorted(set(roles) - run.sent_to))
    if new:
        record(
            by.scope("sending a draft"), "draft sent", {"paper": run.name, "manifest": run.digest, "roles": list(new)}
        )
    for role in new:
        Sent.objects.create(manifest=run.digest, role=role, sent_by=by.username, sent_at=now())
    return new


def keep_template(file_name: str, data: bytes, *, by: Viewer) -> str:
    """Keep a Word template; the name by which it is chosen. Raises `InputRefused` with everything that is wrong with it."""
    name = keep(settings.INSTALLATION.home, file_name, data)
    record(by.scope("preparing a paper"), "template kept", {"template": name, "bytes": len(data)})
    return name


def remove_template(name: str, *, by: Viewer) -> None:
    """Remove a Word template; papers that were frozen with it keep their own copy. Raises `Refused` for one that is not there."""
    found = template_of(settings.INSTALLATION.home, name)
    if found is None:
        raise Refused.of("", "There is no such template")
    record(by.scope("preparing a paper"), "template removed", {"template": name})
    found.path.unlink()


def why_not_approve(run: Run, viewer: Viewer) -> str:
    """What keeps a viewer from making a draft final, in a sentence; "" where nothing does."""
    if run.status != "draft":
        return "Only a draft can be made final."
    if altered(run):
        return "It is not as it was frozen."
    known = Frozen.objects.filter(manifest=run.digest).first()
    if known is not None and viewer.username in {known.frozen_by, *known.writers}:
        return "You froze this draft or wrote words in it. A second person makes it final."
    if known is None and str(run.manifest.about["author"]).casefold() in {
        viewer.name.casefold(),
        viewer.username.casefold(),
    }:
        return "You are the author of this draft. A second person makes it final."
    open_comments = len(unanswered(remarks(run.folder)))
    if open_comments:
        return f"{open_comments} comment{'' if open_comments == 1 else 's'} must be answered first."
    return ""


def ask_to_approve(run: Run, *, by: Viewer) -> int:
    """Have a draft made final by the background worker; the number of its job. Raises `Refused`, and says why."""
    why = why_not_approve(run, by)
    if why:
        raise Refused.of("", why)
    return ask(freezing.FINAL, {"run": run.name, "name": by.name}, by=by)


def take_off(run: Run, *, by: Viewer, because: str) -> str:
    """Withdraw a frozen paper, a final one with its draft; the name of its folder now.

    Raises `Refused` without a reason, and `WrongUse` for one that was withdrawn already.
    """
    if not because.strip():
        raise Refused.of("because", "Enter a reason: it is printed beside the paper, and the journal keeps it")
    home = settings.INSTALLATION.home
    about = {"paper": run.name, "manifest": run.digest, "because": because.strip()}
    record(by.scope("withdrawing a paper"), "paper withdrawn", about)
    draft = shelf(home) / run.name.removesuffix("-final")
    if run.final and draft != run.folder and draft.is_dir():
        try:
            withdraw(draft, because, by.name, home)
        except WrongUse as already:
            record(by.scope("withdrawing a paper"), "draft left", {"paper": draft.name, "what": str(already)})
    _, place = withdraw(run.folder, because, by.name, home)
    return place.name


def _supersede(some: Any, by: Viewer) -> int:
    """Have nothing of some rows stand any more; how many stood."""
    standing = some.filter(superseded_at__isnull=True)
    return int(standing.update(superseded_by=by.username, superseded_at=now()))
