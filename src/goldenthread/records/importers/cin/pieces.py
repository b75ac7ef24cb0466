"""A CIN census file read in pieces that end where a child ends, side by side; a file that is not usual is left alone."""

import os
import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from lxml import etree

from goldenthread.records.importers.cin.collect import Collector, columns_of_sheets
from goldenthread.records.importers.cin.header import HEAD_BYTES
from goldenthread.records.importers.cin.sift import Sifted, sift

#: Bytes of a piece, at least. Smaller ones cost more steps each; large files are read in larger ones, up to a limit that
#: bounds the memory.
PIECE_BYTES = 1_000_000
_LARGEST_PIECE = 4_000_000
_PIECES = 24
#: Pieces read ahead of the one that is waited for.
_AHEAD = 3
_THREADS = 2
_OPENS, _CLOSES = b"<Child>", b"</Child>"
#: Encodings in which a piece of plain letters means the same; any other piece is UTF-8 or the file is left alone.
_PLAIN = re.compile(r"utf-?8|us-ascii|iso-8859-\d+|windows-125\d", re.IGNORECASE)
_DECLARED = re.compile(rb"""(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([\w.:\-]+)["']""", re.ASCII)

#: How a parser is told to keep entities, document types, the network and blanks out.
HARDENED: Mapping[str, Any] = {
    "remove_blank_text": True,
    "remove_comments": True,
    "remove_pis": True,
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "huge_tree": False,
}
Meet = Callable[[etree._Element], bool]


class NotUsual(Exception):
    """The file must be read from its start to its end by one parser."""


def read_pieces(path: Path, collector: Collector, meet: Meet) -> etree._Element:
    """Give ``collector`` every child of the file; returns the root with what stands outside the children.

    ``meet`` is called with each Header and Child that stands outside the pieces (the first Child stands for them all)
    and says whether it is a child. Raises `NotUsual`, or the parser's own errors, when reading the file in pieces might
    differ from reading it whole: what the collector was given is then worthless.
    """
    with path.open("rb") as file:
        head, rest = _head(file)
        parser = etree.XMLPullParser(events=("end",), tag=("{*}Header", "{*}Child"), **HARDENED)
        # One empty child stands where the children stand, so that a comment or another element around them is noticed.
        parser.feed(head + b"<Child/>")
        outside = _elements(parser)
        met = [meet(element) for element in outside]
        if met.count(True) != 1 or not met[-1] or outside[-1].getprevious() is not None:
            raise NotUsual
        encoding = _encoding(head)
        if not _PLAIN.fullmatch(encoding):
            raise NotUsual
        tail = _children(file, rest, collector, encoding.casefold() in ("utf-8", "utf8"))
        parser.feed(tail)
        root = parser.close()
        if any(element.tag[-5:] == "Child" for element in _elements(parser)):
            raise NotUsual
        return root


def _encoding(head: bytes) -> str:
    """The encoding that the file's first line names; the parser tells it only when all has been read."""
    named = _DECLARED.match(head)
    return named[1].decode("ascii") if named else "utf-8"


def _elements(parser: etree.XMLPullParser) -> list[etree._Element]:
    """The elements that have ended since this was last asked."""
    return [element for _, element in parser.read_events() if isinstance(element, etree._Element)]


def _head(file: BinaryIO) -> tuple[bytes, bytes]:
    data = file.read(HEAD_BYTES)
    head, child, rest = data.partition(_OPENS)
    if not child or b"<!DOCTYPE" in head:
        raise NotUsual
    return head, child + rest


def _children(file: BinaryIO, rest: bytes, collector: Collector, unicode: bool) -> bytes:
    """Read all pieces; returns what stands behind the last."""
    shapes, order = collector.shapes(), columns_of_sheets()
    tails: list[bytes] = []
    waiting: deque[tuple[bytes, Future[Sifted | None]]] = deque()
    with ThreadPoolExecutor(_THREADS) as pool:
        try:
            for piece in _pieces(file, rest, tails, _piece_bytes(file)):
                waiting.append((piece, pool.submit(partial(sift, piece, shapes, order))))
                if len(waiting) > _AHEAD:
                    _collect(*waiting.popleft(), collector, unicode)
            while waiting:
                _collect(*waiting.popleft(), collector, unicode)
        finally:
            for _, future in waiting:
                future.cancel()
    return tails[0]


def _piece_bytes(file: BinaryIO) -> int:
    return max(PIECE_BYTES, min(_LARGEST_PIECE, os.fstat(file.fileno()).st_size // _PIECES))


def _pieces(file: BinaryIO, rest: bytes, tails: list[bytes], size: int) -> Iterator[bytes]:
    """Pieces that end with a child; what is left in the end goes to ``tails``."""
    while data := file.read(size):
        rest += data
        end = rest.rfind(_CLOSES)
        if end < 0:
            if len(rest) > 8 * size:
                raise NotUsual
            continue
        end += len(_CLOSES)
        yield rest[:end]
        rest = rest[end:]
    end = rest.rfind(_CLOSES)
    if end >= 0:
        end += len(_CLOSES)
        yield rest[:end]
        rest = rest[end:]
    if len(rest) > HEAD_BYTES:
        raise NotUsual
    tails.append(rest)


def _collect(piece: bytes, reading: "Future[Sifted | None]", collector: Collector, unicode: bool) -> None:
    found = reading.result()
    if found is not None and not found.others:
        collector.piece(found.usual)
        return
    if b"<!DOCTYPE" in piece or not (unicode or piece.isascii()):
        raise NotUsual
    if found is not None:
        others = {place: _parse(text) for place, text in found.others.items()}
        if all(len(children) == 1 for children in others.values()):
            collector.mixed(found.usual, found.places, {place: children[0] for place, children in others.items()})
            return
    for element in _parse(piece):
        collector.child(element)


def _parse(piece: bytes) -> list[etree._Element]:
    """The children of a piece of which something may be to be remarked."""
    parser = etree.XMLParser(**HARDENED)
    children = etree.fromstring(b"<Children>" + piece + b"</Children>", parser)
    if (children.text or "").strip():
        raise NotUsual
    for element in children:
        if element.tag != "Child" or (element.tail or "").strip():
            raise NotUsual
    return list(children)
