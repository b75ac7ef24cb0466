"""Reporting periods: months, quarters, years, weeks, windows that end at a date, and what comes before each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.calendar.errors import NoSuchPeriod
from goldenthread.calendar.kinds import CALENDAR_SPANS, FINANCIAL_YEAR_MONTH, SCHOOL_YEAR_MONTH, PeriodKind
from goldenthread.calendar.months import add_months, is_month_end, month_end, whole_months_between
from goldenthread.calendar.reading import plain_date

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `start` to `end`, both included, with the label that the command line reads and prints."""

    start: date
    end: date
    kind: PeriodKind
    label: str

    def __post_init__(self) -> None:
        """Refuse a period that ends before it starts, with NoSuchPeriod."""
        if plain_date(self.label, self.end) < plain_date(self.label, self.start):
            raise NoSuchPeriod(
                self.label, f"it would end on {self.end}, before it starts on {self.start}.", "Put the earlier first."
            )

    def contains(self, day: date) -> bool:
        """Whether the day is in the period."""
        return self.start <= plain_date(self.label, day) <= self.end

    def __contains__(self, day: date) -> bool:
        return self.contains(day)

    def __str__(self) -> str:
        return self.label

    @property
    def length(self) -> int:
        """How many days the period has."""
        return (self.end - self.start).days + 1

    @property
    def whole_months(self) -> bool:
        """Whether the period starts on the first and ends on the last day of a month."""
        return self.start.day == 1 and is_month_end(self.end)

    def previous(self) -> "Period":
        """The period of the same kind and length that ends the day before this one starts.

        A year to date has no such neighbour: its previous is the same stretch of the year before. Raises
        NoSuchPeriod for a school term, which only the table of terms can answer.
        """
        return self._neighbour(-1)

    def following(self) -> "Period":
        """The period of the same kind and length that starts the day after this one ends; else as `previous`."""
        return self._neighbour(1)

    def same_period_last_year(self) -> "Period":
        """The period of the same name a year earlier; windows and ranges keep an end at the end of the month.

        A week is the week of the same ISO number. Raises NoSuchPeriod for week 53 where the year before has none,
        and for a school term.
        """
        if self.kind is PeriodKind.WEEK:
            return self._same_week_last_year()
        if self.kind in CALENDAR_SPANS:
            return period_of(self.kind, add_months(self.start, -12))
        end = _year_before(self.end)
        if self.kind is PeriodKind.YEAR_TO_DATE:
            return year_to_date(end)
        if self.kind is PeriodKind.ROLLING_MONTHS:
            return rolling_months(whole_months_between(self.start, self.end + _DAY), end)
        if self.kind is PeriodKind.ROLLING_DAYS:
            return rolling_days(self.length, end)
        if self.kind is PeriodKind.RANGE:
            return period_range(add_months(self.start, -12), end)
        raise _needs_terms(self)

    def parts(self, kind: PeriodKind) -> Iterator["Period"]:
        """The periods of a finer kind that make up this one exactly, in order.

        Raises NoSuchPeriod where they do not fit, such as the weeks of a month, rather than leave days out.
        """
        first, last = period_of(kind, self.start), period_of(kind, self.end)
        if first.start != self.start or last.end != self.end:
            raise NoSuchPeriod(
                self.label, f"it is not made up of whole {kind.value}s.", "Ask for days, or for a period that is."
            )
        return _run(first, self.end)

    def months(self) -> Iterator["Period"]:
        """The months of the period, in order; raises NoSuchPeriod if it holds part of one."""
        return self.parts(PeriodKind.MONTH)

    def _neighbour(self, way: int) -> "Period":
        beside = self.start - _DAY if way < 0 else self.end + _DAY
        if self.kind in CALENDAR_SPANS:
            return period_of(self.kind, beside)
        if self.kind is PeriodKind.YEAR_TO_DATE:
            return year_to_date(_year_before(self.end) if way < 0 else _years_on(self.end, 1))
        if self.kind is PeriodKind.ROLLING_MONTHS:
            months = whole_months_between(self.start, self.end + _DAY)
            return rolling_months(months, beside if way < 0 else add_months(self.end + _DAY, months) - _DAY)
        if self.kind is PeriodKind.ROLLING_DAYS:
            return rolling_days(self.length, beside if way < 0 else self.end + timedelta(days=self.length))
        if self.kind is PeriodKind.RANGE:
            if self.whole_months:
                months = whole_months_between(self.start, self.end + _DAY) * way
                return period_range(add_months(self.start, months), add_months(self.end + _DAY, months) - _DAY)
            days = timedelta(days=self.length * way)
            return period_range(self.start + days, self.end + days)
        raise _needs_terms(self)

    def _same_week_last_year(self) -> "Period":
        year, week, _ = self.start.isocalendar()
        return iso_week(year - 1, week)


def period_of(kind: PeriodKind, day: date) -> Period:
    """The period of a kind that holds a day; raises NoSuchPeriod for windows and terms, which a day does not fix."""
    plain_date(kind.value, day)
    if kind not in CALENDAR_SPANS:
        raise NoSuchPeriod(
            str(day),
            f"a day alone does not say which {kind.value} is meant.",
            "Use rolling_months, rolling_days, year_to_date, period_range or SchoolTerms.on.",
        )
    start, end, label = CALENDAR_SPANS[kind](day)
    return Period(start, end, kind, label)


def month(year: int, number: int) -> Period:
    """A calendar month, labelled 2017-11; raises NoSuchPeriod for a month that is not 1 to 12."""
    return period_of(PeriodKind.MONTH, date(year, _checked(number, 12, "month"), 1))


def calendar_year(year: int) -> Period:
    """1 January to 31 December, labelled 2017."""
    return period_of(PeriodKind.CALENDAR_YEAR, date(year, 1, 1))


def financial_year(starts: int) -> Period:
    """1 April of a year to 31 March of the next, labelled 2016-17."""
    return period_of(PeriodKind.FINANCIAL_YEAR, date(starts, FINANCIAL_YEAR_MONTH, 1))


def financial_quarter(starts: int, quarter: int) -> Period:
    """A quarter of the financial year that starts in a year, labelled 2016-17-Q4; quarter 1 is April to June.

    Raises NoSuchPeriod for a quarter that is not 1 to 4.
    """
    after = 3 * (_checked(quarter, 4, "quarter") - 1)
    return period_of(PeriodKind.FINANCIAL_QUARTER, add_months(date(starts, FINANCIAL_YEAR_MONTH, 1), after))


def calendar_quarter(year: int, quarter: int) -> Period:
    """A quarter of a calendar year, labelled 2017-Q1; raises NoSuchPeriod for a quarter that is not 1 to 4."""
    return period_of(PeriodKind.CALENDAR_QUARTER, date(year, 3 * _checked(quarter, 4, "quarter") - 2, 1))


def school_year(starts: int) -> Period:
    """1 September of a year to 31 August of the next, labelled school:2016-17 (`rules.SCHOOL_YEAR`)."""
    return period_of(PeriodKind.SCHOOL_YEAR, date(starts, SCHOOL_YEAR_MONTH, 1))


def iso_week(year: int, week: int) -> Period:
    """Monday to Sunday by ISO 8601, labelled 2017-W45; raises NoSuchPeriod for a week the year does not have."""
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError as problem:
        mend = "Weeks run from 01 to 52, or 53 in a long year."
        raise NoSuchPeriod(f"{year}-W{week:02}", f"{year} has no week {week}.", mend) from problem
    return period_of(PeriodKind.WEEK, monday)


def census_year(year: int) -> Period:
    """The collection year of the CIN census and SSDA903 that ends on 31 March of `year`: 2025 is 2024-25."""
    return financial_year(year - 1)


def census_year_of(day: date) -> int:
    """The collection year that a day is in, named by the year in which it ends."""
    return period_of(PeriodKind.FINANCIAL_YEAR, day).end.year


def year_to_date(end: date) -> Period:
    """1 April up to a date, labelled ytd..2017-11, or ytd..2017-11-15 where it stops within a month."""
    start = period_of(PeriodKind.FINANCIAL_YEAR, end).start
    return Period(start, end, PeriodKind.YEAR_TO_DATE, f"ytd..{_end_label(end)}")


def rolling_months(months: int, end: date) -> Period:
    """So many calendar months up to a date, labelled 12m..2017-11, or 12m..2017-11-15 within a month."""
    plain_date("rolling months", end)
    if months < 1:
        raise NoSuchPeriod(f"{months}m..{end}", "a window needs at least one month.", "Give 1 or more.")
    start = add_months(end + _DAY, -months)
    return Period(start, end, PeriodKind.ROLLING_MONTHS, f"{months}m..{_end_label(end)}")


def rolling_days(days: int, end: date) -> Period:
    """So many days up to and including a date, labelled 90d..2017-11-30."""
    plain_date("rolling days", end)
    if days < 1:
        raise NoSuchPeriod(f"{days}d..{end}", "a window needs at least one day.", "Give 1 or more.")
    return Period(end - timedelta(days=days - 1), end, PeriodKind.ROLLING_DAYS, f"{days}d..{end}")


def period_range(start: date, end: date) -> Period:
    """From one date to another, labelled 2017-01..2017-11 if of whole months, else 2017-01-09..2017-11-30."""
    plain_date("start of the range", start)
    whole = start.day == 1 and is_month_end(end)
    label = f"{str(start)[:7]}..{str(end)[:7]}" if whole else f"{start}..{end}"
    return Period(start, end, PeriodKind.RANGE, label)


def _checked(number: int, most: int, what: str) -> int:
    if not 1 <= number <= most:
        raise NoSuchPeriod(f"{what} {number}", f"there is no such {what}.", f"A {what} is 1 to {most}.")
    return number


def _run(first: Period, end: date) -> Iterator[Period]:
    part = first
    while part.start <= end:
        yield part
        part = part.following()


def _year_before(end: date) -> date:
    return _years_on(end, -1)


def _years_on(end: date, years: int) -> date:
    """The same date some years on, kept at the end of the month if it was there (28 February, 29 in a leap year)."""
    moved = add_months(end, 12 * years)
    return month_end(moved) if is_month_end(end) else moved


def _end_label(end: date) -> str:
    return str(end)[:7] if is_month_end(end) else str(end)


def _needs_terms(period: Period) -> NoSuchPeriod:
    return NoSuchPeriod(
        period.label, "only the council's table of terms knows its neighbours.", "Ask SchoolTerms for them."
    )
