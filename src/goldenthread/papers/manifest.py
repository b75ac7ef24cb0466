"""The manifest of a frozen pack: what it was made from, every figure it shows, and the hash of every file."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from goldenthread.papers.shown import Shown
from goldenthread.records.errors import InputRefused, Problem

SCHEMA: Final = "goldenthread-pack-1"
NAME: Final = "manifest.json"
#: The status of a paper: one that is final can no more be changed.
DRAFT: Final = "draft"
FINAL: Final = "final"
#: Where a pack keeps what it was made from, so that it can be made again.
INPUTS: Final = "inputs"


@dataclass(frozen=True, slots=True)
class Manifest:
    """A frozen pack.

    ``about`` says what it is (pack, version, class, audience, period, baseline, written, organisation, author, software,
    formats, status, who approved it and when, and the hash of the draft's manifest). ``data`` names the data version:
    snapshot, authority, as at, the loads of typed figures, and the head of the release ledger beside which a public pack
    was decided. ``definitions`` gives the version of each measure shown. ``readings`` are in order of identity. ``inputs``
    and ``files`` are SHA-256 by path beside the manifest.
    """

    about: Mapping[str, Any]
    data: Mapping[str, str]
    definitions: Mapping[str, int]
    readings: tuple[Shown, ...]
    inputs: Mapping[str, str]
    files: Mapping[str, str]

    @property
    def name(self) -> str:
        """The pack and its period, to name it in words."""
        return f"{self.about['pack']} {self.about['period']} ({self.about['class']})"

    def to_bytes(self) -> bytes:
        """The manifest as JSON, the same bytes for the same manifest."""
        told = {
            "schema": SCHEMA,
            "about": dict(self.about),
            "data": dict(self.data),
            "definitions": dict(self.definitions),
            "inputs": dict(self.inputs),
            "files": dict(self.files),
            "readings": [one.as_json() for one in self.readings],
        }
        return (json.dumps(told, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode()


def read_manifest(path: Path) -> Manifest:
    """A manifest from its file or from the folder that holds it.

    Raises `InputRefused` where there is none, or it is not one that this version can read.
    """
    place = path / NAME if path.is_dir() else path
    try:
        told = json.loads(place.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputRefused.of(str(place), "there is no manifest", "Name a pack's folder or its manifest") from error
    except ValueError as error:
        raise InputRefused.of(str(place), f"this is not a manifest: {error}", "Restore it from a backup") from error
    try:
        if told["schema"] != SCHEMA:
            raise InputRefused.of(str(place), f"its schema is {told['schema']!r}", f"This version reads {SCHEMA}")
        readings = tuple(Shown(**{**one, "group": tuple(one["group"])}) for one in told["readings"])
        return Manifest(told["about"], told["data"], told["definitions"], readings, told["inputs"], told["files"])
    except (KeyError, TypeError) as error:
        what = f"a part of it is missing or is not what it should be ({error})"
        raise InputRefused.of(str(place), what, "Restore it from a backup") from error


def frozen_packs(home: Path) -> Path:
    """The register of a home folder: the manifest of every pack that was frozen with it."""
    return home / "papers" / "frozen"


def hashes(files: Mapping[str, bytes]) -> Mapping[str, str]:
    """SHA-256 of each file by its path."""
    return {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())}


def conflicts(ours: Sequence[Shown], data: Mapping[str, str], other: Manifest) -> tuple[Problem, ...]:
    """A problem for everything that another pack of the same data version says otherwise of a figure.

    Values are compared as printed, and so are target, rule, rating, direction, signal and published comparator: of one
    data version they differ only where a setting was changed. What one audience may see and another may not is no
    conflict, and neither is a rating that one paper does not give.
    """
    if data["snapshot"] != other.data["snapshot"] or data["authority"] != other.data["authority"]:
        return ()
    theirs = {one.identity: one for one in other.readings}
    return tuple(
        problem
        for one in ours
        if (before := theirs.get(one.identity)) is not None
        for problem in _apart(one, before, other.name)
    )


def _apart(one: Shown, before: Shown, other: str) -> Iterator[Problem]:
    where = f"{one.key}, {one.period}{f', {one.part}' if one.part else ''}{f', {one.group}' if one.group else ''}"
    if "hidden" in (before.state, one.state):
        return
    if before.printed != one.printed:
        versions = (before.definition_version, one.definition_version)
        changed = f"; its definition changed from version {versions[0]} to {versions[1]}"
        why = changed if versions[0] != versions[1] else ""
        yield Problem(
            where,
            f"it is {one.printed} here and {before.printed} in {other}, of the same data{why}",
            "Load a new snapshot, or take the other pack back: one figure has one value in all papers of one data version",
        )
        return
    for name in _SAID:
        here, there = getattr(one, name), getattr(before, name)
        if here and there and here != there:
            yield Problem(
                where,
                f"its {name} is {here!r} here and {there!r} in {other}, of the same data: a setting was changed",
                "Build it with the settings of the other pack, or take that one back",
            )


#: What settings and published figures say of a value.
_SAID: Final = ("target", "rule", "rating", "direction", "signal", "comparator")
