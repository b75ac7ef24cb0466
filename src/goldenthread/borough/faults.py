"""Faults that can be planted in what is written of a borough, by name and rate."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType

from goldenthread.borough import fault_kinds as kinds
from goldenthread.borough.plan import Borough
from goldenthread.borough.planting import Planted, Plot
from goldenthread.records.errors import Problem, WrongUse

__all__ = ["FAULTS", "Fault", "Infested", "Planted", "checked", "plant", "read_faults"]

NO_FAULTS: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault that can be planted: its name, what it does, and what its rate is a share of."""

    name: str
    meaning: str
    share_of: str
    work: Callable[[Plot, float], None]


_ALL = (
    Fault(
        "late-recording",
        "an entry is recorded 10 to 90 days later than it was",
        "entries with a recorded date",
        kinds.record_late,
    ),
    Fault("unrecorded-visits", "a visit that took place is not in the records", "visits", kinds.lose_visits),
    Fault("missing-workers", "an open child has no worker", "open episodes of need", kinds.lose_workers),
    Fault("lenient-auditor", "one auditor's grade is one better than it was", "audits of that auditor", kinds.grade_up),
    Fault(
        "impossible-dates",
        "an end before its start, an event before the pregnancy or in the future",
        "dates of eight kinds",
        kinds.impossible,
    ),
    Fault(
        "duplicates",
        "a person or an event is there twice, under another id",
        "people, and events of eight kinds",
        kinds.repeat,
    ),
    Fault("code-drift", "a code is written in another way, or is none", "codes of nine kinds", kinds.drift),
    # Last: it changes rows in one format only, by their place.
    Fault(
        "conflicting-sources",
        "one format says something else than the others",
        "people and child protection plans",
        kinds.conflict,
    ),
)

#: Every fault by name, in the order in which they are planted.
FAULTS: Mapping[str, Fault] = MappingProxyType({fault.name: fault for fault in _ALL})


@dataclass(frozen=True)
class Infested:
    """A borough with faults in it: as it is to be written in each format, and what was planted, in order."""

    plot: Plot

    @property
    def planted(self) -> tuple[Planted, ...]:
        """Every fault that was planted."""
        return tuple(self.plot.planted)

    def written_as(self, form: str) -> Borough:
        """The borough for one format."""
        return self.plot.result(form)


def plant(borough: Borough, faults: Mapping[str, float] = NO_FAULTS) -> Infested:
    """Plant faults in a copy of the borough's tables; its known answers stay as they are.

    The same borough and the same faults give the same result, in whatever order the faults are named. Raises `WrongUse`
    as `checked` does.
    """
    rates = checked(faults)
    plot = Plot(borough)
    for name, fault in FAULTS.items():
        if name in rates:
            plot.begin(name)
            fault.work(plot, rates[name])
    return Infested(plot)


def checked(faults: Mapping[str, float]) -> Mapping[str, float]:
    """The faults as given; raises `WrongUse` naming every one that is not known and every rate outside 0 to 1."""
    problems = list(_problems(faults))
    if problems:
        raise WrongUse(*problems)
    return faults


def _problems(faults: Mapping[str, float]) -> Iterator[Problem]:
    known = f"The faults are {', '.join(FAULTS)}."
    for name, rate in faults.items():
        if name not in FAULTS:
            near = get_close_matches(name, FAULTS, n=1)
            yield Problem("faults", f"{name!r} is not a fault", f"Did you mean {near[0]!r}? {known}" if near else known)
        elif not 0 <= rate <= 1:
            yield Problem("faults", f"the rate of {name} is {rate}", "Give a share from 0 to 1, such as 0.05.")


def read_faults(text: str) -> dict[str, float]:
    """Read faults as they are given on the command line: ``name=rate,name=rate``.

    Raises `WrongUse` naming every part that cannot be read, is given twice, or is refused by `checked`.
    """
    faults: dict[str, float] = {}
    problems = []
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        name, equals, rate = (piece.strip() for piece in part.partition("="))
        try:
            number = float(rate)
        except ValueError:
            problems.append(
                Problem(
                    "faults", f"{part!r} has no rate" if not equals else f"{rate!r} is not a rate", "Write name=0.05."
                )
            )
            continue
        if name in faults:
            problems.append(Problem("faults", f"{name!r} is given twice", "Give each fault once."))
        faults[name] = number
    problems.extend(_problems(faults))
    if problems:
        raise WrongUse(*problems)
    return faults
