"""The children of the tests' borough, as somebody who should not see them would recognise them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

from goldenthread.access.of_home import journal_log
from goldenthread.access.scope import Scope
from goldenthread.records.store.names import read_names
from goldenthread.records.store.store import Store
from goldenthread.serving.refs import refs_of

#: Whole words and numbers: no part of a longer one, nor of a decimal.
_WORDS = re.compile(r"(?<![\w.,-])[\w-]{5,24}(?![\w]|[.,]\d)")
_DAYS = (
    re.compile(r"\b(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)"),
    re.compile(r"\b(?P<d>\d\d?)/(?P<m>\d\d?)/(?P<y>\d{4})\b"),
    re.compile(r"\b(?P<d>\d\d?)\s(?P<w>[A-Z][a-z]+)\s(?P<y>\d{4})\b"),
)
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@dataclass(frozen=True)
class Child:
    """One child: by key, by number, in addresses, at school, by name, by birth date; and whether the record is restricted."""

    key: str
    number: str
    ref: str
    upn: str
    names: tuple[str, ...]
    born: date
    restricted: bool

    @property
    def marks(self) -> frozenset[str]:
        """Words that tell of children: this one's numbers and references, and the parts of the name."""
        return frozenset(word for word in (self.key, self.number, self.ref, self.upn, *self.names) if word)

    @property
    def own(self) -> frozenset[str]:
        """What tells of this child alone: numbers, references and the whole name."""
        return frozenset((*(self.marks - set(self.names)), " ".join(self.names)))


@cache
def children(home: Path) -> tuple[Child, ...]:
    """Every child of the store, restricted ones too."""
    everything = Scope.everything("tests", "searching for leaks", names=True)
    with Store.open(home / "store").current().connect(everything) as connection:
        rows = connection.execute("select person_key, child_id, upn, birth_date, restricted from people").fetchall()
    names = read_names(home / "store", [row[0] for row in rows], everything, journal_log(home))
    refs = refs_of(home)
    return tuple(
        Child(key, n, refs.of(key), upn or "", tuple(names[key].values()), born, bool(shut))
        for key, n, upn, born, shut in rows
    )


def found(text: str, marks: Iterable[str]) -> set[str]:
    """Which of these words, or pairs of words, a text holds as words of their own."""
    words = _WORDS.findall(text)
    return {*words, *map(" ".join, pairwise(words))}.intersection(marks)


def days(text: str) -> set[date]:
    """Each day that a text names, however it is written."""
    return {day for form in _DAYS for match in form.finditer(text) if (day := _day(match.groupdict())) is not None}


def _day(parts: dict[str, str]) -> date | None:
    month = _MONTHS.index(parts["w"][:3]) + 1 if parts.get("w", "")[:3] in _MONTHS else int(parts.get("m") or 0)
    try:
        return date(int(parts["y"]), month, int(parts["d"]))
    except ValueError:
        return None
