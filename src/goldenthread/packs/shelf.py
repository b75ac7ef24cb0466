"""The frozen papers of an installation: folders on the disk, each with its manifest, read as they lie there."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from goldenthread.access.audience import Audience
from goldenthread.packs.models import Sent
from goldenthread.packs.place import shelf
from goldenthread.packs.rules import may_prepare, may_read
from goldenthread.papers.classes import Class
from goldenthread.papers.manifest import FINAL, NAME, Manifest, read_manifest
from goldenthread.papers.review import final_of, withdrawn_because
from goldenthread.papers.verify import verify
from goldenthread.records.errors import InputRefused, Problem, RecordsError, StoreDamaged
from goldenthread.records.store.files import hash_file

_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
#: What a file is served as; nothing else that lies in the folder is.
TYPES: Final = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}


@dataclass(frozen=True, slots=True)
class Run:
    """A frozen paper: the name of its folder, the folder, its manifest, and why it was withdrawn ("" where it was not).

    ``sent_to`` are the roles to which it was sent while a draft.
    """

    name: str
    folder: Path
    manifest: Manifest
    withdrawn: str
    sent_to: frozenset[str] = frozenset()

    @property
    def class_(self) -> Class:
        """Public, exempt or confidential."""
        return Class(self.manifest.about["class"])

    @property
    def audience(self) -> Audience:
        """For whom it was made."""
        return Audience(self.manifest.about["audience"])

    @property
    def final(self) -> bool:
        """Whether it is no draft."""
        return bool(self.manifest.about["status"] == FINAL)

    @property
    def status(self) -> str:
        """Draft, made final (a draft of which the final paper lies beside it), final, or withdrawn."""
        if self.withdrawn:
            return "withdrawn"
        return "made final" if self.superseded else str(self.manifest.about["status"])

    @property
    def title(self) -> str:
        """What it is called."""
        return str(self.manifest.about["title"])

    @property
    def pack(self) -> str:
        """The key of its pack."""
        return str(self.manifest.about["pack"])

    @property
    def period(self) -> str:
        """The label of its period."""
        return str(self.manifest.about["period"])

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats that it was written in."""
        return tuple(one for one in str(self.manifest.about["formats"]).split(",") if one in TYPES)

    @property
    def digest(self) -> str:
        """SHA-256 of its manifest."""
        return hash_file(self.folder / NAME)

    @property
    def superseded(self) -> bool:
        """Whether it is a draft of which a final paper lies beside it."""
        return not self.final and final_of(self.folder).is_dir()

    def file(self, form: str) -> Path | None:
        """The file of a format; None for one that it was not written in."""
        found = [name for name in self.manifest.files if name.endswith(f".{form}")]
        return self.folder / found[0] if form in self.formats and found else None

    def for_role(self, role: str) -> bool:
        """Whether a role may know of it: by its class and audience, and a draft only who prepares papers or was sent it."""
        return may_read(role, self.class_, self.audience) and (self.final or self.commented_by(role))

    def commented_by(self, role: str) -> bool:
        """Whether a role that may read it may also see what was said of it, and comment on it while it is a draft."""
        return may_prepare(role) or role in self.sent_to

    def opens_for(self, role: str) -> bool:
        """Whether a role may also open its files: of a paper that was withdrawn, only who prepares papers."""
        return self.for_role(role) and (not self.withdrawn or may_prepare(role))


def altered(run: Run) -> tuple[Problem, ...]:
    """A problem for each thing of a paper that is not as it was frozen."""
    try:
        return verify(run.folder).problems
    except RecordsError as refused:
        return refused.problems


def runs(home: Path, role: str) -> tuple[Run, ...]:
    """Every frozen paper that a role may read, the newest period first, finals before drafts."""
    found = [run for run in _all(home) if run.for_role(role)]
    found.sort(key=lambda one: (one.manifest.about["written"], one.final, one.name), reverse=True)
    return tuple(found)


def run_of(home: Path, role: str, name: str) -> Run | None:
    """A frozen paper by the name of its folder; None where there is none, or it is not for the role."""
    if not _NAME.fullmatch(name):
        return None
    found = _run(shelf(home) / name)
    return found if found is not None and found.for_role(role) else None


def _all(home: Path) -> Iterator[Run]:
    place, sent = shelf(home), _sent()
    for folder in sorted(place.iterdir()) if place.is_dir() else ():
        if _NAME.fullmatch(folder.name):
            found = _run(folder, sent)
            if found is not None:
                yield found


def _sent(manifest: str = "") -> dict[str, frozenset[str]]:
    """The roles to which each draft was sent, by the digest of its manifest; of one where it is named."""
    found: dict[str, set[str]] = {}
    some = Sent.objects.filter(manifest=manifest) if manifest else Sent.objects.all()
    for digest, role in some.values_list("manifest", "role"):
        found.setdefault(digest, set()).add(role)
    return {digest: frozenset(roles) for digest, roles in found.items()}


def _run(folder: Path, sent: Mapping[str, frozenset[str]] | None = None) -> Run | None:
    """A folder as a paper; None where its manifest is not there or cannot be read: nobody can say whose it would be."""
    place = folder / NAME
    if folder.is_symlink() or not place.is_file():
        return None
    state = place.stat()
    try:
        manifest = _manifest(place, state.st_mtime_ns, state.st_size)
    except InputRefused:
        return None
    try:
        gone = withdrawn_because(folder)
    except StoreDamaged:
        gone = ""  # verifying tells that what was said of it was altered
    digest = hash_file(place)
    to = (_sent(digest) if sent is None else sent).get(digest, frozenset())
    return Run(folder.name, folder, manifest, gone, to)


@lru_cache(maxsize=256)
def _manifest(place: Path, changed: int, size: int) -> Manifest:
    del changed, size
    return read_manifest(place)
