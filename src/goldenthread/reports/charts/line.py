"""A line over time with its target and what it is compared with, each named at its end."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from goldenthread.measures.reading.drawing import BLUE, GREY, GRID, PINK, Axis, apart, axis, breadth, fitted
from goldenthread.reports.blocks import Chart, Column, Table
from goldenthread.reports.cells import Cell, words
from goldenthread.reports.charts.frame import (
    EDGE,
    SMALL,
    WIDTH,
    Spot,
    empty,
    first_known,
    label,
    made,
    missing_words,
    refuse_mixed,
    refuse_words,
    tick,
)

HEIGHT = 300
_TOP, _BOTTOM = 18, 42
#: The most that the words at the end of the lines take of the width, and the names of periods.
_MOST_RIGHT, _MOST_PERIOD = 190, 110
_GAP = 16
#: More points than this are drawn without a dot each.
_CROWDED = 36


@dataclass(frozen=True, slots=True)
class Goal:
    """A target in words ("at least 90%") and its edges; both where it is a range."""

    words: str
    low: Cell | None = None
    high: Cell | None = None

    @property
    def edges(self) -> tuple[Cell, ...]:
        """The edges there are, each with a number."""
        return tuple(edge for edge in (self.low, self.high) if edge is not None and edge.number is not None)

    def met(self, number: Decimal) -> bool:
        """Whether a value lies within."""
        low = self.low.number if self.low is not None else None
        high = self.high.number if self.high is not None else None
        return (low is None or number >= low) and (high is None or number <= high)


@dataclass(frozen=True, slots=True)
class Beside:
    """What a line is compared with: its name and a value for each point of the line, or the reason for none."""

    name: str
    values: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class _Plane:
    axis: Axis
    count: int
    left: float
    right: float

    def x(self, place: float) -> float:
        return self.left + (WIDTH - self.left - self.right) * (place + 0.5) / max(self.count, 1)

    def y(self, number: Decimal | float) -> float:
        return HEIGHT - _BOTTOM - self.axis.share(number) * (HEIGHT - _TOP - _BOTTOM)


def line_chart(
    subject: str, points: Sequence[Spot], goal: Goal | None = None, beside: Beside | None = None, anchor: str = ""
) -> Chart:
    """The values of one measure in order of time; ``subject`` is what they are, in plain words.

    A missing value breaks the line, and its shorthand stands beneath. The title says the latest value, how it differs
    from the one before and whether the target is met, all as printed: it never calls a change a signal. Raises
    ValueError for values of two units and for a comparator with another number of values.
    """
    others = beside.values if beside is not None else ()
    edges = goal.edges if goal is not None else ()
    refuse_mixed(subject, (*(point.value for point in points), *others, *edges))
    for cell in (*others, *edges):
        refuse_words(subject, cell)
    if beside is not None and len(others) != len(points):
        raise ValueError(f"{subject}: {beside.name} has {len(others)} values beside {len(points)}")
    table = _table(subject, points, goal, beside)
    known = [point for point in points if point.number is not None]
    if not known:
        return empty(subject, points, table, anchor)
    plane = _plane(points, goal, beside)
    parts = [
        *_grid(plane, known[0].value),
        *_goal_lines(edges, plane),
        *(_line(others, plane, f'stroke="{GREY}" stroke-width="2" stroke-dasharray="7 4"') if beside else ()),
        *_line([point.value for point in points], plane, f'stroke="{BLUE}" stroke-width="2.5"'),
        *_dots(points, plane),
        *_ends(points, goal, beside, plane),
        *_periods(points, plane),
    ]
    title = _title(subject, points, goal)
    low, high = (tick(end, plane.axis, known[0].value) for end in (plane.axis.low, plane.axis.high))
    said = [_range(known) or f"{title}.", _beside_words(points, beside), missing_words(points)]
    said.append(f"The vertical axis runs from {low} to {high}.")
    return made(title, " ".join(part for part in said if part), HEIGHT, parts, table, anchor)


def _title(subject: str, points: Sequence[Spot], goal: Goal | None) -> str:
    last = points[-1]
    if last.number is None:
        held = next(point for point in reversed(points) if point.number is not None)
        return f"{subject}: no value for {last.name}; {held.value.text} in {held.name}"
    said = f"{subject}: {last.value.text} in {last.name}"
    before = points[-2] if len(points) > 1 else None
    if before is not None and before.number is not None:
        said += f", {moved(before.number, last.number)} {before.value.text} in {before.name}"
    if goal is not None and goal.edges:
        said += f"; target of {goal.words} {'met' if goal.met(last.number) else 'not met'}"
    return said


def moved(before: Decimal, after: Decimal) -> str:
    """How a value as printed stands to the one before; nothing is said of why."""
    return "up from" if after > before else "down from" if after < before else "the same as"


def _range(known: Sequence[Spot]) -> str:
    least = min(known, key=lambda point: point.number or 0)
    most = max(known, key=lambda point: point.number or 0)
    if least.number == most.number:
        return f"Every value is {least.value.text}." if len(known) > 1 else ""
    return (
        f"Of {len(known)} values the lowest is {least.value.text} ({least.name}) and the highest {most.value.text} "
        f"({most.name})."
    )


def _beside_words(points: Sequence[Spot], beside: Beside | None) -> str:
    """How the latest value for which both are known stands to the comparator's."""
    for point, other in zip(reversed(points), reversed(beside.values if beside is not None else ()), strict=False):
        if beside is not None and point.number is not None and other.number is not None:
            way = "above" if point.number > other.number else "below" if point.number < other.number else "the same as"
            return f"In {point.name} that is {way} {beside.name} ({other.text})."
    return f"{beside.name} has no value for the same time." if beside is not None else ""


def _table(subject: str, points: Sequence[Spot], goal: Goal | None, beside: Beside | None) -> Table:
    columns = [Column("Period", weight=2), Column("Value", numeric=True)]
    columns += [Column(beside.name, numeric=True)] if beside is not None else []
    columns += [Column("Target")] if goal is not None else []
    rows = []
    for i, point in enumerate(points):
        row = [words(point.name), point.value]
        row += [beside.values[i]] if beside is not None else []
        row += [words(goal.words)] if goal is not None else []
        rows.append(tuple(row))
    return Table(subject, tuple(columns), tuple(rows))


def _plane(points: Sequence[Spot], goal: Goal | None, beside: Beside | None) -> _Plane:
    cells = [point.value for point in points]
    cells += [*(goal.edges if goal is not None else ()), *(beside.values if beside is not None else ())]
    found = axis([cell.number for cell in cells if cell.number is not None])
    like = first_known(cells)
    left = max(breadth(tick(value, found, like), SMALL) for value in found.ticks) + EDGE + 8
    named = [text for _, text, _ in _named(points, goal, beside)]
    right = min(max(breadth(text, SMALL, bold=True) for text in named), _MOST_RIGHT) + EDGE + 10
    return _Plane(found, len(points), left, right)


def _named(points: Sequence[Spot], goal: Goal | None, beside: Beside | None) -> list[tuple[Decimal, str, str]]:
    """What stands at the right: the latest value known of each line, and the edges of the target."""
    last = next(point for point in reversed(points) if point.number is not None)
    found = [(last.number or Decimal(0), last.value.text, BLUE)]
    for other in [cell for cell in reversed(beside.values) if cell.number is not None][:1] if beside else []:
        found.append((other.number or Decimal(0), f"{beside.name if beside else ''} {other.text}", GREY))
    for edge in goal.edges if goal is not None else ():
        found.append((edge.number or Decimal(0), f"Target {edge.text}", PINK))
    return found


def _ends(points: Sequence[Spot], goal: Goal | None, beside: Beside | None, plane: _Plane) -> list[str]:
    named = _named(points, goal, beside)
    heights = apart([plane.y(number) + 4 for number, _, _ in named], _GAP, _TOP, HEIGHT - _BOTTOM)
    x, room = WIDTH - plane.right + 8, plane.right - EDGE - 8
    return [
        label(x, y, fitted(words_, room, SMALL, bold=True), SMALL, bold=fill == BLUE, fill=fill)
        for y, (_, words_, fill) in zip(heights, named, strict=True)
    ]


def _grid(plane: _Plane, like: Cell) -> list[str]:
    parts = []
    for value in plane.axis.ticks:
        y, colour = plane.y(value), GREY if value == 0 else GRID
        parts.append(f'<path d="M{plane.left:.1f} {y:.1f}H{WIDTH - plane.right:.1f}" stroke="{colour}"/>')
        parts.append(label(plane.left - 8, y + 4, tick(value, plane.axis, like), SMALL, "end"))
    return parts


def _goal_lines(edges: Sequence[Cell], plane: _Plane) -> list[str]:
    style = f'stroke="{PINK}" stroke-width="2.5" stroke-dasharray="1 5" stroke-linecap="round"'
    across = f"H{WIDTH - plane.right:.1f}"
    return [f'<path d="M{plane.left:.1f} {plane.y(edge.number or 0):.1f}{across}" {style}/>' for edge in edges]


def _line(cells: Sequence[Cell], plane: _Plane, style: str) -> list[str]:
    """The line in as many pieces as missing values leave; a value alone is a dot and no line."""
    runs: list[list[str]] = [[]]
    for i, cell in enumerate(cells):
        if cell.number is None:
            runs.append([])
        else:
            runs[-1].append(f"{plane.x(i):.1f},{plane.y(cell.number):.1f}")
    return [f'<polyline points="{" ".join(run)}" fill="none" {style}/>' for run in runs if len(run) > 1]


def _dots(points: Sequence[Spot], plane: _Plane) -> list[str]:
    """A dot for every value where they are few, always for the last and for a value alone."""
    found = []
    for i, point in enumerate(points):
        beside = [points[j].number for j in (i - 1, i + 1) if 0 <= j < len(points)]
        alone = all(number is None for number in beside)
        if point.number is not None and (len(points) <= _CROWDED or alone or i == len(points) - 1):
            size = 5 if i == len(points) - 1 else 3.5
            found.append(f'<circle cx="{plane.x(i):.1f}" cy="{plane.y(point.number):.1f}" r="{size}" fill="{BLUE}"/>')
    return found


def _periods(points: Sequence[Spot], plane: _Plane) -> list[str]:
    """The names of as many periods as fit, the last always; the shorthand of missing values above them."""
    foot = HEIGHT - _BOTTOM
    room = (WIDTH - plane.left - plane.right) / len(points)
    names = [fitted(point.name, _MOST_PERIOD, SMALL) for point in points]
    every = ceil((max(breadth(name, SMALL) for name in names) + 10) / room)
    shown = range(len(points) - 1, -1, -every)
    taken = WIDTH + 0.0
    parts = []
    for i in shown:
        half = breadth(names[i], SMALL) / 2
        middle = min(max(plane.x(i), EDGE + half), WIDTH - EDGE - half)
        if middle + half + 6 <= taken:
            parts.append(label(middle, foot + 32, names[i], SMALL, "middle"))
            taken = middle - half
    marks = [(i, point.value.text) for i, point in enumerate(points) if point.number is None]
    taken = WIDTH + 0.0
    for i, shorthand in reversed(marks):
        half = breadth(shorthand, SMALL) / 2
        if plane.x(i) + half + 2 <= taken:
            parts.append(label(plane.x(i), foot + 15, shorthand, SMALL, "middle"))
            taken = plane.x(i) - half
    return parts
