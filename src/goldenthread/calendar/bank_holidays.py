"""The bank holidays of England and Wales as an effective-dated table that a council can extend."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from goldenthread.calendar.easter import SATURDAY, SUNDAY, easter_sunday, first_monday, last_monday
from goldenthread.calendar.errors import Fault, OutsideCoverage, TableError
from goldenthread.calendar.proclaimed import PROCLAIMED, HolidayChange, Kind, Why
from goldenthread.calendar.reading import open_table, plain_date

FIRST_YEAR = 2010
LAST_YEAR = 2030
EARLIEST_YEAR = 2003  # the jubilee of 2002 and the moved days of the 1990s are not held
CSV_COLUMNS = ("date", "name", "kind", "source", "known_from")

_ACT = "Banking and Financial Dealings Act 1971, schedule 1"
_CUSTOM = "Common law holiday"
_YEARLY = "Royal proclamation each year"


@dataclass(frozen=True, slots=True)
class BankHoliday:
    """One bank holiday, on the weekday on which it is taken.

    `why` says whether a yearly rule gives it, or it stands in for a day that fell on a weekend, was moved, or was
    added once. `known_from` is the day it was announced; None means that it follows from a rule and was always known.
    """

    date: dt.date
    name: str
    why: Why
    source: str
    known_from: dt.date | None = None


def holidays_by_rule(year: int) -> list[BankHoliday]:
    """The eight bank holidays that the yearly rules give, before any day is moved or added, in order of date.

    Where Christmas Day, Boxing Day or New Year's Day falls on a weekend the day listed is the one taken instead.
    """
    easter = easter_sunday(year)
    return sorted(
        [
            _on_weekday(date(year, 1, 1), "New Year's Day", _YEARLY),
            BankHoliday(easter - timedelta(days=2), "Good Friday", Why.RULE, _CUSTOM),
            BankHoliday(easter + timedelta(days=1), "Easter Monday", Why.RULE, _ACT),
            BankHoliday(first_monday(year, 5), "Early May bank holiday", Why.RULE, _YEARLY),
            BankHoliday(last_monday(year, 5), "Spring bank holiday", Why.RULE, _ACT),
            BankHoliday(last_monday(year, 8), "Summer bank holiday", Why.RULE, _ACT),
            *_christmas(year),
        ],
        key=lambda holiday: holiday.date,
    )


def _on_weekday(day: date, name: str, source: str) -> BankHoliday:
    to_monday = {SATURDAY: 2, SUNDAY: 1}.get(day.weekday(), 0)
    if to_monday:
        return BankHoliday(day + timedelta(days=to_monday), name, Why.SUBSTITUTE, _YEARLY)
    return BankHoliday(day, name, Why.RULE, source)


def _christmas(year: int) -> list[BankHoliday]:
    christmas = _on_weekday(date(year, 12, 25), "Christmas Day", _CUSTOM)
    boxing = _on_weekday(date(year, 12, 26), "Boxing Day", _ACT)
    if christmas.date.day == 26:
        # On a Sunday, Christmas gives way to Boxing Day on the Monday and is taken on the Tuesday.
        christmas = BankHoliday(date(year, 12, 27), "Christmas Day", Why.SUBSTITUTE, _YEARLY)
    elif christmas.date == boxing.date:
        boxing = BankHoliday(date(year, 12, 28), "Boxing Day", Why.SUBSTITUTE, _YEARLY)
    return [christmas, boxing]


@dataclass(frozen=True)
class BankHolidays:
    """The bank holidays of whole years, and every change made to what the yearly rules give.

    Iterating gives `BankHoliday`s in order of date. A day outside the years covered raises OutsideCoverage: the
    table never says "no holiday" about a year that it does not hold.
    """

    first_year: int
    last_year: int
    changes: tuple[HolidayChange, ...]
    _by_date: Mapping[date, BankHoliday] = field(repr=False, compare=False)

    @classmethod
    @lru_cache(maxsize=8)
    def standard(cls, first_year: int = FIRST_YEAR, last_year: int = LAST_YEAR) -> "BankHolidays":
        """The published bank holidays of England and Wales; later years hold what the yearly rules give.

        Raises OutsideCoverage for a year before 2003, whose moved days are not held.
        """
        if not EARLIEST_YEAR <= first_year <= last_year:
            raise OutsideCoverage(
                f"bank holidays {first_year} to {last_year}",
                f"the rules held here are right from {EARLIEST_YEAR} on, first year first.",
                f"Ask for {max(first_year, EARLIEST_YEAR)} or later, and put the earlier year first.",
            )
        changes = tuple(change for change in PROCLAIMED if first_year <= change.date.year <= last_year)
        return cls._made(first_year, last_year, changes, "bank holidays")

    @classmethod
    def _made(cls, first: int, last: int, changes: tuple[HolidayChange, ...], where: str) -> "BankHolidays":
        by_date = {holiday.date: holiday for year in range(first, last + 1) for holiday in holidays_by_rule(year)}
        # What became known first is applied first; what was said on one day keeps the order in which it was said.
        ordered = sorted(enumerate(changes, start=1), key=lambda numbered: numbered[1].known_from)
        faults = [
            Fault(number, *problem)
            for number, change in ordered
            if (problem := _apply(by_date, change, first, last)) is not None
        ]
        if faults:
            raise TableError(where, tuple(sorted(faults, key=lambda fault: fault.line)))
        return cls(first, last, changes, dict(sorted(by_date.items())))

    def extended(self, changes: Iterable[HolidayChange], where: str = "bank holidays supplied") -> "BankHolidays":
        """A new table with these changes as well.

        Raises TableError naming every change that removes a day that is not a holiday, adds one that is already,
        falls on a weekend or lies outside the years covered; its faults carry the change's place, the first being 1.
        """
        added = tuple(changes)
        try:
            return self._made(self.first_year, self.last_year, self.changes + added, where)
        except TableError as problem:
            held = len(self.changes)
            # An early added change can make a held one fail; the added line of the same date is the one to mend.
            of_held = {change.date: number for number, change in reversed(list(enumerate(added, start=1)))}
            shifted = tuple(
                Fault(
                    fault.line - held if fault.line > held else of_held.get(self.changes[fault.line - 1].date, 0),
                    fault.what,
                    fault.mend,
                )
                for fault in problem.faults
            )
            raise TableError(where, shifted) from None

    def extended_from_csv(self, path: Path) -> "BankHolidays":
        """A new table with the changes of a CSV of date,name,kind,source,known_from (dates year-month-day).

        `kind` is add or remove; `known_from` is the day the change was announced. Raises TableError with every
        fault of the file at once, each with its line; then nothing of the file is taken.
        """
        table = open_table(path, CSV_COLUMNS)
        changes: list[HolidayChange] = []
        lines: list[int] = []
        for line, cells in table.rows():
            day = table.date(line, "date", cells["date"])
            known = table.date(line, "known_from", cells["known_from"])
            kind = next((kind for kind in Kind if kind.value == cells["kind"].casefold()), None)
            if kind is None:
                table.fault(line, f"kind {cells['kind']!r} is neither add nor remove.", "Write add or remove.")
            for column in ("name", "source"):
                if not cells[column]:
                    table.fault(line, f"{column} is empty.", f"Say the {column}; it is kept with the holiday.")
            if day and known and kind and cells["name"] and cells["source"]:
                changes.append(HolidayChange(day, cells["name"], kind, cells["source"], known))
                lines.append(line)
        extended = self
        try:
            extended = self.extended(changes, str(path))
        except TableError as problem:
            for fault in problem.faults:
                table.fault(lines[fault.line - 1] if fault.line else 0, fault.what, fault.mend)
        table.finish()
        return extended

    def as_known_on(self, day: date) -> "BankHolidays":
        """The table as anyone could have known it on a day: without the changes announced later."""
        plain_date("as known on", day)
        known = tuple(change for change in self.changes if change.known_from <= day)
        return self._made(self.first_year, self.last_year, known, f"bank holidays as known on {day}")

    def on(self, day: date) -> BankHoliday | None:
        """The bank holiday taken on a day, or None; raises OutsideCoverage for a year that is not held."""
        plain_date("bank holidays", day)
        if not self.covers(day):
            raise self.outside(day)
        return self._by_date.get(day)

    def covers(self, day: date) -> bool:
        """Whether the bank holidays of the day's year are held."""
        return self.first_year <= day.year <= self.last_year

    def outside(self, day: date) -> OutsideCoverage:
        """The error for a day whose year is not held."""
        return OutsideCoverage(
            str(day),
            f"bank holidays are held for {self.first_year} to {self.last_year}, so working days there are not known.",
            "Check the date; if it is right, build the calendar with BankHolidays.standard(first_year, last_year).",
        )

    @property
    def version(self) -> str:
        """A hash of every holiday held, by date, name and the years covered: equal calendars have equal versions."""
        lines = [f"{self.first_year}..{self.last_year}", *(f"{holiday.date} {holiday.name}" for holiday in self)]
        return hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()[:16]

    def __iter__(self) -> Iterator[BankHoliday]:
        return iter(self._by_date.values())

    def __len__(self) -> int:
        return len(self._by_date)


def _apply(by_date: dict[date, BankHoliday], change: HolidayChange, first: int, last: int) -> tuple[str, str] | None:
    """Make one change to the table, or say what is wrong with it and how to mend it."""
    day, holiday = change.date, by_date.get(change.date)
    if not first <= day.year <= last:
        return f"{day} is outside {first} to {last}.", "Take the line out, or build a calendar of more years."
    if change.kind is Kind.REMOVE:
        if holiday is None:
            return f"{day} is not a bank holiday, so it cannot be removed.", "Check the date."
        del by_date[day]
        return None
    if holiday is not None:
        return f"{day} is a bank holiday already ({holiday.name}).", "Take the line out."
    if day.weekday() >= SATURDAY:
        return f"{day} is a {day:%A}, which is never a working day.", "Give the weekday taken instead."
    by_date[day] = BankHoliday(day, change.name, change.why, change.source, change.known_from)
    return None
