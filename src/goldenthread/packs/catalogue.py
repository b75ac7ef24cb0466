"""The packs that there are: those shipped and the council's own, with the places of each that words can stand at."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from goldenthread.calendar import Period, parse_period, period_of
from goldenthread.measures.language.book import Book
from goldenthread.measures.run.opened import own_book, settings_hash
from goldenthread.packs.limits import BASELINES, RECENT
from goldenthread.papers.classes import Class
from goldenthread.papers.definition import PackDefinition, Section
from goldenthread.papers.load import load_pack, names, own_folder, shipped
from goldenthread.papers.pieces import kinds
from goldenthread.programme.promises import Plan
from goldenthread.records.store.store import Store


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack with the bytes of its definition."""

    definition: PackDefinition
    text: bytes


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a pack for words: its key, section, title, whether it must be filled, and the first edition it is in.

    ``measure`` is the key of the measure that it stands beside, "" for none.
    """

    key: str
    section: Section
    title: str
    required: bool
    class_: Class
    measure: str = ""


def packs(home: Path) -> dict[str, Pack]:
    """Every pack by its key; raises `InputRefused` with every problem of a council's own."""
    own = own_folder(home)
    stamps = tuple(
        (path.name, path.stat().st_mtime_ns) for path in (sorted(own.glob("*.toml")) if own.is_dir() else ())
    )
    return _packs(home, settings_hash(home), stamps)


def the_book(home: Path) -> Book:
    """The book of measures with the council's own definitions."""
    return _book(home, settings_hash(home))


@lru_cache(maxsize=2)
def _book(home: Path, settings: str) -> Book:
    del settings
    return own_book(home)[0]


@lru_cache(maxsize=2)
def _packs(home: Path, settings: str, stamps: tuple[tuple[str, int], ...]) -> dict[str, Pack]:
    own = own_folder(home)
    folders = [shipped(), *([own] if stamps else [])]
    book = _book(home, settings)
    return {name: Pack(*load_pack(name, folders, book)) for name in names(folders)}


def places(definition: PackDefinition, plan: Plan | None = None) -> tuple[Place, ...]:
    """Every place of a pack for words, in the order of the paper; ``plan`` is the one that it tells of, None for none."""
    return tuple(_places(definition, plan))


def _places(definition: PackDefinition, plan: Plan | None) -> Iterable[Place]:
    known = kinds()
    for section in definition.sections:
        class_ = next(one for one in definition.classes if one.holds(section.marking.class_))
        for piece in section.pieces:
            for one in known[piece.kind].places(piece.options, section, plan):
                yield Place(one.key, section, one.title or section.title, one.required, class_, one.measure)


def periods(store: Path, definition: PackDefinition) -> tuple[Period, ...]:
    """The latest periods of a pack's kind that the records reach into or past, the newest first."""
    as_at = Store.open(store).current().manifest.as_at
    found = [period_of(definition.period, as_at)]
    while len(found) < RECENT.value:
        found.append(found[-1].previous())
    return tuple(found)


def baselines_of(period: Period) -> tuple[Period, ...]:
    """The periods of a kind before one, the newest first."""
    found = [period.previous()]
    while len(found) < BASELINES.value:
        found.append(found[-1].previous())
    return tuple(found)


def period_named(label: str) -> Period:
    """A period by its label; raises `PeriodError` where it is none."""
    return parse_period(label)
