"""What stands beside a store's own counts: population, typed figures and published comparators of a home folder."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from goldenthread.measures.comparators.book import Comparators
from goldenthread.measures.comparators.compare import Comparison
from goldenthread.measures.comparators.guard import Measured
from goldenthread.measures.disclosure import policies, protect
from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Audience
from goldenthread.measures.language.measures import Flow, Measure, Stat
from goldenthread.measures.run.windows import covered
from goldenthread.measures.typed.population import PopulationTable
from goldenthread.measures.typed.store import typed_figures
from goldenthread.records.errors import WrongUse


@dataclass(frozen=True)
class Home:
    """A folder of what a council keeps beside its stores; what is shipped is there without one.

    ``given`` are typed figures for one paper: each stands in the place of one that the folder holds.
    """

    folder: Path
    given: tuple[Figure, ...] = ()

    @cached_property
    def _people(self) -> PopulationTable:
        return PopulationTable.open(self.folder)

    @cached_property
    def _published(self) -> Comparators:
        return Comparators.open(self.folder)

    def population(self, authority: str, end: date, band: str) -> tuple[float, str] | None:
        """The population for a rate and its vintage in words; None where none is held."""
        try:
            found = self._people.for_rate(authority, end, band)
        except WrongUse:
            return None
        said = f"per {found.population:,} residents aged {found.band}, mid-{found.year} ({found.vintage})"
        return float(found.population), f"{said}; {found.note}" if found.note else said

    def typed(self, keys: Collection[str], labels: Collection[str]) -> tuple[Figure, ...]:
        """Typed figures of some keys for periods of these labels."""
        held = {_identity(one): one for one in typed_figures(self.folder, set(keys))}
        held |= {_identity(one): one for one in self.given if one.key in keys}
        return tuple(one for one in held.values() if one.period.label in labels)

    def compared(self, measure: Measure, figure: Figure, authority: str) -> Comparison | None:
        """A figure of the whole beside England and the neighbours; None where nothing published may stand beside it."""
        if figure.breakdown or figure.part or figure.value is None:
            return None
        try:
            found = self.comparison(measure, figure, authority)
        except WrongUse:
            return None  # an authority that is none, such as that of a synthetic borough
        return found if found.verdict.allowed else None

    def comparison(self, measure: Measure, figure: Figure, authority: str) -> Comparison:
        """The same with the verdict, which may refuse it: like with like only, for the days that the figure counts.

        Raises `WrongUse` for a figure without a value and for an authority that is not known.
        """
        if figure.value is None:
            what = f"there is no value for {figure.period.label} ({figure.reason.value}: {figure.note})"
            raise WrongUse.of(figure.key, what, "Choose another period")
        # A ratio sets two measures against each other, which may be of either kind.
        flow = None if measure.stat is Stat.RATIO else isinstance(measure.basis, Flow)
        ours = Measured(measure.key, measure.unit, covered(measure, figure.period), flow, None, measure.places)
        return self._published.compare(
            measure.key, authority, figure.period, figure.value, measure.polarity, measured=ours
        )


def _identity(figure: Figure) -> tuple[object, ...]:
    return figure.key, figure.period.label, figure.breakdown, figure.group, figure.part


def guarded(figures: Sequence[Figure], audience: Audience) -> Sequence[Figure]:
    """The figures as an audience may see them: disclosure control, at this one place."""
    return protect(figures, policies()[audience])
