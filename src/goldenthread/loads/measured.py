"""Which figures moved between two snapshots: those of the whole, for periods that the served files of both hold."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from goldenthread.access.audience import Audience
from goldenthread.access.scope import Scope
from goldenthread.serving.editions import edition_for
from goldenthread.serving.opening import open_served

_FIGURES: Final = """
    select f.key, m.title, f.part, f.period, f.end_date, f.shown from figure f join measure m on m.key = f.key
    where f.edition = ? and f.breakdown = '' and f.grp = '' order by m.place, f.part, f.end_date desc
"""


@dataclass(frozen=True, slots=True)
class Moved:
    """A measure's figure for a period, as two snapshots print it."""

    key: str
    title: str
    period: str
    before: str
    after: str


def moved(root: Path, earlier: str, later: str, audience: Audience, scope: Scope) -> tuple[Moved, ...]:
    """Figures of periods that both hold and that are not printed alike, in the order of the book.

    Raises `NotServed` when either is not served, `NotAllowed` when the scope's role may not read for the audience.
    """
    edition = edition_for(scope, audience)
    old, new = (_figures(root, snapshot, edition) for snapshot in (earlier, later))
    return tuple(
        Moved(key, title, period, old[(key, part, period)][1], shown)
        for (key, part, period), (title, shown) in new.items()
        if (key, part, period) in old and old[(key, part, period)][1] != shown
    )


def _figures(root: Path, snapshot: str, edition: str) -> dict[tuple[str, str, str], tuple[str, str]]:
    rows = open_served(root, snapshot).connection().execute(_FIGURES, (edition,))
    return {(key, part, period): (title, shown) for key, title, part, period, _, shown in rows}
