"""Reading periods as people write them on the command line, and writing them so that they read back."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from goldenthread.calendar.errors import AmbiguousPeriod, NoSuchPeriod, UnknownPeriod
from goldenthread.calendar.kinds import PeriodKind, year_label
from goldenthread.calendar.months import month_end
from goldenthread.calendar.periods import (
    Period,
    calendar_quarter,
    calendar_year,
    financial_quarter,
    financial_year,
    iso_week,
    month,
    period_of,
    period_range,
    rolling_days,
    rolling_months,
    school_year,
    year_to_date,
)
from goldenthread.calendar.terms import SchoolTerms

GRAMMAR: tuple[tuple[str, str], ...] = (
    ("2017-11", "a month"),
    ("2016-17", "a financial year, 1 April to 31 March (2010/11 where 2010-11 could be a month)"),
    ("2016-17-Q4", "a quarter of a financial year"),
    ("2017", "a calendar year"),
    ("2017-Q1", "a quarter of a calendar year"),
    ("2017-W45", "an ISO week"),
    ("2017-11-30", "a day"),
    ("2017-01..2017-11", "from one to the other, both included; any two of a kind"),
    ("ytd..2017-11", "the financial year to date"),
    ("12m..2017-11", "so many months to the end of a month, or to a day"),
    ("90d..2017-11-30", "so many days to a day"),
    ("school:2016-17", "a school year, 1 September to 31 August"),
    ("term:2016-17-autumn", "a school term, where the council's terms are given"),
    ("month:2010-11", "a month, where a financial year could be meant"),
)

_YEAR = r"([12]\d{3})"
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def parse_period(text: str, kind: PeriodKind | None = None, terms: SchoolTerms | None = None) -> Period:
    """Read a period in the grammar of `GRAMMAR`; `kind` says which is wanted where a text could be two.

    Raises UnknownPeriod with a suggestion where there is one, AmbiguousPeriod for a text such as 2010-11 that is a
    month and a financial year and no kind was given, and NoSuchPeriod for week 53 of a short year and the like.
    """
    written = text.strip().casefold()
    if written.startswith("term:"):
        if terms is None:
            raise NoSuchPeriod(text, "no table of school terms was given.", "Set the council's terms, then ask again.")
        found = [terms.named(written)]
    elif ".." in written:
        found = [_two_sided(text, *written.split("..", 1))]
    else:
        found = list(_readings(written))
    wanted = [period for period in found if kind is None or period.kind is kind]
    if len(wanted) == 1:
        return wanted[0]
    if wanted:
        raise _ambiguous(text, wanted)
    if found and kind is not None:
        raise UnknownPeriod(text, f"this is a {found[0].kind.value}, not a {kind.value}.", _grammar(kind))
    raise _unknown(text, written)


def spelled(period: Period) -> str:
    """The label where it reads back as the same period, else a longer spelling that does."""
    if period.kind in (PeriodKind.MONTH, PeriodKind.FINANCIAL_YEAR) and len(list(_readings(period.label))) > 1:
        return f"month:{period.label}" if period.kind is PeriodKind.MONTH else period.label.replace("-", "/")
    if period.kind is PeriodKind.RANGE and period.whole_months:
        left, right = period.label.split("..")
        if len(_same_kind(left, right)) > 1:
            return f"{period.start}..{period.end}"
    return period.label


def _readings(written: str) -> Iterator[Period]:
    """Yield every period without a `..` that the text can mean."""
    for pattern, build in _FORMS:
        match = re.fullmatch(pattern, written)
        if match is not None:
            period = build(match)
            if period is not None:
                yield period


def _dated_month(match: re.Match[str]) -> Period | None:
    return month(int(match[1]), int(match[2])) if 1 <= int(match[2]) <= 12 else None


def _two_year(make: Callable[..., Period]) -> Callable[[re.Match[str]], Period | None]:
    def build(match: re.Match[str]) -> Period | None:
        starts = int(match[1])
        rest = [int(number) for number in match.groups()[2:]]
        return make(starts, *rest) if (starts + 1) % 100 == int(match[2]) else None

    return build


def _dated_day(match: re.Match[str]) -> Period | None:
    try:
        return period_of(PeriodKind.DAY, date(int(match[1]), int(match[2]), int(match[3])))
    except ValueError:
        return None  # such as 31 November: not a reading, so the caller says that it is unknown


_FORMS: tuple[tuple[str, Callable[[re.Match[str]], Period | None]], ...] = (
    (rf"(?:month:)?{_YEAR}-(\d\d)", _dated_month),
    (rf"{_YEAR}[-/](\d\d)", _two_year(financial_year)),
    (rf"{_YEAR}[-/](\d\d)-q([1-4])", _two_year(financial_quarter)),
    (rf"school:{_YEAR}[-/](\d\d)", _two_year(school_year)),
    (_YEAR, lambda match: calendar_year(int(match[1]))),
    (rf"{_YEAR}-q([1-4])", lambda match: calendar_quarter(int(match[1]), int(match[2]))),
    (rf"{_YEAR}-w(\d\d)", lambda match: iso_week(int(match[1]), int(match[2]))),
    (rf"{_YEAR}-(\d\d)-(\d\d)", _dated_day),
)


def _two_sided(text: str, left: str, right: str) -> Period:
    left, right = left.strip(), right.strip()
    window = re.fullmatch(r"(ytd)|(\d{1,3})m|(\d{1,5})d", left)
    if window is not None:
        end = _window_end(text, right)
        if window[1]:
            return year_to_date(end)
        return rolling_months(int(window[2]), end) if window[2] else rolling_days(int(window[3]), end)
    pairs = _same_kind(left, right)
    if len(pairs) > 1:
        first, last = pairs[0][0].start, pairs[0][1].end
        raise AmbiguousPeriod(
            text,
            "each side could be a month or a financial year.",
            f"Write {first}..{last} for the months, or {left.replace('-', '/')}..{right.replace('-', '/')} for years.",
        )
    if not pairs:
        for side in (left, right):
            if not list(_readings(side)):
                raise _unknown(text, side)
        raise UnknownPeriod(
            text, "the two sides are of different kinds.", "Give two months, two years, two quarters or two days."
        )
    return period_range(pairs[0][0].start, pairs[0][1].end)


def _same_kind(left: str, right: str) -> list[tuple[Period, Period]]:
    return [(first, last) for first in _readings(left) for last in _readings(right) if first.kind is last.kind]


def _window_end(text: str, right: str) -> date:
    """The end of a window: a month (never a year, so 2010-11 is plain here) or a day."""
    for period in _readings(right):
        if period.kind in (PeriodKind.MONTH, PeriodKind.DAY):
            return period.end
    raise UnknownPeriod(text, f"a window cannot end at {right!r}.", "End it at a month, 2017-11, or a day, 2017-11-30.")


def _ambiguous(text: str, readings: list[Period]) -> AmbiguousPeriod:
    choices = " or ".join(f"{spelled(period)} for the {period.kind.value}" for period in readings)
    return AmbiguousPeriod(text, "this could be a month or a financial year.", f"Write {choices}.")


def _unknown(text: str, written: str) -> UnknownPeriod:
    meant = next((period for guess in _guesses(written) for period in _readings(guess)), None)
    mend = f"Did you mean {spelled(meant)}?" if meant else _grammar(None)
    return UnknownPeriod(text, f"{written!r} is not a period.", mend)


def _grammar(kind: PeriodKind | None) -> str:
    examples = [example for example, _ in GRAMMAR if kind is None or _kind_of(example) is kind]
    return f"Write it as {', '.join(examples or [example for example, _ in GRAMMAR])}."


def _kind_of(example: str) -> PeriodKind | None:
    if example.startswith("term:"):
        return PeriodKind.SCHOOL_TERM
    return parse_period(example).kind


def _guesses(written: str) -> Iterator[str]:
    """Yield right spellings of the commonest wrong ones; each is offered only if it reads as a period."""
    plain = re.sub(r"\s+", " ", re.sub("[\u2010-\u2015\u2212]", "-", written)).replace(" - ", "-")
    yield plain
    if match := re.fullmatch(rf"(?:fy ?)?{_YEAR}[-/]{_YEAR}", plain):
        yield f"{match[1]}/{match[2][2:]}"
    if match := re.fullmatch(rf"(\d\d?)[-/. ]{_YEAR}", plain):
        yield f"month:{match[2]}-{int(match[1]):02}"
    if match := re.fullmatch(rf"{_YEAR}[-/. ]?(\d\d?)", plain):
        yield f"month:{match[1]}-{int(match[2]):02}"
        yield year_label(int(match[1])).replace("-", "/")
    if match := re.fullmatch(rf"fy ?{_YEAR}[-/](\d\d)", plain):
        yield f"{match[1]}/{match[2]}"
    if match := re.fullmatch(rf"([a-z]{{3,9}})[ -]?{_YEAR}", plain):
        name = match[1][:3]
        if name in _MONTH_NAMES:
            yield f"month:{match[2]}-{_MONTH_NAMES.index(name) + 1:02}"
    if match := re.fullmatch(rf"q([1-4])[ -]{_YEAR}(?:[-/](\d\d))?", plain):
        yield f"{match[2]}-{match[3]}-q{match[1]}" if match[3] else f"{match[2]}-q{match[1]}"
    if match := re.fullmatch(rf"{_YEAR}(?:[-/](\d\d))? ?q([1-4])", plain):
        yield f"{match[1]}-{match[2]}-q{match[3]}" if match[2] else f"{match[1]}-q{match[3]}"
    if match := re.fullmatch(rf"(\d\d?)[-/.](\d\d?)[-/.]{_YEAR}", plain):
        yield f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    if match := re.fullmatch(rf"{_YEAR}-(\d\d)-(\d\d)", plain):
        year, number = int(match[1]), int(match[2])
        if 1 <= number <= 12:
            yield str(month_end(date(year, number, 1)))
