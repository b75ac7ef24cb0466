"""Bars that lie on their side, each with its name before it and its value at its end."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from goldenthread.measures.reading.drawing import BLUE, GREY, PINK, Axis, axis, breadth
from goldenthread.reports.blocks import Chart
from goldenthread.reports.charts.frame import (
    EDGE,
    SIZE,
    SMALL,
    WIDTH,
    Spot,
    empty,
    in_a_row,
    label,
    made,
    missing_words,
    name_lines,
    refuse_mixed,
    value_table,
)

#: A bar of less weight than the one that is pointed out.
PALE = "#A9BCD0"
_MOST_NAME = 220
_ROW, _CROWDED_ROW, _CROWDED = 32, 20, 20
_NAMED, _TOLD = 3, 8


@dataclass(frozen=True, slots=True)
class _Plane:
    axis: Axis
    names: float
    left: float
    right: float
    row: float
    top: float

    def x(self, number: float) -> float:
        return self.left + self.axis.share(number) * (WIDTH - self.left - self.right)

    def middle(self, place: int) -> float:
        return self.top + self.row * (place + 0.5)


def bar_chart(
    subject: str,
    bars: Sequence[Spot],
    pointed_out: str = "",
    reference: Spot | None = None,
    names: str = "Name",
    anchor: str = "",
) -> Chart:
    """One bar for each value, in the order given, all from nought; ``names`` says what their names are.

    ``pointed_out`` is the name of a bar set in dark beside paler ones and bold. ``reference`` is a line across all. The
    title says which is highest and lowest, or where the one pointed out stands, as printed. Raises ValueError for
    values of two units and for a bar pointed out that is not there.
    """
    refuse_mixed(subject, [bar.value for bar in (*bars, *((reference,) if reference is not None else ()))])
    if pointed_out and pointed_out not in [bar.name for bar in bars]:
        raise ValueError(f"{subject}: no bar is called {pointed_out!r}")
    table = value_table(subject, names, [*bars, *((reference,) if reference is not None else ())])
    known = [bar for bar in bars if bar.number is not None]
    if not known:
        return empty(subject, bars, table, anchor)
    line = reference if reference is not None and reference.number is not None else None
    plane = _plane(bars, line)
    parts = [
        *_line(line, plane, len(bars)),
        *(part for i, bar in enumerate(bars) for part in _bar(bar, i, plane, pointed_out)),
        f'<path d="M{plane.x(0):.1f} {plane.top:.1f}V{plane.middle(len(bars)) - plane.row / 2:.1f}" stroke="{GREY}"/>',
    ]
    title = _title(subject, known, pointed_out)
    beside = f"The line is {line.name}, {line.value.text}." if line is not None else ""
    said = [_ranking(known), beside, missing_words(bars)]
    height = plane.top + plane.row * len(bars) + EDGE
    return made(title, " ".join(part for part in said if part), height, parts, table, anchor)


def _title(subject: str, known: Sequence[Spot], pointed_out: str) -> str:
    ranked = sorted(known, key=lambda bar: bar.number or 0, reverse=True)
    most, least = ranked[0], ranked[-1]
    mine = next((bar for bar in known if bar.name == pointed_out), None)
    if mine is not None and len(known) > 1:
        higher = sum((bar.number or 0) > (mine.number or 0) for bar in known)
        equal = sum(bar.number == mine.number for bar in known) - 1
        place = "highest" if not higher else f"{_ordinal(higher + 1)} highest"
        joint = "equal " if equal else ""
        return f"{subject}: {mine.name} {mine.value.text}, {joint}{place} of {len(known)}"
    if most.number == least.number:
        every = "all " if len(known) > 1 else ""
        return f"{subject}: {every}{most.value.text}" + ("" if every else f" ({most.name})")
    return f"{subject}: highest {_among(ranked)}; lowest {_among(ranked[::-1])}"


def _ranking(known: Sequence[Spot]) -> str:
    """Every value from the highest to the lowest where they are few, else the highest and the lowest of them."""
    ranked = [f"{bar.name} {bar.value.text}" for bar in sorted(known, key=lambda bar: bar.number or 0, reverse=True)]
    if len(ranked) <= _TOLD:
        return f"From the highest: {in_a_row(ranked)}."
    return f"Highest of {len(ranked)}: {in_a_row(ranked[:_NAMED])}; lowest: {in_a_row(ranked[-_NAMED:])}."


def _among(ranked: Sequence[Spot]) -> str:
    """The first value of a ranking and who has it: names where they are few."""
    tied = list(next(groupby(ranked, key=lambda bar: bar.number))[1])
    named = in_a_row([bar.name for bar in tied]) if len(tied) <= _NAMED else f"{len(tied)} of {len(ranked)}"
    return f"{named}, {tied[0].value.text}"


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number % 100 not in (11, 12, 13) else "th"
    return f"{number}{ending}"


def _plane(bars: Sequence[Spot], line: Spot | None) -> _Plane:
    numbers = [bar.number for bar in (*bars, *((line,) if line is not None else ())) if bar.number is not None]
    found = axis(numbers, from_zero=True)
    # The axis is not marked, so it need not end on a round step.
    exact = Axis(float(min(0, *numbers)), float(max(0, *numbers)) or found.step, found.step)
    if exact.low < 0 and max(numbers) <= 0:
        exact = Axis(exact.low, 0.0, found.step)
    names = min(max(breadth(bar.name, SIZE, bold=True) for bar in bars), _MOST_NAME)
    values = [(breadth(bar.value.text, SIZE, bold=True), bar.number) for bar in bars]
    right = max([wide for wide, number in values if number is None or number >= 0], default=0)
    below = max([wide for wide, number in values if number is not None and number < 0], default=0)
    # Words of negative values stand at the left of their bars, which begin where the names end.
    left = EDGE + names + 10 + (below + 8 if below else 0)
    row = _CROWDED_ROW if len(bars) > _CROWDED else _ROW
    return _Plane(exact, EDGE + names, left, right + EDGE + 10, row, EDGE + (24 if line is not None else 2))


def _bar(bar: Spot, place: int, plane: _Plane, pointed_out: str) -> list[str]:
    y, zero = plane.middle(place), plane.x(0)
    bold = bar.name == pointed_out
    roomy = plane.row == _ROW
    size = SIZE if roomy else SMALL
    parts = name_lines(plane.names, y, bar.name, _MOST_NAME, "end", bold, 2 if roomy else 1)
    if bar.number is None:
        return [*parts, label(zero + 8, y + 5, bar.value.text, size)]
    end = plane.x(float(bar.number))
    fill = BLUE if bold or not pointed_out else PALE
    thick = plane.row * 0.66
    parts.append(
        f'<rect x="{min(zero, end):.1f}" y="{y - thick / 2:.1f}" width="{abs(end - zero):.1f}" height="{thick:.1f}" '
        f'fill="{fill}"/>'
    )
    side, at = ("start", end + 6) if bar.number >= 0 else ("end", end - 6)
    return [*parts, label(at, y + 5, bar.value.text, size, side, bold)]


def _line(line: Spot | None, plane: _Plane, count: int) -> list[str]:
    if line is None:
        return []
    x, foot = plane.x(float(line.number or 0)), plane.middle(count) - plane.row / 2
    return [
        f'<path d="M{x:.1f} {plane.top:.1f}V{foot:.1f}" stroke="{PINK}" stroke-width="2" stroke-dasharray="6 4"/>',
        label(x, plane.top - 6, f"{line.name} {line.value.text}", SMALL, "middle", fill=PINK),
    ]
