"""The measures that a dashboard begins with: those of the themes of the improvement plan, and those with a target."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from goldenthread.papers.load import names, own_folder, shipped
from goldenthread.serving.figures import ReadRow

#: The paper whose sections are the themes of the plan; a council's own of the same name stands in its stead.
PLAN: Final = "improvement-dashboard"
#: The rule by which measures are key, as it is told on the page.
KEY_RULE: Final = "Key measures are those with a target and those under the themes of the improvement plan."


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of the plan: its key in an address, its title and its measures in order."""

    key: str
    title: str
    measures: tuple[str, ...]


def themes(home: Path) -> tuple[Theme, ...]:
    """The themes of the plan with measures, as the paper about the plan has them; none where a council's own has none."""
    own = own_folder(home) / f"{PLAN}.toml"
    stamp = own.stat().st_mtime_ns if own.is_file() else 0
    return _themes(home, stamp)


@lru_cache(maxsize=4)
def _themes(home: Path, stamp: int) -> tuple[Theme, ...]:
    folders = [shipped(), own_folder(home)] if stamp else [shipped()]
    said = tomllib.loads(names(folders)[PLAN].read_text(encoding="utf-8"))
    found = [Theme(one["key"], one["title"], _measures(one.get("pieces", ()))) for one in said["sections"]]
    return tuple(one for one in found if one.measures)


def _measures(pieces: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for one in pieces if one["kind"] == "measures" for key in one["measures"]))


def key_measures(rows: Sequence[ReadRow], of_themes: Sequence[Theme]) -> frozenset[str]:
    """The keys of the measures that are key, of the rows of a whole dashboard."""
    of_plan = {key for theme in of_themes for key in theme.measures}
    return frozenset(one.figure.key for one in rows if one.target or one.figure.key in of_plan)
