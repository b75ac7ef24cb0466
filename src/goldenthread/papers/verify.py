"""Verifies a frozen pack: every file is what was written, and built again from its inputs it is the same or differs so."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from goldenthread.papers.chain import links
from goldenthread.papers.manifest import INPUTS, NAME, Manifest, read_manifest
from goldenthread.papers.review import COMMENTS, LOCK
from goldenthread.papers.shown import Shown
from goldenthread.records.errors import Problem, StoreDamaged
from goldenthread.records.store.files import hash_file


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of verifying: how many files are as written, and a problem for each that is not."""

    manifest: Manifest
    files: int
    problems: tuple[Problem, ...]


def verify(path: Path) -> Verified:
    """Hold every file of a pack against its manifest; a file that the manifest does not name is a problem too.

    What was said of a draft is checked line by line.

    Raises `InputRefused` where there is no manifest that can be read.
    """
    folder = path if path.is_dir() else path.parent
    manifest = read_manifest(path)
    named = {**manifest.files, **{f"{INPUTS}/{name}": digest for name, digest in manifest.inputs.items()}}
    problems: list[Problem] = []
    for name, digest in named.items():
        place = folder / name
        if place.is_symlink():
            problems.append(Problem(str(place), "it is a link to a file elsewhere", "Put the file itself in its place"))
        elif not place.is_file():
            problems.append(
                Problem(str(place), "the file is missing", "Restore it from a backup, or build the pack again")
            )
        elif hash_file(place) != digest:
            problems.append(
                Problem(str(place), "it is not the file that was frozen", "Restore it, or build the pack again")
            )
    there = {one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()}
    problems += [
        Problem(str(folder / name), "the manifest does not name this file", "Move it out of the pack's folder")
        for name in sorted(there - {NAME, COMMENTS, LOCK, *named})
    ]
    try:
        links(folder / COMMENTS)
    except StoreDamaged as damaged:
        problems += damaged.problems
    return Verified(manifest, len(named), tuple(problems))


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which two packs differ: ``what`` (data, definition, reading, file, about), which, before and after."""

    what: str
    which: str
    before: str
    after: str


def compare(first: Manifest, second: Manifest) -> tuple[Difference, ...]:
    """Every difference between two packs: what they are, their data, definitions, readings and files."""
    found = [
        *_apart("about", first.about, second.about),
        *_apart("data", first.data, second.data),
        *_apart("definition", first.definitions, second.definitions),
        *_apart("input", first.inputs, second.inputs),
    ]
    ours, theirs = ({one.identity: one for one in pack.readings} for pack in (first, second))
    for identity in sorted({*ours, *theirs}):
        found += _readings(ours.get(identity), theirs.get(identity))
    return (*found, *_apart("file", first.files, second.files))


def _readings(before: Shown | None, after: Shown | None) -> list[Difference]:
    one = before or after
    if one is None:
        return []
    which = " ".join(word for word in (one.key, one.period, one.breakdown, *one.group, one.part) if word)
    if before is None or after is None:
        told = [shown.printed if shown is not None else "not shown" for shown in (before, after)]
        return [Difference("reading", which, *told)]
    was, now = before.as_json(), after.as_json()
    return [
        Difference("reading", f"{which}: {name}", str(was[name]), str(now[name]))
        for name in was
        if was[name] != now[name] and name != "snapshot"
    ]


def _apart(what: str, first: Mapping[str, object], second: Mapping[str, object]) -> list[Difference]:
    return [
        Difference(what, name, str(first.get(name, "none")), str(second.get(name, "none")))
        for name in sorted({*first, *second})
        if first.get(name) != second.get(name)
    ]
