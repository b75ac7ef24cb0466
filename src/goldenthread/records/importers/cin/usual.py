"""A piece of a CIN census of which nothing is to be remarked becomes columns without an object for each element."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.records.importers.cin import elements
from goldenthread.records.importers.cin.elements import ORDINALS
from goldenthread.records.importers.cin.shapes import CLOSES, WAYS, Column, Shapes
from goldenthread.records.limits import limit

# Arrow looks for a library of arrays whenever it is handed a plain number, which here would be most of the time.
_OPENS, _ENDS = pa.scalar(ord("<"), pa.uint8()), pa.scalar(ord(">"), pa.uint8())
_BLANK = pa.scalar(ord(" "), pa.uint8())
_ONE_TAG = pa.scalar(ord("<") + 256 * ord(">"), pa.uint16())
_NOTHING, _EMPTY = pa.scalar(None, pa.string()), pa.scalar("", pa.string())
_NOWHERE = pa.scalar(None, pa.int32())
_TRUE, _FALSE = pa.array([True]), pa.scalar(False)


@dataclass(frozen=True, slots=True)
class Piece:
    """Columns of every sheet that has rows, with ``_row`` counting the piece's children from 0, and how many those are."""

    children: int
    columns: Mapping[str, Mapping[str, pa.Array]]


class NotUsual(Exception):
    """Something is to be remarked, refused or read with more care; ``at`` holds places in the piece where it stands, as
    far as they are known."""

    def __init__(self, at: Sequence[int] = ()) -> None:
        super().__init__()
        self.at = list(at)


def read_usual(piece: bytes, shapes: Shapes, order: Mapping[str, tuple[str, ...]]) -> Piece:
    """Read whole ``Child`` elements; raises `NotUsual` when a parser must look at them.

    It is raised unless every tag is one that the collection knows, without attributes, in its place and order, and
    nothing else needs a parser: then the piece is well-formed, because groups nest as `Shapes.nests` allows and every
    value is closed where it was opened. ``order`` gives the columns of each sheet.
    """
    _must(piece.isascii() and b"&" not in piece)
    return _Reader(piece, shapes).piece(order)


def _must(condition: Any) -> None:
    if not (condition.as_py() if isinstance(condition, pa.Scalar) else condition):
        raise NotUsual


def _all(flags: pa.Array) -> bool:
    return pc.all(flags, min_count=0).as_py() is not False


class _Reader:
    """The steps of reading one piece; a step that finds anything unusual gives up."""

    def __init__(self, piece: bytes, shapes: Shapes) -> None:
        self._shapes = shapes
        # Text and tags in turn: tag 0 at 0, the text behind it at 1, and so on.
        self._strings = _split(piece)
        tags = self._strings.take(_evens(len(self._strings) // 2)).dictionary_encode()
        known = [shapes.tags.get(tag, -1) for tag in tags.dictionary.to_pylist()]
        codes = pa.array(known, pa.int32()).take(tags.indices)
        self._each(pc.greater_equal(codes, _number(0)))
        holds = shapes.holds.take(codes)
        closes = shapes.closes.take(codes)
        closed = pc.and_(holds[:-1], pc.equal(codes[1:], pc.add(codes[:-1], _number(CLOSES))))
        count = pc.sum(closed, min_count=0)
        if count != pc.sum(holds, min_count=0) or count != pc.sum(closes, min_count=0):
            self._each(pc.or_(pc.invert(holds[:-1]), closed))
            self._each(pc.or_(pc.invert(closes[1:]), closed))
            raise NotUsual
        self._check_gaps(holds)
        self._take_apart(codes, holds, closes)

    def _check_gaps(self, holds: pa.Array) -> None:
        behind = pc.invert(holds)
        gaps = self._strings.take(pc.add(_evens(len(holds)), _number(1)).filter(behind)).dictionary_encode()
        blank = [not gap or gap.isspace() for gap in gaps.dictionary.to_pylist()]
        if not all(blank):
            self._each(pa.array(blank, pa.bool_()).take(gaps.indices), behind)

    def _take_apart(self, codes: pa.Array, holds: pa.Array, closes: pa.Array) -> None:
        shapes = self._shapes
        kept = pc.invert(closes)
        tags = codes.filter(kept)
        pairs = pc.add(pc.multiply(tags[:-1], _number(shapes.width)), tags[1:])
        self._each(_both(shapes.ordered.take(pairs)), kept)
        values = shapes.value.take(tags)
        groups = pc.invert(values)
        self._groups = tags.filter(groups)
        child = shapes.names[elements.child.element] * WAYS
        self._of_groups, self._of_values = (kept, groups), (kept, values)
        _must(tags[0].as_py() == child and self._groups[-1].as_py() == child + CLOSES)
        pairs = pc.add(pc.multiply(self._groups[:-1], _number(shapes.width)), self._groups[1:])
        self._each(_both(shapes.nests.take(pairs)), *self._of_groups)
        # The place, among the tags of groups, of the last one before each value.
        behind = pc.subtract(pc.cumulative_sum(groups.cast(pa.int32())), _number(1)).filter(values)
        names = pc.divide(tags.filter(values), _number(WAYS))
        within = shapes.within.take(self._groups).take(behind)
        column = shapes.places.take(pc.add(pc.multiply(within, _number(len(shapes.names))), names))
        self._each(pc.greater_equal(column, _number(0)), *self._of_values)
        self._sequence = sequence = pc.array_sort_indices(column.cast(pa.int8()))
        self._behind = behind.take(sequence)
        text = pc.if_else(holds, pc.add(_evens(len(codes)), _number(1)), _NOWHERE)
        self._texts = _tidy(self._strings.take(text.filter(kept).filter(values).take(sequence)))
        counts = {entry["values"]: entry["counts"] for entry in pc.value_counts(column).to_pylist()}
        self._counts = [counts.get(number, 0) for number in range(len(shapes.columns))]
        self._passed: dict[str, pa.Array] = {}

    def piece(self, order: Mapping[str, tuple[str, ...]]) -> Piece:
        """Everything in its sheet and column."""
        for part in (elements.identifiers, elements.characteristics):
            if part.once and part.element in self._shapes.names:
                rising = _rising(self._above(elements.child.element, part.element))
                if not _all(rising):
                    opens = pc.equal(self._groups, _number(self._shapes.names[part.element] * WAYS))
                    self._each(rising, *self._of_groups, opens)
        sheets = {group.sheet: self._ordinals(group.element) for group in _records() if group.sheet in order}
        sheets = {sheet: columns for sheet, columns in sheets.items() if len(columns["_row"])}
        start = 0
        for column, count in zip(self._shapes.columns, self._counts, strict=True):
            if count:
                rows = self._passed_at(column.owner).take(self._behind[start : start + count])
                self._place(sheets, column, rows, start)
            start += count
        found = {}
        for sheet, columns in sheets.items():
            rows = len(columns["_row"])
            found[sheet] = {name: columns.get(name, pa.nulls(rows, pa.string())) for name in order[sheet]}
        return Piece(len(sheets[elements.child.sheet]["_row"]), found)

    def _place(self, sheets: dict[str, dict[str, pa.Array]], column: Column, rows: pa.Array, start: int) -> None:
        texts = self._texts[start : start + len(rows)]
        if column.repeated:
            if texts.null_count:
                self._each_value(pc.is_valid(texts), start)
            owner = self._ordinals(column.owner)
            given = {name: values.take(rows) for name, values in owner.items()}
            last = ORDINALS[column.sheet][-1]
            sheets[column.sheet] = {**given, last: _text(_nth(rows)), column.field: texts}
            return
        self._each_value(_rising(rows), start)
        own = sheets[next(group.sheet for group in _records() if group.element == column.owner)]
        count = len(own["_row"])
        own[column.field] = texts if len(texts) == count else texts.take(pc.index_in(_numbers(count), value_set=rows))

    def _ordinals(self, group: str) -> dict[str, pa.Array]:
        """``_row`` and the ordinals of the records of a group."""
        child, detail = elements.child.element, elements.details.element
        if group not in self._shapes.names:
            return {"_row": pa.array([], pa.int32())}
        if group == child:
            return {"_row": _numbers(len(self._opens(child)))}
        rows = {"_row": self._above(child, group)}
        if group == detail:
            return {**rows, "detail": _text(_nth(rows["_row"]))}
        above = self._above(detail, group)
        return {**rows, "detail": self._ordinals(detail)["detail"].take(above), "item": _text(_nth(above))}

    def _above(self, outer: str, inner: str) -> pa.Array:
        """For each ``inner`` group, the number of the ``outer`` one that it is in."""
        return self._passed_at(outer).take(self._opens(inner))

    def _each_value(self, flags: pa.Array, start: int) -> None:
        """Give up where a flag is false of a value, counted from ``start`` among those in the order of columns."""
        if not _all(flags):
            wrong = self._sequence[start : start + len(flags)].filter(pc.invert(flags))
            self._each(
                pc.invert(pc.is_in(_numbers(len(self._sequence)), value_set=wrong.cast(pa.int32()))), *self._of_values
            )

    def _each(self, flags: pa.Array, *chosen: pa.Array) -> None:
        """Give up where a flag is false; the flags are of tags from the first, or of those that each of ``chosen`` left."""
        if _all(flags):
            return
        wrong = pc.indices_nonzero(pc.invert(flags))
        for kept in reversed(chosen):
            wrong = pc.indices_nonzero(kept).take(wrong)
        places = pa.Array.from_buffers(pa.int32(), len(self._strings) + 1, [None, self._strings.buffers()[1]])
        raise NotUsual(places.take(pc.multiply(wrong.cast(pa.int32()), _number(2))).to_pylist())

    def _opens(self, group: str) -> pa.Array:
        return pc.indices_nonzero(pc.equal(self._groups, _number(self._shapes.names[group] * WAYS)))

    def _passed_at(self, group: str) -> pa.Array:
        """At each tag of a group, the number of the last ``group`` that was opened, from 0."""
        if group not in self._passed:
            opened = pc.equal(self._groups, _number(self._shapes.names[group] * WAYS)).cast(pa.int32())
            self._passed[group] = pc.subtract(pc.cumulative_sum(opened), _number(1))
        return self._passed[group]


def _records() -> list[elements.Group]:
    return [group for group in elements.every_group() if group.sheet]


def _split(piece: bytes) -> pa.StringArray:
    data = pa.py_buffer(piece)
    letters = pa.Array.from_buffers(pa.uint8(), len(piece), [None, data])
    # Of the characters below the blank, XML allows three.
    low = pc.sum(pc.less(letters, _BLANK))
    _must(low.as_py() == piece.count(b"\n") + piece.count(b"\t") + piece.count(b"\r"))
    marks = pc.indices_nonzero(pc.or_(pc.equal(letters, _OPENS), pc.equal(letters, _ENDS)))
    found = letters.take(marks)
    _must(len(found) and len(found) % 2 == 0 and piece[-1:] == b">")
    pairs = pa.Array.from_buffers(pa.uint16(), len(found) // 2, [None, found.buffers()[1]])
    paired = pc.equal(pairs, _ONE_TAG)
    if not _all(paired):  # what stands behind the first is out of step as well
        raise NotUsual([marks[2 * pc.index(paired, _FALSE).as_py()].as_py()])
    first = marks[0].as_py()
    _must(not piece[:first].strip())
    ends = pc.add(marks.cast(pa.int32()), pc.equal(found, _ENDS).cast(pa.int32()))
    offsets = pa.concat_arrays([ends, pa.array([len(piece)], pa.int32())])
    return pa.StringArray.from_buffers(len(found), offsets.buffers()[1], data)


def _tidy(texts: pa.StringArray) -> pa.StringArray:
    trimmed = pc.ascii_trim_whitespace(texts)
    sizes = pc.min_max(pc.binary_length(trimmed)).as_py()
    _must((sizes["max"] or 0) <= limit("xml-text-characters"))
    # A parser makes one line break of two characters; so does nobody else here.
    _must(pc.any(pc.match_substring(trimmed, "\r"), min_count=0).as_py() is not True)
    return pc.if_else(pc.equal(trimmed, _EMPTY), _NOTHING, trimmed) if sizes["min"] == 0 else trimmed


def _nth(owners: pa.Array) -> pa.Array:
    """Each row's place, from 1, among the rows of its owner; rows of one owner stand together."""
    if not len(owners):
        return pa.array([], pa.int32())
    changes = pa.concat_arrays([_TRUE, pc.not_equal(owners[1:], owners[:-1])])
    starts = pc.indices_nonzero(changes).cast(pa.int32())
    run = pc.subtract(pc.cumulative_sum(changes.cast(pa.int32())), _number(1))
    return pc.add(pc.subtract(_numbers(len(owners)), starts.take(run)), _number(1))


def _rising(numbers: pa.Array) -> pa.Array:
    """Of each number, whether it is greater than the one before it."""
    return (
        pa.concat_arrays([_TRUE, pc.greater(numbers[1:], numbers[:-1])]) if len(numbers) else pa.array([], pa.bool_())
    )


def _both(pairs: pa.Array) -> pa.Array:
    """Of each tag, whether it and the one before it are a pair that may be."""
    return pa.concat_arrays([_TRUE, pairs])


@lru_cache(maxsize=1024)
def _number(value: int) -> pa.Int32Scalar:
    return pa.scalar(value, pa.int32())


def _text(numbers: pa.Array) -> pa.Array:
    return numbers.cast(pa.string())


def _numbers(count: int) -> pa.Array:
    """The numbers from 0, so many of them."""
    return _counted(1 << max(17, count.bit_length()))[:count]


@lru_cache(maxsize=4)
def _counted(count: int) -> pa.Array:
    return pc.subtract(pc.cumulative_sum(pa.repeat(pa.scalar(1, pa.int32()), count)), pa.scalar(1, pa.int32()))


def _evens(count: int) -> pa.Array:
    return pc.multiply(_numbers(count), _number(2))
