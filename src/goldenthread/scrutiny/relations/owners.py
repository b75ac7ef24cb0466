"""Every action has an owner who is somebody, one person, and in the list of officers where there is one."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Final

from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.reckoning.blocks import folded
from goldenthread.scrutiny.reckoning.convention import most
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Paper, Row, Sheet

#: Two to five letters of which the first two or more are capitals, as TMcE or KPop; a title such as HoS is told apart by the list.
_INITIALS: Final = re.compile(
    r"^(?:Cllr )?[A-Z](?:[a-z]{0,3}[A-Z]){1,3}[a-z]{0,3}$|^[A-Z]{2,4}$|^[A-Z][A-Z][a-z]{1,3}$"
)
_NAME: Final = re.compile(r"^[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+){1,2}$")
#: Words of posts and services, which begin with capitals as names do.
_JOB: Final = re.compile(
    r"director|head|manager|lead|officer|chair|service|team|board|care|help|famil|child|social|health|police|school|"
    r"education|council|partner|commission|practice|support|safeguard|quality|chief|assistant|deputy|adviser|worker",
    re.IGNORECASE,
)
#: Words that name a post rather than a service.
_POST: Final = re.compile(
    r"\b(?:director|head|manager|lead|leader|officer|chair|chief|assistant|deputy|adviser|advisor|worker|coordinator)\b",
    re.IGNORECASE,
)
_STROKE: Final = re.compile(r"\s/\s|\n")
_BETWEEN: Final = re.compile(r"\s*(?:;|/|,|&|\n|\band\b|\+)\s*")


def check(paper: Paper, rules: Rules) -> Iterable[Outcome]:
    """Look at every owner, with the list of officers that the paper brings, if any."""
    officers = _officers(paper, rules)
    asked: dict[str, tuple[Row, list[Row]]] = {}
    for sheet in paper:
        if not sheet.has(Role.OWNER) or _is_list(sheet, rules):
            continue
        filled = [row for row in sheet.rows if row.text(Role.OWNER)]
        owners = frozenset(folded(row.text(Role.OWNER)) for row in filled)
        alone = sum(len(_people(row.text(Role.OWNER), owners)) < 2 for row in filled)
        kept, one_each = most(len(filled), len(sheet.rows), rules), most(alone, len(filled), rules)
        usual = alone >= rules.number("plans", "share_with_one_owner") * len(filled)
        for row in sheet.rows:
            yield from _owner(row, kept, one_each and usual, owners, rules)
            for one in _people(row.text(Role.OWNER)):
                if officers and _INITIALS.match(one) and len(officers.get(one, ())) != 1:
                    asked.setdefault(one, (row, []))[1].append(row)
    for one, (row, rows) in asked.items():
        yield disagrees(_not_one(one, row, rows, officers))


def _is_list(sheet: Sheet, rules: Rules) -> bool:
    return any(folded(column.heading) in rules.words("plans", "initials_headings") for column in sheet.columns)


def _officers(paper: Paper, rules: Rules) -> Mapping[str, tuple[str, ...]]:
    """Initials with the posts that they stand for, from every list of officers."""
    found: dict[str, list[str]] = defaultdict(list)
    for sheet in paper:
        for column in sheet.columns:
            if folded(column.heading) not in rules.words("plans", "initials_headings"):
                continue
            for row in sheet.rows:
                others = [row.raw(one) for one in sheet.columns if one != column and one.role is not Role.REMARK]
                if row.raw(column):
                    found[row.raw(column)].append(next((text for text in others if text), "another post"))
    return {initials: tuple(posts) for initials, posts in found.items()}


def _people(text: str, owners: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The people of a cell, where every part of it is initials, a name or an owner elsewhere; else the cell as one owner.

    Two posts with a stroke or a new line between them are two owners too.
    """
    parts = tuple(part.strip() for part in _BETWEEN.split(text) if part.strip())
    named = all(_NAME.match(part) and not _JOB.search(part) for part in parts) and "," not in text
    known = all(folded(part) in owners for part in parts)
    # "Head of Commissioning and Improvement" is one post; where a part owns other rows alone, the parts are two.
    apart = bool(_STROKE.search(text)) or any(folded(part) in owners for part in parts)
    posts = apart and all(_POST.search(part) for part in parts)
    several = named or known or posts or ";" in text or all(_INITIALS.match(part) for part in parts)
    return parts if several else (text.strip(),) if text.strip() else ()


def _owner(row: Row, kept: bool, alone: bool, owners: frozenset[str], rules: Rules) -> Iterator[Outcome]:
    text = row.text(Role.OWNER)
    words, place = folded(text), row.place(Role.OWNER)
    if not words and text.strip() not in rules.words("plans", "nobody_words"):
        yield (
            disagrees(_nobody(row, "most rows here name an owner, this one does not"))
            if kept
            else cannot_tell(place, "too few rows name an owner to say that this one should")
        )
    elif words in rules.words("plans", "nobody_words") or text.strip() in rules.words("plans", "nobody_words"):
        yield disagrees(_nobody(row, f"{text!r} is nobody"))
    elif words in rules.words("plans", "everybody_words") or words.startswith(rules.words("plans", "everybody_starts")):
        yield disagrees(_nobody(row, f"{text!r} names many, and nobody of them"))
    elif len(people := _people(text, owners)) > 1 and alone:
        # Initials that stand together are often a lead and a deputy; two names or posts are asked about.
        asked = not all(_INITIALS.match(one) for one in people)
        told = _several(row, people, Level.QUESTION if asked else Level.NOTE)
        yield disagrees(told) if asked else Outcome(Verdict.AGREES, place, told)
    else:
        yield agrees(place)


def _nobody(row: Row, arithmetic: str) -> Finding:
    return Finding(
        row.place(Role.OWNER),
        RELATION.key,
        Level.QUESTION,
        row.text(Role.OWNER) or "blank",
        "one owner",
        arithmetic,
        f"{row.text(Role.ID) or row.text(Role.REF) or row.label}: Who answers for it?",
        "Print the one post or person who answers for it",
    )


def _several(row: Row, people: tuple[str, ...], level: Level) -> Finding:
    return Finding(
        row.place(Role.OWNER),
        RELATION.key,
        level,
        row.text(Role.OWNER),
        "one owner",
        f"{len(people)} owners: {', '.join(people)}; most rows have one",
        f"{row.text(Role.ID) or row.text(Role.REF) or row.label}: Which of them answers for it?",
        "Print the one who answers for it first, or alone",
    )


def _not_one(one: str, row: Row, rows: list[Row], officers: Mapping[str, tuple[str, ...]]) -> Finding:
    posts = officers.get(one, ())
    near = get_close_matches(one, officers, 1, 0.6)
    meant = " or ".join(posts) or (near[0] if near else "initials of the list")
    asks = f"{one} stands for {len(posts)} posts" if posts else f"{one} is not in the list of officers"
    hint = f" Is {near[0]} meant?" if near and not posts else " Who is meant?"
    return Finding(
        row.place(Role.OWNER),
        RELATION.key,
        Level.QUESTION,
        one,
        meant,
        f"{asks}; it owns {', '.join(held.text(Role.ID) or held.text(Role.REF) or held.label for held in rows)}",
        f"{asks}.{hint}",
        "Correct the initials, or add them to the list",
        tuple(held.place(Role.OWNER) for held in rows if held is not row),
    )


RELATION: Final = Relation(
    key="owners",
    title="Every action has one owner who is somebody",
    sentence="An action is owned by one person or post, and initials stand for one officer of the list where the paper brings one.",
    rounding="Nothing is rounded. A blank is only asked about where most rows name an owner.",
    examples=(
        Example(
            "Initials and posts.",
            """
            id | owner
            1 | JH
            2 | Head of Service Commissioning & Business Improvement
            3 | Asst. Director, Social Care
            """,
            (Verdict.AGREES,) * 3,
        ),
        Example(
            "All heads of service are nobody, and so is somebody to be confirmed.",
            """
            id | owner
            1 | JH
            2 | All HoS
            3 | TBC
            """,
            (Verdict.AGREES, Verdict.DISAGREES, Verdict.DISAGREES),
            "3 owner",
            "one owner",
        ),
        Example(
            "A column that is hardly filled asks for nothing.",
            """
            id | owner
            1 |
            2 |
            3 | JH
            """,
            (Verdict.CANNOT_TELL, Verdict.CANNOT_TELL, Verdict.AGREES),
        ),
    ),
    check_paper=check,
)
