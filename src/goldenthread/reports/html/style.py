"""The style of a page: the style sheet of this folder, the colours of every format, and what paper alone needs."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from goldenthread.reports import colours
from goldenthread.reports.cells import Tone
from goldenthread.reports.html.tables import tone_class, width_class

_COLOURS = {
    "ink": colours.PLAIN.ink,
    "paper": colours.PLAIN.fill,
    "heading": colours.HEADING.ink,
    "head": colours.HEAD.fill,
    "quiet": colours.QUIET.ink,
    "marking": colours.MARKING.fill,
    "on-marking": colours.MARKING.ink,
    "line": colours.LINE,
}
_HUNDREDTHS = 100


def style(marking: str, stamp: str, columns: Iterable[str] = ()) -> str:
    """The whole style of a page whose sheets of paper carry a marking and a stamp; ``columns`` are its width classes."""
    shares = {width_class(share / _HUNDREDTHS): share for share in range(1, _HUNDREDTHS + 1)}
    wide = "".join(f".{name}{{width:{shares[name]}%}}\n" for name in sorted(set(columns)))
    return f"{_colours()}{_sheet()}{wide}{_paper(marking, stamp)}"


@cache
def _sheet() -> str:
    return files("goldenthread.reports.html").joinpath("style.css").read_text(encoding="utf-8")


@cache
def _colours() -> str:
    named = ";".join(f"--gt-{name}:#{colour}" for name, colour in _COLOURS.items())
    tones = "".join(
        f".{tone_class(tone)}{{color:#{paint.ink};background-color:#{paint.fill}}}\n"
        for tone, paint in colours.TONES.items()
        if tone is not Tone.PLAIN
    )
    return f":root{{{named}}}\n{tones}"


def _paper(marking: str, stamp: str) -> str:
    """Marking, stamp and page number in the margins of every sheet."""
    boxes = [
        f"@top-center{{content:{_quoted(marking)};font:bold 10pt Arial,sans-serif;color:#{colours.MARKING.fill}}}"
        if marking
        else "",
        f"@bottom-left{{content:{_quoted(stamp)};font:8pt Arial,sans-serif;width:75%}}" if stamp else "",
        '@bottom-right{content:"Page " counter(page) " of " counter(pages);font:8pt Arial,sans-serif}',
    ]
    # The first sheet has the marking in the page itself.
    return f"@page{{{''.join(boxes)}}}\n@page:first{{@top-center{{content:none}}}}\n"


def _quoted(words: str) -> str:
    """Words as a string of a style sheet; anything but plain letters is written by its number, so none can end it."""
    return (
        '"' + "".join(letter if letter.isalnum() and letter.isascii() else _numbered(letter) for letter in words) + '"'
    )


def _numbered(letter: str) -> str:
    return " " if letter == " " else f"\\{ord(letter):x} "
