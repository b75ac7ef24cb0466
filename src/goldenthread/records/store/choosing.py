"""Going back: an earlier snapshot becomes the current one again, and the later ones stay."""

from dataclasses import replace
from pathlib import Path

from goldenthread.records.errors import WrongUse
from goldenthread.records.store.files import writing
from goldenthread.records.store.layout import Layout
from goldenthread.records.store.lock import writer
from goldenthread.records.store.opening import read_facts, sweep
from goldenthread.records.store.protocols import ReadLog, ReadScope
from goldenthread.records.store.state import commit, read_state


def make_current(root: Path, snapshot: str, because: str, *, scope: ReadScope, log: ReadLog, wait: float = 0.0) -> str:
    """Make a living snapshot the current one, at one moment; returns the id of the one that was.

    The next load carries forward from it, and what that load makes becomes current. Nothing is removed: the snapshots
    known later can be made current in turn. It is logged before it happens. Raises `WrongUse` for a snapshot that does
    not live or is current, and for no reason given; otherwise as `load` does.
    """
    if not because.strip():
        raise WrongUse.of("because", "there is no reason", "Say why the snapshot is made current again")
    read_facts(root)
    layout = Layout(root)
    with writer(layout, "making an earlier snapshot current", wait):
        state = sweep(layout, read_state(layout))
        before = state.current or ""
        if not state.holds(snapshot):
            raise WrongUse.of(snapshot, "there is no such snapshot", "List them: goldenthread snapshots")
        if snapshot == before:
            raise WrongUse.of(snapshot, "it is the current snapshot", "Choose another")
        log.append("snapshot made current", scope, {"snapshot": snapshot, "before": before, "because": because.strip()})
        chosen = "" if snapshot == state.snapshots[-1].id else snapshot
        with writing(root):
            commit(layout, replace(state, chosen=chosen))
    return before
