"""Which measures count the same things, so that one tells of the other: other days, or what a share is out of."""

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property

from goldenthread.calendar import Period
from goldenthread.measures.disclosure.cells import Role
from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Book
from goldenthread.measures.language.measures import Counts, Flow, Measure, Stat, Stock, Window
from goldenthread.measures.run.windows import covered
from goldenthread.papers.counts import adds_up, counted_by, source_of


@dataclass(frozen=True)
class Alike:
    """What of a book's measures is the same count under another name."""

    book: Book

    def days(self, key: str, period: Period) -> Period:
        """The days that a measure's figure of a period counts; those of the period for a typed one or one now gone."""
        return covered(self.book.measure(key), period) if key in self.book.measures else period

    def key(self, key: str) -> str:
        """One key for measures that differ in nothing but the window over which they count."""
        return self._keys.get(key, key)

    def count(self, key: str, role: Role) -> str:
        """What the count of a measure (by `key`) in a role counts; "" where nothing else is known to count it."""
        return self._counts.get((key, role), "") or counted_by(key, role)

    def adds_up(self, key: str) -> bool:
        """Whether what a measure counts in two spans of days is what it counts in both together."""
        measure = self.book.measures.get(key)
        return adds_up(key) or (
            measure is not None
            and isinstance(measure.basis, Flow)
            and measure.counts is Counts.ROWS
            and measure.stat in (Stat.COUNT, Stat.RATE, Stat.SHARE, Stat.MIX)
        )

    def family(self, key: str) -> str:
        """The name of all the measures, or counts of one source, whose figures may tell of one another."""
        return self._family.get(key, source_of(key))

    @cached_property
    def _keys(self) -> dict[str, str]:
        first: dict[Measure, str] = {}
        return {key: first.setdefault(_nature(one), key) for key, one in sorted(self.book.measures.items())}

    @cached_property
    def _counts(self) -> dict[tuple[str, Role], str]:
        found: dict[tuple[str, Role], str] = {}
        for key in sorted(set(self._keys.values())):
            measure = self.book.measures[key]
            if measure.stat in (Stat.COUNT, Stat.RATE):
                found[key, Role.NUMERATOR] = _rows(measure)
            elif measure.stat in (Stat.SHARE, Stat.MIX):
                found[key, Role.DENOMINATOR] = _rows(measure)
            elif measure.stat is Stat.RATIO:
                for role, name in ((Role.NUMERATOR, measure.numerator), (Role.DENOMINATOR, measure.denominator)):
                    if self.book.measures[name].stat is Stat.COUNT:
                        found[key, role] = _rows(self.book.measures[name])
        return found

    @cached_property
    def _family(self) -> dict[str, str]:
        together: dict[str, set[str]] = defaultdict(set)
        for key, canon in self._keys.items():
            names = {name for (one, _), name in self._counts.items() if one == canon and name} | {f"={canon}"}
            for name in names:
                together[name].add(key)
        leader = {key: {key} for key in self._keys}
        for keys in together.values():
            joined = set().union(*(leader[key] for key in keys))
            for key in joined:
                leader[key] = joined
        return {key: min(keys) for key, keys in leader.items()}


def _nature(measure: Measure) -> Measure:
    """A measure without its name, words and window: two of one nature count alike over other days."""
    return replace(
        measure, key="", title="", says="", source=Source(""), example="", chapter="", basis=_undated(measure.basis),
        unit=measure.unit, polarity=Polarity.NONE, places=0, breakdowns=(), codes=(), needs=(), unseen="", beside=(),
        counting=None, running=False, version=1,
    )  # fmt: skip


def _rows(measure: Measure) -> str:
    """Which rows a measure counts, as text: where they are, which of them, once each or by child, and their day."""
    return repr((measure.over, measure.where, measure.counts, _undated(measure.basis), measure.at, measure.tallies))


def _undated(basis: Flow | Stock) -> Flow | Stock:
    return replace(basis, window=Window.PERIOD) if isinstance(basis, Flow) else basis
