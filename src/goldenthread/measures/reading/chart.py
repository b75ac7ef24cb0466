"""Draws a control chart as inline SVG that reads without colour and without script, and gives its data as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, log10
from xml.sax.saxutils import escape, quoteattr

from goldenthread.calendar import Period, PeriodKind
from goldenthread.measures.kinds import Polarity
from goldenthread.measures.reading.points import bare, period_words, printed
from goldenthread.measures.reading.targets import Target
from goldenthread.measures.reading.variation.charts import Chart, Mark
from goldenthread.measures.reading.variation.words import headline, sentence

WIDTH, HEIGHT = 640, 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 118, 62, 44
#: The colours of the Analysis Function's guidance for charts; orange is never the only sign of concern.
BLUE, ORANGE, PINK, TURQUOISE, GREY, PURPLE = "#12436D", "#F46A25", "#801650", "#28A197", "#3D3D3D", "#A285D1"
_LABEL_GAP = 14
_LETTER = 6.2
_CROWDED = 36
_ROOM = 10
TABLE_HEADINGS = ("period", "value", "numerator", "denominator", "mean", "lower limit", "upper limit", "signals")
_FONT = "font-family=\"Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif\""


@dataclass(frozen=True, slots=True)
class _Plane:
    """Where a value and a place in time lie on the picture."""

    low: float
    high: float
    count: int

    def x(self, index: float) -> float:
        """Pixels from the left."""
        room = WIDTH - _LEFT - _RIGHT
        return _LEFT + (room / 2 if self.count == 1 else room * (index + 0.5) / self.count)

    def y(self, value: Fraction | float) -> float:
        """Pixels from the top."""
        share = (float(value) - self.low) / (self.high - self.low)
        return HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM)


def chart_svg(chart: Chart, target: Target | None = None, ident: str = "chart") -> str:
    """The chart as one SVG element, 640 by 320, with title, description, direct labels and no script.

    ``ident`` is unique on its page: the title and description are found by it. Put `chart_table` beside it.
    """
    plane, step = _plane(chart, target)
    title, story = f"{chart.subject.title}: {headline(chart)}", sentence(chart, target)
    axis = (
        f"The vertical axis runs from {bare(plane.low, _tick_places(step))} to {bare(plane.high, _tick_places(step))}."
    )
    box = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    named = f'role="img" aria-labelledby={quoteattr(f"{ident}-title {ident}-desc")}'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {box} {named} {_FONT} font-size="12" fill="{GREY}">',
        f"<title id={quoteattr(f'{ident}-title')}>{escape(title)}</title>",
        f"<desc id={quoteattr(f'{ident}-desc')}>{escape(f'{story} {axis}')}</desc>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#FFFFFF"/>',
        _text(12, 22, headline(chart), 'font-size="16" font-weight="bold"'),
        _text(12, 41, _cut(chart.subject.title, 96), ""),
        *_grid(plane, step, chart),
        *_bands(chart, plane),
        *_target_lines(target, plane),
        *_line(chart, plane),
        *(_shape(chart, mark, plane.x(i), plane.y(mark.value)) for i, mark in enumerate(chart.marks)),
        *_labels(chart, target, plane),
        *_periods(chart, plane),
        *_key(chart),
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


def _plane(chart: Chart, target: Target | None) -> tuple[_Plane, float]:
    """An axis of round steps that holds every value, limit and edge of the target, and its step."""
    held = [number for mark in chart.marks for number in (mark.value, mark.lower, mark.upper) if number is not None]
    held += [Fraction(edge) for edge in (target.low, target.high) if target and edge is not None] if target else []
    low, high = float(min(held)), float(max(held))
    room = (high - low) or abs(high) or 1.0
    rough = room / 4
    power = 10.0 ** floor(log10(rough))
    step = next(nice * power for nice in (1, 2, 2.5, 5, 10) if nice * power >= rough)
    least = floor(low / step) * step
    if low >= 0 and room > low:  # near enough to nought to show it
        least = 0.0
    most = least
    while most < high - step * 1e-9:
        most += step
    return _Plane(least, most if most > least else least + step, len(chart.marks)), step


def _grid(plane: _Plane, step: float, chart: Chart) -> list[str]:
    parts = []
    places, value = _tick_places(step), plane.low
    while value <= plane.high + step * 1e-6:
        y = plane.y(value)
        parts.append(f'<path d="M{_LEFT} {y:.1f}H{WIDTH - _RIGHT}" stroke="#E3E3E3"/>')
        sign = "%" if chart.subject.unit.value == "percent" else ""
        parts.append(_text(_LEFT - 6, y + 4, bare(value, places) + sign, 'text-anchor="end"'))
        value += step
    return parts


def _tick_places(step: float) -> int:
    """The decimals that tell two steps of the axis apart."""
    return next((places for places in range(6) if abs(step * 10**places - round(step * 10**places)) < 1e-6), 6)


def _bands(chart: Chart, plane: _Plane) -> list[str]:
    """Mean and limits as steps, one for each value: those of shares move with n; a new stretch begins anew."""
    parts = []
    half = (WIDTH - _LEFT - _RIGHT) / max(len(chart.marks), 1) / 2
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
        f'<path d="M{_LEFT} {plane.y(Fraction(edge)):.1f}H{WIDTH - _RIGHT}" stroke="{PINK}" stroke-width="2" '
        'stroke-dasharray="1.5 4" stroke-linecap="round"/>'
        for edge in edges
    ]


def _line(chart: Chart, plane: _Plane) -> list[str]:
    points = " ".join(f"{plane.x(i):.1f},{plane.y(mark.value):.1f}" for i, mark in enumerate(chart.marks))
    parts = [f'<polyline points="{points}" fill="none" stroke="{BLUE}" stroke-width="2"/>']
    for i, (before, mark) in enumerate(zip(chart.marks, chart.marks[1:], strict=False)):
        if before.stretch != mark.stretch:
            x = (plane.x(i) + plane.x(i + 1)) / 2
            parts.append(f'<path d="M{x:.1f} {_TOP}V{HEIGHT - _BOTTOM}" stroke="{GREY}" stroke-dasharray="2 3"/>')
            parts.append(_text(x + 3, _TOP + 9, "limits begun anew", 'font-size="10"'))
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
    last, places = chart.last, chart.subject.places
    words = [(plane.y(last.value) + 4, f"latest {_brief(chart, last.value, places)}", BLUE)]
    for number, name in ((last.upper, "upper limit"), (last.mean, "average"), (last.lower, "lower limit")):
        if number is not None:
            words.append((plane.y(number) + 4, f"{name} {_brief(chart, number, places)}", GREY))
    for edge in (target.low, target.high) if target else ():
        if edge is not None:
            shown = _brief(chart, Fraction(edge), max(0, -int(edge.as_tuple().exponent)))
            words.append((plane.y(Fraction(edge)) + 4, f"target {shown}", PINK))
    x, bold = WIDTH - _RIGHT + 8, 'font-weight="bold"'
    return [
        _text(x, y, text, f'fill="{colour}" font-size="11" {bold if colour == BLUE else ""}'.strip())
        for y, text, colour in _apart(words)
    ]


def _brief(chart: Chart, number: Fraction, places: int) -> str:
    """A number with its unit where there is room for it."""
    long = printed(number, chart.subject.unit, places)
    return long if len(long) < _ROOM else bare(number, places)


def _apart(words: Sequence[tuple[float, str, str]]) -> list[tuple[float, str, str]]:
    """Labels from top to bottom, each a line below the one above, pushed up again where they would leave the picture."""
    placed: list[tuple[float, str, str]] = []
    for y, text, colour in sorted(words):
        least = placed[-1][0] + _LABEL_GAP if placed else _TOP - 4
        placed.append((max(y, least), text, colour))
    most: float = HEIGHT - _BOTTOM + 6
    for i in range(len(placed) - 1, -1, -1):
        y, text, colour = placed[i]
        placed[i] = (min(y, most), text, colour)
        most = placed[i][0] - _LABEL_GAP
    return placed


def _periods(chart: Chart, plane: _Plane) -> list[str]:
    count = len(chart.marks)
    wide = max(len(_short_period(mark.point.period)) for mark in chart.marks) * _LETTER + 12
    every = ceil(wide * count / (WIDTH - _LEFT - _RIGHT))
    parts = [f'<path d="M{_LEFT} {HEIGHT - _BOTTOM}H{WIDTH - _RIGHT}" stroke="{GREY}"/>']
    for i in range(count - 1, -1, -every):
        text = _short_period(chart.marks[i].point.period)
        parts.append(_text(plane.x(i), HEIGHT - _BOTTOM + 16, text, 'text-anchor="middle" font-size="11"'))
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


def _key(chart: Chart) -> list[str]:
    """What the shapes mean, for those that are on the chart, and whether the limits are provisional."""
    shown = {_verdict(chart, mark) for mark in chart.marks} - {""}
    parts, x, y = [], float(_LEFT), HEIGHT - 8.0
    names = {"better": "better than usual", "worse": "worse than usual", "neither": "different from usual"}
    for verdict, name in names.items():
        if verdict in shown:
            example = next(mark for mark in chart.marks if _verdict(chart, mark) == verdict)
            parts += [_shape(chart, example, x + 6, y - 4), _text(x + 17, y, name, 'font-size="11"')]
            x += 30 + _LETTER * len(name)
    if chart.limits is not None and chart.limits.trial:
        parts.append(_text(x, y, f"limits provisional: {chart.limits.points} values", 'font-size="11"'))
    return parts


def _text(x: float, y: float, text: str, style: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" {style}>{escape(text)}</text>'.replace(" >", ">")


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
