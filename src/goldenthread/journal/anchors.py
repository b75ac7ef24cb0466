"""Anchors: number and mark of each log's last entry, written elsewhere, so that a log put back to an earlier day is found out."""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from goldenthread.journal.logs import Named
from goldenthread.records.errors import InputRefused, WrongUse
from goldenthread.records.limits import Limit
from goldenthread.records.store.files import flush_folder

#: How often the worker writes an anchor.
EVERY: Final = Limit(
    "anchor-hours", 24, "hours", "An anchor of the logs is written outside the installation this often.",
    "Golden Thread's own design: the chain is anchored daily outside",
)  # fmt: skip
_NAME: Final = "golden-thread-anchor-"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What stood last in each log at a moment (UTC): number and mark by name of log."""

    at: datetime
    heads: dict[str, tuple[int, str]]


def write_anchor(folder: Path, logs: Iterable[Named], now: datetime) -> Path:
    """Write an anchor as a new file of ``folder``, never over another; raises `WrongUse` where that cannot be done."""
    said = {
        "at": now.astimezone(UTC).isoformat(timespec="seconds"),
        "logs": {item.name: dict(zip(("number", "mark"), item.log.head(), strict=True)) for item in logs},
    }
    path = folder / f"{_NAME}{now.astimezone(UTC):%Y%m%dT%H%M%S}Z.json"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(said, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        flush_folder(folder)
    except OSError as error:
        raise WrongUse.of(
            str(folder), f"the anchor cannot be written there ({error.strerror})", "Name a folder that can be written"
        ) from error
    return path


def anchors_in(place: Path) -> tuple[Path, ...]:
    """The anchor that a path is, or all that lie in a folder, oldest first; raises `WrongUse` when there is none."""
    found = tuple(sorted(place.glob(f"{_NAME}*.json"))) if place.is_dir() else (place,)
    if not found or not all(path.is_file() for path in found):
        raise WrongUse.of(str(place), "there is no anchor here", "Write one: goldenthread journal anchor")
    return found


def read_anchor(path: Path) -> Anchor:
    """Read an anchor; raises `InputRefused` for a file that is none."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        heads = {str(name): (int(head["number"]), str(head["mark"])) for name, head in said["logs"].items()}
        return Anchor(datetime.fromisoformat(said["at"]), heads)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputRefused.of(
            str(path), f"this is not an anchor ({error})", "Name a file that journal anchor wrote"
        ) from error


def broken(logs: Sequence[Named], place: Path) -> tuple[str, ...]:
    """What the anchors at a path show to be gone from the logs, in words; empty when everything anchored is there."""
    wrong = []
    held = {item.name: item for item in logs}
    for path in anchors_in(place):
        for name, head in read_anchor(path).heads.items():
            if name not in held:
                wrong.append(f"{path.name}: it anchors the log {name!r}, and there is none")
            elif not held[name].log.holds(head):
                wrong.append(f"{path.name}: entry {head[0]} of {held[name].title} is not the one that was anchored")
    return tuple(wrong)


def latest(folder: Path) -> Anchor | None:
    """The newest anchor of a folder; None where there is none yet."""
    found = sorted(folder.glob(f"{_NAME}*.json")) if folder.is_dir() else []
    return read_anchor(found[-1]) if found else None


def is_due(folder: Path, now: datetime) -> bool:
    """Whether another anchor is to be written by the rule `EVERY`."""
    last = latest(folder)
    return last is None or now - last.at >= timedelta(hours=EVERY.value)
