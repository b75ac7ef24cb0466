"""A desk at which packs are written, frozen, reviewed and made again, over a small store that moves on."""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from goldenthread.access.scope import Scope
from goldenthread.calendar import parse_period
from goldenthread.measures.definitions import book
from goldenthread.measures.run.own import book_with
from goldenthread.measures.run.session import Session, no_population, open_session
from goldenthread.papers.build import Asked
from goldenthread.papers.classes import Class
from goldenthread.papers.freeze import Frozen, freeze
from goldenthread.papers.ledger.guard import ReleaseGuard
from goldenthread.papers.ledger.released import read_ledger
from goldenthread.papers.load import load_pack
from goldenthread.papers.manifest import frozen_packs
from goldenthread.papers.rebuild import Rebuilt, finalise, rebuild
from goldenthread.papers.sources import Sources, make

HEAD = (
    'format = 1\nkey = "tried"\ntitle = "Tried"\nsays = "A pack that a test builds."\nversion = 1\nperiod = "month"\n'
    '\n[audiences]\npublic = "public"\nconfidential = "management"\n'
    '\n[[sections]]\nkey = "one"\ntitle = "One"\n'
)
COLUMNS = 'columns = ["previous", "latest", "n", "change", "target", "rating", "direction"]\n'
COMMENTARY = '\n[[sections.pieces]]\nkind = "commentary"\nplace = "one"\n'
WORDS = '[[commentary]]\nplace = "one"\ntext = "There were {contacts.value} contacts."\nby = "A. Manager"\non = 2025-10-01\n'
TARGET = (
    'format = 1\n\n[[target]]\nmeasure = "contacts-decided-in-24-hours"\nfrom = "2024-09"\nat_least = {least}\n'
    'set_by = "Board"\nset_on = 2024-09-01\nsource = "Invented"\n'
)
KEYS = ("contacts", "contacts-decided-in-24-hours", "cp-plans-open")
ON = date(2025, 10, 8)


def text_of(*keys: str, more: str = "") -> str:
    """The definition of a pack that shows some measures."""
    listed = ", ".join(f'"{key}"' for key in keys or KEYS)
    return f'{HEAD}\n[[sections.pieces]]\nkind = "measures"\ncaption = "Some"\nmeasures = [{listed}]\n{COLUMNS}{more}'


class Desk:
    """One council's store and home folder."""

    def __init__(self, store: Path, folder: Path) -> None:
        self.store, self.folder, self.home, self.out = store, folder, folder / "home", folder / "out"
        self.home.mkdir(parents=True)

    def session(self, home: Path | None = None, snapshot: str = "") -> Session:
        """The store read by an analyst, with the book of a home folder."""
        there = (home or self.home) / "definitions"
        known, _ = book_with(book(), there if there.is_dir() else None, (home or self.home) / "limits.toml")
        return open_session(
            self.store, Scope.everything("A. Analyst", "tests"), known, no_population, snapshot=snapshot
        )

    def opened(self, home: Path, snapshot: str) -> Session:
        """The same, as `rebuild` asks for it."""
        return self.session(home, snapshot)

    def target(self, least: int) -> None:
        """Set a target in the home folder."""
        folder = self.home / "settings" / "targets"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "ours.toml").write_text(TARGET.format(least=least), encoding="utf-8")

    def made(
        self, text: str, class_: Class, period: str, **files: Path
    ) -> tuple[Session, Sources, object, ReleaseGuard | None]:
        """A pack built and not yet frozen."""
        (self.folder / "packs").mkdir(exist_ok=True)
        (self.folder / "packs" / "tried.toml").write_text(text, encoding="utf-8")
        session = self.session()
        definition, _ = load_pack("tried", [self.folder / "packs"], session.book)
        asked = Asked(parse_period(period), class_, date(2025, 10, 6), "Synthetic Borough", "A. Analyst")
        sources = replace(Sources(self.home), **files)  # type: ignore[arg-type]
        built, guard = make(definition, session, sources, asked, read_ledger(self.home))
        return session, sources, built, guard

    def frozen(
        self,
        text: str = "",
        class_: Class = Class.PUBLIC,
        period: str = "2025-09",
        formats: Sequence[str] = ("html",),
        out: Path | None = None,
        **files: Path,
    ) -> Frozen:
        """Build a pack and freeze it."""
        said = text or text_of()
        session, sources, built, guard = self.made(said, class_, period, **files)
        inputs = sources.inputs(said.encode())
        register = frozen_packs(self.home)
        return freeze(built, session, out or self.out, formats, inputs, register, sources.template, guard)  # type: ignore[arg-type]

    def again(self, folder: Path) -> Rebuilt:
        """Build a frozen pack again."""
        return rebuild(folder, self.opened, self.home)

    def final(self, folder: Path, by: str = "C. Director") -> Frozen:
        """Make a draft final."""
        return finalise(folder, by, ON, self.opened, self.home)[0]


def copied(store: Path, place: Path) -> Path:
    """A copy of a store, for a test that moves it on."""
    shutil.copytree(store, place)
    return place
