"""A small borough's store, and the packs that are built from it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from tests.roundtrip.stored import stored

from goldenthread.access.scope import Scope
from goldenthread.borough.simulate import Plan, simulate
from goldenthread.calendar import parse_period
from goldenthread.measures.definitions import book
from goldenthread.measures.run.beside import Home
from goldenthread.measures.run.readings import Reader
from goldenthread.measures.run.session import Session, no_population, open_session
from goldenthread.papers.build import Asked, Built, build
from goldenthread.papers.classes import Class
from goldenthread.papers.commentary import Comment
from goldenthread.papers.gaps import Gap
from goldenthread.papers.load import load_pack

AS_AT = date(2025, 9, 30)


@pytest.fixture(scope="session")
def store_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A borough of 300 children over two years, loaded from what the standard safeguarding dataset and local lists hold."""
    folder = tmp_path_factory.mktemp("papers")
    stored(simulate(Plan(children=300, years=2, seed=11, as_at=AS_AT)), folder, {}, ("ssd", "local"))
    return folder / "store"


@pytest.fixture
def session(store_root: Path) -> Session:
    """The store read by an analyst."""
    return open_session(store_root, Scope.everything("A. Analyst", "tests"), book(), no_population)


class Packs:
    """Builds packs that tests write as text."""

    def __init__(self, session: Session, folder: Path) -> None:
        self.session = session
        self.folder = folder
        self.reader = Reader(home=Home(folder / "home"))

    def build(
        self,
        text: str,
        class_: Class = Class.PUBLIC,
        period: str = "2025-09",
        baseline: str = "",
        commentary: Mapping[str, tuple[Comment, ...]] | None = None,
        gaps: Mapping[str, Gap] | None = None,
    ) -> Built:
        """Build the pack that a definition describes."""
        (self.folder / "packs").mkdir(exist_ok=True)
        (self.folder / "packs" / "tried.toml").write_text(text, encoding="utf-8")
        definition, _ = load_pack("tried", [self.folder / "packs"], self.session.book)
        asked = Asked(
            parse_period(period),
            class_,
            date(2025, 10, 6),
            "Synthetic Borough",
            "A. Analyst",
            parse_period(baseline) if baseline else None,
        )
        return build(definition, self.session, self.reader, asked, commentary or {}, gaps or {})


@pytest.fixture
def packs(session: Session, tmp_path: Path) -> Packs:
    """What builds packs in a folder of the test's own."""
    return Packs(session, tmp_path)
