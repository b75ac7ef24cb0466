"""The line of time beneath clocks and events: where a day stands, which days are marked, and today."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from goldenthread.calendar import add_months, month_start
from goldenthread.measures.reading.drawing import GRID, PINK, breadth
from goldenthread.reports.cells import day
from goldenthread.reports.charts.frame import SMALL, WIDTH, label

#: What the names of the marks and of today take above the first row.
HEAD: Final = 46
#: Months between the marks of the line of time, of which the least that leaves room for their names is taken.
_MONTHS_APART: Final = (1, 2, 3, 6, 12, 24, 60, 120)
_LONGEST_IN_WEEKS: Final = 62
_WEEK: Final = 7
#: So much of the span is left free before the first day and after the last.
_MARGIN: Final = 0.03


@dataclass(frozen=True, slots=True)
class Span:
    """The days that are drawn, between what is left free at either side."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day_: date) -> float:
        """Where a day stands."""
        whole = max((self.last - self.first).days, 1)
        inner = (WIDTH - self.left - self.right) * (1 - 2 * _MARGIN)
        return self.left + (WIDTH - self.left - self.right) * _MARGIN + inner * (day_ - self.first).days / whole


def today_line(span: Span, today: date, foot: float) -> list[str]:
    """Today, as a line with its name."""
    x = span.x(today)
    return [
        f'<path d="M{x:.1f} {HEAD - 8}V{foot:.1f}" stroke="{PINK}" stroke-width="2" stroke-dasharray="6 3"/>',
        label(x, 16, f"today, {day(today).text}", SMALL, "middle", fill=PINK),
    ]


def marks_of_time(span: Span, foot: float) -> list[str]:
    """Lines for weeks or months beneath the bars, each with its name above."""
    for days, names in _choices(span):
        places = [span.x(day_) for day_ in days]
        widest = max((breadth(name, SMALL) for name in names), default=0)
        if all(b - a >= widest + 8 for a, b in pairwise(places)):
            break
    parts = []
    for x, name in zip(places, names, strict=True):
        parts.append(f'<path d="M{x:.1f} {HEAD - 6}V{foot:.1f}" stroke="{GRID}"/>')
        parts.append(label(x, HEAD - 10, name, SMALL, "middle"))
    return parts


def _choices(span: Span) -> list[tuple[list[date], list[str]]]:
    """Days that may be marked, closest first; the last choice is the first day alone."""
    found = []
    if (span.last - span.first).days <= _LONGEST_IN_WEEKS:
        for weeks in (1, 2):
            count = (span.last - span.first).days // (_WEEK * weeks) + 1
            days = [span.first + timedelta(days=_WEEK * weeks * i) for i in range(count)]
            found.append((days, [f"{d.day} {d:%b}" for d in days]))
    begin = month_start(span.first)
    for apart in _MONTHS_APART:
        days = []
        at = begin if apart < 12 else begin.replace(month=1)
        while at <= span.last:
            if at >= span.first:
                days.append(at)
            at = add_months(at, apart)
        if days:
            found.append((days, [f"{d:%b %Y}" if apart < 12 else f"{d.year}" for d in days]))
    return [*found, ([span.first], [f"{span.first:%b %Y}"])]
