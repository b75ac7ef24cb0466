"""The children of a piece of a CIN census of which something may be to be remarked, told from the usual ones."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from goldenthread.records.importers.cin.shapes import Shapes
from goldenthread.records.importers.cin.usual import NotUsual, Piece, read_usual

#: Times that a piece is gone through, each time without the children that were found to be unusual before.
_ROUNDS = 6
_ENDS = re.compile(rb"</Child>")
#: What only a parser understands: letters beyond the plain ones, references, comments, character data, instructions.
_STRANGE = re.compile(rb"[^\x00-\x7f]|&|<[!?]")


@dataclass(frozen=True, slots=True)
class Sifted:
    """A piece of so many children: the usual ones as columns and the place of each, from 0, in the piece (None where
    all are usual), and the text of the others by their place."""

    children: int
    usual: Piece
    places: pa.Array | None
    others: Mapping[int, bytes]


def sift(piece: bytes, shapes: Shapes, order: Mapping[str, tuple[str, ...]]) -> Sifted | None:
    """Read the usual children of a piece of whole ``Child`` elements; None when a parser must look at all of them.

    Whatever the others are found to be, each of them must be one whole ``Child`` by itself: the caller parses them one
    by one. The usual ones are then what they seem, for no comment or element of another child can reach around them.
    """
    try:
        found = read_usual(piece, shapes, order)
        return Sifted(found.children, found, None, {})
    except NotUsual as unusual:
        where = unusual.at
    ends = [match.end() for match in _ENDS.finditer(piece)]
    starts = [0, *ends[:-1]]
    children = list(range(len(ends)))  # the places of those that are still taken for usual
    if not ends or ends[-1] != len(piece):
        return None
    rest = piece
    for number in range(_ROUNDS):
        if not number and _is_strange(piece):
            where = [*where, *(match.start() for match in _STRANGE.finditer(piece))]
        if not where:
            return None
        bounds = [0]
        for child in children:
            bounds.append(bounds[-1] + ends[child] - starts[child])
        unusual_now = {min(bisect_right(bounds, at) - 1, len(children) - 1) for at in where}
        children = [child for place, child in enumerate(children) if place not in unusual_now]
        if 2 * len(children) < len(ends):
            return None  # most are unusual, and a parser takes them all in one go
        rest = b"".join(piece[starts[child] : ends[child]] for child in children)
        try:
            found = read_usual(rest, shapes, order)
        except NotUsual as unusual:
            where = unusual.at
            continue
        if found.children != len(children):
            return None
        left = set(range(len(ends))).difference(children)
        others = {child: piece[starts[child] : ends[child]] for child in sorted(left)}
        return Sifted(len(ends), found, pa.array(children, pa.int32()), others)
    return None


def _is_strange(piece: bytes) -> bool:
    """Whether looking for `_STRANGE`, letter by letter, would find anything."""
    return not piece.isascii() or any(mark in piece for mark in (b"&", b"<!", b"<?"))
