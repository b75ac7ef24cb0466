"""Shapes drawn beside words, so that nothing hangs on colour: circle, half circle, triangle, diamond, square and ring."""

from collections.abc import Callable
from typing import Final

from goldenthread.measures.reading.drawing import GREY, WHITE

_OUTLINE = f'stroke="{GREY}" stroke-width="1"'


def mark(shape: str, x: float, y: float, size: float, fill: str) -> str:
    """A shape about a point, ``size`` from its middle to its edge; raises KeyError for one that is not in `SHAPES`."""
    return SHAPES[shape](x, y, size, fill)


def _circle(x: float, y: float, size: float, fill: str) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}" fill="{fill}" {_OUTLINE}/>'


def _ring(x: float, y: float, size: float, fill: str) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size - 1:.1f}" fill="{WHITE}" stroke="{GREY}" stroke-width="2"/>'


def _half(x: float, y: float, size: float, fill: str) -> str:
    left = f'<path d="M{x:.1f} {y - size:.1f}a{size:g} {size:g} 0 0 0 0 {2 * size:g}z" fill="{fill}"/>'
    return f'{left}<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}" fill="none" {_OUTLINE}/>'


def _triangle(x: float, y: float, size: float, fill: str) -> str:
    return f'<path d="M{x:.1f} {y - size:.1f}l{size:g} {2 * size:g}h{-2 * size:g}z" fill="{fill}" {_OUTLINE}/>'


def _diamond(x: float, y: float, size: float, fill: str) -> str:
    path = f"M{x:.1f} {y - size:.1f}l{size:g} {size:g}l{-size:g} {size:g}l{-size:g} {-size:g}z"
    return f'<path d="{path}" fill="{fill}" {_OUTLINE}/>'


def _square(x: float, y: float, size: float, fill: str) -> str:
    side = 2 * (size - 1)
    return f'<rect x="{x - size + 1:.1f}" y="{y - size + 1:.1f}" width="{side:g}" height="{side:g}" fill="{fill}" {_OUTLINE}/>'


def _dash(x: float, y: float, size: float, fill: str) -> str:
    return f'<path d="M{x - size:.1f} {y:.1f}h{2 * size:g}" stroke="{GREY}" stroke-width="2"/>'


#: Shapes by name; those of ratings have the names that `goldenthread.measures.reading.ratings` gives them.
SHAPES: Final[dict[str, Callable[[float, float, float, str], str]]] = {
    "circle": _circle,
    "half circle": _half,
    "triangle": _triangle,
    "diamond": _diamond,
    "square": _square,
    "ring": _ring,
    "dash": _dash,
}
