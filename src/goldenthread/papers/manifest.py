"""The manifest of a frozen pack: what it was made from, every figure it shows, and the hash of every file."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
#: In the home folder: the manifests of packs that were taken back.
WITHDRAWN: Final = "papers/withdrawn"
#: Under this name the data of a pack say what was asked of the plan that it tells of.
ASKED_OF: Final = "asked_of"


@dataclass(frozen=True, slots=True)
class Manifest:
    """A frozen pack.

    ``about`` says what it is (pack, version, class, audience, period, baseline, written, organisation, author, software,
    formats, status, who approved it and when, the hash of the draft's manifest, and the meeting that it is for, if any).
    ``data`` names the data version: snapshot, authority, as at, the loads of typed figures, and the head of the release
    ledger beside which a public pack was decided; of a pack that tells of a plan also what was asked of it, as a hash.
    ``definitions`` gives the version of each measure shown. ``readings`` are in order of identity. ``inputs`` and
    ``files`` are SHA-256 by path beside the manifest.
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


def withdrawn_manifests(home: Path) -> tuple[Path, ...]:
    """The manifests of the packs of a home folder that were taken back."""
    return tuple(sorted((home / WITHDRAWN).glob("*.json")))


def hashes(files: Mapping[str, bytes]) -> Mapping[str, str]:
    """SHA-256 of each file by its path."""
    return {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())}


def conflicts(ours: Manifest, others: Iterable[Manifest]) -> tuple[Problem, ...]:
    """A problem for everything that packs of the same data version say otherwise of a figure, each told once with all of
    the packs that say it.

    Values are compared as printed, and so are target, rule, rating, direction, signal and published comparator: of one
    data version they differ only where a setting was changed. What one audience may see and another may not is no
    conflict, and neither is a rating that one paper does not give, nor a signal that another audience's history gives.
    """
    said: dict[tuple[str, str, str], list[str]] = {}
    for other in others:
        if any(ours.data[name] != other.data[name] for name in ("snapshot", "authority")):
            continue
        theirs = {one.identity: one for one in other.readings}
        names = [one for one in _SAID if one != "signal" or ours.about.get("audience") == other.about.get("audience")]
        for one in ours.readings:
            before = theirs.get(one.identity)
            for found in _apart(one, before, names) if before is not None else ():
                said.setdefault(found, []).append(other.name)
    return tuple(
        Problem(where, what.format(others=_listed(packs)), mend) for (where, what, mend), packs in said.items()
    )


def _listed(packs: Sequence[str]) -> str:
    *first, last = dict.fromkeys(packs)
    return f"{', '.join(first)} and {last}" if first else last


def _apart(one: Shown, before: Shown, names: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Where, what (with a place for the ``others``) and the mend."""
    where = f"{one.key}, {one.period}{f', {one.part}' if one.part else ''}{f', {one.group}' if one.group else ''}"
    if "hidden" in (before.state, one.state):
        return
    if before.printed != one.printed:
        versions = (before.definition_version, one.definition_version)
        changed = f"; its definition changed from version {versions[0]} to {versions[1]}"
        why = changed if versions[0] != versions[1] else ""
        yield (
            where,
            f"it is {_braced(one.printed)} here and {_braced(before.printed)} in {{others}}, of the same data{why}",
            "Load a new snapshot, or withdraw the other (goldenthread pack withdraw): a data version has one value of a figure",
        )
        return
    for name in names:
        here, there = getattr(one, name), getattr(before, name)
        if here and there and here != there:
            said = f"its {name} is {_braced(repr(here))} here and {_braced(repr(there))} in {{others}}"
            yield (
                where,
                f"{said}, of the same data: a setting was changed",
                "Build it with the settings of the other, or withdraw that one (goldenthread pack withdraw)",
            )


def _braced(words: str) -> str:
    return words.replace("{", "{{").replace("}", "}}")


#: What settings and published figures say of a value.
_SAID: Final = ("target", "rule", "rating", "direction", "signal", "comparator")
