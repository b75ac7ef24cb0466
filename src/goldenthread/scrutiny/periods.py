"""Periods as papers print them: Nov-17, Okt.17, Q3 2016/17, As at 31 March 2017, Apr 2016 - Mar 2017, 2017-11, 2015/16."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

#: The year that stands in a period that prints none (Q3, April), so that such periods still have an order.
UNDATED: Final = 1
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january"),
            ("feb", "february"),
            ("mar", "march", "mrz"),
            ("apr", "april"),
            ("may", "mai"),
            ("jun", "june", "juni"),
            ("jul", "july", "juli"),
            ("aug", "august"),
            ("sep", "sept", "september"),
            ("oct", "october", "okt", "oktober"),
            ("nov", "november"),
            ("dec", "december", "dez"),
        ),
        start=1,
    )
    for name in names
}
_NAMES: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR: Final = r"(?:19|20)\d\d"
_DASH: Final = r"\s*(?:-|–|—|/|to|and)\s*"
_SHORT: Final = rf"(?:{_YEAR}|'?\d\d)"
#: The year in which a two-figure year is taken to lie: 00 to 69 are of this century.
_PIVOT: Final = 70

_ISO_DAY: Final = re.compile(rf"^({_YEAR})-(\d\d)-(\d\d)$")
_ISO_MONTH: Final = re.compile(rf"^({_YEAR})-(\d\d)$")
_SLASHED: Final = re.compile(rf"^(\d\d?)[/.](\d\d?)[/.]({_YEAR}|\d\d)$")
_DAY: Final = re.compile(
    rf"^(?:(?:as\s+)?at\s+)?(?:(\d\d?)(?:st|nd|rd|th)?\s+(?:of\s+)?({_NAMES})|({_NAMES})\s+(\d\d?)(?:st|nd|rd|th)?),?\s*"
    rf"({_SHORT})$"
)
_MONTH: Final = re.compile(rf"^(?:month\s+of\s+|(?:as\s+at\s+)?end\s+(?:of\s+)?)?({_NAMES})\.?[\s\-–/.]*({_SHORT})$")
_MONTH_ALONE: Final = re.compile(rf"^({_NAMES})\.?$")
_QUARTER: Final = re.compile(r"^(?:q|qtr\.?|quarter)\s*([1-4])$")
_YEARS: Final = re.compile(rf"^(?:fy\s*)?({_YEAR})\s*[/\-–]\s*({_YEAR}|\d\d)$")
_SHORT_YEARS: Final = re.compile(r"^(?:fy\s*)?(\d\d)\s*/\s*(\d\d)$")
#: A financial year as open data prints it: 201617; only where the second year follows the first.
_RUN_TOGETHER: Final = re.compile(rf"^({_YEAR})(\d\d)$")
_ONE_YEAR: Final = re.compile(rf"^(?:(?:in|year)\s+)?({_YEAR})$")
_CLOSED: Final = re.compile(rf"^({_YEAR}-\d\d(?:-\d\d)?)/({_YEAR}-\d\d(?:-\d\d)?)$")
_NOTHING: Final = re.compile(r"^(?:(?:period|month|quarter|year|date)\s*[:\-]\s*|position\s+)")
#: Texts whose reading is kept: headings and cells are looked at again and again.
_REMEMBERED: Final = 1 << 14


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A period as printed: its first and last day, and its kind, "day", "month", "quarter", "year" or "range".

    ``dated`` is False where no year was printed; its days then lie in the years `UNDATED` and the next, April first.
    """

    first: date
    last: date
    kind: str
    dated: bool = True

    @property
    def key(self) -> str:
        """The period in one spelling: 2017-03-31, 2017-11, 2016/17 Q3, 2016/17, 2016, 2016-04/2017-03, Q3, April."""
        if self.kind == "day":
            return self.first.isoformat()
        if self.kind == "month":
            return f"{self.first:%Y-%m}" if self.dated else calendar.month_name[self.first.month]
        starts = self.first.year if self.first.month > 3 else self.first.year - 1
        years = f"{starts}/{(starts + 1) % 100:02d}"
        if self.kind == "quarter":
            number = (self.first.month - 4) % 12 // 3 + 1
            return f"{years} Q{number}" if self.dated else f"Q{number}"
        if self.kind == "year":
            return str(self.first.year) if self.first.month == 1 else years
        return f"{_short(self.first, starts=True)}/{_short(self.last, starts=False)}"


@lru_cache(maxsize=_REMEMBERED)
def period_of(text: str) -> Named | None:
    """The period that a whole text names, or None; nothing is taken for a period because it might be one."""
    words = " ".join(text.replace("\u00a0", " ").casefold().split()).strip(" .:")
    words = re.sub(r"(?<=\d),(?=\s)", "", _NOTHING.sub("", words))
    return _one(words) or _quarter_in_year(words) or _range(words)


def _one(words: str) -> Named | None:
    if match := _ISO_DAY.match(words):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _ISO_MONTH.match(words):
        # 2011-12 is a month and might be a financial year: alone it is read as a month (see `as_financial_year`).
        return _month(int(match[1]), int(match[2])) or as_financial_year(words)
    if match := _SLASHED.match(words):
        return _day(_year(match[3]), int(match[2]), int(match[1]))
    if match := _MONTH.match(words):
        return _month(_year(match[2]), _MONTHS[match[1]])
    if match := _DAY.match(words):
        return _day(_year(match[5]), _MONTHS[match[2] or match[3]], int(match[1] or match[4]))
    if match := _MONTH_ALONE.match(words):
        number = _MONTHS[match[1]]
        return _month(UNDATED if number > 3 else UNDATED + 1, number, dated=False)
    if match := _QUARTER.match(words):
        return _quarter(UNDATED, int(match[1]), dated=False)
    return as_financial_year(words) or _calendar_year(words)


def _quarter_in_year(words: str) -> Named | None:
    match = re.match(r"^(?P<q>(?:q|qtr\.?|quarter)\s*[1-4])[\s,:\-–(]*(?P<y>.+?)\)?$", words) or re.match(
        r"^(?P<y>.+?)[\s,:\-–(]*(?P<q>(?:q|qtr\.?|quarter)\s*[1-4])\)?$", words
    )
    if match is None:
        return None
    year, quarter = as_financial_year(match["y"].strip()), _QUARTER.match(match["q"])
    return _quarter(year.first.year, int(quarter[1])) if year is not None and quarter is not None else None


def as_financial_year(text: str) -> Named | None:
    """The financial year, or run of them, that a text such as 2015/16, 2015-16 or 2012/15 names, or None."""
    words = text.casefold().strip()
    together = _RUN_TOGETHER.match(words)
    match = _YEARS.match(words) or _SHORT_YEARS.match(words) or together
    if match is None:
        return None
    starts = _year(match[1])
    if together is not None and (starts + 1) % 100 != int(match[2]):
        return None
    ends = int(match[2]) if len(match[2]) == 4 else starts - starts % 100 + int(match[2])
    ends += 100 if ends < starts else 0
    if ends == starts + 1:
        return Named(date(starts, 4, 1), date(ends, 3, 31), "year")
    return Named(date(starts, 4, 1), date(ends, 3, 31), "range") if 1 < ends - starts <= 5 else None


def _calendar_year(words: str) -> Named | None:
    match = _ONE_YEAR.match(words)
    return Named(date(int(match[1]), 1, 1), date(int(match[1]), 12, 31), "year") if match else None


def _range(words: str) -> Named | None:
    if match := _CLOSED.match(words):
        return _between(_one(match[1]), _one(match[2]))
    for dash in re.finditer(_DASH, words):
        left, right = words[: dash.start()].strip(), words[dash.end() :].strip()
        last = _one(right)
        if last is None or not last.dated or last.kind not in {"day", "month"}:
            continue
        # "Jan-Mar 2017" prints the year once; it is that of the end, or the one before where that would run backwards.
        first = _one(left)
        if first is not None and not first.dated and first.kind == "month":
            year = last.first.year - (first.first.month > last.first.month)
            first = _month(year, first.first.month)
        if found := _between(first, last):
            return found
    return None


def _between(first: Named | None, last: Named | None) -> Named | None:
    if first is None or last is None or not first.dated or first.first > last.last:
        return None
    return Named(first.first, last.last, "range") if first.kind in {"day", "month"} else None


def _day(year: int, month: int, day: int) -> Named | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Named(found, found, "day")


def _month(year: int, number: int, dated: bool = True) -> Named | None:
    if not 1 <= number <= 12:
        return None
    return Named(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]), "month", dated)


def _quarter(starts: int, number: int, dated: bool = True) -> Named:
    month = (4, 7, 10, 1)[number - 1]
    year = starts + (number == 4)
    return Named(date(year, month, 1), date(year, month + 2, calendar.monthrange(year, month + 2)[1]), "quarter", dated)


def _year(text: str) -> int:
    number = int(text.strip("'"))
    return number if number >= 100 else number + (2000 if number < _PIVOT else 1900)


def _short(day: date, starts: bool) -> str:
    """A whole month's edge as the month, any other as the day."""
    edge = 1 if starts else calendar.monthrange(day.year, day.month)[1]
    return f"{day:%Y-%m}" if day.day == edge else day.isoformat()
