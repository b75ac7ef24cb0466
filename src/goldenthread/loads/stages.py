"""How far a batch is, told by its two jobs and nothing else."""

from dataclasses import dataclass

from goldenthread.design.components import Tag
from goldenthread.jobs import states
from goldenthread.loads.models import Batch
from goldenthread.reports.cells import Tone


@dataclass(frozen=True, slots=True)
class Stage:
    """How far a batch is: a ``tag``, a sentence, and whether it may now be loaded, checked again or withdrawn."""

    tag: Tag
    says: str
    loadable: bool = False
    changeable: bool = False
    running: bool = False


_AS_IT_WAS = "The records are as they were before"


def stage_of(batch: Batch) -> Stage:
    """How far a batch is."""
    if batch.snapshot:
        return _loaded(batch)
    if batch.withdrawn_at is not None:
        return Stage(Tag("withdrawn", Tone.GREY, "–"), "These files were withdrawn and removed. Nothing was changed.")
    load, check = batch.load_job, batch.check_job
    if load is not None:
        if load.state in states.OPEN:
            return Stage(
                Tag("loading", Tone.BLUE, "▶"), f"The files are being loaded. {_AS_IT_WAS} until it ends.", running=True
            )
        if load.state == states.LOST:
            says = f"The load was stopped before its end. {_AS_IT_WAS}, and the files are still here: load them again."
            return Stage(Tag("stopped", Tone.AMBER, "!"), says, loadable=True, changeable=True)
        if load.state == states.FAILED:
            return Stage(Tag("failed", Tone.RED, "✗"), f"The load failed. {_AS_IT_WAS}.", changeable=True)
    if check is None or check.state in states.OPEN:
        return Stage(
            Tag("being checked", Tone.BLUE, "▶"), "The files are being checked. Nothing is changed.", running=True
        )
    if check.state == states.DONE:
        if check.outcome.get("problems"):
            says = "These files cannot be loaded as they are. Nothing was changed."
            return Stage(Tag("cannot be loaded", Tone.RED, "✗"), says, changeable=True)
        if check.outcome.get("held"):
            says = "The same content is held already: loading it would change nothing."
            return Stage(Tag("held already", Tone.GREY, "="), says, changeable=True)
        says = "The files were checked. Look at what would change, and confirm. Nothing is changed until then."
        return Stage(Tag("ready to load", Tone.GREEN, "✓"), says, loadable=True, changeable=True)
    if check.state == states.FAILED:
        says = "These files cannot be read as they are. Nothing was changed."
        return Stage(Tag("cannot be read", Tone.RED, "✗"), says, changeable=True)
    says = "The check was stopped before its end. Nothing was changed: check the files again."
    return Stage(Tag("stopped", Tone.AMBER, "!"), says, changeable=True)


def _loaded(batch: Batch) -> Stage:
    load = batch.load_job
    if load is not None and load.state in states.OPEN:
        says = "The records are loaded, and their pages are being prepared."
        return Stage(Tag("preparing pages", Tone.BLUE, "▶"), says, running=True)
    if load is not None and load.state != states.DONE:
        says = "The records are loaded. Preparing their pages was stopped; the worker takes it up again by itself."
        return Stage(Tag("loaded", Tone.AMBER, "!"), says)
    return Stage(Tag("loaded", Tone.GREEN, "✓"), "The files were loaded and removed. What is shown now rests on them.")
