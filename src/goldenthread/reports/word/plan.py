"""Settles what goes where before anything is written: words and blocks to the places of a template, and what has none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from docx.document import Document as WordDocument
from lxml.etree import _Element

from goldenthread.records.errors import Problem, refuse_if_any
from goldenthread.reports.blocks import Block, Document, Heading
from goldenthread.reports.cells import day
from goldenthread.reports.word.elements import descendants, name
from goldenthread.reports.word.headers import repeated_parts
from goldenthread.reports.word.places import Spot, called, spots_in, trouble_for_blocks
from goldenthread.reports.word.styles import DEEPEST, Styles, level_of, missing_headings

#: Places for all that has no place of its own, for the list of contents, and for the front of a document.
BODY: Final = "body"
CONTENTS: Final = "contents"
ABOUT: Final = "about"
MARKING: Final = "marking"
STAMP: Final = "stamp"
_MAIN: Final = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of level 1 and the blocks beneath it; the blocks before the first heading have none."""

    heading: Heading | None
    blocks: tuple[Block, ...]

    @property
    def place(self) -> str:
        """The name of its place; "" for one without an anchor."""
        return called(self.heading.anchor) if self.heading else ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything goes.

    ``words`` and ``rooms`` are the places for words and for blocks, in order; ``values`` the words by place; ``blocks``
    those of each room; ``deeper`` how many levels the headings of a room go down, so that they stand below the template's
    own; ``homes`` the anchor of a section whose heading the template has itself; ``marked`` the parts that bear the
    marking.
    """

    words: tuple[Spot, ...]
    rooms: tuple[Spot, ...]
    values: Mapping[str, str]
    blocks: Mapping[str, tuple[Block, ...]]
    deeper: Mapping[str, int]
    homes: Mapping[str, str]
    marked: frozenset[str]

    def has(self, place: str) -> bool:
        """Whether a template has a place."""
        return any(spot.called == place for spot in (*self.words, *self.rooms))


def plan_for(document: Document, word: WordDocument, styles: Styles, where: str) -> Plan:
    """Find every place of a file and what goes there; raises `InputRefused` naming all that does not fit."""
    values = _values(document)
    sections = {
        section.place: section for section in _sections(document) if section.place not in ("", *_reserved(values))
    }
    known = {*values, *sections, BODY, CONTENTS, ABOUT}
    spots: list[Spot] = []
    problems: list[Problem] = []
    for part, root in _roots(word):
        for found in spots_in(root, f"{where}, {part}", known):
            if isinstance(found, Spot):
                spots.append(found)
            else:
                problems.append(found)
    rooms = tuple(spot for spot in spots if spot.called not in values)
    problems += _trouble(rooms)
    placed = {spot.called: sections[spot.called] for spot in rooms if spot.called in sections}
    left = [section for section in _sections(document) if section.place not in placed]
    problems += _homeless(left, rooms, where)
    deeper = _deeper(rooms, word.element.body, styles)
    blocks = {place: section.blocks for place, section in placed.items()}
    blocks[BODY] = tuple(block for section in left for block in _whole(section))
    problems += missing_headings(styles, _levels(blocks, deeper), where)
    refuse_if_any(problems)
    return Plan(
        tuple(spot for spot in spots if spot.called in values),
        rooms,
        values,
        blocks,
        deeper,
        {place: section.heading.anchor for place, section in placed.items() if section.heading},
        frozenset(spot.where.rpartition(", ")[2] for spot in spots if spot.called == MARKING),
    )


def _roots(word: WordDocument) -> Iterator[tuple[str, _Element]]:
    yield _MAIN, word.element.body
    for part in repeated_parts(word):
        yield str(part.partname).lstrip("/"), part.element


def _values(document: Document) -> dict[str, str]:
    """The words of each place for words."""
    found = {
        "title": document.title,
        "subtitle": document.subtitle,
        "author": document.author,
        "date": day(document.written).text if document.written else "",
        "organisation": document.organisation,
        MARKING: document.marking,
        STAMP: document.stamp,
    }
    for key, words in document.about:
        place = called(f"{ABOUT}:{key}")
        found[place] = f"{found[place]}; {words}" if place in found else words
    return found


def _reserved(values: Mapping[str, str]) -> tuple[str, ...]:
    return (*values, BODY, CONTENTS, ABOUT)


def _sections(document: Document) -> list[Section]:
    found: list[Section] = []
    heading: Heading | None = None
    gathered: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            if heading or gathered:
                found.append(Section(heading, tuple(gathered)))
            heading, gathered = block, []
        else:
            gathered.append(block)
    return [*found, Section(heading, tuple(gathered))] if heading or gathered else found


def _whole(section: Section) -> tuple[Block, ...]:
    return (section.heading, *section.blocks) if section.heading else section.blocks


def _trouble(rooms: tuple[Spot, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for spot in rooms:
        if spot.called in seen:
            yield Problem(spot.where, f"the place {spot.called!r} stands twice", "Leave one of them")
        seen.add(spot.called)
        trouble = trouble_for_blocks(spot)
        if trouble:
            yield Problem(
                spot.where, f"the place {spot.called!r} {trouble}", "Give it a paragraph of its own in the text"
            )


def _homeless(left: list[Section], rooms: tuple[Spot, ...], where: str) -> Iterator[Problem]:
    """Blocks that would be lost, for want of a place of their own and of one for all the rest."""
    if any(spot.called == BODY for spot in rooms):
        return
    mend = "Add a place {{ body }} for all that has no place of its own"
    if not rooms and not left:
        yield Problem(where, "has no place for the text", mend)
    for section in left:
        if section.heading is None:
            yield Problem(where, "has no place for what stands before the first heading", mend)
        else:
            own = f", or {{{{ {section.place} }}}} for this section" if section.place else ""
            yield Problem(where, f"has no place for the section {section.heading.text!r}", f"{mend}{own}")


def _deeper(rooms: tuple[Spot, ...], body: _Element, styles: Styles) -> dict[str, int]:
    """How many levels deeper the headings of each section go, by the level of the heading above its place."""
    above, levels = 0, styles.levels()
    found = {}
    bearers = {spot.bearer: spot.called for spot in rooms if spot.called not in (BODY, CONTENTS, ABOUT)}
    for node in descendants(body, "w:p", "w:sdt"):
        if node in bearers:
            found[bearers[node]] = max(above - 1, 0)
        elif node.tag == name("w:p"):
            above = level_of(node, levels) or above
    return found


def _levels(blocks: Mapping[str, tuple[Block, ...]], deeper: Mapping[str, int]) -> set[int]:
    return {
        min(block.level + deeper.get(place, 0), DEEPEST)
        for place, held in blocks.items()
        for block in held
        if isinstance(block, Heading)
    }
