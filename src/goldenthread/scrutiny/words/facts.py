"""Figures that sentences can be held against: a measure with its readings, target and comparators, from tables or papers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from goldenthread.scrutiny.figures.polarity import polarity_of
from goldenthread.scrutiny.findings import Place
from goldenthread.scrutiny.periods import Named, period_of
from goldenthread.scrutiny.printed import Kind, Printed
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet
from goldenthread.scrutiny.units import Unit, unit_of
from goldenthread.scrutiny.words.said import When
from goldenthread.scrutiny.words.standing_bodies import body_of


@dataclass(frozen=True, slots=True)
class Reading:
    """One published value of a measure: its print, its period where it is known, its place where it stands in a table.

    ``ago`` is "now", "previous", "year ago" or "baseline" where a table sets it so, "" for a value in a series.
    """

    printed: Printed
    unit: Unit
    period: Named | None = None
    ago: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A measure as published: ``readings`` from the earliest to the latest, the last being the one of its period.

    ``better`` is 1 where more is better, -1 where less is, 0 where neither, None where nothing tells. ``bodies`` are what it
    may be held against by name: "target", "england", "neighbours", "london". ``key`` is its code or key, "" for none.
    """

    title: str
    readings: tuple[Reading, ...]
    better: int | None = None
    bodies: Mapping[str, Printed] = field(default_factory=dict)
    key: str = ""

    @property
    def latest(self) -> Reading:
        """The last reading."""
        return self.readings[-1]

    def at(self, when: When | None) -> Reading | None:
        """The reading of a period: the latest where none is said; None where there is none of it, or more than one."""
        if when is None or when.ago == "now":
            return self.latest
        if when.named is None:
            return self.before(when.ago)
        found = [one for one in self.readings if one.period is not None and same_period(one.period, when.named)]
        return found[0] if len(found) == 1 else None

    def before(self, ago: str, of: Reading | None = None) -> Reading | None:
        """The reading one period, or one year, before another (the latest, unless another is given)."""
        of = of or self.latest
        if of is self.latest and (set_so := [one for one in self.readings if one.ago == ago and one is not of]):
            return set_so[-1]
        if of.period is None:
            return None
        wanted = [one for one in self.readings if one.period is not None and _is_before(one.period, of.period, ago)]
        return wanted[0] if len(wanted) == 1 else None


def same_period(held: Named, said: Named) -> bool:
    """Whether a period as said is that of a reading; a month said without its year may be any year's."""
    if not said.dated:
        return held.kind == said.kind and (held.first.month, held.last.month) == (said.first.month, said.last.month)
    if said.kind == "month" and held.kind == "day":
        return said.first <= held.first <= said.last
    return (held.first, held.last) == (said.first, said.last)


def _is_before(one: Named, of: Named, ago: str) -> bool:
    if ago == "previous":
        return one.kind == of.kind and one.last + timedelta(days=1) == of.first
    if ago == "year ago":
        alike = (one.first.month, one.last.month) == (of.first.month, of.last.month)
        return one.kind == of.kind and alike and one.first.year == of.first.year - 1
    return False


#: A comparator of these kinds is an earlier figure of the same measure.
_EARLIER: Final = ("previous", "earlier", "last year", "year ago", "baseline")
_AGO: Final = {
    Role.BASELINE: "baseline",
    Role.YEAR_AGO: "year ago",
    Role.PREVIOUS: "previous",
    Role.LATEST: "now",
    Role.VALUE: "now",
}


def facts_of(sheet: Sheet, rules: Rules) -> Iterator[Fact]:
    """Every row of a table that says its figures of one measure; rows of a column of remarks are none."""
    if len(sheet.having(Role.LATEST)) + len(sheet.having(Role.VALUE)) > 1:
        return
    for row in sheet.rows:
        fact = fact_of(row, rules)
        if fact is not None:
            yield fact


def fact_of(row: Row, rules: Rules) -> Fact | None:
    """The measure of a row; None where it has no label or no figure."""
    readings = [one for one in _readings(row) if one.printed.kind is Kind.NUMBER]
    if not row.label or not readings:
        return None
    bodies: dict[str, Printed] = {}
    target = row.number(Role.TARGET)
    if target is not None:
        bodies["target"] = target
    for column in row.sheet.having(Role.COMPARATOR):
        name = body_of(f"{column.about} {column.heading} {_beside(row, column, 'kind')}", rules)
        if name and row.at(column).kind is Kind.NUMBER:
            bodies[name] = row.at(column)
    polarity = polarity_of(row, rules)
    key = row.text(Role.REF) or row.text(Role.ID)
    return Fact(row.label, tuple(readings), polarity.sign if polarity is not None else None, bodies, key)


def _readings(row: Row) -> Iterator[Reading]:
    """The figures of a row in order of time: its series, or baseline, a year ago, the previous one and the latest."""
    series = [
        Reading(row.at(column), unit_of(row, column), period_of(column.about or column.heading), "", row.place(column))
        for column in row.sheet.having(Role.SERIES)
    ]
    dated = [one for one in series if one.period is not None]
    yield from sorted(dated, key=lambda one: (one.period.first, one.period.last) if one.period is not None else ())
    for column in row.sheet.having(Role.COMPARATOR):
        kind = _beside(row, column, "kind")
        if any(word in kind.casefold() for word in _EARLIER):
            yield Reading(
                row.at(column),
                unit_of(row, column),
                period_of(_beside(row, column, "period")),
                "previous",
                row.place(column),
            )
    for role, ago in _AGO.items():
        for column in row.sheet.having(role)[:1]:
            yield Reading(row.at(column), unit_of(row, column), _period(row, role, column), ago, row.place(column))


def _beside(row: Row, column: Column, what: str) -> str:
    """What a column of its own says of a comparator: "comparator kind" beside "comparator value"."""
    first = column.heading.casefold().replace("_", " ").split(" ", maxsplit=1)[0]
    wanted = f"{first} {what}"
    return next((row.raw(one) for one in row.sheet.columns if one.heading.casefold().replace("_", " ") == wanted), "")


def _period(row: Row, role: Role, column: Column) -> Named | None:
    own = {Role.LATEST: Role.LATEST_PERIOD, Role.VALUE: Role.PERIOD, Role.PREVIOUS: Role.PREVIOUS_PERIOD}.get(role)
    return (period_of(row.text(own)) if own is not None else None) or period_of(column.heading)
