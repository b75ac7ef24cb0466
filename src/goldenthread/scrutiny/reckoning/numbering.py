"""Numbered paragraphs, captions and appendices of a document, and the references of its text to them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from goldenthread.scrutiny.findings import Place
from goldenthread.scrutiny.reckoning.blocks import folded
from goldenthread.scrutiny.reckoning.convention import most
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Paper, Paragraph

Number = tuple[int, ...]

_LEADING: Final = re.compile(r"^(\d{1,3}(?:\.\d{1,3})+)\.?(?:\s+|$)(?!million|per cent|%|times|days|weeks)")
_LISTED: Final = re.compile(r"^(\d{1,2})[.)]\s+(?=[A-Z\"'“‘£])")
_CONTENTS: Final = re.compile(r"(?:\t|\.{3,}|…)\s*\d+\s*$")
_CAPTION: Final = re.compile(r"^(table|figure|chart)\s+(\d+(?:\.\d+)*|[A-Z]\d*)\s*(?:[:.–—-]\s*\S|$)", re.IGNORECASE)
_APPENDIX: Final = re.compile(r"^(appendix|annex)\s+(\d+|[A-Z]\d?)\b", re.IGNORECASE)
_TO_PARAGRAPH: Final = re.compile(
    r"\b(?:paragraphs?|paras?\.?)\s+(\d{1,3}(?:\.\d{1,3})+)(?:\s*(?:to|and|–|-|,)\s*(\d{1,3}(?:\.\d{1,3})+))?",
    re.IGNORECASE,
)
_TO_OTHER: Final = re.compile(r"\b(table|figure|chart|appendix|annex)\s+(\d+(?:\.\d+)*|[A-Z]\d?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Something that can be referred to: its kind in small letters ("paragraph", "table"), its number, and its place."""

    kind: str
    number: str
    place: Place

    @property
    def parts(self) -> Number:
        """The number as numbers, a letter as its place in the alphabet."""
        return parts_of(self.number)


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference of the text, as written, to one thing of this document."""

    kind: str
    number: str
    written: str
    place: Place


def parts_of(number: str) -> Number:
    """1.61 as (1, 61), B2 as (2, 2)."""
    return tuple(
        int(part) if part.isdigit() else ord(part) - ord("a") + 1
        for part in re.findall(r"\d+|[a-z]", number.casefold())
    )


def files_of(paper: Paper) -> dict[str, tuple[Paragraph, ...]]:
    """The running text of each document."""
    names = dict.fromkeys(one.file for one in paper.paragraphs)
    return {name: tuple(one for one in paper.paragraphs if one.file == name) for name in names}


def numbered(paragraphs: Sequence[Paragraph], rules: Rules) -> tuple[Anchor, ...]:
    """The paragraphs that begin with a number of several parts, where most of them are in order; else none.

    A list of contents repeats the numbers and is passed over.
    """
    found = tuple(
        Anchor("paragraph", match[1], one.place)
        for one in paragraphs
        if (match := _LEADING.match(one.text.strip())) and not _CONTENTS.search(one.text)
    )
    ascending = sum(one.parts < other.parts for one, other in pairwise(found))
    enough = len(found) >= rules.number("documents", "fewest_numbered")
    return found if enough and most(ascending + 1, max(len(found), 4), rules) else ()


def listed_astray(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Anchor, Anchor]]:
    """Points of a list whose number is another than that between the points before and after, each with the point before.

    Lists may stand within lists, so a number fits that goes on from any that is open, and one that begins another.
    """
    found = [Anchor("point", match[1], one.place) for one in paragraphs if (match := _LISTED.match(one.text.strip()))]
    open_ones: list[int] = []
    for place, anchor in enumerate(found):
        number = anchor.parts[0]
        while open_ones and open_ones[-1] + 1 != number and number - 1 in open_ones:
            open_ones.pop()
        if open_ones and open_ones[-1] + 1 == number:
            open_ones[-1] = number
        elif number == 1:
            open_ones.append(1)
        elif open_ones and open_ones[-1] > 1 and place + 1 < len(found):
            if found[place + 1].parts[0] == open_ones[-1] + 2:
                yield anchor, found[place - 1]
                open_ones[-1] += 1
            else:
                open_ones = [number]
        else:
            open_ones = [number]


def captions(paper: Paper, file: str, paragraphs: Sequence[Paragraph], rules: Rules) -> tuple[Anchor, ...]:
    """Captions of tables, figures and charts and headings of appendices, in order."""
    longest = rules.number("documents", "longest_caption")
    found = []
    for one in paragraphs:
        text = one.text.strip()
        if len(text) > longest or _CONTENTS.search(one.text):
            continue
        caption, appendix = _CAPTION.match(text), _APPENDIX.match(text)
        if caption is not None:
            found.append(Anchor(caption[1].casefold(), caption[2].upper(), one.place))
        elif appendix is not None and (one.level or not text.endswith((".", ";", ","))):
            found.append(Anchor(appendix[1].casefold(), appendix[2].upper(), one.place))
    held = {(anchor.kind, anchor.number) for anchor in found}
    for sheet in paper:
        match = _TO_OTHER.match(sheet.grid.table)
        if sheet.grid.file == file and match and (match[1].casefold(), match[2].upper()) not in held:
            found.append(
                Anchor(match[1].casefold(), match[2].upper(), Place(file, sheet.grid.table, sheet.grid.heading_row, ""))
            )
    return tuple(found)


def references(paragraphs: Sequence[Paragraph], rules: Rules) -> Iterator[Reference]:
    """What the text refers to in its own document; a caption that begins a paragraph refers to nothing."""
    for one in paragraphs:
        for kind, number, written in spoken_of(one.text, rules, captioned=True):
            yield Reference(kind, number, written, one.place)


def spoken_of(text: str, rules: Rules, captioned: bool = False) -> Iterator[tuple[str, str, str]]:
    """Kind, number and wording of everything of its own document that a text refers to.

    ``captioned`` where the text may begin with the caption of a table or the name of an appendix.
    """
    for match in _TO_PARAGRAPH.finditer(text):
        if not _elsewhere(text[match.end() :], rules):
            yield from (("paragraph", number, match[0]) for number in (match[1], match[2]) if number)
    for match in _TO_OTHER.finditer(text):
        told = match.start() > 0 or not captioned
        if told and match[2][0].isupper() | match[2][0].isdigit() and not _elsewhere(text[match.end() :], rules):
            yield match[1].casefold(), match[2].upper(), match[0]


def _elsewhere(after: str, rules: Rules) -> bool:
    words = folded(after[:60].lstrip(" ,)("))
    if words.startswith(rules.words("documents", "own_starts")):
        return False
    return words.startswith(rules.words("documents", "elsewhere_starts"))
