"""Paragraphs, tables and appendices are numbered in order, none twice, and what a document refers to is in it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from goldenthread.scrutiny.findings import Finding, Level, Outcome, Place, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.reckoning.convention import most
from goldenthread.scrutiny.reckoning.numbering import (
    Anchor,
    Number,
    Reference,
    captions,
    files_of,
    listed_astray,
    numbered,
    parts_of,
    references,
)
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Paper, Row, Sheet

_PLAIN: Final = re.compile(r"^(?:paragraph|para\.?|¶)?\s*(\d+(?:\.\d+)*)\.?$", re.IGNORECASE)


def check(paper: Paper, rules: Rules) -> Iterable[Outcome]:
    """Look at the running text of every document, and at every column of paragraph numbers."""
    for sheet in paper:
        yield from _column(sheet, rules)
    for file, paragraphs in files_of(paper).items():
        own, others = numbered(paragraphs, rules), captions(paper, file, paragraphs, rules)
        yield from _paragraphs(own)
        yield from (disagrees(_out_of_order(one, before)) for one, before in listed_astray(paragraphs))
        for kind in dict.fromkeys(anchor.kind for anchor in others):
            yield from _captions([anchor for anchor in others if anchor.kind == kind])
        for reference in references(paragraphs, rules):
            yield _referred(reference, [one for one in (*own, *others) if one.kind == reference.kind])


def _column(sheet: Sheet, rules: Rules) -> Iterator[Outcome]:
    """A table of selected figures may skip and repeat paragraphs, but goes through them in order.

    A number that is lower than the one before begins another document, unless the next goes on where that one stood.
    """
    rows = [row for row in sheet.rows if _PLAIN.match(row.text(Role.PARAGRAPH))]
    numbers = [parts_of(_PLAIN.sub(r"\1", row.text(Role.PARAGRAPH))) for row in rows]
    onward = sum(one <= other for one, other in pairwise(numbers))
    if not most(onward, len(rows) - 1, rules):
        if len(rows) > 1:
            yield cannot_tell(rows[1].place(Role.PARAGRAPH), "the rows do not go through the paragraphs in order")
        return
    for at in range(1, len(rows)):
        place = rows[at].place(Role.PARAGRAPH)
        if numbers[at - 1] <= numbers[at]:
            yield agrees(place)
        elif at + 1 < len(rows) and numbers[at + 1] >= numbers[at - 1]:
            yield disagrees(_astray(rows[at], rows[at - 1], f"{rows[at - 1].text(Role.PARAGRAPH)} or later"))
        elif at > 1 and numbers[at - 2] <= numbers[at]:
            yield disagrees(_astray(rows[at - 1], rows[at], f"{rows[at].text(Role.PARAGRAPH)} or earlier"))
        else:
            yield cannot_tell(place, "another document may begin here")


def _astray(row: Row, beside: Row, expected: str) -> Finding:
    number = row.text(Role.PARAGRAPH)
    return _finding(
        *(row.place(Role.PARAGRAPH), Level.QUESTION, number, expected),
        f"{number} stands beside {beside.text(Role.PARAGRAPH)}",
        f"Paragraph {number} stands out of its order. Is another number meant?",
        (beside.place(Role.PARAGRAPH),),
    )


def _paragraphs(anchors: Sequence[Anchor]) -> Iterator[Outcome]:
    """Numbered paragraphs: each number once, in order, none left out among its sisters."""
    seen: dict[Number, Anchor] = {}
    last: dict[Number, Anchor] = {}
    for anchor in anchors:
        parts = anchor.parts
        sister = last.get(parts[:-1])
        first = seen.setdefault(parts, anchor)
        if first is not anchor:
            yield disagrees(_twice(anchor, first))
            continue
        if sister is not None and parts[-1] < sister.parts[-1]:
            yield disagrees(_out_of_order(anchor, sister))
        elif sister is not None and parts[-1] > sister.parts[-1] + 1:
            yield disagrees(_missing(anchor, sister))
        else:
            yield agrees(anchor.place)
        last[parts[:-1]] = anchor


def _captions(anchors: Sequence[Anchor]) -> Iterator[Outcome]:
    seen: dict[str, Anchor] = {}
    previous: Anchor | None = None
    for anchor in anchors:
        first = seen.setdefault(anchor.number, anchor)
        if first is not anchor:
            yield disagrees(_twice(anchor, first))
            continue
        alike = previous is not None and previous.parts[:-1] == anchor.parts[:-1]
        if previous is not None and alike and anchor.parts[-1] > previous.parts[-1] + 1:
            yield disagrees(_missing(anchor, previous))
        elif previous is not None and alike and anchor.parts[-1] < previous.parts[-1]:
            yield disagrees(_out_of_order(anchor, previous))
        else:
            yield agrees(anchor.place)
        previous = anchor


def _referred(reference: Reference, anchors: Sequence[Anchor]) -> Outcome:
    if reference.number in {anchor.number for anchor in anchors}:
        return agrees(reference.place)
    sisters = [one for one in anchors if one.parts[:1] == parts_of(reference.number)[:1]]
    if not (sisters if reference.kind == "paragraph" else anchors):
        return cannot_tell(reference.place, f"the document numbers no {reference.kind} of that series")
    if reference.kind == "paragraph" and len(parts_of(reference.number)) > max(len(one.parts) for one in sisters):
        return cannot_tell(reference.place, "the document does not number its paragraphs so deeply")
    held = (
        ", ".join(anchor.number for anchor in anchors) if reference.kind != "paragraph" else _around(reference, sisters)
    )
    return disagrees(
        _finding(
            *(reference.place, Level.QUESTION, reference.written, held),
            f"{reference.written}, but there is no {reference.kind} {reference.number}",
            f"The text refers to {reference.kind} {reference.number}, which the document does not hold. Which one is meant?",
            (),
        )
    )


def _around(reference: Reference, sisters: Sequence[Anchor]) -> str:
    """The paragraphs just before and after where the missing one would stand."""
    parts = parts_of(reference.number)
    before = [one.number for one in sisters if one.parts < parts][-1:]
    after = [one.number for one in sisters if one.parts > parts][:1]
    return ", ".join((*before, *after))


def _twice(anchor: Anchor, first: Anchor) -> Finding:
    return _finding(
        *(anchor.place, Level.CONTRADICTION, anchor.number, "a number of its own"),
        f"{anchor.kind} {anchor.number} stands in lines {first.place.row} and {anchor.place.row}",
        f"There are two with the number {anchor.number}. Which number is meant for one of them?",
        (first.place,),
    )


def _out_of_order(anchor: Anchor, before: Anchor) -> Finding:
    return _finding(
        *(anchor.place, Level.QUESTION, anchor.number, f"a number after {before.number}"),
        f"{anchor.kind} {anchor.number} stands after {before.number}",
        f"{anchor.number} stands out of its order. Is another number meant?",
        (before.place,),
    )


def _missing(anchor: Anchor, before: Anchor) -> Finding:
    stem = anchor.number[: len(anchor.number) - len(anchor.number.split(".")[-1])]
    last = before.parts[-1] + 1
    meant = f"{stem}{last}" if anchor.number[-1].isdigit() else chr(ord("A") + last - 1)
    return _finding(
        *(anchor.place, Level.QUESTION, anchor.number, meant),
        f"{anchor.kind} {before.number} is followed by {anchor.number}: {meant} is left out",
        f"After {before.number} comes {anchor.number}. Is {meant} meant, or is it missing?",
        (before.place,),
    )


def _finding(
    place: Place, level: Level, published: str, expected: str, arithmetic: str, message: str, also: tuple[Place, ...]
) -> Finding:
    mend = (
        f"Print {expected}"
        if level is not Level.CONTRADICTION
        else "Give each a number of its own, and mend the references"
    )
    return Finding(place, RELATION.key, level, published, expected, arithmetic, message, mend, also)


RELATION: Final = Relation(
    key="cross-references",
    title="Paragraphs and appendices are numbered once and in order, and references find them",
    sentence="A numbered paragraph, table or appendix stands once and in order, and what the text refers to is there.",
    rounding="Nothing is rounded. A reference to another document, or to a kind of thing that the document does not number, cannot "
    "be checked; a table of selected figures may leave paragraphs out.",
    examples=(
        Example(
            "Selected paragraphs in order.",
            """
            paragraph | label | value
            1.61 | Analysis due | 2017-12
            1.64 | Children with life story work | 39
            1.64 | of whom completed | 12
            1.65 | Private fostering | 18
            1.71 | Reviews | 3
            """,
            (Verdict.AGREES,) * 4,
        ),
        Example(
            "1.56 after 1.65 may have been meant for 1.66.",
            """
            paragraph | label | value
            1.61 | Analysis due | 2017-12
            1.64 | Children with life story work | 39
            1.65 | Private fostering | 18
            1.56 | Apprenticeships | 2
            1.67 | Reviews | 3
            """,
            (Verdict.AGREES, Verdict.AGREES, Verdict.DISAGREES, Verdict.AGREES),
            "5 paragraph",
            "1.65 or later",
        ),
        Example(
            "Rows in no order tell nothing.",
            """
            paragraph | label | value
            1.9 | Themes | 7
            1.2 | Plans | 3
            1.8 | Reports | 2
            1.1 | Visits | 2
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check_paper=check,
)
