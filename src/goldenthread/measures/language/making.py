"""Short ways to write a measure, each filling in what its kind implies."""

from collections.abc import Mapping
from typing import Any

from goldenthread.measures.kinds import Polarity, Unit
from goldenthread.measures.language.clocks import Clock
from goldenthread.measures.language.measures import Denominator, Flow, Measure, Part, Stat, Stock, Window
from goldenthread.records.codes import code_set, group

_CLOCK_BASIS = {Denominator.COMPLETED: "clock_stop", Denominator.DUE: "clock_due"}
#: What fell due on the last day and is not done was not done when that day ended, so no due date is in no period.
#: What the rows of each counting are, in the language of conditions; see `compile.clocks` for the columns.
_CLOCK_MET = {
    Denominator.COMPLETED: "clock_in_time",
    Denominator.OPEN: "clock_due >= as_at",
    Denominator.DUE: "clock_stop is not null and clock_in_time",
}
_CLOCK_WHERE = {
    Denominator.COMPLETED: "clock_known",
    Denominator.OPEN: "clock_known",
    Denominator.DUE: "clock_known and ((clock_stop is not null and clock_in_time) or clock_closes > clock_due)",
}


def count(**given: Any) -> Measure:
    """A count of events in a period or of rows open at its end."""
    return Measure(stat=Stat.COUNT, **given)


def share(**given: Any) -> Measure:
    """The share of the rows that count which meet a condition, in percent."""
    return Measure(stat=Stat.SHARE, **{"unit": Unit.PERCENT, "places": 1, **given})


def duration(stat: Stat = Stat.MEAN, **given: Any) -> Measure:
    """The mean, median or 90th percentile of a length."""
    return Measure(stat=stat, **{"unit": Unit.DAYS, "places": 1, **given})


def rate(**given: Any) -> Measure:
    """A count per 10,000 of a population of the shipped or the council's own table; the vintage goes with it."""
    filled = {"unit": Unit.PER_10_000, "places": 1, "per": 10_000, "population": "0-17", **given}
    return Measure(stat=Stat.RATE, **filled)


def mix(**given: Any) -> Measure:
    """The shares of outcomes, with "not recorded" for the rest, so that the parts add up to all rows that count."""
    return Measure(stat=Stat.MIX, **{"unit": Unit.PERCENT, "places": 1, **given})


def ratio(**given: Any) -> Measure:
    """One count or sum divided by another, both counted for the same period and group."""
    basis = given.pop("basis", Flow(""))
    return Measure(stat=Stat.RATIO, over="", basis=basis, **{"unit": Unit.RATIO, "places": 1, **given})


def in_time(clock: Clock, counting: Denominator, window: Window = Window.PERIOD, **given: Any) -> Measure:
    """The share of a clock's runs that are in time, by one of the three denominators."""
    if counting is Denominator.OPEN:
        basis: Flow | Stock = Stock("clock_start", "clock_until")
    else:
        basis = Flow(_CLOCK_BASIS[counting], window)
    return share(**_of_clock(clock, counting, {"basis": basis, "polarity": Polarity.HIGHER, **given}))


def overdue(clock: Clock, **given: Any) -> Measure:
    """How many runs of a clock are open and past their due date at the end of the period."""
    where = "clock_known and clock_due < as_at"
    basis = Stock("clock_start", "clock_until")
    filled = {"basis": basis, "polarity": Polarity.LOWER, "unseen": clock.unseen, **given}
    filled["where"] = _both(where, str(given.get("where", "")))
    return count(**{"over": f"clock:{clock.key}", "source": clock.source, "chapter": clock.chapter, **filled})


def length(clock: Clock, stat: Stat = Stat.MEAN, **given: Any) -> Measure:
    """How long the runs of a clock that were done in the period took, in days unless ``value`` says otherwise."""
    filled = {
        "basis": Flow("clock_stop"),
        "value": "days(clock_start, clock_stop)",
        "polarity": Polarity.LOWER,
        **given,
    }
    filled["where"] = _both("clock_known", str(given.get("where", "")))
    return duration(stat, **{"over": f"clock:{clock.key}", "source": clock.source, "chapter": clock.chapter, **filled})


def _of_clock(clock: Clock, counting: Denominator, given: Mapping[str, Any]) -> dict[str, Any]:
    filled: dict[str, Any] = {"source": clock.source, "chapter": clock.chapter, "unseen": clock.unseen, **given}
    filled["over"] = f"clock:{clock.key}"
    filled["counting"] = counting
    filled["where"] = _both(_CLOCK_WHERE[counting], str(given.get("where", "")))
    filled["met"] = _CLOCK_MET[counting]
    filled["codes"] = (*clock.codes, *given.get("codes", ()))
    filled["needs"] = (*clock.needs, *given.get("needs", ()))
    return filled


def _both(first: str, second: str) -> str:
    return f"{first} and ({second})" if second else first


def parts_of_codes(column: str, key: str) -> tuple[Part, ...]:
    """One part for each code of a code set."""
    return tuple(Part(one.code, one.label, f"{column} = '{one.code}'") for one in code_set(key).codes)


def parts_of_groups(column: str, *keys: str) -> tuple[Part, ...]:
    """One part for each named group of codes."""
    return tuple(Part(key, group(key).title, f"in_group({column}, '{key}')") for key in keys)


def parts_by_length(unit: str, since: str, until: str, edges: tuple[int, ...], upto: bool = False) -> tuple[Part, ...]:
    """Bands of the time between two days, in ``weeks`` or ``months``; what lacks a day, or ended before it began, is in none.

    Exactly so long is in the later band ("3 to 6 months"), or with ``upto`` in the earlier one ("up to 6 weeks"), which
    is how limits are kept.
    """
    found = []
    # Nothing is known as at a day before it begins, so that only an end that was recorded can lie before the beginning.
    sound = "" if until == "as_at" else f"{since} <= {until} and "
    for low, high in zip((0, *edges), edges, strict=False):
        if upto:
            code, label = (
                (f"over-{low}-to-{high}", f"Over {low} to {high}") if low else (f"up-to-{high}", f"Up to {high}")
            )
        else:
            code, label = (f"{low}-to-{high}", f"{low} to {high}") if low else (f"under-{high}", f"Under {high}")
        where = f"{sound}{unit}_after({since}, {high}) {'>=' if upto else '>'} {until}"
        found.append(Part(f"{code}-{unit}", f"{label} {unit}", where))
    there = f"{sound}{since} is not null and {until} is not null"
    if upto:
        return (*found, Part(f"over-{edges[-1]}-{unit}", f"Over {edges[-1]} {unit}", there))
    return (*found, Part(f"{edges[-1]}-{unit}-or-more", f"{edges[-1]} {unit} or more", there))
