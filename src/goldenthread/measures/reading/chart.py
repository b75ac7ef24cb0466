"""Draws a control chart as inline SVG that reads without colour and without script, and gives its data as a table."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import ceil

from goldenthread.calendar import Period, PeriodKind
from goldenthread.measures.kinds import Polarity, Unit
from goldenthread.measures.reading.drawing import (
    BLUE,
    GREY,
    GRID,
    ORANGE,
    PINK,
    PURPLE,
    TURQUOISE,
    Axis,
    apart,
    axis,
    breadth,
    cut,
    opening,
    text,
)
from goldenthread.measures.reading.points import bare, period_words, printed
from goldenthread.measures.reading.targets import Target
from goldenthread.measures.reading.variation.charts import Chart, Mark
from goldenthread.measures.reading.variation.words import headline, sentence

WIDTH, HEIGHT = 640, 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 118, 62, 44
_LABEL_GAP = 14
_LETTER = 6.2
_SIZE, _END_SIZE = 12, 11
#: How much of the picture the words above it take.
_HEADING = 46
_CROWDED = 36
_ROOM = 10
TABLE_HEADINGS = ("period", "value", "numerator", "denominator", "mean", "lower limit", "upper limit", "signals")


@dataclass(frozen=True, slots=True)
class _Plane:
    """Where a value and a place in time lie on the picture.

    ``left`` leaves room for the words of the axis, ``right`` for those
    at the end of the lines.
    """

    axis: Axis
    count: int
    left: float
    right: float

    def x(self, index: float) -> float:
        """Pixels from the left."""
        room = WIDTH - self.left - self.right
        return self.left + (room / 2 if self.count == 1 else room * (index + 0.5) / self.count)

    def y(self, value: Fraction | float) -> float:
        """Pixels from the top."""
        return HEIGHT - _BOTTOM - self.axis.share(value) * (HEIGHT - _TOP - _BOTTOM)


def chart_svg(chart: Chart, target: Target | None = None, ident: str = "chart", headed: bool = True) -> str:
    """The chart as one SVG element, 640 by 320, with title, description, direct labels and no script.

    ``ident`` is unique on its page: the title and description are found by it. ``headed`` False leaves out the words
    above the picture, for a page that prints them itself. Put `chart_table` beside it.
    """
    plane = _plane(chart, target)
    title, story = f"{chart.subject.title}: {headline(chart)}", sentence(chart, target)
    ends = [bare(end, plane.axis.places) for end in (plane.axis.low, plane.axis.high)]
    heading = [
        text(12, 22, headline(chart), 'font-size="16" font-weight="bold"'),
        text(12, 41, cut(chart.subject.title, 96)),
    ]
    axis_words = f"The vertical axis runs from {ends[0]} to {ends[1]}."
    parts = [
        *opening(WIDTH, HEIGHT, ident, title, f"{story} {axis_words}", 0 if headed else _HEADING),
        *(heading if headed else ()),
        *_grid(plane, chart),
        *_bands(chart, plane),
        *_target_lines(target, plane),
        *_line(chart, plane),
        *(_shape(chart, mark, plane.x(i), plane.y(mark.value)) for i, mark in enumerate(chart.marks)),
        *_labels(chart, target, plane),
        *_periods(chart, plane),
        *_key(chart, plane),
        "</svg>",
    ]
    return "\n".join(part for part in parts if part)


def chart_table(chart: Chart) -> tuple[tuple[str, ...], ...]:
    """The chart's data under `TABLE_HEADINGS`, all text, in order of time; periods without a value say why."""
    unit, places = chart.subject.unit, chart.subject.places
    rows = {}
    for mark in chart.marks:
        counts = (mark.point.numerator, mark.point.denominator)
        lines = (mark.mean, mark.lower, mark.upper)
        rows[mark.point.period.end] = (
            mark.point.period.label,
            printed(mark.value, unit, places),
            *("" if number is None else bare(number, 0) for number in counts),
            *("" if number is None else printed(number, unit, places + 1) for number in lines),
            "; ".join(f"{signal.rule.value} ({'high' if signal.high else 'low'})" for signal in mark.signals),
        )
    for point in chart.missing:
        rows[point.period.end] = (point.period.label, point.reason.value, "", "", "", "", "", "")
    return tuple(rows[end] for end in sorted(rows))


def _plane(chart: Chart, target: Target | None) -> _Plane:
    """An axis that holds every value, limit and edge of the target, and room at the left for its numbers."""
    held = [number for mark in chart.marks for number in (mark.value, mark.lower, mark.upper) if number is not None]
    held += [Fraction(edge) for edge in (target.low, target.high) if edge is not None] if target else []
    found = axis(held)
    widest = max(breadth(_tick(chart, found, value), _SIZE) for value in found.ticks)
    names = max(breadth(label, _END_SIZE, bold=colour == BLUE) for _, label, colour in _named(chart, target))
    return _Plane(found, len(chart.marks), max(_LEFT, widest + 10), max(_RIGHT, names + 12))


def _tick(chart: Chart, found: Axis, value: float) -> str:
    return bare(value, found.places) + ("%" if chart.subject.unit is Unit.PERCENT else "")


def _grid(plane: _Plane, chart: Chart) -> list[str]:
    parts = []
    for value in plane.axis.ticks:
        y = plane.y(value)
        parts.append(f'<path d="M{plane.left:.1f} {y:.1f}H{WIDTH - plane.right:.1f}" stroke="{GRID}"/>')
        parts.append(text(plane.left - 6, y + 4, _tick(chart, plane.axis, value), 'text-anchor="end"'))
    return parts


def _bands(chart: Chart, plane: _Plane) -> list[str]:
    """Mean and limits as steps, one for each value: those of shares move with n; a new stretch begins anew."""
    parts = []
    half = (WIDTH - plane.left - plane.right) / max(len(chart.marks), 1) / 2
    styles = {"mean": f'stroke="{GREY}" stroke-width="1.5"', "limit": f'stroke="{GREY}" stroke-dasharray="5 4"'}
    for number in range(len(chart.stretches)):
        mine = [(i, mark) for i, mark in enumerate(chart.marks) if mark.stretch == number and mark.mean is not None]
        for style, numbers in (
            ("mean", [mark.mean for _, mark in mine]),
            ("limit", [mark.upper for _, mark in mine]),
            ("limit", [mark.lower for _, mark in mine]),
        ):
            path = ""
            for (i, _), value in zip(mine, numbers, strict=True):
                if value is not None:
                    y = plane.y(value)
                    path += f"{'L' if path else 'M'}{plane.x(i) - half:.1f} {y:.1f}H{plane.x(i) + half:.1f}"
            if path:
                parts.append(f'<path d="{path}" fill="none" {styles[style]}/>')
    return parts


def _target_lines(target: Target | None, plane: _Plane) -> list[str]:
    edges = [edge for edge in (target.low, target.high) if edge is not None] if target else []
    return [
        f'<path d="M{plane.left:.1f} {plane.y(Fraction(edge)):.1f}H{WIDTH - plane.right:.1f}" stroke="{PINK}" stroke-width="2" '
        'stroke-dasharray="1.5 4" stroke-linecap="round"/>'
        for edge in edges
    ]


def _line(chart: Chart, plane: _Plane) -> list[str]:
    """The line through the values, broken where a period has none."""
    parts, gaps = [], [point.period.end for point in chart.missing]
    runs: list[list[int]] = [[0]]
    for i, (before, mark) in enumerate(pairwise(chart.marks)):
        if any(before.point.period.end < gap < mark.point.period.end for gap in gaps):
            runs.append([])
        runs[-1].append(i + 1)
        if before.stretch != mark.stretch:
            x = (plane.x(i) + plane.x(i + 1)) / 2
            parts.append(f'<path d="M{x:.1f} {_TOP}V{HEIGHT - _BOTTOM}" stroke="{GREY}" stroke-dasharray="2 3"/>')
            parts.append(text(x + 3, _TOP + 9, "limits begun anew", 'font-size="10"'))
    for run in runs:
        points = " ".join(f"{plane.x(i):.1f},{plane.y(chart.marks[i].value):.1f}" for i in run)
        parts.insert(0, f'<polyline points="{points}" fill="none" stroke="{BLUE}" stroke-width="2"/>')
    return parts


def _shape(chart: Chart, mark: Mark, x: float, y: float) -> str:
    """A circle for an ordinary value; square, diamond or triangle for a signal of better, worse or neither."""
    verdict, size = _verdict(chart, mark), 6.0 if len(chart.marks) <= _CROWDED else 4.5
    if verdict == "":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size - 2.5:.1f}" fill="{BLUE}"/>'
    if verdict == "better":
        path, fill = f"M{x - size + 1:.1f} {y - size + 1:.1f}h{2 * size - 2}v{2 * size - 2}h{2 - 2 * size}z", TURQUOISE
    elif verdict == "worse":
        path, fill = (
            f"M{x:.1f} {y - size - 1:.1f}l{size + 1} {size + 1}l{-size - 1} {size + 1}l{-size - 1} {-size - 1}z",
            ORANGE,
        )
    else:
        path, fill = f"M{x:.1f} {y - size:.1f}l{size} {size * 1.8}h{-2 * size}z", PURPLE
    return f'<path d="{path}" fill="{fill}" stroke="{GREY}" stroke-width="1"/>'


def _verdict(chart: Chart, mark: Mark) -> str:
    """What a value's signals say: better, worse, neither, or "" for an ordinary value."""
    ways = {signal.high for signal in mark.signals}
    if not ways:
        return ""
    polarity = chart.subject.polarity
    if len(ways) > 1 or polarity not in (Polarity.HIGHER, Polarity.LOWER):
        return "neither"
    return "better" if ways == {polarity is Polarity.HIGHER} else "worse"


def _labels(chart: Chart, target: Target | None, plane: _Plane) -> list[str]:
    """Words beside each line at its right end, moved apart where they would lie on one another."""
    words = _named(chart, target)
    x, bold = WIDTH - plane.right + 8, 'font-weight="bold"'
    heights = apart([plane.y(number) + 4 for number, _, _ in words], _LABEL_GAP, _TOP - 4, HEIGHT - _BOTTOM + 6)
    return [
        text(x, y, label, f'fill="{colour}" font-size="{_END_SIZE}" {bold if colour == BLUE else ""}'.strip())
        for y, (_, label, colour) in zip(heights, words, strict=True)
    ]


def _named(chart: Chart, target: Target | None) -> list[tuple[Fraction, str, str]]:
    """The height, the words and the colour of each line's name."""
    last, places = chart.last, chart.subject.places
    words = [(last.value, f"latest {_brief(chart, last.value, places)}", BLUE)]
    for number, name in ((last.upper, "upper limit"), (last.mean, "average"), (last.lower, "lower limit")):
        if number is not None:
            words.append((number, f"{name} {_brief(chart, number, places)}", GREY))
    for edge in (target.low, target.high) if target else ():
        if edge is not None:
            shown = _brief(chart, Fraction(edge), max(0, -int(edge.as_tuple().exponent)))
            words.append((Fraction(edge), f"target {shown}", PINK))
    return words


def _brief(chart: Chart, number: Fraction, places: int) -> str:
    """A number with its unit where there is room for it."""
    long = printed(number, chart.subject.unit, places)
    return long if len(long) < _ROOM else bare(number, places)


def _periods(chart: Chart, plane: _Plane) -> list[str]:
    count = len(chart.marks)
    wide = max(len(_short_period(mark.point.period)) for mark in chart.marks) * _LETTER + 12
    every = ceil(wide * count / (WIDTH - plane.left - plane.right))
    parts = [f'<path d="M{plane.left:.1f} {HEIGHT - _BOTTOM}H{WIDTH - plane.right:.1f}" stroke="{GREY}"/>']
    for i in range(count - 1, -1, -every):
        words = _short_period(chart.marks[i].point.period)
        parts.append(text(plane.x(i), HEIGHT - _BOTTOM + 16, words, 'text-anchor="middle" font-size="11"'))
    return parts


def _short_period(period: Period) -> str:
    """A period in few letters: Nov 17, Q4 16-17."""
    if period.kind is PeriodKind.MONTH:
        name, year = period_words(period).split()
        return f"{name[:3]} {year[2:]}"
    if period.kind is PeriodKind.FINANCIAL_QUARTER:
        year, quarter = period.label.rsplit("-", 1)
        return f"{quarter} {year[2:]}"
    return period.label


def _key(chart: Chart, plane: _Plane) -> list[str]:
    """What the shapes mean, for those that are on the chart, and whether the limits are provisional."""
    shown = {_verdict(chart, mark) for mark in chart.marks} - {""}
    parts, x, y = [], plane.left, HEIGHT - 8.0
    names = {"better": "better than usual", "worse": "worse than usual", "neither": "different from usual"}
    for verdict, name in names.items():
        if verdict in shown:
            example = next(mark for mark in chart.marks if _verdict(chart, mark) == verdict)
            parts += [_shape(chart, example, x + 6, y - 4), text(x + 17, y, name, 'font-size="11"')]
            x += 30 + _LETTER * len(name)
    if chart.limits is not None and chart.limits.trial:
        parts.append(text(x, y, f"limits provisional: {chart.limits.points} values", 'font-size="11"'))
    return parts
