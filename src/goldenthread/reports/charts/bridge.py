"""A bridge from one value to another: what each cause added or took away, one below the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from goldenthread.measures.reading.drawing import BLUE, GREY, ORANGE, TURQUOISE, Axis, axis, breadth
from goldenthread.reports.blocks import Chart, Column, Table
from goldenthread.reports.cells import words
from goldenthread.reports.charts.frame import (
    EDGE,
    SIZE,
    SMALL,
    WIDTH,
    Spot,
    in_a_row,
    label,
    made,
    name_lines,
    refuse_mixed,
    tick,
)

_ROW, _THICK, _MOST_NAME, _FOOT = 32, 20, 210, 22
#: Changes smaller than this share of the values would not be seen on an axis that begins at nought.
_SEEN = Decimal("0.1")
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class _Plane:
    axis: Axis
    left: float
    right: float

    def x(self, number: Decimal | float) -> float:
        return self.left + self.axis.share(number) * (WIDTH - self.left - self.right)


def bridge_chart(subject: str, start: Spot, steps: Sequence[Spot], end: Spot, anchor: str = "") -> Chart:
    """A waterfall on its side: the first value, a step for each cause with its sign, and the last value.

    Where the steps are small beside the values the axis does not begin at nought, the chart says so, and the values are
    drawn as dots, since the length of a bar would mislead. Raises ValueError for a missing value, for values of two
    units, and where the steps do not add up to the change by more than rounding to their decimals explains.
    """
    everything = (start, *steps, end)
    refuse_mixed(subject, [spot.value for spot in everything])
    gone = [spot.name for spot in everything if spot.number is None]
    if gone:
        raise ValueError(f"{subject}: a bridge needs every value, and there is none for {in_a_row(gone)}")
    first, last = start.number or Decimal(0), end.number or Decimal(0)
    levels = list(accumulate((step.number or Decimal(0) for step in steps), initial=first))
    unit = Decimal(1).scaleb(-max(spot.value.places for spot in everything))
    if abs(levels[-1] - last) > unit * _HALF * len(everything):
        raise ValueError(
            f"{subject}: the steps lead from {start.value.text} to {levels[-1]:,f}, not to {end.value.text}"
        )
    plane = _plane([*levels, last], everything)
    parts = _ends_and_steps(start, steps, end, levels, plane)
    moved = last - first
    way = "unchanged at" if not moved else f"{'up' if moved > 0 else 'down'} from {start.value.text} to"
    most = max((step for step in steps if step.number), key=lambda step: abs(step.number or Decimal(0)), default=None)
    mainly = f"; largest part {most.name} ({most.value.text})" if most is not None else ""
    title = f"{subject}: {way} {end.value.text}{mainly}"
    told = in_a_row([f"{step.name} {step.value.text}" for step in steps])
    said = [
        f"From {start.name} ({start.value.text}) to {end.name} ({end.value.text}): {told or 'no change'}.",
    ]
    if plane.axis.low > 0 or plane.axis.high < 0:
        said.append(f"The axis begins at {tick(plane.axis.low, plane.axis, start.value)}, not at nought.")
    height = EDGE + _ROW * len(everything) + _FOOT + EDGE
    return made(title, " ".join(said), height, parts, _table(subject, everything), anchor)


def _plane(levels: Sequence[Decimal], everything: Sequence[Spot]) -> _Plane:
    low, high = min(levels), max(levels)
    far = max(abs(low), abs(high))
    from_zero = low <= 0 <= high or high - low >= far * _SEEN or low == high
    found = axis(levels, from_zero=from_zero)
    names = min(max(breadth(spot.name, SIZE, bold=True) for spot in everything), _MOST_NAME)
    values = max(breadth(spot.value.text, SIZE, bold=True) for spot in everything)
    # A value may stand at the left of its step where the step goes down from the far end.
    return _Plane(found, EDGE + names + 14 + values + 12, values + EDGE + 14)


def _ends_and_steps(
    start: Spot, steps: Sequence[Spot], end: Spot, levels: Sequence[Decimal], plane: _Plane
) -> list[str]:
    whole = plane.axis.low <= 0 <= plane.axis.high
    everything = (start, *steps, end)
    parts = []
    for i, spot in enumerate(everything):
        y = EDGE + _ROW * (i + 0.5)
        total = i in (0, len(everything) - 1)
        parts += name_lines(EDGE, y, spot.name, _MOST_NAME, bold=total)
        if total:
            level = spot.number or Decimal(0)
            parts.append(_bar(plane, Decimal(0), level, y, BLUE) if whole else _dot(plane, level, y))
            at, side = (plane.x(level) + 12, "start") if level >= 0 else (plane.x(level) - 12, "end")
        else:
            before, level = levels[i - 1], levels[i]
            parts.append(_bar(plane, before, level, y, TURQUOISE if level >= before else ORANGE))
            up = level >= before
            at, side = (plane.x(level) + 8, "start") if up else (plane.x(level) - 8, "end")
        parts.append(label(at, y + 5, spot.value.text, SIZE, side, bold=total))
        if i < len(everything) - 1:
            x = plane.x(level)
            parts.insert(0, f'<path d="M{x:.1f} {y:.1f}v{_ROW}" stroke="{GREY}" stroke-dasharray="3 3"/>')
    foot = EDGE + _ROW * len(everything)
    if whole:
        parts.insert(0, f'<path d="M{plane.x(0):.1f} {EDGE}V{foot}" stroke="{GREY}"/>')
    else:
        words_ = f"The axis begins at {tick(plane.axis.low, plane.axis, start.value)}, not at nought"
        parts.append(label(plane.left, foot + 16, words_, SMALL))
    return parts


def _bar(plane: _Plane, before: Decimal, after: Decimal, y: float, fill: str) -> str:
    ends = sorted((plane.x(before), plane.x(after)))
    wide = max(ends[1] - ends[0], 1.0)
    return (
        f'<rect x="{ends[0]:.1f}" y="{y - _THICK / 2:.1f}" width="{wide:.1f}" height="{_THICK}" fill="{fill}" '
        f'stroke="{GREY}" stroke-width="0.8"/>'
    )


def _dot(plane: _Plane, level: Decimal, y: float) -> str:
    return f'<circle cx="{plane.x(level):.1f}" cy="{y:.1f}" r="6" fill="{BLUE}"/>'


def _table(subject: str, everything: Sequence[Spot]) -> Table:
    rows = tuple((words(spot.name), spot.value) for spot in everything)
    columns = (Column("Part", weight=2), Column("Value", numeric=True))
    return Table(subject, columns, rows, totals=frozenset({len(rows) - 1}))
