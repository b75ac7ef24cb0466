"""The borough of these tests with the parts about children, clocks and staff made ready; and logs that remember, or fail."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pyarrow as pa
import pytest
from filelock import FileLock
from tests.roundtrip.stored import stored

from goldenthread.access.errors import LogFailed
from goldenthread.access.scope import Scope
from goldenthread.borough.plan import Borough, Plan
from goldenthread.borough.simulate import simulate
from goldenthread.measures.definitions import book
from goldenthread.measures.run.session import Session, no_population, open_session
from goldenthread.records.store.protocols import ReadScope
from goldenthread.serving import build as building
from goldenthread.serving.opening import Served, open_served

BOOK = book()
PLAN = Plan(children=70, years=2, seed=4, as_at=date(2025, 9, 30))
FAULTS = {"late-recording": 0.1, "duplicates": 0.02, "impossible-dates": 0.02, "missing-workers": 0.05}
#: Every so many people have a restricted record, so that each rule about them meets some.
_RESTRICTED = 7


class Remembered:
    """A log in memory."""

    def __init__(self) -> None:
        """Begin empty."""
        self.entries: list[tuple[str, dict[str, object]]] = []

    def append(self, action: str, scope: ReadScope, about: Mapping[str, object]) -> None:
        """Remember an entry."""
        del scope
        self.entries.append((action, dict(about)))

    def verify(self) -> str | None:
        """Nothing is ever wrong with it."""
        return None


class Full:
    """A log that cannot be written."""

    def append(self, action: str, scope: ReadScope, about: Mapping[str, object]) -> None:
        """Refuse."""
        raise LogFailed("the disk is full")

    def verify(self) -> str | None:
        """Nothing is wrong with what is there."""
        return None


@cache
def borough(shared: Path) -> Path:
    """A store of a small borough, with these parts alone made ready; made once for all processes of a run."""
    folder = shared / "children-borough"
    with FileLock(shared / "children-borough.lock"):
        if not (folder / "done").exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            stored(_with_restricted(), folder, FAULTS, ("ssd", "local"))
            wanted = tuple(part for part in building.PARTS if part.name in ("children", "due", "staff"))
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(building, "PARTS", wanted)
                building.build(folder / "store", folder / "home")
            (folder / "done").touch()
    return folder / "store"


def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that all processes of a run of tests have in common."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


def _with_restricted() -> Borough:
    made = simulate(PLAN)
    people = made.tables["people"]
    marks = [number % _RESTRICTED == 0 for number in range(people.num_rows)]
    at = people.schema.get_field_index("restricted")
    marked = people.set_column(at, people.schema.field(at), pa.array(marks, people.schema.field(at).type))
    return replace(made, tables={**made.tables, "people": marked})


@cache
def opened(root: Path) -> tuple[Served, Session]:
    """The snapshot made ready, and a session on it of someone who may see everything."""
    return open_served(root), open_session(root, everybody(), BOOK, no_population)


def everybody() -> Scope:
    """Someone who may see every child, restricted ones among them."""
    return Scope.everything("tests", "tests", role="director", restricted=True)
