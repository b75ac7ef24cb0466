"""What is known of each published dataset: its columns, definitions, periods, population, rounding and our measures."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any

from goldenthread.calendar import Period, census_year, period_range
from goldenthread.measures.kinds import Polarity, Unit


class Basis(Enum):
    """Which days a published year stands for; ``2025`` is read by it."""

    YEAR_TO_31_MARCH = "year to 31 March"
    AT_31_MARCH = "at 31 March"
    YEAR_TO_30_SEPTEMBER = "year to 30 September"
    AT_30_SEPTEMBER = "at 30 September"
    AT_30_JUNE = "at 30 June"

    @property
    def flow(self) -> bool:
        """Whether what happened over the year is counted, not what stood at its end."""
        return self in (Basis.YEAR_TO_31_MARCH, Basis.YEAR_TO_30_SEPTEMBER)

    def period(self, year: int) -> Period:
        """The days of a published year; a single day for what stood at a date."""
        if self is Basis.YEAR_TO_31_MARCH:
            return census_year(year)
        if self is Basis.YEAR_TO_30_SEPTEMBER:
            return period_range(date(year - 1, 10, 1), date(year, 9, 30))
        day = {Basis.AT_31_MARCH: date(year, 3, 31), Basis.AT_30_SEPTEMBER: date(year, 9, 30)}
        at = day.get(self, date(year, 6, 30))
        return period_range(at, at)


@dataclass(frozen=True, slots=True)
class Pair:
    """That one of our measures may stand beside an indicator: of the same definition, or with the difference said."""

    measure: str
    same: bool
    differs: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """One published indicator: a column of a dataset, with the filter values that pick its rows.

    ``places``      decimals as published for an authority. ``rounding`` says in words how each level is rounded.
    ``population``  what a rate is over, with the rule for its vintage; empty where there is none.
    ``numerator``, ``denominator``  the columns that make it, where the same file publishes them.
    """

    key: str
    dataset: str
    column: str
    title: str
    definition: str
    unit: Unit
    places: int
    basis: Basis
    rounding: str
    polarity: Polarity
    filters: Mapping[str, str]
    population: str
    population_years_before: int
    numerator: str
    denominator: str
    pairs: tuple[Pair, ...]

    def pair(self, measure: str) -> Pair | None:
        """What is said of a measure of ours beside this indicator; None where nothing is: then they are not compared."""
        return next((pair for pair in self.pairs if pair.measure == measure), None)


@dataclass(frozen=True, slots=True)
class Dataset:
    """One published dataset, recognised by its columns; a later release has the same and more years."""

    key: str
    title: str
    source: str
    licence: str
    recognise: frozenset[str]
    filters: tuple[str, ...]
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every dataset that is known."""

    datasets: tuple[Dataset, ...]

    def recognise(self, columns: Iterable[str]) -> Dataset | None:
        """The dataset whose columns these are; the one that asks most where several fit."""
        held = frozenset(columns)
        fitting = [one for one in self.datasets if one.recognise <= held]
        return max(fitting, key=lambda one: (len(one.recognise), one.key), default=None)

    def dataset(self, key: str) -> Dataset | None:
        """The dataset of a key, or None."""
        return next((one for one in self.datasets if one.key == key), None)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """Every indicator of every dataset."""
        return tuple(indicator for one in self.datasets for indicator in one.indicators)

    def indicator(self, key: str) -> Indicator | None:
        """The indicator of a key, or None."""
        return next((one for one in self.indicators if one.key == key), None)

    def for_measure(self, measure: str) -> tuple[Indicator, ...]:
        """The indicators that may stand beside a measure, those of the same definition first."""
        found = [(one.pair(measure), one) for one in self.indicators]
        paired = [(pair.same, one) for pair, one in found if pair is not None]
        return tuple(one for _, one in sorted(paired, key=lambda item: (not item[0], item[1].key)))


@cache
def catalogue() -> Catalogue:
    """The catalogue that ships with the package, from ``catalogue.toml``."""
    text = files("goldenthread.measures.comparators").joinpath("catalogue.toml").read_text(encoding="utf-8")
    return read_catalogue(text)


def read_catalogue(text: str) -> Catalogue:
    """A catalogue from its TOML text; raises KeyError or ValueError where a required word is missing or unknown."""
    return Catalogue(tuple(_dataset(said) for said in tomllib.loads(text)["dataset"]))


def _dataset(said: Mapping[str, Any]) -> Dataset:
    return Dataset(
        key=said["key"],
        title=said["title"],
        source=said["source"],
        licence=said["licence"],
        recognise=frozenset(said["recognise"]),
        filters=tuple(said["filters"]),
        indicators=tuple(_indicator(said, one) for one in said["indicator"]),
    )


def _indicator(dataset: Mapping[str, Any], said: Mapping[str, Any]) -> Indicator:
    return Indicator(
        key=said["key"],
        dataset=dataset["key"],
        column=said["column"],
        title=said["title"],
        definition=said["definition"],
        unit=Unit(said["unit"]),
        places=said["places"],
        basis=Basis(said["basis"]),
        rounding=said.get("rounding", dataset["rounding"]),
        polarity=Polarity(said["polarity"]),
        filters=dict(said.get("filters", {})),
        population=said.get("population", ""),
        population_years_before=said.get("population_years_before", 0),
        numerator=said.get("numerator", ""),
        denominator=said.get("denominator", ""),
        pairs=tuple(_pair(one) for one in said.get("measure", ())),
    )


def _pair(said: Mapping[str, Any]) -> Pair:
    if said["same"] == bool(said.get("differs")):
        raise ValueError(f"{said['key']}: a measure is of the same definition, or the difference is said")
    return Pair(said["key"], said["same"], said.get("differs", ""))
