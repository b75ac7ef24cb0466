"""Restatements: why a figure is not what it was in an earlier snapshot, worked out from the records when asked."""

from dataclasses import dataclass
from pathlib import Path

from goldenthread.access.errors import NotAllowed
from goldenthread.access.scope import Scope
from goldenthread.calendar import Period, parse_period
from goldenthread.measures.disclosure import policies
from goldenthread.measures.kinds import Audience
from goldenthread.measures.run.bridge import Bridge, bridge
from goldenthread.measures.run.opened import home_session, own_book
from goldenthread.serving.editions import edition_for
from goldenthread.serving.figures import FIGURE_COLUMNS, FigureRow, entry_of, figure_from, not_there, period_of
from goldenthread.serving.opening import Served


@dataclass(frozen=True, slots=True)
class Restated:
    """A figure of one period as it was in an earlier snapshot and as it is; None where one of them does not have it."""

    period: str
    part: str
    was: FigureRow | None
    now: FigureRow | None

    @property
    def changed(self) -> bool:
        """Whether the two print otherwise, or one is of another version of the definition."""
        if self.was is None or self.now is None:
            return True
        return (self.was.shown, self.was.counted, self.was.version) != (
            self.now.shown,
            self.now.counted,
            self.now.version,
        )


def restatements(served: Served, earlier: Served, scope: Scope, audience: Audience, key: str) -> tuple[Restated, ...]:
    """Every period of a measure's whole that both snapshots could tell, the latest first; milliseconds, from the two files.

    Both are as their own edition shows them. Raises `NotAllowed` as `measure_page` does.
    """
    edition = edition_for(scope, audience)
    entry_of(served, key)
    now, was = (_whole(one, edition, key) for one in (served, earlier))
    last = earlier.as_at.isoformat()
    places = sorted(((end, period, part) for period, part, end in now if end <= last), reverse=True)
    return tuple(
        Restated(period, part, was.get((period, part, end)), now.get((period, part, end)))
        for end, period, part in places
    )


_Place = tuple[str, str, str]


def _whole(served: Served, edition: str, key: str) -> dict[_Place, FigureRow]:
    sql = f"select {FIGURE_COLUMNS}, end_date from figure where edition = ? and key = ? and breakdown = ''"
    found = {}
    for row in served.connection().execute(sql, (edition, key)):
        figure = figure_from(row[:-1])
        found[figure.period, figure.part, row[-1]] = figure
    return found


def why_restated(
    served: Served, earlier: Served, home: Path, scope: Scope, audience: Audience, key: str, period: str
) -> Bridge:
    """The steps from one figure to the other by cause; counted from the records of both snapshots, which takes a second.

    Steps are small counts of rows, so only an audience from which none are hidden is told. Raises `NotAllowed` otherwise
    and for what is not there, and `DefinitionError` for a ratio, mix or rate, which has no bridge of its own.
    """
    edition_for(scope, audience)
    if policies()[audience].protects:
        raise NotAllowed("Why a figure was restated is told in small counts: ask in a role that manages.")
    if entry_of(served, key).typed:
        raise not_there()
    book, _ = own_book(home)
    of: Period = parse_period(period_of(served, period).label)
    was, now = (home_session(one.store_root, scope, home, book, snapshot=one.snapshot) for one in (earlier, served))
    return bridge(was, now, key, of)
