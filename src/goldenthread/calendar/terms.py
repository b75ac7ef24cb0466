"""School terms as data: a council's own table of dates, effective-dated, with an illustration to start from."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import as_file, files
from itertools import pairwise
from pathlib import Path

from goldenthread.calendar.errors import Fault, NoSuchPeriod, OutsideCoverage, TableError
from goldenthread.calendar.kinds import PeriodKind
from goldenthread.calendar.periods import Period, school_year
from goldenthread.calendar.reading import SuppliedTable, open_table, plain_date

CSV_COLUMNS = ("school_year", "term", "start", "end", "known_from", "source")
_SCHOOL_YEAR = re.compile(r"([12]\d{3})[-/](\d{2})")
_TERM_NAME = re.compile(r"[a-z]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class SchoolTerm:
    """One term of a school year, first and last day included; the newest `known_from` of a name is the one in force.

    `starts` is the calendar year in which the school year starts: 2016 for 2016-17.
    """

    starts: int
    name: str
    start: date
    end: date
    known_from: date
    source: str

    @property
    def period(self) -> Period:
        """The term as a period, labelled term:2016-17-autumn."""
        year = school_year(self.starts).label.removeprefix("school:")
        return Period(self.start, self.end, PeriodKind.SCHOOL_TERM, f"term:{year}-{self.name}")


@dataclass(frozen=True, slots=True)
class SchoolTerms:
    """A council's terms, as supplied; days of a school year with no terms here raise OutsideCoverage."""

    supplied: tuple[SchoolTerm, ...]

    @classmethod
    def illustration(cls) -> "SchoolTerms":
        """Three terms a year for 2010-11 to 2030-31, shaped like England's but the dates of no council.

        For demonstrations and tests; a council must supply its own before any measure by term is published.
        """
        resource = files("goldenthread.calendar").joinpath("data", "school_terms_illustration.csv")
        with as_file(resource) as path:
            return cls.from_csv(path)

    @classmethod
    def from_csv(cls, path: Path) -> "SchoolTerms":
        """Read a CSV of school_year,term,start,end,known_from,source (2016-17, autumn, dates year-month-day).

        Raises TableError with every fault at once: a term that ends before it starts, lies outside 1 August to
        31 August of its school year, is given twice on one day, or overlaps another in force.
        """
        table = open_table(path, CSV_COLUMNS)
        terms: list[SchoolTerm] = []
        lines: list[int] = []
        for line, cells in table.rows():
            term = _read(table, line, cells)
            if term is not None:
                terms.append(term)
                lines.append(line)
        for number, what, mend in _faults(terms):
            table.fault(lines[number], what, mend)
        table.finish()
        return cls(tuple(terms))

    @classmethod
    def of(cls, terms: Iterable[SchoolTerm], where: str = "school terms") -> "SchoolTerms":
        """A table of these terms; raises TableError as `from_csv`, its faults carrying the term's place from 1."""
        held = tuple(terms)
        faults = tuple(Fault(number + 1, what, mend) for number, what, mend in _faults(held))
        if faults:
            raise TableError(where, faults)
        return cls(held)

    def as_known_on(self, day: date) -> "SchoolTerms":
        """The terms as they were known on a day: without what was supplied as known later."""
        plain_date("as known on", day)
        return SchoolTerms(tuple(term for term in self.supplied if term.known_from <= day))

    def in_force(self) -> list[SchoolTerm]:
        """The terms that count, in order of date: of each name in each year, the one that became known last."""
        return _in_force(self.supplied)

    def periods(self) -> Iterator[Period]:
        """The terms in force as periods, in order."""
        return (term.period for term in self.in_force())

    def on(self, day: date) -> Period | None:
        """The term that a day is in, or None in a holiday; raises OutsideCoverage for a year with no terms here."""
        plain_date("school terms", day)
        in_force = self.in_force()
        for term in in_force:
            if term.start <= day <= term.end:
                return term.period
        if not self._covers(day, in_force):
            raise OutsideCoverage(
                str(day), "no school terms are held for that school year.", "Add its terms to the council's table."
            )
        return None

    def covers(self, day: date) -> bool:
        """Whether the terms of the day's school year are held."""
        return self._covers(day, self.in_force())

    def previous(self, term: Period) -> Period:
        """The term before; raises NoSuchPeriod if the table does not hold it."""
        return self._beside(term, -1)

    def following(self, term: Period) -> Period:
        """The term after; raises NoSuchPeriod if the table does not hold it."""
        return self._beside(term, 1)

    def same_term_last_year(self, term: Period) -> Period:
        """The term of the same name a school year earlier; raises NoSuchPeriod if the table does not hold it."""
        in_force = self.in_force()
        this = in_force[self._place(term, in_force)]
        for other in in_force:
            if (other.starts, other.name) == (this.starts - 1, this.name):
                return other.period
        raise _not_held(term, "a term of that name a year earlier")

    def named(self, label: str) -> Period:
        """The term with a label such as term:2016-17-autumn; raises NoSuchPeriod with the labels of that year."""
        wanted = label.strip().casefold().replace("/", "-")
        labels = [term.label for term in self.periods()]
        if wanted not in labels:
            near = [held for held in labels if held[:12] == wanted[:12]]
            mend = f"That year has {', '.join(near)}." if near else "Add that year to the council's table of terms."
            raise NoSuchPeriod(label, "no such school term is held.", mend)
        return self.in_force()[labels.index(wanted)].period

    def _beside(self, term: Period, way: int) -> Period:
        in_force = self.in_force()
        place = self._place(term, in_force) + way
        if not 0 <= place < len(in_force) or abs(in_force[place].starts - in_force[place - way].starts) > 1:
            raise _not_held(term, "the term before it" if way < 0 else "the term after it")
        return in_force[place].period

    def _place(self, term: Period, in_force: list[SchoolTerm]) -> int:
        for place, held in enumerate(in_force):
            if held.period == term:
                return place
        raise _not_held(term, "that term")

    @staticmethod
    def _covers(day: date, in_force: list[SchoolTerm]) -> bool:
        return any(day in school_year(term.starts) for term in in_force)


def _in_force(terms: Iterable[SchoolTerm]) -> list[SchoolTerm]:
    latest: dict[tuple[int, str], SchoolTerm] = {}
    for term in sorted(terms, key=lambda term: term.known_from):
        latest[term.starts, term.name] = term
    return sorted(latest.values(), key=lambda term: term.start)


def _read(table: SuppliedTable, line: int, cells: dict[str, str]) -> SchoolTerm | None:
    start, end = (table.date(line, column, cells[column]) for column in ("start", "end"))
    known = table.date(line, "known_from", cells["known_from"])
    year = _SCHOOL_YEAR.fullmatch(cells["school_year"])
    if year is None or (int(year[1]) + 1) % 100 != int(year[2]):
        table.fault(line, f"school_year {cells['school_year']!r} is not a school year.", "Write it as 2016-17.")
        year = None
    name = cells["term"].casefold()
    if not _TERM_NAME.fullmatch(name):
        table.fault(line, f"term {cells['term']!r} is not a name.", "Write it as autumn or autumn-1.")
        return None
    if not cells["source"]:
        table.fault(line, "source is empty.", "Say the source; it is kept with the term.")
        return None
    if start is None or end is None or known is None or year is None:
        return None
    return SchoolTerm(int(year[1]), name, start, end, known, cells["source"])


def _faults(terms: Iterable[SchoolTerm]) -> Iterator[tuple[int, str, str]]:
    """Yield (place in the table, what is wrong, how to mend it)."""
    places: dict[SchoolTerm, int] = {}
    seen: dict[tuple[int, str, date], int] = {}
    for place, term in enumerate(terms):
        places[term] = place
        # Some councils' first term starts in late August, so a school year is given room from 1 August.
        if not date(term.starts, 8, 1) <= term.start <= term.end <= date(term.starts + 1, 8, 31):
            year = school_year(term.starts).label.removeprefix("school:")
            what = f"{term.start} to {term.end} is not in order within the school year {year}."
            yield place, what, "Check the dates."
        key = (term.starts, term.name, term.known_from)
        if key in seen:
            mend = "Keep one, or give the later its own known_from."
            yield place, f"{term.name} of that year, known from {term.known_from}, is given twice.", mend
        seen[key] = place
    in_force = _in_force(places)
    for earlier, later in pairwise(in_force):
        if later.start <= earlier.end:
            what = f"{later.name} starts on {later.start}, before {earlier.name} ends on {earlier.end}."
            yield places[later], what, "Terms in force may not overlap; check both."


def _not_held(term: Period, wanted: str) -> NoSuchPeriod:
    return NoSuchPeriod(term.label, f"the table of terms does not hold {wanted}.", "Add it to the council's table.")
