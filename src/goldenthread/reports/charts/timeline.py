"""The clocks of one child on one line of time, with what happened beneath: when each began, was due and ended."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from goldenthread.measures.reading.drawing import BLUE, GREY, ORANGE, WHITE, breadth
from goldenthread.reports.blocks import Chart, Column, Table
from goldenthread.reports.cells import Cell, State, Tone, absent, day, words
from goldenthread.reports.charts import timeline_events
from goldenthread.reports.charts.frame import EDGE, SIZE, SMALL, WIDTH, in_a_row, label, made, name_lines
from goldenthread.reports.charts.marks import mark
from goldenthread.reports.charts.timeline_events import Event
from goldenthread.reports.charts.timeline_scale import HEAD, Span, marks_of_time, today_line
from goldenthread.reports.colours import TONES

_ROW, _THICK, _MOST_NAME, _FOOT = 38, 12, 170, 28
#: So many clocks are told in words, those that need somebody first.
_TOLD = 3
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


def timeline(
    subject: str,
    runs: Sequence[Run],
    today: date,
    anchor: str = "",
    events: Sequence[Event] = (),
    since: date | None = None,
) -> Chart:
    """Runs of clocks in the order given, each a bar from its start to its end (or today), with a mark where it was due.

    What lies past the due day is drawn in another colour and pattern. The status stands at the right as shape and word.
    ``events`` stand beneath on the same line of time, a row for each group in the order in which groups come; what
    began before ``since`` is drawn from that day. The title counts the runs by status, what is overdue first; the table
    holds the clocks and then the events, the newest first, each with its own days.
    """
    count = Counter(run.status for run in runs)
    told = in_a_row([f"{count[status]} {status.word}" for status in Status if count[status]]) or "no clock has begun"
    title = f"{subject}: {told}"
    urgent_first = [run for status in Status for run in runs if run.status is status]
    more = f"The other {len(runs) - _TOLD} are in the table." if len(runs) > _TOLD else ""
    clocks = [f"At {day(today).text}: {told}.", *(_said(run) for run in urgent_first[:_TOLD]), more]
    sentence = " ".join(one for one in (*clocks, timeline_events.said(events)) if one)
    span, names = _span(runs, events, today, since)
    foot = HEAD + _ROW * len(runs)
    lowest = foot + timeline_events.height(events)
    parts = [
        *marks_of_time(span, lowest),
        *today_line(span, today, lowest),
        *(part for i, run in enumerate(runs) for part in _run(run, HEAD + _ROW * (i + 0.5), span, today)),
        *timeline_events.drawn(events, span, foot, names, today),
    ]
    parts += _key(runs, events, lowest + 16, today)
    return made(title, sentence, lowest + _FOOT, parts, _table(subject, runs, events), anchor)


def _span(runs: Sequence[Run], events: Sequence[Event], today: date, since: date | None) -> tuple[Span, float]:
    """The days that are drawn with what is left free at the sides, and the room for names at the left."""
    days = [today, *(d for run in runs for d in (run.start, run.due, run.stop) if d is not None)]
    days += [event.first if since is None else max(event.first, since) for event in events]
    days += [event.last for event in events if event.last is not None]
    wanted = max((breadth(run.name, SIZE) for run in runs), default=0)
    names = min(max(wanted, timeline_events.breadth_of_names(events)), _MOST_NAME)
    told = [run.status.word for run in runs]
    told += [timeline_events.counted(len(mine)) for mine in timeline_events.grouped(events).values()]
    status = max((breadth(one, SMALL) for one in told), default=0)
    return Span(min(days), max(days), EDGE + names + 10, status + 30 + EDGE), names


def status_cell(status: Status) -> Cell:
    """A status as shape and word, with its tone."""
    word, _, character, tone = _SHOWN[status]
    return words(f"{character} {word}", tone)


def _said(run: Run) -> str:
    due = f"due {day(run.due).text}" if run.due is not None else "with no due date"
    stop = f"ended {day(run.stop).text}" if run.stop is not None else "not ended"
    return f"{run.name}: began {day(run.start).text}, {due}, {stop}, {run.status.word}."


def _run(run: Run, y: float, span: Span, today: date) -> list[str]:
    parts = name_lines(EDGE, y, run.name, _MOST_NAME)
    end = _end_of(run, today)
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


def _end_of(run: Run, today: date) -> date:
    """The last day that the bar of a run reaches."""
    return run.stop if run.stop is not None else max(today, run.start)


def _key(runs: Sequence[Run], events: Sequence[Event], y: float, today: date) -> list[str]:
    """What the marks on the rows mean, for those that are there."""
    lasted = [event.last is not None or event.lasting for event in events]
    late = any(run.due is not None and run.due < _end_of(run, today) for run in runs)
    known: tuple[tuple[bool, int, Callable[[float], str], str], ...] = (
        (any(run.due is not None for run in runs), 6, lambda x: _due(x + 3, y - 4), "due"),
        (any(run.stop is not None for run in runs), 12, lambda x: _end(x + 6, y - 4), "ended"),
        (late, 26, lambda x: _piece(x, x + 26, y - 4, _LATE), "past its due day"),
        (not all(lasted), 10, lambda x: timeline_events.dot(x + 5, y - 4), "happened"),
        (any(lasted), 26, lambda x: timeline_events.bar(x, x + 26, y - 4), "lasted"),
    )
    parts, x = [], float(EDGE)
    for there, wide, drawn, said in known:
        if there:
            parts += [drawn(x), label(x + wide + 6, y + 1, said, SMALL)]
            x += wide + 6 + breadth(said, SMALL) + 20
    return parts


def _due(x: float, y: float) -> str:
    line = f'd="M{x:.1f} {y - _THICK:.1f}V{y + _THICK:.1f}"'
    return f'<path {line} stroke="{WHITE}" stroke-width="5"/><path {line} stroke="{GREY}" stroke-width="2.5"/>'


def _end(x: float, y: float) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="{GREY}" stroke="{WHITE}"/>'


def _piece(start: float, end: float, y: float, style: str) -> str:
    wide = max(end - start, 1.5)
    return f'<rect x="{start:.1f}" y="{y - _THICK / 2:.1f}" width="{wide:.1f}" height="{_THICK}" {style}/>'


def _table(subject: str, runs: Sequence[Run], events: Sequence[Event]) -> Table:
    name = "Clock or event" if events else "Clock"
    columns = (Column(name, weight=2), Column("Began"), Column("Due"), Column("Ended"), Column("Status"))
    rows = (
        (
            words(run.name),
            day(run.start),
            day(run.due) if run.due is not None else absent(State.NOT_APPLICABLE),
            day(run.stop) if run.stop is not None else words(""),
            status_cell(run.status),
        )
        for run in runs
    )
    return Table(subject, columns, (*rows, *timeline_events.rows(events)))
