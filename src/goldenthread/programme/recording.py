"""What was done and not recorded, from dip samples: beside a measure's figures, so that better recording can be told."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files as package_files
from typing import Final

from goldenthread.calendar import Period
from goldenthread.measures.entries import Folder, file_of
from goldenthread.measures.kinds import Polarity, Unit
from goldenthread.programme.figures import Observed, Series
from goldenthread.records.errors import Problem, refuse_if_any

FORMAT: Final = 1
_FILE: Final = "recording.toml"


@dataclass(frozen=True, slots=True)
class Sample:
    """A typed sample by its key, and the measures of which it tells how much was done and not recorded."""

    key: str
    measures: tuple[str, ...]
    source: str


@cache
def samples() -> tuple[Sample, ...]:
    """Every sample of the package; raises InputRefused with every problem of the file."""
    problems: list[Problem] = []
    folder: Folder = package_files("goldenthread.programme")
    file = file_of(folder / _FILE, problems)
    found = []
    if file is not None:
        if file.whole("format") != FORMAT:
            file.wrong("the file is of another format", f"Write format = {FORMAT}.")
        for entry in file.tables("sample"):
            found.append(Sample(entry.text("key"), entry.lines("measures"), entry.text("source")))
            entry.yes("confirmed", True)
            entry.done()
        file.done()
    refuse_if_any(problems)
    return tuple(found)


def with_samples(series: Mapping[str, Series]) -> dict[str, Series]:
    """The series, with the share that was done and not recorded wherever a sample among them tells it.

    Of those that looked not met, the sample found a share done: of all that was done, what was not recorded is that part.
    A sample of a quarter stands for its months. Only shares of which more is better are told of, and a share that a
    series holds already stays.
    """
    found = dict(series)
    for sample in samples():
        told = series.get(sample.key)
        if told is None:
            continue
        for key in sample.measures:
            mine = series.get(key)
            if mine is not None and mine.subject.unit is Unit.PERCENT and mine.subject.polarity is Polarity.HIGHER:
                observed = tuple(_told(one, told) for one in mine.observed)
                found[key] = replace(mine, observed=observed)
    return found


def _told(one: Observed, sample: Series) -> Observed:
    point = one.first if one.first is not None and one.first.value is not None else one.point
    share = _share(point.period, sample)
    if one.unrecorded is not None or point.value is None or share is None:
        return one
    recorded = point.value / 100
    missed = share * (1 - recorded)
    done = recorded + missed
    return replace(one, unrecorded=missed / done if done else 0.0)


def _share(period: Period, sample: Series) -> float | None:
    """What the sample of the period found, or of the shortest longer one that holds it, from 0 to 1."""
    holding = [
        one.point
        for one in sample.observed
        if one.point.value is not None and one.point.period.start <= period.start and period.end <= one.point.period.end
    ]
    nearest = min(holding, key=lambda point: point.period.length, default=None)
    return None if nearest is None or nearest.value is None else nearest.value / 100
