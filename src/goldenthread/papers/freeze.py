"""Freezes a pack: every format written, the inputs kept beside them, and a manifest that names them all, or nothing."""

import hashlib
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from goldenthread import __version__
from goldenthread.measures.run.session import Session
from goldenthread.papers.build import Built
from goldenthread.papers.manifest import INPUTS, NAME, Manifest, conflicts, hashes, read_manifest
from goldenthread.records.errors import InputRefused, WrongUse
from goldenthread.records.store.files import move_in, private_folder, write_file, writing
from goldenthread.reports.formats import FORMATS
from goldenthread.reports.word import write_word


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
    status: str = "draft",
) -> Frozen:
    """Write a pack into a folder of its own below ``out``, and its manifest into the register of all packs.

    ``inputs`` are the files that it was made from, by name. The folder is there whole or not at all. Raises `WrongUse`
    where a pack lies there already, `InputRefused` where a pack of the same data shows another value for a figure.
    """
    manifest_of = _manifest(built, session, inputs, status)
    problems = [
        problem
        for path in sorted(register.glob("*.json"))
        for problem in conflicts(built.shown, manifest_of.data, read_manifest(path))
    ]
    if problems:
        raise InputRefused(*problems)
    name = f"{built.definition.key}-{built.asked.period.label}-{built.asked.class_.value}"
    place = out / name
    if place.exists():
        raise WrongUse.of(str(place), "a pack lies there already", "Give another folder, or move it away")
    made = {f"{name}.{form}": _written(built, form, template) for form in formats}
    manifest = Manifest(
        manifest_of.about,
        manifest_of.data,
        manifest_of.definitions,
        manifest_of.readings,
        hashes(inputs),
        hashes(made),
    )
    private_folder(out)
    staged = Path(mkdtemp(prefix=".pack-", dir=out))
    try:
        with writing(out):
            for path, data in {**made, **{f"{INPUTS}/{key}": value for key, value in inputs.items()}}.items():
                (staged / path).parent.mkdir(exist_ok=True)
                write_file(staged / path, data)
            write_file(staged / NAME, manifest.to_bytes())
            move_in(staged, place)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    _note(register, manifest)
    return Frozen(place, manifest, tuple(place / path for path in made))


def _written(built: Built, form: str, template: Path | None) -> bytes:
    """A council's own template is Word's alone."""
    return write_word(built.document, template) if form == "docx" else FORMATS[form](built.document)


def _manifest(built: Built, session: Session, inputs: Mapping[str, bytes], status: str) -> Manifest:
    asked, definition = built.asked, built.definition
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
        "status": status,
    }
    typed = sorted({one.snapshot for one in built.shown if one.snapshot.startswith("typed:")})
    known = session.snapshot.manifest.known_at
    data = {
        "snapshot": session.snapshot.id,
        "authority": session.store.authority,
        "as_at": session.as_at.isoformat(),
        "known_at": known.isoformat() if known is not None else "",
        "typed": ",".join(typed),
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
