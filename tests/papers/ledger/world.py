"""An invented service of a few teams, whose data versions, papers and ledger are made without a store."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from goldenthread.calendar import Period, month
from goldenthread.measures.definitions import book
from goldenthread.measures.disclosure import Exposed, policies
from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Audience, Reason, Unit
from goldenthread.measures.run.beside import Home
from goldenthread.measures.run.session import Session
from goldenthread.measures.run.windows import covered
from goldenthread.papers.ledger.alike import Alike
from goldenthread.papers.ledger.attack import attack
from goldenthread.papers.ledger.guard import ReleaseGuard
from goldenthread.papers.ledger.released import Ledger, Release

BOOK = book()
ALIKE = Alike(BOOK)
PUBLIC = policies()[Audience.PUBLIC]
#: Plans started by team and age in each month; and of how many of them the plan was a repeat.
Counts = Mapping[tuple[Period, str, str], int]
STARTED, SO_FAR, REPEATED = "cp-plans-started", "cp-plans-started-this-year", "cp-plans-started-under-ten"


@dataclass(frozen=True)
class Data:
    """One data version: how many there were by month, team and age, and which part of them met something."""

    snapshot: str
    counts: Counts
    met: Counts = field(default_factory=dict)

    def figures(
        self, keys: Iterable[str], periods: Sequence[Period], breakdowns: Iterable[tuple[str, ...]] = ()
    ) -> tuple[Figure, ...]:
        """Figures as an `Asker` would give them."""
        return tuple(
            figure
            for key in keys
            for period in periods
            for names in ((), *breakdowns)
            for figure in self._by(key, period, names)
        )

    def _by(self, key: str, period: Period, names: tuple[str, ...]) -> Iterator[Figure]:
        days = covered(BOOK.measure(key), period)
        rows = [place for place in self.counts if days.start <= place[0].start and place[0].end <= days.end]
        groups: dict[tuple[str, ...], list[tuple[Period, str, str]]] = {} if names else {(): rows}
        for place in rows if names else ():
            groups.setdefault(tuple({"team": place[1], "age": place[2]}[name] for name in names), []).append(place)
        for group, places in sorted(groups.items()):
            number = float(sum(self.counts[place] for place in places))
            blank = Figure(
                key, key, period, "*".join(names), group, number, None, number, Unit.COUNT, Reason.VALUE, 0, 1, self.snapshot
            )  # fmt: skip
            if BOOK.measure(key).unit is not Unit.PERCENT:
                yield blank
                continue
            met = float(sum(self.met.get(place, 0) for place in places))
            value = 100 * met / number if number else None
            reason = Reason.VALUE if number else Reason.NOT_APPLICABLE
            yield replace(blank, numerator=met, denominator=number, value=value, unit=Unit.PERCENT, reason=reason)


class Council:
    """A council that releases one paper after another and writes each into its ledger."""

    def __init__(self, folder: Path) -> None:
        self._home = Home(folder)
        self.ledger = Ledger((), "")
        self.warnings: list[str] = []

    def paper(
        self,
        data: Data,
        *asks: tuple[str, Sequence[Period], tuple[tuple[str, ...], ...]],
    ) -> dict[tuple[str, str, str, tuple[str, ...]], Figure]:
        """Release a paper; each ask is a measure, periods and breakdowns. Returns what was printed."""
        guard = ReleaseGuard(_session(data), self._home, self.ledger)
        printed: dict[tuple[str, str, str, tuple[str, ...]], Figure] = {}
        for key, periods, breakdowns in asks:
            for sets in ((), *((one,) for one in breakdowns)):
                for one in guard(data.figures([key], periods, sets), Audience.PUBLIC):
                    printed[one.key, one.period.label, one.breakdown, one.group] = one
        self.warnings += [str(one) for one in guard.warnings]
        entry = Release(
            f"paper {len(self.ledger.releases)}", "E1", date(2025, 1, 1), "", guard.told(frozenset(printed.values()))
        )
        self.ledger = Ledger((*self.ledger.releases, entry), "")
        return printed

    def attacked(self) -> tuple[Exposed, ...]:
        """What a reader of all papers can work out."""
        return attack(self.ledger.told("E1"), PUBLIC, ALIKE)


def _session(data: Data) -> Session:
    @contextmanager
    def asker() -> Iterator[Data]:
        yield data

    return cast(
        Session, SimpleNamespace(store=SimpleNamespace(authority="E1"), book=BOOK, asker=asker, snapshot=data.snapshot)
    )


def months(number: int, first: tuple[int, int] = (2024, 4)) -> list[Period]:
    """So many months in order."""
    found = [month(*first)]
    while len(found) < number:
        found.append(found[-1].following())
    return found
