"""A line so small that it stands beside a figure: how the value came to where it is."""

from collections.abc import Sequence

from goldenthread.measures.reading.drawing import BLUE, GREY, PINK, WHITE, axis, opening
from goldenthread.reports.cells import Cell
from goldenthread.reports.charts.frame import Spot, missing_words, refuse_mixed

WIDTH, HEIGHT = 132, 32
_EDGE = 5


def sparkline(title: str, points: Sequence[Spot], target: Cell | None = None, ident: str = "spark") -> str:
    """An SVG of the values in order of time, broken where one is missing, with a dot at the latest and no words.

    Its description says the first and the latest value, the lowest and the highest, and what is missing. The target,
    where one is given, is a dotted line. Raises ValueError for values of two units.
    """
    refuse_mixed(title, [point.value for point in points] + ([target] if target is not None else []))
    known = [(i, point) for i, point in enumerate(points) if point.number is not None]
    story = " ".join(part for part in (_story(points), missing_words(points)) if part)
    parts = opening(WIDTH, HEIGHT, ident, title, story)
    if known:
        edges = [target.number] if target is not None and target.number is not None else []
        found = axis([*(point.number for _, point in known if point.number is not None), *edges])
        runs: list[list[str]] = [[]]
        at = (0.0, 0.0)
        for i, point in enumerate(points):
            if point.number is None:
                runs.append([])
                continue
            at = (_x(i, len(points)), HEIGHT - _EDGE - found.share(point.number) * (HEIGHT - 2 * _EDGE))
            runs[-1].append(f"{at[0]:.1f},{at[1]:.1f}")
        for edge in edges:
            y = HEIGHT - _EDGE - found.share(edge) * (HEIGHT - 2 * _EDGE)
            parts.append(
                f'<path d="M{_EDGE} {y:.1f}H{WIDTH - _EDGE}" stroke="{PINK}" stroke-width="1.5" stroke-dasharray="1 4" '
                'stroke-linecap="round"/>'
            )
        for run in runs:
            if len(run) > 1:
                parts.append(f'<polyline points="{" ".join(run)}" fill="none" stroke="{BLUE}" stroke-width="2"/>')
            elif run:
                x, y_ = run[0].split(",")
                parts.append(f'<circle cx="{x}" cy="{y_}" r="1.8" fill="{BLUE}"/>')
        latest = points[-1].number is not None
        fill, ring = (BLUE, BLUE) if latest else (WHITE, GREY)
        parts.append(f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="3" fill="{fill}" stroke="{ring}"/>')
    return "\n".join([*parts, "</svg>"])


def _x(place: int, count: int) -> float:
    return WIDTH / 2 if count == 1 else _EDGE + (WIDTH - 2 * _EDGE) * place / (count - 1)


def _story(points: Sequence[Spot]) -> str:
    known = [point for point in points if point.number is not None]
    if not known:
        return "There is no value to show."
    first, last = known[0], known[-1]
    if len(known) == 1:
        return f"{last.value.text} in {last.name}."
    least = min(known, key=lambda point: point.number or 0)
    most = max(known, key=lambda point: point.number or 0)
    return (
        f"From {first.value.text} in {first.name} to {last.value.text} in {last.name}; lowest {least.value.text}, "
        f"highest {most.value.text}."
    )
