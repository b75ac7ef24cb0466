"""A list of a report's paragraphs numbers each once, and refers to paragraphs and appendices that it lists."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from goldenthread.scrutiny.findings import Finding, Level, Outcome, Place, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.reckoning.convention import most
from goldenthread.scrutiny.reckoning.numbering import Number, parts_of, spoken_of
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Paper, Row, Sheet

_NUMBER: Final = re.compile(r"^(?:paragraph|para\.?|¶)?\s*(\d+(?:\.\d+)+)\.?$", re.IGNORECASE)
_LISTED: Final = re.compile(r"^(appendix|annex)\s+(\d+|[A-Z]\d?)\b(?:\s*[:.–—-].*)?$", re.IGNORECASE)


def check(paper: Paper, rules: Rules) -> Iterable[Outcome]:
    """Look at every table that lists the paragraphs of a report one by one."""
    for sheet in paper:
        rows = [(row, parts_of(found[1])) for row in sheet.rows if (found := _NUMBER.match(row.text(Role.PARAGRAPH)))]
        if _is_index([parts for _, parts in rows], rules):
            yield from _twice(rows)
            listed = {parts for _, parts in rows}
            yield from _references(sheet, listed | _meant(rows), _appendices(paper, sheet.grid.file), rules)
        elif rows:
            yield cannot_tell(rows[0][0].place(Role.PARAGRAPH), "the table does not list every paragraph")


def _is_index(numbers: Sequence[Number], rules: Rules) -> bool:
    """Whether most rows go on to the next number, or to the first of the next section."""
    steps = list(pairwise(numbers))
    onward = sum(_next(one, other) for one, other in steps)
    return len(numbers) >= rules.number("documents", "fewest_numbered") and most(onward, len(steps), rules)


def _next(one: Number, other: Number) -> bool:
    if other[:-1] == one[:-1]:
        return other[-1] == one[-1] + 1
    return other > one and other[-1] == 1


def _twice(rows: Sequence[tuple[Row, Number]]) -> Iterator[Outcome]:
    seen: dict[Number, Row] = {}
    for row, parts in rows:
        first = seen.setdefault(parts, row)
        if first is row:
            yield agrees(row.place(Role.PARAGRAPH))
            continue
        number = row.text(Role.PARAGRAPH)
        yield disagrees(
            _finding(
                *(row.place(Role.PARAGRAPH), number, "a number of its own"),
                f"{number} stands in rows {first.line.number} and {row.line.number}",
                f"There are two paragraphs {number}, where every other number stands once. Which number is meant for one of them?",
                "Give each a number of its own, and mend the references",
                (first.place(Role.PARAGRAPH),),
            )
        )


def _meant(rows: Sequence[tuple[Row, Number]]) -> set[Number]:
    """The numbers that those printed twice seem to be meant for: the fault is told there, not where they are referred to."""
    numbers = [parts for _, parts in rows]
    return {(*one[:-1], one[-1] + 1) for one in numbers if numbers.count(one) > 1}


def _appendices(paper: Paper, file: str) -> dict[str, set[str]]:
    """The appendices that a file lists, by kind: cells that are their names, one below another or over tables."""
    found: dict[str, set[str]] = {}
    for sheet in paper:
        if sheet.grid.file != file:
            continue
        names = [line.cells[0].strip() for line in sheet.grid.lines if line.cells]
        for name in (*names, sheet.grid.table.strip(), sheet.grid.title.strip()):
            if match := _LISTED.match(name):
                found.setdefault(match[1].casefold(), set()).add(match[2].upper())
    return found


def _references(
    sheet: Sheet, paragraphs: set[Number], appendices: dict[str, set[str]], rules: Rules
) -> Iterator[Outcome]:
    """What the other cells of a row refer to."""
    for row in sheet.rows:
        for column in sheet.columns:
            if column.role is Role.PARAGRAPH or _LISTED.match(row.raw(column)):
                continue
            place = row.place(column)
            for kind, number, written in spoken_of(row.raw(column), rules):
                if kind == "paragraph":
                    deep = max(len(one) for one in paragraphs)
                    held = parts_of(number) in paragraphs or len(parts_of(number)) > deep
                    yield agrees(place) if held else disagrees(_nowhere(place, kind, number, written))
                elif len(listed := appendices.get(kind, set())) > 1:
                    held = number.upper() in listed
                    yield agrees(place) if held else disagrees(_nowhere(place, kind, number, written))


def _nowhere(place: Place, kind: str, number: str, written: str) -> Finding:
    return _finding(
        *(place, written, f"a {kind} that is listed"),
        f"{written}, but no {kind} {number} is listed",
        f"The row refers to {kind} {number}, which the report does not list. Which one is meant?",
        f"Name the {kind} that is meant",
        (),
    )


def _finding(
    place: Place, published: str, expected: str, arithmetic: str, message: str, mend: str, also: tuple[Place, ...]
) -> Finding:
    return Finding(place, RELATION.key, Level.QUESTION, published, expected, arithmetic, message, mend, also)


RELATION: Final = Relation(
    key="report-index",
    title="A list of paragraphs numbers each once and refers to what it lists",
    sentence="Where a table lists the paragraphs of a report one by one, no number stands twice, and what its rows refer to is listed.",
    rounding="Nothing is rounded. A table that skips or repeats paragraphs, as one of selected figures does, is left alone.",
    examples=(
        Example(
            "1.2 refers to 2.1, which is listed.",
            """
            paragraph | label | sublabel
            1.1 | Purpose |
            1.2 | Background | see paragraph 2.1
            1.3 | Summary |
            2.1 | Assessments |
            2.2 | Visits |
            """,
            (Verdict.AGREES,) * 6,
        ),
        Example(
            "There is no paragraph 4.9.",
            """
            paragraph | label | sublabel
            1.1 | Purpose |
            1.2 | Background | see paragraph 4.9
            1.3 | Summary |
            2.1 | Assessments |
            2.2 | Visits |
            """,
            (Verdict.AGREES,) * 5 + (Verdict.DISAGREES,),
            "3 sublabel",
            "a paragraph that is listed",
        ),
        Example(
            "A table of selected figures need not list every paragraph.",
            """
            paragraph | label | sublabel
            1.1 | Contacts | see paragraph 4.9
            1.6 | Referrals |
            1.6 | Assessments |
            3.4 | Visits |
            3.9 | Reviews |
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check_paper=check,
)
