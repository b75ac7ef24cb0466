"""The clocks of one child on one line of time: when each began, was due and ended, and how it stands today."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from itertools import pairwise
from typing import Final

from goldenthread.calendar import add_months, month_start
from goldenthread.measures.reading.drawing import BLUE, GREY, GRID, ORANGE, PINK, WHITE, breadth
from goldenthread.reports.blocks import Chart, Column, Table
from goldenthread.reports.cells import Cell, State, Tone, absent, day, words
from goldenthread.reports.charts.frame import EDGE, SIZE, SMALL, WIDTH, in_a_row, label, made, name_lines
from goldenthread.reports.charts.marks import mark
from goldenthread.reports.colours import TONES

_ROW, _THICK, _MOST_NAME, _HEAD, _FOOT = 38, 12, 170, 46, 28
#: Months between the marks of the line of time, of which the least that leaves room for their names is taken.
_MONTHS_APART: Final = (1, 2, 3, 6, 12, 24, 60, 120)
_LONGEST_IN_WEEKS = 62
_WEEK = 7
#: So many clocks are told in words, those that need somebody first.
_TOLD = 8
#: So much of the span is left free before the first day and after the last.
_MARGIN = 0.03
_LATE: Final = f'fill="{ORANGE}" stroke="{GREY}" stroke-width="1" stroke-dasharray="4 2"'


class Status(Enum):
    """How a clock stands, by the names that trackers give."""

    OVERDUE = "overdue"
    DUE_SOON = "due-soon"
    NOT_YET_DUE = "not-yet-due"
    LATE = "late"
    IN_TIME = "in-time"
    EXCLUDED = "excluded"
    CANNOT_COMPUTE = "cannot-compute"

    @property
    def word(self) -> str:
        """The status in plain words."""
        return _SHOWN[self][0]


_SHOWN: Final = {
    Status.OVERDUE: ("overdue", "square", "■", Tone.RED),
    Status.DUE_SOON: ("due soon", "triangle", "▲", Tone.AMBER),
    Status.NOT_YET_DUE: ("not yet due", "ring", "○", Tone.BLUE),
    Status.LATE: ("done late", "diamond", "◆", Tone.RED_AMBER),
    Status.IN_TIME: ("done in time", "circle", "●", Tone.GREEN),
    Status.EXCLUDED: ("left out", "dash", "–", Tone.GREY),
    Status.CANNOT_COMPUTE: ("cannot be computed", "half circle", "◐", Tone.GREY),
}


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a clock: what it is, when it began, was due and ended, and its status; None where there is no such day.

    Raises ValueError for a run that ends before it begins.
    """

    name: str
    start: date
    due: date | None
    stop: date | None
    status: Status

    def __post_init__(self) -> None:
        """Refuse a run that goes backwards."""
        if self.stop is not None and self.stop < self.start:
            raise ValueError(f"{self.name}: it ends on {self.stop} before it begins on {self.start}")


@dataclass(frozen=True, slots=True)
class _Span:
    first: date
    last: date
    left: float
    right: float

    def x(self, day_: date) -> float:
        whole = max((self.last - self.first).days, 1)
        inner = (WIDTH - self.left - self.right) * (1 - 2 * _MARGIN)
        return self.left + (WIDTH - self.left - self.right) * _MARGIN + inner * (day_ - self.first).days / whole


def timeline(subject: str, runs: Sequence[Run], today: date, anchor: str = "") -> Chart:
    """Runs of clocks in the order given, each a bar from its start to its end (or today), with a mark where it was due.

    What lies past the due day is drawn in another colour and pattern. The status stands at the right as shape and word.
    The title counts the runs by status, what is overdue first.
    """
    count = Counter(run.status for run in runs)
    told = in_a_row([f"{count[status]} {status.word}" for status in Status if count[status]]) or "no clock has begun"
    title = f"{subject}: {told}"
    urgent_first = [run for status in Status for run in runs if run.status is status]
    more = f" The other {len(runs) - _TOLD} are in the table." if len(runs) > _TOLD else ""
    sentence = " ".join([f"At {day(today).text}: {told}.", *(_said(run) for run in urgent_first[:_TOLD])]) + more
    days = [today, *(d for run in runs for d in (run.start, run.due, run.stop) if d is not None)]
    names = min(max((breadth(run.name, SIZE) for run in runs), default=0), _MOST_NAME)
    status = max((breadth(run.status.word, SMALL) for run in runs), default=0)
    span = _Span(min(days), max(days), EDGE + names + 10, status + 30 + EDGE)
    foot = _HEAD + _ROW * len(runs)
    parts = [
        *_marks(span, foot),
        *_today(span, today, foot),
        *(part for i, run in enumerate(runs) for part in _run(run, _HEAD + _ROW * (i + 0.5), span, today)),
    ]
    parts += _key(runs, span, foot + 16) if runs else []
    return made(title, sentence, foot + _FOOT, parts, _table(subject, runs), anchor)


def status_cell(status: Status) -> Cell:
    """A status as shape and word, with its tone."""
    word, _, character, tone = _SHOWN[status]
    return words(f"{character} {word}", tone)


def _said(run: Run) -> str:
    due = f"due {day(run.due).text}" if run.due is not None else "with no due date"
    stop = f"ended {day(run.stop).text}" if run.stop is not None else "not ended"
    return f"{run.name}: began {day(run.start).text}, {due}, {stop}, {run.status.word}."


def _run(run: Run, y: float, span: _Span, today: date) -> list[str]:
    parts = name_lines(EDGE, y, run.name, _MOST_NAME)
    end = run.stop if run.stop is not None else max(today, run.start)
    turn = min(max(run.due, run.start), end) if run.due is not None else end
    parts.append(_piece(span.x(run.start), span.x(turn), y, f'fill="{BLUE}"'))
    if turn < end:
        parts.append(_piece(span.x(turn), span.x(end), y, _LATE))
    if run.due is not None:
        parts.append(_due(span.x(run.due), y))
    if run.stop is not None:
        parts.append(_end(span.x(run.stop), y))
    word, shape, _, tone = _SHOWN[run.status]
    at = WIDTH - span.right + 16
    return [*parts, mark(shape, at, y, 6, f"#{TONES[tone].ink}"), label(at + 12, y + 5, word, SMALL)]


def _key(runs: Sequence[Run], span: _Span, y: float) -> list[str]:
    """What the marks on the bars mean, for those that are there."""
    parts, x = [], span.left
    if any(run.due is not None for run in runs):
        parts += [_due(x + 3, y - 4), label(x + 12, y + 1, "due", SMALL)]
        x += 60
    if any(run.stop is not None for run in runs):
        parts += [_end(x + 6, y - 4), label(x + 18, y + 1, "ended", SMALL)]
        x += 82
    if any(run.due is not None and run.due < (run.stop or span.last) for run in runs):
        parts += [_piece(x, x + 26, y - 4, _LATE), label(x + 33, y + 1, "past its due day", SMALL)]
    return parts


def _due(x: float, y: float) -> str:
    line = f'd="M{x:.1f} {y - _THICK:.1f}V{y + _THICK:.1f}"'
    return f'<path {line} stroke="{WHITE}" stroke-width="5"/><path {line} stroke="{GREY}" stroke-width="2.5"/>'


def _end(x: float, y: float) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="{GREY}" stroke="{WHITE}"/>'


def _piece(start: float, end: float, y: float, style: str) -> str:
    wide = max(end - start, 1.5)
    return f'<rect x="{start:.1f}" y="{y - _THICK / 2:.1f}" width="{wide:.1f}" height="{_THICK}" {style}/>'


def _today(span: _Span, today: date, foot: float) -> list[str]:
    x = span.x(today)
    return [
        f'<path d="M{x:.1f} {_HEAD - 8}V{foot:.1f}" stroke="{PINK}" stroke-width="2" stroke-dasharray="6 3"/>',
        label(x, 16, f"today, {day(today).text}", SMALL, "middle", fill=PINK),
    ]


def _marks(span: _Span, foot: float) -> list[str]:
    """Lines for weeks or months beneath the bars, each with its name above."""
    for days, names in _choices(span):
        places = [span.x(day_) for day_ in days]
        widest = max((breadth(name, SMALL) for name in names), default=0)
        if all(b - a >= widest + 8 for a, b in pairwise(places)):
            break
    parts = []
    for x, name in zip(places, names, strict=True):
        parts.append(f'<path d="M{x:.1f} {_HEAD - 6}V{foot:.1f}" stroke="{GRID}"/>')
        parts.append(label(x, _HEAD - 10, name, SMALL, "middle"))
    return parts


def _choices(span: _Span) -> list[tuple[list[date], list[str]]]:
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


def _table(subject: str, runs: Sequence[Run]) -> Table:
    columns = (Column("Clock", weight=2), Column("Began"), Column("Due"), Column("Ended"), Column("Status"))
    rows = tuple(
        (
            words(run.name),
            day(run.start),
            day(run.due) if run.due is not None else absent(State.NOT_APPLICABLE),
            day(run.stop) if run.stop is not None else words(""),
            status_cell(run.status),
        )
        for run in runs
    )
    return Table(subject, columns, rows)
