"""The frozen list from which cases are drawn, with what is known of each and a fingerprint of the whole."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from hashlib import sha256

from goldenthread.records.errors import Problem, WrongUse, refuse_if_any


@dataclass(frozen=True, slots=True)
class Item:
    """One case by its key, and its marks by name: team, worker, category, days open; a mark may be blank."""

    key: str
    marks: tuple[tuple[str, str], ...] = ()

    def mark(self, name: str) -> str:
        """A mark, "" where it is not held."""
        return dict(self.marks).get(name, "")


@dataclass(frozen=True, slots=True)
class Frame:
    """A list as at a day, in the order of its keys; make one with `freeze`."""

    name: str
    as_at: date
    items: tuple[Item, ...]

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the frame's text (`text`), in hexadecimal: another case or another mark, another fingerprint."""
        return sha256(self.text.encode()).hexdigest()

    @property
    def text(self) -> str:
        """The frame as text: a line of name and day, then one of key and marks for each case, as JSON, in order."""
        lines: list[object] = [[self.name, self.as_at.isoformat()]]
        lines += [[item.key, [list(mark) for mark in item.marks]] for item in self.items]
        return "\n".join(json.dumps(line, ensure_ascii=True, separators=(",", ":")) for line in lines) + "\n"

    @property
    def marks(self) -> tuple[str, ...]:
        """The names of all marks, sorted."""
        return tuple(sorted({name for item in self.items for name, _ in item.marks}))


def frame_of(text: str) -> Frame:
    """The frame of a frame's text; raises ValueError, IndexError or TypeError for what is none."""
    (name, as_at), *items = (json.loads(line) for line in text.splitlines())
    marked = (Item(key, tuple((mark, said) for mark, said in marks)) for key, marks in items)
    return Frame(name, date.fromisoformat(as_at), tuple(marked))


class Compared(Enum):
    """How a mark is compared when cases are targeted; the words are those of the command line."""

    IS = "="
    AT_LEAST = ">="
    AT_MOST = "<="


@dataclass(frozen=True, slots=True)
class Only:
    """A condition on a case: its mark is one of the values, or a number at least or at most the one value."""

    mark: str
    test: Compared
    values: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.mark}{self.test.value}{'|'.join(self.values)}"

    def holds(self, item: Item) -> bool:
        """Whether a case is meant; raises WrongUse where a number is asked for and the mark holds none."""
        said = item.mark(self.mark)
        if self.test is Compared.IS:
            return said in self.values
        held, limit = self._number(said, item.key), self._number(self.values[0], "the limit")
        return held >= limit if self.test is Compared.AT_LEAST else held <= limit

    def _number(self, said: str, whose: str) -> Decimal:
        try:
            number = Decimal(said)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite():
            mend = "Write a number there, or target another way."
            raise WrongUse.of(f"{self}, {whose}", f"{self.mark} = {said!r} is no number", mend)
        return number


def only_of(said: str) -> Only:
    """A condition as it is typed: ``team=North|South``, ``days>=180``; raises WrongUse for anything else."""
    for test in (Compared.AT_LEAST, Compared.AT_MOST, Compared.IS):
        mark, found, rest = said.partition(test.value)
        values = tuple(value.strip() for value in rest.split("|")) if test is Compared.IS else (rest.strip(),)
        if found and mark.strip() and all(values):
            return Only(mark.strip(), test, values)
    raise WrongUse.of(f"the condition {said!r}", "it cannot be read", "Write team=North|South, days>=180 or days<=30.")


def freeze(name: str, as_at: date, cases: Iterable[tuple[str, Mapping[str, str]]]) -> Frame:
    """A frame of cases by key with their marks; raises InputRefused for blank or repeated keys, and for an empty list."""
    items = [
        Item(key.strip(), tuple(sorted((mark.strip(), said.strip()) for mark, said in marks.items())))
        for key, marks in cases
    ]
    counts = Counter(item.key for item in items)
    problems = [
        Problem(name, f"the case {key!r} is there {count} times", "Let each case stand once, or it is drawn too often.")
        for key, count in counts.items()
        if count > 1 and key
    ]
    if counts[""]:
        problems.append(Problem(name, f"{counts['']} cases have no key", "Give every case its key."))
    if not items:
        problems.append(Problem(name, "the list is empty", "Give at least one case."))
    refuse_if_any(problems)
    return Frame(name, as_at, tuple(sorted(items, key=lambda item: item.key)))
