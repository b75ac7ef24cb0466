"""The chain of a log: how an entry is bound to the one before it, and which entry first breaks it."""

import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

#: The mark before the first entry.
START: Final = "0" * 64

Kind = Literal["altered", "missing", "put in", "head"]


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a log is first not as it was written: ``number`` of the entry, what happened to it, and, where entries are
    missing, the ``last`` of them."""

    kind: Kind
    number: int
    last: int = 0

    def says(self, log: str) -> str:
        """The fault in words; ``log`` is what the log is called."""
        if self.kind == "altered":
            return f"entry {self.number} of {log} was altered"
        if self.kind == "put in":
            return f"an entry was put into {log} before entry {self.number} was written"
        if self.kind == "head":
            return f"the head of {log} is missing or was altered"
        if self.last > self.number:
            return f"entry {self.number} is missing from {log}, and those up to entry {self.last}"
        return f"entry {self.number} is missing from {log}"


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as it stands in the file, and the byte after its line."""

    entry: Mapping[str, object]
    end: int

    @property
    def number(self) -> int:
        """Its number, from 1; 0 where it has none."""
        said = self.entry.get("number")
        return said if isinstance(said, int) else 0

    @property
    def mark(self) -> str:
        """Its mark."""
        return str(self.entry.get("mark", ""))


def mark_of(entry: Mapping[str, object], before: str, key: bytes) -> str:
    """The mark of an entry that follows the one marked ``before``."""
    said = {name: value for name, value in entry.items() if name != "mark"}
    text = json.dumps([before, said], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hmac.new(key, text.encode("utf-8"), hashlib.sha256).hexdigest()


def read_entry(line: bytes) -> dict[str, object] | None:
    """The entry on a line; None where there is none."""
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def links(path: Path, offset: int = 0) -> Iterator[Link]:
    """Entries of a log from a byte on, one at a time; what follows the last line end was cut short and never took place.

    A line that is no entry comes as an empty one.
    """
    if not path.exists():
        return
    with path.open("rb") as file:
        file.seek(offset)
        for line in file:
            if not line.endswith(b"\n"):
                return
            offset += len(line)
            yield Link(read_entry(line) or {}, offset)


def first_fault(path: Path, head: tuple[int, str] | None, key: bytes) -> Fault | None:
    """The first entry that was altered, taken out or put in, or cut off the end; None when the log is whole or empty.

    ``head`` is the last number and mark as the log keeps them beside it.
    """
    mark, count = START, 0
    rest = links(path)
    for link in rest:
        if link.number != count + 1 or link.mark != mark_of(link.entry, mark, key):
            return _named(link, next(rest, None), count + 1, mark, key)
        mark, count = link.mark, count + 1
    if head is None:
        return Fault("head", count) if count else None
    # A process killed between the line and the head leaves one line more than the head says, rightly marked.
    if head == (count, mark) or head[0] == count - 1:
        return None
    if head[0] > count:
        return Fault("missing", count + 1, head[0])
    return Fault("head", count)


def _named(link: Link, after: Link | None, wanted: int, mark: str, key: bytes) -> Fault:
    """What happened where entry ``wanted`` should stand."""
    if after is not None and after.number == wanted and after.mark == mark_of(after.entry, mark, key):
        return Fault("put in", wanted)
    if link.number > wanted:
        return Fault("missing", wanted, link.number - 1)
    if 0 < link.number < wanted:
        return Fault("put in", wanted)
    return Fault("altered", wanted)
