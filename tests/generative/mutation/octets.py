"""Bytes flip, go, come, stand twice or are cut off, as a bad disk, a bad line or a wrong program leaves them."""

from random import Random

from tests.generative.expect import Anything
from tests.generative.model import Base
from tests.generative.mutation.case import Case

_WRONG = ("utf-16-le", "utf-32", "cp037", "utf-7", "shift_jis", "cp1252")


def _one(base: Base, dice: Random) -> tuple[str, bytes]:
    path = dice.choice(sorted(base.files))
    return path, base.files[path]


def _case(base: Base, path: str, name: str, data: bytes) -> Case:
    return Case(f"{path}: {name}", {**base.files, path: data}, Anything())


def flip(base: Base, dice: Random) -> Case:
    """A few bytes become others."""
    path, data = _one(base, dice)
    changed = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 8, 64))):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return _case(base, path, "bytes changed", bytes(changed))


def mark(base: Base, dice: Random) -> Case:
    """A byte that means something to a reader stands where it should not."""
    path, data = _one(base, dice)
    at = dice.randrange(len(data) + 1)
    piece = dice.choice(
        (
            b'"',
            b",",
            b"\n",
            b"\r",
            b"\x00",
            b"<",
            b"&",
            b">",
            b"\xff",
            b"]]>",
            b"\xef\xbb\xbf",
            b'""',
            b"\x1a",
            b";",
            b"\t",
        )
    )
    return _case(base, path, f"{piece!r} at {at}", data[:at] + piece + data[at:])


def cut(base: Base, dice: Random) -> Case:
    """The end, the beginning or a part is missing."""
    path, data = _one(base, dice)
    one, other = sorted((dice.randrange(len(data) + 1), dice.randrange(len(data) + 1)))
    way = dice.choice(("end", "end", "beginning", "part"))
    left = data[:one] if way == "end" else data[one:] if way == "beginning" else data[:one] + data[other:]
    return _case(base, path, f"{way} missing ({one}, {other})", left)


def double(base: Base, dice: Random) -> Case:
    """A part, or the whole, stands twice."""
    path, data = _one(base, dice)
    one, other = sorted((dice.randrange(len(data) + 1), dice.randrange(len(data) + 1)))
    if dice.random() < 0.3:
        return _case(base, path, "whole twice", data + data)
    return _case(base, path, f"twice {one} to {other}", data[:other] + data[one:other] + data[other:])


def encode(base: Base, dice: Random) -> Case:
    """The text in an encoding that nobody was told of."""
    path, data = _one(base, dice)
    encoding = dice.choice(_WRONG)
    if path.endswith(".xlsx"):
        return _case(base, path, "bytes in reverse", data[::-1])
    text = data.decode("utf-8").replace("a", "é", 1)
    return _case(base, path, f"in {encoding}", text.encode(encoding, "replace"))


def line_ends(base: Base, dice: Random) -> Case:
    """Line ends of several systems in one file."""
    path, data = _one(base, dice)
    parts = data.split(b"\n")
    ends = [dice.choice((b"\n", b"\r\n", b"\r", b"\n\n", b"\n\r")) for _ in parts]
    return _case(base, path, "mixed line ends", b"".join(part + end for part, end in zip(parts, ends, strict=True)))


def other_kind(base: Base, dice: Random) -> Case:
    """What is no such file at all: nothing, noise, or a file of another kind under its name."""
    path, data = _one(base, dice)
    name, other = dice.choice((
        ("nothing", b""),
        ("blanks", b" \n\t\r\n" * dice.randrange(1, 50)),
        ("noise", dice.randbytes(dice.randrange(1, 5_000))),
        ("a page of the web", b"<!DOCTYPE html><html><body><h1>Sign in</h1></body></html>"),
        ("a picture", b"\x89PNG\r\n\x1a\n" + dice.randbytes(200)),
        ("a document", b"%PDF-1.7\n" + dice.randbytes(200)),
        ("an archive", b"PK\x03\x04" + dice.randbytes(200)),
        ("Parquet's mark", b"PAR1" + dice.randbytes(100) + b"PAR1"),
        ("an old workbook's mark", bytes.fromhex("d0cf11e0a1b11ae1") + dice.randbytes(2_000)),
        ("JSON", b'[{"child_id": 1}]'),
        ("one line without end", b"x" * 200_000),
        ("only headings", data.split(b"\n")[0] + b"\n"),
    ))  # fmt: skip
    return _case(base, path, name, other)
