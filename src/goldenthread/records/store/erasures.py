"""Erasures carried from one copy of a store to another: what was forgotten there is forgotten here, by keyed hashes alone."""

from dataclasses import replace
from pathlib import Path

from goldenthread.records.errors import InputRefused, Problem
from goldenthread.records.store.files import read_json, to_json
from goldenthread.records.store.forget import forget
from goldenthread.records.store.keys import Marker
from goldenthread.records.store.layout import Layout
from goldenthread.records.store.lock import writer
from goldenthread.records.store.opening import keys_of, read_facts, snapshot_manifest
from goldenthread.records.store.persons import identifiers_of
from goldenthread.records.store.state import commit, read_state

_FORM = 1


def erasures(root: Path) -> bytes:
    """Every erasure of a store as JSON, to be kept apart from its backups: keyed hashes that tell nothing without the key."""
    state = read_state(Layout(root))
    return to_json({"form": _FORM, "store": read_facts(root).id, "blocked": sorted(state.blocked)})


def apply_erasures(root: Path, path: Path, by: str, because: str) -> int:
    """Forget here whom a list of erasures names; returns how many people's records went.

    Those of whom nothing is here are kept out of later loads all the same. Raises `InputRefused` for a list of another
    store, whose hashes would match nobody.
    """
    said = read_json(path)
    facts = read_facts(root)
    listed = said.get("blocked")
    if said.get("form") != _FORM or said.get("store") != facts.id or not isinstance(listed, list):
        raise InputRefused(
            Problem(
                str(path),
                "this is not a list of this store's erasures",
                "Give the one that goldenthread erasures wrote",
            )
        )
    wanted = {str(mark) for mark in listed}
    layout, marker = Layout(root), Marker(keys_of(root), facts.authority)
    state = read_state(layout)
    manifests = [snapshot_manifest(layout, named.id) for named in state.snapshots]
    gone = 0
    for identifier in sorted(identifiers_of(layout, manifests)):
        if marker.mark(identifier) in wanted - set(read_state(layout).blocked):
            forget(root, identifier, by, because)
            gone += 1
    with writer(layout, "keeping forgotten people out"):
        state = read_state(layout)
        if wanted - set(state.blocked):
            commit(layout, replace(state, blocked=tuple(sorted({*state.blocked, *wanted}))))
    return gone
