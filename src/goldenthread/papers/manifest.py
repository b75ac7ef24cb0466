"""The manifest of a frozen pack: what it was made from, every figure it shows, and the hash of every file."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from goldenthread.papers.shown import Shown
from goldenthread.records.errors import InputRefused, Problem

SCHEMA: Final = "goldenthread-pack-1"
NAME: Final = "manifest.json"
#: Where a pack keeps what it was made from, so that it can be made again.
INPUTS: Final = "inputs"


@dataclass(frozen=True, slots=True)
class Manifest:
    """A frozen pack.

    ``about`` says what it is (pack, version, class, audience, period, baseline, written, organisation, author, software,
    status). ``data`` names the data version: snapshot, authority, as at, and the hashes of typed figures, settings and
    published comparators. ``definitions`` gives the version of each measure shown. ``readings`` are in order of identity.
    ``inputs`` and ``files`` are SHA-256 by path beside the manifest.
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


def hashes(files: Mapping[str, bytes]) -> Mapping[str, str]:
    """SHA-256 of each file by its path."""
    return {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())}


def conflicts(ours: Sequence[Shown], data: Mapping[str, str], other: Manifest) -> tuple[Problem, ...]:
    """A problem for every figure that another pack of the same data version shows with another value.

    What one audience may see and another may not is no conflict; a value is compared as printed.
    """
    if data["snapshot"] != other.data["snapshot"] or data["authority"] != other.data["authority"]:
        return ()
    theirs = {one.identity: one for one in other.readings}
    found: list[Problem] = []
    for one in ours:
        before = theirs.get(one.identity)
        if before is None or before.printed == one.printed or "hidden" in (before.state, one.state):
            continue
        versions = (before.definition_version, one.definition_version)
        why = (
            f"; its definition changed from version {versions[0]} to {versions[1]}"
            if versions[0] != versions[1]
            else ""
        )
        found.append(
            Problem(
                f"{one.key}, {one.period}{f', {one.part}' if one.part else ''}{f', {one.group}' if one.group else ''}",
                f"it is {one.printed} here and {before.printed} in {other.name}, of the same data{why}",
                "Load a new snapshot, or take the other pack back: one figure has one value in all papers of one data version",
            )
        )
    return tuple(found)
