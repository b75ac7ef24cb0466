"""The log of child-level reads and exports: each line is bound to the one before it by a key that is not in the store."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from goldenthread.access.chain import START, Fault, first_fault, mark_of, read_entry
from goldenthread.access.errors import LogFailed
from goldenthread.records.store.protocols import ReadScope

_WAIT_SECONDS = 10.0
_MEND = "Nothing was read. Check that the log can be written, and try again."


@dataclass(frozen=True, slots=True)
class AccessLog:
    """An append-only file of JSON lines.

    Each line holds ``number`` (from 1), ``at`` (UTC), ``action``, ``viewer``, ``role``, ``purpose``, ``about`` and
    ``mark``: a keyed hash of the line and of the mark before it. Whoever changes, removes or inserts a line without
    the key breaks the chain. Beside it ``<name>.head`` keeps the last number and mark, so that lines cut off the end
    are missed too; an anchor kept elsewhere (see `head`) shows even that both files were put back to an earlier day.
    """

    path: Path
    key: bytes

    @property
    def _head_path(self) -> Path:
        return self.path.with_name(f"{self.path.name}.head")

    def append(self, action: str, scope: ReadScope, about: Mapping[str, object]) -> None:
        """Write an entry and see it on the disk; raises `LogFailed` when that cannot be done."""
        try:
            with FileLock(self.path.with_name(f"{self.path.name}.lock"), timeout=_WAIT_SECONDS):
                number, mark = self._last()
                entry: dict[str, object] = {
                    "number": number + 1,
                    "at": datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
                    "action": action,
                    "viewer": scope.viewer,
                    "role": scope.role,
                    "purpose": scope.purpose,
                    "about": dict(about),
                }
                entry["mark"] = mark_of(entry, mark, self.key)
                self._write(entry)
        except (OSError, Timeout, TypeError, ValueError) as error:
            raise LogFailed(f"{self.path}: the reading cannot be logged ({error}). {_MEND}") from error

    def verify(self) -> str | None:
        """The first entry that was altered, removed or put in, in words; None when the log is whole or empty."""
        fault = self.fault()
        return fault.says("the log of reads") if fault is not None else None

    def fault(self) -> Fault | None:
        """Where the log is first not as it was written; None when it is whole or empty."""
        return first_fault(self.path, self._read_head(), self.key)

    def head(self) -> tuple[int, str]:
        """Number and mark of the last entry, to be kept elsewhere as an anchor; (0, zeros) while the log is empty."""
        lines = self.path.read_bytes().split(b"\n")[:-1] if self.path.exists() else []
        entry = read_entry(lines[-1]) if lines else None
        return (int(str(entry["number"])), str(entry["mark"])) if entry else (0, START)

    def holds(self, anchor: tuple[int, str]) -> bool:
        """Whether the log still has the entry that an anchor taken earlier names."""
        number, mark = anchor
        if number == 0:
            return True
        lines = self.path.read_bytes().splitlines() if self.path.exists() else []
        entry = read_entry(lines[number - 1]) if len(lines) >= number else None
        return entry is not None and entry.get("mark") == mark

    def _last(self) -> tuple[int, str]:
        """Number and mark of the last entry. A line that a kill cut short was never followed by a reading: it goes."""
        head = self._read_head() or (0, START)
        entry = read_entry(self._last_line())
        number, mark = (int(str(entry["number"])), str(entry["mark"])) if entry else (0, START)
        if number < head[0]:
            raise ValueError(f"the log ends at entry {number}, and {head[0]} were written")
        return number, mark

    def _last_line(self) -> bytes:
        """The last whole line; whatever follows the last line end is cut away."""
        if not self.path.exists():
            return b""
        with self.path.open("rb+") as file:
            size = file.seek(0, os.SEEK_END)
            window = 1 << 16
            while True:
                file.seek(max(0, size - window))
                tail = file.read(min(size, window))
                ends = tail.rfind(b"\n") + 1
                starts = tail.rfind(b"\n", 0, ends - 1) + 1 if ends else 0
                if starts or window >= size:
                    break
                window *= 4
            if ends < len(tail):
                file.truncate(max(0, size - window) + ends)
            return tail[starts:ends]

    def _write(self, entry: Mapping[str, object]) -> None:
        line = json.dumps(entry, ensure_ascii=False, sort_keys=True).encode("utf-8") + b"\n"
        start = self.path.stat().st_size if self.path.exists() else 0
        handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "ab") as file:
            try:
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                os.ftruncate(file.fileno(), start)  # half a line would stop every later reading
                raise
        head = json.dumps({"number": entry["number"], "mark": entry["mark"]}).encode("utf-8")
        waiting = self._head_path.with_name(f"{self._head_path.name}.tmp")
        waiting.write_bytes(head)
        waiting.replace(self._head_path)

    def _read_head(self) -> tuple[int, str] | None:
        try:
            said = json.loads(self._head_path.read_bytes())
            return int(said["number"]), str(said["mark"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
