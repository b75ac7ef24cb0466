"""How like a council's heading is to a field of a schema, by words, and how well the cells below it fit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.records.importers.language import DateOrder, Field, FieldKind, Sheet, heading_key
from goldenthread.records.importers.local.mapping import ORDERS
from goldenthread.records.importers.local.names import WORKERS, looks_like_a_name
from goldenthread.records.importers.local.schemas import field_name
from goldenthread.records.importers.readers import READERS
from goldenthread.records.tables import TABLES

#: Distinct texts of a column that are looked at: enough to tell a date from a code.
_LOOKED_AT = 300
_TYPED_ALIKE = 0.8
#: Below this a heading says nothing for a field, and its cells are not looked at.
_ALIKE = 0.3
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_EMPTY = frozenset(
    (
        "of",
        "the",
        "a",
        "an",
        "was",
        "is",
        "it",
        "in",
        "on",
        "for",
        "by",
        "to",
        "at",
        "and",
        "or",
        "s",
        "what",
        "which",
        "when",
        "if",
    )
)
#: One word for several that councils use alike.
_SAME = {
    "entered": "recorded", "created": "recorded", "input": "recorded", "inputted": "recorded", "added": "recorded",
    "number": "id", "no": "id", "num": "id", "ref": "id", "reference": "id", "identifier": "id", "code": "id",
    "client": "child", "person": "child", "pupil": "child", "mosaic": "child", "lcs": "child", "liquidlogic": "child",
    "swift": "child", "carefirst": "child", "service user": "child", "la": "child",
    "practitioner": "worker", "sw": "worker", "supervisee": "worker", "caseworker": "worker",
    "type": "kind", "category": "kind", "ended": "end", "ceased": "end", "finish": "end", "closed": "end",
    "started": "start", "began": "start", "commenced": "start", "begun": "start", "opened": "start",
    "result": "outcome", "decision": "outcome", "rating": "grade", "judgement": "grade", "judgment": "grade",
    "dt": "date", "datetime": "date", "time": "date", "forum": "panel", "took": "held", "place": "held", "deadline": "due",
    "target": "due", "yp": "child", "organization": "organisation", "vists": "visit", "manager": "supervisor",
}  # fmt: skip
#: Whole headings met for a field, beyond its own words.
_PHRASES = {
    "child_id": (
        "child id",
        "person id",
        "id",
        "upn",
        "case id",
        "case number",
        "child unique id",
        "LAchildID",
        "pid",
        "child",
    ),
    "worker_id": ("worker", "social worker", "allocated worker", "allocated social worker", "worker id", "case worker"),
    "team_id": ("team", "allocated team", "team name"),
    "recorded_at": ("recorded", "recorded on", "date recorded", "recorded date"),
    "id": ("record id", "row id", "event id", "form id"),
    "supervisor_id": ("supervisor", "supervised by", "manager"),
    "auditor_id": ("auditor", "audited by"),
    "seen": ("child seen", "seen"),
    "seen_alone": ("child seen alone", "seen alone", "spoken to alone"),
}


@dataclass(frozen=True)
class Column:
    """A column of a council's list: its heading and the commonest of its texts with how many cells hold each."""

    heading: str
    texts: tuple[str, ...]
    filled: int

    @property
    def named(self) -> bool:
        """Whether most texts are names of people."""
        return bool(self.texts) and sum(map(looks_like_a_name, self.texts)) > len(self.texts) / 2


def column(heading: str, cells: pa.Array | pa.ChunkedArray) -> Column:
    """Look at the cells under a heading."""
    counted = pc.value_counts(cells.drop_null()).to_pylist()
    texts = sorted(counted, key=lambda entry: (-int(entry["counts"]), str(entry["values"])))
    return Column(heading, tuple(str(entry["values"]) for entry in texts[:_LOOKED_AT]), len(cells) - cells.null_count)


@lru_cache(maxsize=4096)
def words(text: str) -> frozenset[str]:
    """The words of a heading that matter, each in its plain form."""
    found = []
    for word in _WORD.findall(text.replace("_", " ")):
        word = word.casefold()
        word = word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
        if word not in _EMPTY:
            found.append(_SAME.get(word, word))
    return frozenset(found)


def phrases(sheet: Sheet, item: Field) -> tuple[str, ...]:
    """What a field may be called: its names, its phrases, and for dates and kinds the name of what the list is of."""
    noun = " ".join(sorted(words(sheet.name)))
    said = [item.name, *item.headings, *_PHRASES.get(item.name, ())]
    if item.name == TABLES[sheet.name].event_date:
        said += [f"date {noun}", "date"]
    if item.name == "kind":
        said += [f"kind {noun}"]
    if item.name == "id":
        said += [f"{noun} id"]
    if item.name.endswith("_date"):
        said += [f"{noun} {item.name}"]
    return tuple(said)


def like(sheet: Sheet, item: Field, heading: str) -> float:
    """How like a heading is to a field, 0 to 1: 1 where letters and digits are the same."""
    best = 0.0
    ours_meant = words(_meaning(sheet, item))
    theirs = words(heading)
    for phrase in phrases(sheet, item):
        if heading_key(phrase) == heading_key(heading):
            return 1.0
        ours = words(phrase)
        if ours and theirs:
            shared = 2 * len(ours & theirs) / (len(ours) + len(theirs))
            best = max(best, 0.95 * shared, 0.9 * _spelt_alike(heading_key(phrase), heading_key(heading)))
    if theirs and theirs <= ours_meant:
        best = max(best, 0.4 + 0.1 * len(theirs))
    return min(best, 0.95)


@lru_cache(maxsize=65536)
def _spelt_alike(one: str, other: str) -> float:
    """How alike two keys are spelt, for typing errors; nought where they are not much alike."""
    compared = SequenceMatcher(None, one, other)
    if compared.real_quick_ratio() <= _TYPED_ALIKE or compared.quick_ratio() <= _TYPED_ALIKE:
        return 0.0
    ratio = compared.ratio()
    return ratio if ratio > _TYPED_ALIKE else 0.0


def _meaning(sheet: Sheet, item: Field) -> str:
    return next((one.meaning for one in TABLES[sheet.name].columns if field_name(one) == item.name), "")


def orders_that_fit(texts: Sequence[str]) -> dict[DateOrder, float]:
    """For each order of dates the share of the texts that are dates in it."""
    item = Field("date", "datetime")
    return {order: _share(item, texts, order) for order in ORDERS}


def _share(item: Field, texts: Sequence[str], order: DateOrder) -> float:
    if not texts:
        return 0.0
    return sum(not READERS[item.kind](text, item, None, order).rule for text in texts) / len(texts)


@lru_cache(maxsize=4096)
def fits(kind: FieldKind, codes: str, names: bool, found: Column) -> float:
    """How well the cells fit a kind of field, 0 to 1; a half where there are none to tell by.

    ``names`` says that the field may hold names of people.
    """
    item = Field("any", kind, codes=codes)
    if not found.texts:
        return 0.5
    if item.kind in ("date", "datetime"):
        return max(orders_that_fit(found.texts).values())
    if item.kind == "id":
        if found.named:
            return 0.6 if names else 0.0
        return 1.0 if all(len(text) <= 40 and not _a_date(text) for text in found.texts) else 0.0
    if item.kind == "text":
        if found.named:
            return 1.0 if names else 0.35
        return 0.0 if max(map(len, found.texts)) > 80 or _a_date(found.texts[0]) else 0.7
    return _share(item, found.texts, "iso")


def _a_date(text: str) -> bool:
    return max(orders_that_fit([text]).values()) > 0


def sure(sheet: Sheet, item: Field, found: Column) -> float:
    """How sure it is that a column is a field, 0 to 1: its heading first, its cells as proof or disproof."""
    name = like(sheet, item, found.heading)
    if name < _ALIKE:
        return 0.0
    value = fits(item.kind, item.codes, item.name in WORKERS or item.treat == "name", found)
    # A council's own words for codes are mapped later, so cells that are no codes are no disproof.
    floor = 0.55 if item.kind == "code" else 0.0
    return round(name * (0.5 + 0.5 * max(value, floor)), 3) if value >= 0.3 or floor else 0.0


def date_order(columns: Sequence[Column]) -> tuple[DateOrder, bool]:
    """The one order in which most of these columns' dates can be read, and whether another would do as well."""
    scores = {order: sum(orders_that_fit(found.texts)[order] for found in columns) for order in ORDERS}
    best = max(scores.values(), default=0.0)
    fitting = [order for order in ORDERS if scores[order] >= best - 1e-9]
    chosen = fitting[0]
    return chosen, len(fitting) > 1 and "iso" not in fitting
