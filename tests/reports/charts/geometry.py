"""Where everything on a picture lies, so that tests can tell whether words overlap or leave it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from lxml import etree

from goldenthread.measures.reading.drawing import breadth
from goldenthread.reports.blocks import Chart

SVG = "{http://www.w3.org/2000/svg}"
#: Boxes of letters reach a little above and below what is seen.
_ABOVE, _BELOW, _TOUCH = 0.72, 0.2, 1.0


@dataclass(frozen=True)
class Box:
    """A piece of text and the corners of the box about it."""

    words: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Whether two boxes share more than an edge."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > _TOUCH and down > _TOUCH


def drawn(svg: str) -> etree._Element:
    """The picture's root; that it is well-formed is part of every test."""
    return etree.fromstring(svg.encode())


def boxes(svg: str) -> list[Box]:
    """Every text of a picture with its place."""
    return [_box(node) for node in drawn(svg).iter(f"{SVG}text")]


def texts(svg: str) -> list[str]:
    """The words on a picture."""
    return [box.words for box in boxes(svg)]


def faults(svg: str) -> list[str]:
    """Words that overlap, and words or shapes that leave the picture."""
    root = drawn(svg)
    left, top, wide, high = (float(part) for part in str(root.get("viewBox")).split())
    found = boxes(svg)
    said = [f"{a.words!r} overlaps {b.words!r}" for a, b in combinations(found, 2) if a.overlaps(b)]
    for box in found:
        if box.left < left - _TOUCH or box.right > left + wide + _TOUCH or box.top < top - 1 or box.bottom > top + high:
            said.append(f"{box.words!r} leaves the picture")
    for x, y in _corners(root):
        if not (left - 1 <= x <= left + wide + 1 and top - 1 <= y <= top + high + 1):
            said.append(f"something is drawn at {x:g}, {y:g}, outside the picture")
    return said


def check(chart: Chart) -> None:
    """What holds of every chart: named, told, drawn within its picture, without a script, and with its numbers."""
    root = drawn(chart.svg)
    assert not faults(chart.svg)
    assert root.findtext(f"{SVG}title") == chart.title
    assert (root.findtext(f"{SVG}desc") or "").startswith(chart.sentence[:-1])
    assert chart.title.strip()
    assert chart.sentence.endswith(".")
    assert not re.search(r"<script|<style|href|<image|\son\w+=|nan|inf(?!o)\d", chart.svg.split("</desc>")[1])
    assert len(chart.table.columns) > 1


def _box(node: etree._Element) -> Box:
    words = "".join(node.itertext())
    size = float(node.get("font-size") or 12)
    wide = breadth(words, size, node.get("font-weight") == "bold")
    x, y = float(node.get("x") or 0), float(node.get("y") or 0)
    left = x - {"middle": wide / 2, "end": wide}.get(str(node.get("text-anchor")), 0.0)
    return Box(words, left, y - _ABOVE * size, left + wide, y + _BELOW * size)


def _corners(root: etree._Element) -> Iterator[tuple[float, float]]:
    for node in root.iter(f"{SVG}rect", f"{SVG}circle", f"{SVG}polyline"):
        at = {name: float(node.get(name) or 0) for name in ("x", "y", "width", "height", "cx", "cy", "r")}
        if node.tag == f"{SVG}rect":
            yield at["x"], at["y"]
            yield at["x"] + at["width"], at["y"] + at["height"]
        elif node.tag == f"{SVG}circle":
            yield at["cx"] - at["r"], at["cy"] - at["r"]
            yield at["cx"] + at["r"], at["cy"] + at["r"]
        else:
            for pair in str(node.get("points")).split():
                x, y = pair.split(",")
                yield float(x), float(y)
