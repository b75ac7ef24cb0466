"""Takes a frozen paper back: with who, when and why, so that nothing is held against it and a new draft can be built."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from goldenthread.measures.home import writer
from goldenthread.papers.chain import add, links
from goldenthread.papers.manifest import NAME, WITHDRAWN, Manifest, frozen_packs, read_manifest
from goldenthread.papers.review import blank_words, close_as_withdrawn
from goldenthread.records.errors import WrongUse
from goldenthread.records.store.files import hash_file, move_in

#: In the home folder, beside the manifests of what was withdrawn: who took it back and why, line by line.
LIST: Final = "withdrawn.jsonl"
#: What the folder of a withdrawn pack is called after.
_MARK: Final = "-withdrawn-"
#: As many digits of a manifest's hash as its file in a register is called by.
_DIGITS: Final = 16


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A paper that was taken back: its name, status, the SHA-256 of its manifest and of its draft's, who, when (UTC), why."""

    paper: str
    status: str
    manifest: str
    draft: str
    by: str
    on: str
    because: str


def read_withdrawn(home: Path) -> tuple[Withdrawn, ...]:
    """Every paper of a home folder that was taken back, in order. Raises `StoreDamaged` where a line was altered."""
    names = Withdrawn.__dataclass_fields__
    return tuple(Withdrawn(**{name: str(link.said[name]) for name in names}) for link in links(home / WITHDRAWN / LIST))


def withdraw(path: Path, because: str, by: str, home: Path) -> tuple[Withdrawn, Path]:
    """Take back the pack of a folder or manifest; gives what was noted and where the pack lies now.

    Its folder is renamed and takes no more comments; of a final paper the draft is taken back with it. A released paper
    stays in the release ledger: what it told is known. Raises `WrongUse` for blank words, a pack that was not frozen with
    this home folder, or one that was taken back already, and `InputRefused` where there is no manifest.
    """
    place = path / NAME if path.is_dir() else path
    manifest, digest = read_manifest(path), hash_file(place)
    with writer(home, WITHDRAWN) as folder:
        before = {one.manifest: one for one in read_withdrawn(home)}
        entry = _entry(frozen_packs(home), digest)
        wrong = [*blank_words(("--by", by), ("--because", because))]
        if wrong:
            raise WrongUse(*wrong)
        if not entry.exists() and digest in before:
            done = before[digest]
            what = f"{done.paper} was withdrawn by {done.by} on {done.on}: {done.because}"
            raise WrongUse.of(str(path), what, "Build a new draft")
        if not entry.exists():
            what = f"{manifest.name} was not frozen with the home folder {home}"
            raise WrongUse.of(str(path), what, "Name the home folder with which it was built (--home)")
        if digest not in before:
            _note(folder, manifest, digest, because, by)
        noted = next(one for one in read_withdrawn(home) if one.manifest == digest)
        now = _set_aside(place.parent, noted) if place.name == NAME and place.parent != entry.parent else place
        for taken in (_entry(frozen_packs(home), noted.draft), entry) if noted.draft else (entry,):
            if taken.exists():
                move_in(taken, folder / taken.name)
    return noted, now


def earlier_of(place: Path) -> Iterator[Path]:
    """The withdrawn packs that lay at a place, the latest first."""
    found = {
        int(one.name.removeprefix(f"{place.name}{_MARK}")): one
        for one in place.parent.glob(f"{place.name}{_MARK}*")
        if one.name.removeprefix(f"{place.name}{_MARK}").isdigit()
    }
    yield from (found[number] for number in sorted(found, reverse=True))


def _entry(register: Path, digest: str) -> Path:
    return register / f"{digest[:_DIGITS]}.json"


def _note(folder: Path, manifest: Manifest, digest: str, because: str, by: str) -> None:
    on = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    about = manifest.about
    said = {
        "paper": manifest.name,
        "status": about["status"],
        "manifest": digest,
        "draft": about["draft"],
        "by": by.strip(),
        "on": on,
        "because": because.strip(),
    }
    add(folder / LIST, said)


def _set_aside(folder: Path, noted: Withdrawn) -> Path:
    """Close a pack to comments and rename its folder, so that another can be built in its place."""
    close_as_withdrawn(folder, noted.by, noted.because)
    whole = folder.resolve()
    if _MARK in whole.name:
        return whole
    number = 1
    while os.path.lexists(whole.with_name(f"{whole.name}{_MARK}{number}")):
        number += 1
    place = whole.with_name(f"{whole.name}{_MARK}{number}")
    move_in(whole, place)
    return place
