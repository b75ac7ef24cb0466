"""What happened to a child beneath its clocks, on the same line of time: a row for each group of events."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from goldenthread.measures.reading.drawing import BLUE, GREY, WHITE, breadth
from goldenthread.reports.cells import Cell, State, absent, day, words
from goldenthread.reports.charts.frame import EDGE, SMALL, WIDTH, label, name_lines
from goldenthread.reports.charts.timeline_scale import Span

#: Pixels from one row of events to the next, and above the first for its heading.
ROW: Final = 26
HEADING: Final = 24
_DOT, _BAR = 5, 6
_HEAD: Final = "What happened"
#: So many groups are told in words, the fullest first.
_TOLD: Final = 4


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: its ``group`` (a row), what it was, its day and, where it lasted, its end.

    ``last`` is None for what took a day, and for what still lasts where ``lasting`` says so. Raises ValueError for what
    ends before it begins.
    """

    group: str
    title: str
    first: date
    last: date | None = None
    lasting: bool = False

    def __post_init__(self) -> None:
        """Refuse an event that goes backwards."""
        if self.last is not None and self.last < self.first:
            raise ValueError(f"{self.title}: it ends on {self.last} before it begins on {self.first}")


def grouped(events: Sequence[Event]) -> dict[str, list[Event]]:
    """Events by group, the groups in the order in which they come."""
    found: dict[str, list[Event]] = {}
    for event in events:
        found.setdefault(event.group, []).append(event)
    return found


def height(events: Sequence[Event]) -> float:
    """What the rows of events take beneath the clocks."""
    return HEADING + ROW * len(grouped(events)) if events else 0


def counted(count: int) -> str:
    """How many there are, as it stands at the right of a row."""
    return "1 event" if count == 1 else f"{count} events"


def breadth_of_names(events: Sequence[Event]) -> float:
    """What the widest name of a group takes, or the heading above them."""
    return max((breadth(name, SMALL) for name in (_HEAD, *grouped(events))), default=0) if events else 0


def drawn(events: Sequence[Event], span: Span, top: float, room: float, today: date) -> list[str]:
    """The rows: a dot for a day, a bar from the first day to the last (or today) for what lasted."""
    if not events:
        return []
    parts = [label(EDGE, top + HEADING - 8, _HEAD, SMALL, bold=True)]
    for row, (name, mine) in enumerate(grouped(events).items()):
        y = top + HEADING + ROW * (row + 0.5)
        parts += name_lines(EDGE, y, name, room, most=1)
        bars = [event for event in mine if event.last is not None or event.lasting]
        parts += [bar(span.x(max(event.first, span.first)), span.x(_end_of(event, today)), y) for event in bars]
        parts += [dot(span.x(event.first), y) for event in mine if event.last is None and not event.lasting]
        parts.append(label(WIDTH - span.right + 16, y + 5, counted(len(mine)), SMALL))
    return parts


def _end_of(event: Event, today: date) -> date:
    return event.last if event.last is not None else max(today, event.first)


def dot(x: float, y: float) -> str:
    """What took a day."""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{_DOT}" fill="{BLUE}" stroke="{WHITE}"/>'


def bar(first: float, last: float, y: float) -> str:
    """What lasted."""
    wide = max(last - first, 2.0)
    return (
        f'<rect x="{first:.1f}" y="{y - _BAR / 2:.1f}" width="{wide:.1f}" height="{_BAR}" fill="{WHITE}" '
        f'stroke="{GREY}" stroke-width="1.5"/>'
    )


def said(events: Sequence[Event]) -> str:
    """The events as a sentence: how many, since when, and of which groups most; "" for none."""
    if not events:
        return ""
    fullest = sorted(grouped(events).items(), key=lambda one: -len(one[1]))[:_TOLD]
    told = ", ".join(f"{len(mine)} of {name}" for name, mine in fullest)
    return f"Beneath stand {counted(len(events))} since {day(min(one.first for one in events)).text}: {told}."


def rows(events: Sequence[Event]) -> list[tuple[Cell, ...]]:
    """The events for the table of the chart, the newest first: what, began, due, ended, how it stands."""
    return [
        (
            words(f"{event.group}: {event.title}"),
            day(event.first),
            absent(State.NOT_APPLICABLE),
            day(event.last) if event.last is not None else words(""),
            words("lasts" if event.lasting else "happened"),
        )
        for event in sorted(events, key=lambda one: one.first, reverse=True)
    ]
