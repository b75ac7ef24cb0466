"""Make the first cell of a table's rows a heading of its row, for readers who hear a table instead of seeing it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_ELEMENT: Final = re.compile(rb"<</Type/StructElem/S/(\w+)/P \d+ 0 R")
_KIDS: Final = re.compile(rb"/K\[((?:\d+ 0 R ?)*)\]")
_REFERENCE: Final = re.compile(rb"(\d+) 0 R")
_HEADERS: Final = re.compile(rb"/O/Table/Headers\[([^\]]*)\]")
_ENTRY: Final = re.compile(rb"(\d{10}) \d{5} n")
#: What an element that begins a row is named, so that the cells of the row can name it; after typst's own in the alphabet.
_NAME: Final = "V{table:06}y{row:06}"


@dataclass(slots=True)
class _File:
    """A file as its parts: what stands before the objects, each object whole, and the trailer."""

    head: bytes
    objects: dict[int, bytes]
    trailer: bytes

    def kind(self, number: int) -> str:
        """The kind of a structure element; "" for any other object."""
        found = _ELEMENT.search(self.objects[number], 0, 80)
        return found[1].decode() if found else ""

    def kids(self, number: int) -> list[int]:
        """The elements directly below one, in order; none for one that holds marked content."""
        found = _KIDS.findall(self.objects[number])
        return [int(kid) for kid in _REFERENCE.findall(found[-1])] if found else []

    def below(self, number: int, kind: str) -> Iterator[int]:
        """The nearest elements of a kind at or below one, in order."""
        if self.kind(number) == kind:
            yield number
        else:
            for kid in self.kids(number):
                yield from self.below(kid, kind)


def with_row_headings(data: bytes, wanted: Sequence[Sequence[bool]]) -> bytes:
    """The same file with row headings in its structure tree; what is seen on its pages is the same.

    ``wanted`` says, for each table in order and each of its rows below the headings, whether the first cell names the
    row. typst has no words for this yet, so the cell's element becomes a heading (TH, scope Row) with a name, and every
    other cell of the row points to it besides its column's headings (ISO 32000-1, 14.8.5.7). Raises RuntimeError where
    the file is not built as by the typst that this was written for, which is held exactly.
    """
    if not any(any(rows) for rows in wanted):
        return data
    file = _parted(data)
    root = next(number for number, text in file.objects.items() if b"<</Type/StructTreeRoot" in text[:60])
    tables = [table for kid in file.kids(root) for table in file.below(kid, "Table")]
    if len(tables) != len(wanted):
        raise RuntimeError(f"{len(tables)} tables stand in the structure of the file, and {len(wanted)} were written")
    names = b""
    for number, (table, rows) in enumerate(zip(tables, wanted, strict=True)):
        bodies = file.below(table, "TBody")
        found = [row for body in bodies for row in file.below(body, "TR")]
        if len(found) != len(rows):
            raise RuntimeError(f"table {number + 1} has {len(found)} rows in the file, and {len(rows)} were written")
        for place, (row, named) in enumerate(zip(found, rows, strict=True)):
            if named:
                name = _NAME.format(table=number, row=place).encode()
                names += b"(%s)%d 0 R" % (name, _name_row(file, row, name))
    file.objects[root] = _with_names(file.objects[root], names)
    return _joined(file)


def _name_row(file: _File, row: int, name: bytes) -> int:
    """Make the first cell of a row its heading, and the others point to it; gives the number of the heading."""
    first, *others = file.kids(row)
    text = _ELEMENT.sub(lambda found: found[0].replace(b"/S/TD", b"/S/TH") + b"/ID(%s)" % name, file.objects[first], 1)
    file.objects[first] = _once(_HEADERS, rb"/O/Table/Scope/Row/Headers[\1]", text)
    for cell in others:
        file.objects[cell] = _once(_HEADERS, rb"/O/Table/Headers[\1(%s)]" % name, file.objects[cell])
    return first


def _with_names(root: bytes, names: bytes) -> bytes:
    return _once(re.compile(rb"/IDTree<</Names\[([^\]]*)\]"), rb"/IDTree<</Names[\1%s]" % names, root)


def _once(pattern: re.Pattern[bytes], put: bytes, text: bytes) -> bytes:
    changed, count = pattern.subn(put, text, count=1)
    if not count:
        raise RuntimeError(f"an element of the file is not built as expected: {text[:120]!r}")
    return changed


def _parted(data: bytes) -> _File:
    """The file by its table of offsets, which stands at its end."""
    start = int(data[data.rindex(b"startxref") + len(b"startxref") :].split()[0])
    trailer = data.index(b"trailer", start)
    offsets = [int(offset) for offset in _ENTRY.findall(data, start, trailer)]
    whole = sorted([*offsets, start])
    ends = dict(pairwise(whole))
    objects = {number: data[offset : ends[offset]] for number, offset in enumerate(offsets, start=1)}
    return _File(data[: whole[0]], objects, data[trailer : data.rindex(b"startxref")])


def _joined(file: _File) -> bytes:
    """The parts as one file, with its table of offsets made again."""
    parts, offsets, length = [file.head], [], len(file.head)
    for text in file.objects.values():
        offsets.append(length)
        parts.append(text)
        length += len(text)
    entries = [b"0000000000 65535 f\r\n", *(b"%010d 00000 n\r\n" % offset for offset in offsets)]
    parts += [b"xref\n0 %d\n" % len(entries), *entries, file.trailer, b"startxref\n%d\n%%%%EOF" % length]
    return b"".join(parts)
