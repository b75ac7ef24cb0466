"""Figures made of what was counted: values, reasons for none, and the notes that go with them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import duckdb

from goldenthread.calendar import Period
from goldenthread.measures.compile.statements import Breakdown
from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Reason
from goldenthread.measures.language.book import Book
from goldenthread.measures.language.measures import Measure, Stat
from goldenthread.measures.run.counting import JOINT, observe
from goldenthread.measures.run.needs import Needs
from goldenthread.measures.run.ready import Ready

#: Number and vintage of a population, for an authority, the last day of a period and a band of age; None if not held.
Population = Callable[[str, date, str], tuple[float, str] | None]
_QUANTILES = (Stat.MEDIAN, Stat.P90)
_PERCENT = 100
#: The note of a figure that is not of anything.
NOTHING_TO_COUNT = "nothing to count"
#: Digits of a sum that do not depend on the order of its terms: three fewer than a binary number holds.
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted for one measure, part, period, breakdown and group."""

    numerator: float | None = 0.0
    denominator: float | None = None
    quantile: float | None = None
    excluded: float = 0.0
    excluded_met: float = 0.0
    cannot: float = 0.0


#: What a share of nothing is counted from.
_NOTHING = Counted(0.0, 0.0)
#: Breakdown, group and part of a figure.
_Place = tuple[str, tuple[str, ...], str]
_Held = Mapping[tuple[str, str, int, str], Mapping[str, Counted]]
#: By key and breakdown: each group of which there is anything to say, with the number of the period that says it.
_Groups = Mapping[tuple[str, str], Collection[tuple[str, int]]]


@dataclass(slots=True)
class Asker:
    """Answers for figures from one connection to the records, as at one day, with one book.

    With ``ready`` what was made to answer one question stands there for the next.
    """

    connection: duckdb.DuckDBPyConnection
    book: Book
    authority: str
    as_at: date
    snapshot: str
    population: Population
    ready: Ready | None = None

    def figures(
        self,
        keys: Iterable[str],
        periods: Sequence[Period],
        breakdowns: Iterable[Breakdown] = (),
        groups_of: Iterable[Period] = (),
        only_those: bool = False,
    ) -> tuple[Figure, ...]:
        """Every measure asked for, for each period: the whole first, then each breakdown by group.

        Groups are those that hold anything in any of the periods, or in any of ``groups_of`` where that is given:
        what is only compared with brings no group of its own. With ``only_those`` other periods are told whole.
        Raises `DefinitionError` for a key that is not there. A breakdown that a measure has not is one figure
        "not applicable".
        """
        asked = [self.book.measure(key) for key in keys]
        sets = tuple(dict.fromkeys(tuple(one) for one in breakdowns if one))
        held = self._count(asked, periods, sets)
        groups = _places(held)
        needs = Needs(self.connection, self.book)
        labels = {period.label for period in (*groups_of,)} or {period.label for period in periods}
        asked_for = frozenset(number for number, period in enumerate(periods) if period.label in labels)
        return tuple(
            figure
            for measure in asked
            for number, period in enumerate(periods)
            for figure in self._of(
                measure,
                number,
                period,
                () if only_those and number not in asked_for else sets,
                (held, groups),
                needs,
                asked_for,
            )
        )

    def _count(self, asked: Sequence[Measure], periods: Sequence[Period], sets: Sequence[Breakdown]) -> _Held:
        measures = {one.key: one for one in asked}
        for one in asked:
            if one.stat is Stat.RATIO:
                measures |= {key: self.book.measure(key) for key in (one.numerator, one.denominator)}
        counted = [one for one in measures.values() if one.stat is not Stat.RATIO]
        table = observe(
            self.connection,
            self.book,
            counted,
            periods,
            self.as_at,
            lambda one: tuple(names for names in sets if set(names) <= set(one.breakdowns)),
            self.ready,
        )
        found: dict[tuple[str, str, int, str], dict[str, Counted]] = {}
        for row in table.to_pylist():
            place = (row["key"], row["part"], row["period_id"], row["breakdown"])
            found.setdefault(place, {})[row["group"]] = Counted(
                _settled(row["numerator"]),
                _settled(row["denominator"]),
                row["quantile"],
                row["excluded"] or 0.0,
                row["excluded_met"] or 0.0,
                row["cannot"] or 0.0,
            )
        return found

    def _of(
        self,
        measure: Measure,
        number: int,
        period: Period,
        sets: Sequence[Breakdown],
        counted: tuple[_Held, _Groups],
        needs: Needs,
        asked_for: frozenset[int],
    ) -> Iterator[Figure]:
        held, groups = counted
        blank = Figure(
            measure.key,
            measure.title,
            period,
            "",
            (),
            None,
            None,
            None,
            measure.unit,
            Reason.CANNOT_COMPUTE,
            measure.places,
            measure.version,
            self.snapshot,
        )
        if period.start > self.as_at:
            yield replace(blank, note=f"nothing is known after {self.as_at.isoformat()}")
            return
        if lacking := needs.lacking(measure):
            yield replace(blank, reason=Reason.NOT_RECORDED, note=lacking, guarded_note=lacking)
            return
        if late := needs.begins_after(measure, period):
            # The first day held is the day of somebody's event.
            short = "the records do not reach back so far"
            yield replace(blank, reason=Reason.NOT_RECORDED, note=late, guarded_note=short)
            return
        if period.end > self.as_at:
            blank = replace(blank, note=f"to {self.as_at.isoformat()}")
        for names in ((), *sets):
            joined = "*".join(names)
            if not set(names) <= set(measure.breakdowns):
                yield replace(blank, breakdown=joined, reason=Reason.NOT_APPLICABLE, note="not broken down so")
                continue
            for label in self._groups(measure, joined, groups, asked_for):
                yield from self._parts(measure, blank, (number, joined, label), held)

    def _groups(self, measure: Measure, joined: str, groups: _Groups, asked_for: frozenset[int]) -> list[str]:
        """Groups that any period asked for has rows of; the whole is there even when nothing was counted."""
        if not joined:
            return [""]
        keys = (measure.numerator, measure.denominator) if measure.stat is Stat.RATIO else (measure.key,)
        return sorted({label for key in keys for label, at in groups.get((key, joined), ()) if at in asked_for})

    def _parts(self, measure: Measure, blank: Figure, at: tuple[int, str, str], held: _Held) -> Iterator[Figure]:
        number, joined, label = at
        group = tuple(label.split(JOINT)) if joined else ()
        if measure.stat is Stat.RATIO:
            top, bottom = (
                held.get((key, "", number, joined), {}).get(label, Counted())
                for key in (measure.numerator, measure.denominator)
            )
            ratio = Counted(top.numerator or 0.0, bottom.numerator or 0.0)
            yield self._valued(measure, blank, (joined, group, ""), ratio)
            return
        codes = [*(part.code for part in measure.parts), ""] if measure.stat is Stat.MIX else [""]
        for code in codes:
            one = held.get((measure.key, code, number, joined), {}).get(label, _NOTHING)
            part = (code or "not-recorded") if measure.stat is Stat.MIX else ""
            yield self._valued(measure, blank, (joined, group, part), one)

    def _valued(self, measure: Measure, blank: Figure, place: _Place, one: Counted) -> Figure:
        numerator, denominator = one.numerator, one.denominator
        value: float | None = None
        if measure.stat in (Stat.COUNT, Stat.SUM):
            value, denominator = numerator or 0.0, None
            numerator = value
        elif measure.stat is Stat.RATE:
            return self._rate(measure, blank, place, numerator or 0.0)
        elif denominator:
            if measure.stat in (Stat.SHARE, Stat.MIX):
                value = _PERCENT * (numerator or 0.0) / denominator
            elif measure.stat in _QUANTILES:
                value = one.quantile
            else:
                value = measure.per * (numerator or 0.0) / denominator
        note = guarded = blank.note if value is not None or blank.note else NOTHING_TO_COUNT
        if one.excluded or one.cannot:
            note, guarded = _joined(note, *_beside(one)), _joined(note, *_beside_guarded(one))
        reason = Reason.VALUE if value is not None else Reason.NOT_APPLICABLE
        return _made(blank, place, (numerator, denominator, value), reason, note, guarded)

    def _rate(self, measure: Measure, blank: Figure, place: _Place, numerator: float) -> Figure:
        if place[0]:
            what = "no population is held by this breakdown"
            return _made(blank, place, (numerator, None, None), Reason.NOT_APPLICABLE, what, None)
        held = self.population(self.authority, min(blank.period.end, self.as_at), measure.population)
        if held is None:
            what = f"no population aged {measure.population} is held for the authority"
            return _made(blank, place, (numerator, None, None), Reason.CANNOT_COMPUTE, what, what)
        number, vintage = held
        note, value = _joined(blank.note, vintage), measure.per * numerator / number
        return _made(blank, place, (numerator, number, value), Reason.VALUE, note, note)


def _made(
    blank: Figure,
    place: _Place,
    numbers: tuple[float | None, float | None, float | None],
    reason: Reason,
    note: str,
    guarded_note: str | None,
) -> Figure:
    """A figure of its own breakdown, group and part, and otherwise as a blank one is; a book has a hundred thousand."""
    breakdown, group, part = place
    return Figure(
        blank.key, blank.title, blank.period, breakdown, group, *numbers, blank.unit, reason, blank.places,
        blank.definition_version, blank.snapshot, part, note, guarded_note,
    )  # fmt: skip


def _places(held: _Held) -> _Groups:
    """What was counted, by measure and breakdown, so that no measure looks through what is another's."""
    found: dict[tuple[str, str], set[tuple[str, int]]] = {}
    for (key, _, number, breakdown), groups in held.items():
        if breakdown:
            found.setdefault((key, breakdown), set()).update(
                (label, number)
                for label, one in groups.items()
                if one.numerator or one.denominator or one.excluded or one.cannot
            )
    return found


def _settled(number: float | None) -> float | None:
    """A sum without the last digits of binary fractions, which depend on the order in which an engine adds them up."""
    if number is None or float(number).is_integer():
        return number
    return float(f"{number:.{_DIGITS}g}")


def _beside(one: Counted) -> Iterator[str]:
    """What a share leaves out, so that nothing is taken from a denominator in silence."""
    if one.excluded:
        met, base = (one.numerator or 0) + one.excluded_met, (one.denominator or 0) + one.excluded
        yield f"{one.excluded:,.10g} left out for a recorded reason; {met:,.10g} of {base:,.10g} with them"
    if one.cannot:
        yield f"{one.cannot:,.10g} cannot be computed (dates missing or contradictory)"


def _beside_guarded(one: Counted) -> Iterator[str]:
    """The same without a count: what is left out and the share with it would give away what the share's own counts hide."""
    if one.excluded:
        yield "some are left out for a recorded reason; how many is not told here, so that nobody can be found by subtracting"
    if one.cannot:
        yield "some cannot be computed (dates missing or contradictory); how many is not told here"


def _joined(*words: str) -> str:
    return "; ".join(word for word in words if word)
