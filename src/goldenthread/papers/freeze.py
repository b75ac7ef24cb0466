"""Freezes a pack: every format written, the inputs kept beside them, and a manifest that names them all, or nothing."""

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from goldenthread import __version__
from goldenthread.measures.run.session import Session
from goldenthread.papers.build import Built
from goldenthread.papers.ledger.guard import ReleaseGuard
from goldenthread.papers.locks import staged
from goldenthread.papers.manifest import (
    ASKED_OF,
    DRAFT,
    FINAL,
    INPUTS,
    NAME,
    Manifest,
    conflicts,
    hashes,
    read_manifest,
)
from goldenthread.records.errors import InputRefused, WrongUse
from goldenthread.records.store.files import move_in, private_folder, write_file, writing
from goldenthread.reports.formats import FORMATS
from goldenthread.reports.pdf import pages_of
from goldenthread.reports.word import write_word


def _at_once(manifest: Manifest, put: Callable[[], None]) -> None:
    """Let a paper out that nothing else has to be told of."""
    del manifest
    put()


@dataclass(frozen=True, slots=True)
class Frozen:
    """A pack that was written: its folder, its manifest, and the files in the order in which they were asked for."""

    folder: Path
    manifest: Manifest
    files: tuple[Path, ...]


def freeze(
    built: Built,
    session: Session,
    out: Path,
    formats: Sequence[str],
    inputs: Mapping[str, bytes],
    register: Path,
    template: Path | None = None,
    guard: ReleaseGuard | None = None,
    draft: str = "",
    let_out: Callable[[Manifest, Callable[[], None]], None] = _at_once,
) -> Frozen:
    """Write a pack into a folder of its own below ``out``, and its manifest into the register of all packs.

    ``inputs`` are the files that it was made from, by name. ``draft`` is the SHA-256 of the manifest of the draft that it
    was, if any. ``let_out`` is given the manifest and what puts the finished
    folder in its place, and does so when all else is done. The folder is there whole or not at all. Raises `WrongUse`
    where a pack lies there already or ``out`` is in the store, `InputRefused` where a pack of the same data shows a figure
    otherwise or it has more pages than it may.
    """
    if out.resolve().is_relative_to(session.store.root.resolve()):
        raise WrongUse.of(str(out), "this is in the store, which holds what was loaded", "Name a folder elsewhere")
    name = folder_name(built)
    place = out / name
    if os.path.lexists(place):
        raise WrongUse.of(str(place), "something lies there already", "Give another folder, or move it away")
    manifest = frozen_as(built, session, formats, inputs, guard, draft)
    problems = conflicts(manifest, (read_manifest(path) for path in sorted(register.glob("*.json"))))
    if problems:
        raise InputRefused(*problems)
    made = written(built, formats, template)
    _check_length(built, made)
    manifest = replace(manifest, files=hashes(made))
    with writing(out):
        with staged(private_folder(out)) as waiting:
            for path, data in {**made, **{f"{INPUTS}/{key}": value for key, value in inputs.items()}}.items():
                private_folder((waiting / path).parent)
                write_file(waiting / path, data)
            write_file(waiting / NAME, manifest.to_bytes())
            let_out(manifest, lambda: move_in(waiting, place))
        _note(register, manifest)
    return Frozen(place, manifest, tuple(place / path for path in made))


def _check_length(built: Built, made: Mapping[str, bytes]) -> None:
    """Refuse a pack that has more pages than its definition allows, whether or not its PDF was asked for."""
    most = built.definition.pages
    if not most:
        return
    found = pages_of(made.get(f"{folder_name(built)}.pdf") or FORMATS["pdf"](built.document))
    if found > most:
        what = f"it has {found} pages as a PDF, and a {built.definition.key} has {most} at most"
        mend = "Shorten the commentary, or name fewer measures or worries in its definition"
        raise InputRefused.of(folder_name(built), what, mend)


def folder_name(built: Built) -> str:
    """The name of a pack's folder and of its files: pack, period and class, and that it is final."""
    final = "-final" if built.asked.approved is not None else ""
    return f"{built.definition.key}-{built.asked.period.label}-{built.asked.class_.value}{final}"


def written(built: Built, formats: Sequence[str], template: Path | None) -> Mapping[str, bytes]:
    """Every format by the name of its file; a council's own template is Word's alone."""
    name = folder_name(built)
    return {
        f"{name}.{form}": write_word(built.document, template) if form == "docx" else FORMATS[form](built.document)
        for form in formats
    }


def frozen_as(
    built: Built,
    session: Session,
    formats: Sequence[str],
    inputs: Mapping[str, bytes],
    guard: ReleaseGuard | None,
    draft: str = "",
) -> Manifest:
    """The manifest of a pack, its files not yet written."""
    asked, definition = built.asked, built.definition
    name, on = asked.approved or ("", None)
    about: dict[str, Any] = {
        "pack": definition.key,
        "version": definition.version,
        "title": definition.title,
        "class": asked.class_.value,
        "audience": definition.audiences[asked.class_].value,
        "period": asked.period.label,
        "baseline": asked.baseline.label if asked.baseline is not None else "",
        "written": asked.written.isoformat(),
        "organisation": asked.organisation,
        "author": asked.author,
        "software": __version__,
        "formats": ",".join(formats),
        "status": DRAFT if asked.approved is None else FINAL,
        "approved_by": name,
        "approved_on": on.isoformat() if on is not None else "",
        "draft": draft,
        **({"meeting": asked.meeting} if asked.meeting else {}),
    }
    typed = sorted({one.snapshot for one in built.shown if one.snapshot.startswith("typed:")})
    known = session.snapshot.manifest.known_at
    data = {
        "snapshot": session.snapshot.id,
        "authority": session.store.authority,
        "as_at": session.as_at.isoformat(),
        "known_at": known.isoformat() if known is not None else "",
        "typed": ",".join(typed),
        "ledger": guard.ledger.head if guard is not None else "",
        **({ASKED_OF: built.asked_of} if built.asked_of else {}),
    }
    definitions = {one.key: one.definition_version for one in built.shown}
    return Manifest(about, data, definitions, built.shown, hashes(inputs), {})


def _note(register: Path, manifest: Manifest) -> None:
    """Keep a copy of the manifest, so that later packs of the same data are held against it."""
    private_folder(register)
    data = manifest.to_bytes()
    place = register / f"{hashlib.sha256(data).hexdigest()[:16]}.json"
    if not place.exists():
        write_file(place, data)
