"""The jobs of the room: check what was sent, load it, prepare pages, go back, compare."""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.urls import reverse

from goldenthread.access.of_store import access_log
from goldenthread.access.scope import Scope
from goldenthread.jobs.kinds import Asked, Kind, Step, register
from goldenthread.journal.actions import record
from goldenthread.loads.comparing import compare
from goldenthread.loads.handing import confirm
from goldenthread.loads.models import Batch
from goldenthread.loads.rehearsing import current_of, rehearse, request_of, told_of
from goldenthread.loads.staging import clear, paths_of
from goldenthread.records.errors import InputRefused, WrongUse
from goldenthread.records.importers import recognise
from goldenthread.records.store.choosing import make_current
from goldenthread.records.store.load import load
from goldenthread.records.store.machinery import usual
from goldenthread.records.store.reading import open_whole
from goldenthread.records.store.store import Store
from goldenthread.serving.build import build

CHECK, LOAD, SERVE, BACK, COMPARE = "loads.check", "loads.load", "loads.serve", "loads.back", "loads.compare"
#: Seconds that a load waits for whoever else writes to the store, such as a command.
_WAIT: Final = 600.0
#: Share of the progress that loading is; the rest is preparing the pages.
_LOADING: Final = 0.5


def check(asked: Asked, step: Step) -> Mapping[str, Any]:
    """Read and check what was sent, and change nothing."""
    batch = Batch.objects.get(pk=asked.given["batch"])
    paths, mapping = _files(batch)
    step("Recognising the files", 0.0)
    sources = recognise(paths, mapping) if mapping else recognise(paths)
    found = rehearse(paths, settings.INSTALLATION.store, request_of(batch.answers, mapping, dry_run=True), step)
    recognised = [
        {"kind": one.kind, "source": one.name, "files": [path.name for path in one.paths], "year": one.year}
        for one in sources
    ]
    return {**found, "recognised": recognised}


def load_batch(asked: Asked, step: Step) -> Mapping[str, Any]:
    """Load what was checked, prepare the pages of what came of it, and remove the files."""
    batch = Batch.objects.get(pk=asked.given["batch"])
    store, home = settings.INSTALLATION.store, settings.INSTALLATION.home
    if current_of(store) != asked.given["before"]:
        what = "another load came between the check and this one"
        raise InputRefused.of("The records", what, "Check the files again, to see what they would change now")
    paths, mapping = _files(batch)
    scope = Scope.figures_only(asked.asked_by, "loading", role=asked.role)
    record(scope, "load begun", {"batch": batch.pk, "files": len(batch.files), "before": asked.given["before"]})
    request = request_of(batch.answers, mapping, dry_run=False, wait=_WAIT)
    result = load(paths, store, request, usual(), _scaled(step, 0.0, _LOADING))
    Batch.objects.filter(pk=batch.pk).update(snapshot=result.snapshot)
    about = {"batch": batch.pk, "snapshot": result.snapshot, "as_at": result.as_at.isoformat()}
    record(scope, "loaded", {**about, "rows": sum(result.rows.values()), "created": result.created})
    _prepare(result.snapshot, _scaled(step, _LOADING, 1.0))
    confirmed = confirm(store, result.snapshot)
    clear(home, batch.token)
    return {**told_of(result), "mended": confirmed}


def serve(asked: Asked, step: Step) -> Mapping[str, Any]:
    """Prepare the pages of a snapshot: those of the current one are what everybody sees."""
    snapshot = asked.given.get("snapshot") or current_of(settings.INSTALLATION.store)
    return {"snapshot": snapshot, "seconds": _prepare(snapshot, step)}


def back(asked: Asked, step: Step) -> Mapping[str, Any]:
    """Make an earlier snapshot current again, once its pages are prepared."""
    store, snapshot = settings.INSTALLATION.store, str(asked.given["snapshot"])
    because = str(asked.given["because"])
    if not Store.open(store).state.holds(snapshot):
        raise WrongUse.of(snapshot, "there is no such snapshot any more", "Choose another")
    _prepare(snapshot, _scaled(step, 0.0, 0.9))
    scope = Scope.figures_only(asked.asked_by, "going back to an earlier snapshot", role=asked.role)
    record(scope, "going back", {"snapshot": snapshot, "because": because})
    before = make_current(store, snapshot, because, scope=scope, log=access_log(store), wait=_WAIT)
    confirm(store, snapshot)
    return {"snapshot": snapshot, "before": before}


def compare_two(asked: Asked, step: Step) -> Mapping[str, Any]:
    """Count what two snapshots differ in."""
    store = Store.open(settings.INSTALLATION.store)
    step("Comparing", 0.1)
    first, second = (store.snapshot(asked.given[name]) for name in ("earlier", "later"))
    with (
        closing(open_whole(first.layout, first.manifest)) as before,
        closing(open_whole(second.layout, second.manifest)) as after,
    ):
        return compare(before, after).plain()


def _prepare(snapshot: str, step: Step) -> float:
    built = build(settings.INSTALLATION.store, settings.INSTALLATION.home, snapshot, step)
    return round(built.seconds, 1)


def _files(batch: Batch) -> tuple[list[Path], Path | None]:
    home = settings.INSTALLATION.home
    paths, mappings = paths_of(home, batch.token, batch.files)
    missing = [path.name for path in paths if not path.exists()]
    if missing:
        raise InputRefused.of(", ".join(missing), "the files are no longer here", "Send them again")
    if len(mappings) > 1:
        names = ", ".join(path.name for path in mappings)
        raise InputRefused.of(names, "there is more than one mapping", "Send one local list with its mapping at a time")
    return paths, mappings[0] if mappings else None


def _scaled(step: Step, low: float, high: float) -> Step:
    """Progress of a part of the work as progress of the whole."""

    def scaled(what: str, share: float) -> None:
        step("Almost there" if what == "Done" else what, low + (high - low) * share)

    return scaled


def _to_batch(given: Mapping[str, Any], outcome: Mapping[str, Any]) -> str:
    return reverse("load", args=[given["batch"]])


def _to_snapshot(given: Mapping[str, Any], outcome: Mapping[str, Any]) -> str:
    snapshot = outcome.get("snapshot") or given.get("snapshot")
    return reverse("snapshot", args=[snapshot]) if snapshot else reverse("loads")


def _to_compared(given: Mapping[str, Any], outcome: Mapping[str, Any]) -> str:
    return reverse("snapshots-compared", args=[given["earlier"], given["later"]]) if outcome else reverse("loads")


def register_kinds() -> None:
    """Make the jobs of the room known."""
    register(Kind(CHECK, "Check files before loading", "loads", check, _to_batch))
    register(Kind(LOAD, "Load files", "loads", load_batch, _to_batch))
    register(Kind(SERVE, "Prepare the pages of a snapshot", "loads", serve, _to_snapshot))
    register(Kind(BACK, "Go back to an earlier snapshot", "loads", back, _to_snapshot))
    register(Kind(COMPARE, "Compare two snapshots", "loads", compare_two, _to_compared))
