"""What was written where: the manifest of a borough's files, and how an earlier one is cleared away."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from goldenthread.borough.formats import FORMATS
from goldenthread.records.errors import Problem, WrongUse

MANIFEST = "borough.json"

# What a manifest may name: nothing outside the folder can be removed through one that was tampered with.
_OURS = re.compile(r"(?:(?:ssd|annex-a|cin|903|local|registers)/[A-Za-z0-9_./-]+|(?:truth|faults)\.json)")

#: Told of each step: what is being written, how many steps are done, of how many.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """One file: its path below the folder of the borough (forward slashes), rows (children, for XML) and bytes."""

    path: str
    rows: int
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """Every file of a written borough, in the order in which it was written."""

    out: Path
    files: tuple[WrittenFile, ...]

    def __iter__(self) -> Iterator[WrittenFile]:
        return iter(self.files)

    def of(self, folder: str) -> tuple[WrittenFile, ...]:
        """The files of one format."""
        return tuple(file for file in self.files if file.path.startswith(f"{folder}/"))


class Shelf:
    """A folder in which files are written, and the list of what was put there."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.files: list[WrittenFile] = []

    def place(self, path: str) -> Path:
        """Where to write ``path``; its folder is made."""
        full = self.out.joinpath(*path.split("/"))
        full.parent.mkdir(parents=True, exist_ok=True)
        return full

    def note(self, path: str, rows: int) -> None:
        """Remember that ``path`` was written."""
        size = self.out.joinpath(*path.split("/")).stat().st_size
        self.files.append(WrittenFile(path, rows, size))

    def manifest(self) -> Manifest:
        """What was written so far."""
        return Manifest(self.out, tuple(self.files))


def chosen(formats: Sequence[str]) -> tuple[str, ...]:
    """The formats asked for, in the order of `FORMATS`; raises `WrongUse` naming every one that is not known."""
    unknown = [name for name in formats if name not in FORMATS]
    if unknown or not formats:
        known = f"Choose from {', '.join(FORMATS)}."
        problems = [Problem("formats", f"{name!r} is not a format", known) for name in unknown]
        raise WrongUse(*(problems or [Problem("formats", "no format was asked for", known)]))
    return tuple(name for name in FORMATS if name in formats)


def clear(out: Path) -> None:
    """Remove the files that an earlier run wrote at ``out``, and nothing else.

    Raises `WrongUse` when a format's folder holds files that the manifest there does not name: mixed with new ones they
    would be loaded as if they belonged together.
    """
    earlier = _earlier(out)
    strangers = [
        file.relative_to(out).as_posix()
        for folder in FORMATS
        for file in sorted((out / folder).rglob("*"))
        if file.is_file() and file.relative_to(out).as_posix() not in earlier
    ]
    if strangers:
        first, more = strangers[0], len(strangers) - 1
        what = f"{first} is not a file of an earlier borough" + (f", nor are {more} others" if more else "")
        raise WrongUse(Problem(str(out), what, "Choose an empty folder, or move those files away."))
    for path in earlier:
        out.joinpath(*path.split("/")).unlink(missing_ok=True)
    (out / MANIFEST).unlink(missing_ok=True)


def _earlier(out: Path) -> set[str]:
    manifest = out / MANIFEST
    if not manifest.exists():
        return set()
    try:
        listed = json.loads(manifest.read_text(encoding="utf-8"))["files"]
        paths = {str(item["path"]) for item in listed}
    except (ValueError, KeyError, TypeError) as error:
        mend = "Remove it, or choose another folder."
        raise WrongUse(Problem(str(manifest), "the list of an earlier borough cannot be read", mend)) from error
    return {path for path in paths if _OURS.fullmatch(path) and ".." not in path.split("/")}
