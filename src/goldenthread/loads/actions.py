"""Verbs of the room: send files, check them, load them, withdraw them, go back; each checks, changes and records."""

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.timezone import now

from goldenthread.accounts.viewer import Viewer
from goldenthread.jobs import states
from goldenthread.jobs.actions import ask
from goldenthread.journal.actions import record
from goldenthread.loads.models import Batch
from goldenthread.loads.rehearsing import current_of
from goldenthread.loads.staging import clear, settle
from goldenthread.loads.work import BACK, CHECK, COMPARE, LOAD
from goldenthread.records.errors import InputRefused, Problem, WrongUse
from goldenthread.records.store.files import new_file


def send(
    folder: Path, sent: Iterable[tuple[str, Path]], answers: Mapping[str, str], *, by: Viewer, from_watch: bool = False
) -> int:
    """Take files that lie in ``folder`` under the names they were sent with, and ask for their check; the batch's number.

    Raises `InputRefused` with every fault of every file, and then none is kept.
    """
    kept, problems = settle(folder, sent)
    if not kept and not problems:
        problems = (Problem("The files", "there are none", "Choose one or more files"),)
    if problems:
        clear(settings.INSTALLATION.home, folder.name)
        _refused(problems, by)
        raise InputRefused(*problems)
    with transaction.atomic():
        batch = Batch.objects.create(
            token=folder.name, files=[one.plain() for one in kept], answers=dict(answers), sent_by=by.username,
            sent_at=now(), from_watch=from_watch,
        )  # fmt: skip
        record(by.scope("loading"), "files sent", {"batch": batch.pk, "files": len(kept), "size": _size(kept)})
        batch.check_job_id = ask(CHECK, {"batch": batch.pk}, by=by)
        batch.save()
    return int(batch.pk)


def _size(kept: Iterable[Any]) -> int:
    return sum(one.size for one in kept)


def _refused(problems: Iterable[Problem], by: Viewer) -> None:
    """Names of files may hold anything, so only what was wrong is journalled."""
    record(by.scope("loading"), "files refused", {"why": sorted({one.what for one in problems})})


def copy_in(folder: Path, paths: Iterable[Path]) -> list[tuple[str, Path]]:
    """Copy files of the watched folder, as `send` takes them; raises `InputRefused` for one that cannot be read."""
    sent = []
    for number, path in enumerate(paths, start=1):
        place = folder / f"{number:04}.part"
        try:
            with path.open("rb") as source, new_file(place) as target:
                shutil.copyfileobj(source, target)
        except OSError as error:
            raise InputRefused.of(path.name, f"it cannot be read ({error.strerror})", "Put it there again") from error
        sent.append((path.name, place))
    return sent


def check_again(batch: Batch, answers: Mapping[str, str], *, by: Viewer) -> int:
    """Ask for another check, with other answers or against records that changed; raises `WrongUse` once it is loaded."""
    _still_here(batch)
    with transaction.atomic():
        batch.answers = dict(answers)
        batch.check_job_id = ask(CHECK, {"batch": batch.pk}, by=by)
        batch.load_job = None
        batch.save()
    return int(batch.check_job_id)


def confirm_load(batch: Batch, *, by: Viewer) -> int:
    """Ask for the load of what was checked; the job's number.

    Raises `WrongUse` when it was not checked, the check found what stops a load, or the records changed since.
    """
    _still_here(batch)
    if batch.load_job is not None and batch.load_job.state in states.OPEN:
        raise WrongUse.of("The files", "they are being loaded already", "Look at the job")
    checked = batch.check_job
    if checked is None or checked.state != states.DONE or checked.outcome.get("problems"):
        raise WrongUse.of("The files", "their check has not ended well", "Mend the files and send them again")
    before = str(checked.outcome["before"])
    if before != current_of(settings.INSTALLATION.store):
        raise WrongUse.of("The records", "they have changed since the check", "Check the files again")
    with transaction.atomic():
        batch.load_job_id = ask(LOAD, {"batch": batch.pk, "before": before}, by=by)
        batch.confirmed_by = by.username
        batch.save()
    return int(batch.load_job_id)


def withdraw(batch: Batch, *, by: Viewer) -> None:
    """Take back files that were sent: they are removed at once. Raises `WrongUse` when they are loaded or being so."""
    _still_here(batch)
    if any(job is not None and job.state == states.RUNNING for job in (batch.check_job, batch.load_job)):
        raise WrongUse.of("The files", "they are being read just now", "Wait until the job has ended")
    with transaction.atomic():
        batch.withdrawn_at = now()
        batch.save()
        record(by.scope("loading"), "files withdrawn", {"batch": batch.pk})
    clear(settings.INSTALLATION.home, batch.token)


def go_back(snapshot: str, because: str, *, by: Viewer) -> int:
    """Ask for an earlier snapshot to be made current again; the job's number. Raises `WrongUse` for no reason given."""
    if not because.strip():
        raise WrongUse.of("Why", "there is no reason", "Say why")
    return ask(BACK, {"snapshot": snapshot, "because": because.strip()}, by=by)


def compare(earlier: str, later: str, *, by: Viewer) -> int:
    """Ask what two snapshots differ in; the job's number."""
    return ask(COMPARE, {"earlier": earlier, "later": later}, by=by)


def _still_here(batch: Batch) -> None:
    if batch.snapshot or batch.withdrawn_at is not None:
        raise WrongUse.of("The files", "they were loaded or withdrawn, and are no longer here", "Send them again")
