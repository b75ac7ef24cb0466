"""Grades that somebody is writing: the parts of the draft, and what is missing in each.

A draft has a part for each domain of the tool and one for the whole. Nothing here knows who writes or where it is kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from typing import Any, Final

from goldenthread.auditing.tools.reading import Domain, Tool

#: The part about the case as a whole; no domain has this key.
WHOLE: Final = "overall"
#: In place of a grade: the domain does not apply to this child, and the evidence says why.
NONE: Final = "none"
_DIGITS: Final = 16


class Progress(Enum):
    """How far a part has come, in words."""

    ANSWERED = "answered"
    STARTED = "started"
    NOT_STARTED = "not started"


@dataclass(frozen=True, slots=True)
class Written:
    """What a part says: ``grade`` ("" not yet, a value of `Grade`, or `NONE`) and ``words``, its evidence or summary."""

    grade: str = ""
    words: str = ""

    @property
    def mark(self) -> str:
        """A short fingerprint, by which a page knows whether the part has changed since it was opened."""
        return sha256(f"{self.grade}\n{self.words}".encode()).hexdigest()[:_DIGITS]


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that a part still needs, in words."""

    part: str
    says: str


def written(document: Mapping[str, Any], part: str) -> Written:
    """What a draft says in a part; blank where nothing was written."""
    if part == WHOLE:
        return Written(str(document.get("overall", "")), str(document.get("summary", "")))
    said = document.get("domains", {}).get(part, {})
    return Written(str(said.get("grade", "")), str(said.get("evidence", "")))


def with_written(document: Mapping[str, Any], part: str, said: Written) -> dict[str, Any]:
    """A draft in which a part says this, and every other what it said."""
    kept = {"domains": {}, "overall": "", "summary": "", **document}
    if part == WHOLE:
        return kept | {"overall": said.grade, "summary": said.words}
    return kept | {"domains": {**kept["domains"], part: {"grade": said.grade, "evidence": said.words}}}


def parts_of(tool: Tool) -> tuple[str, ...]:
    """The parts of a draft in order, the whole last."""
    return (*tool.keys, WHOLE)


def title_of(tool: Tool, part: str) -> str:
    """What heads a part."""
    return "The whole of the work" if part == WHOLE else domain_of(tool, part).title


def domain_of(tool: Tool, key: str) -> Domain:
    """A domain of a tool; raises KeyError where it has none of that key."""
    return {domain.key: domain for domain in tool.domains}[key]


def progress(document: Mapping[str, Any], part: str, *, graded: bool) -> Progress:
    """How far a part has come; ``graded`` says whether the whole ends in a grade."""
    said = written(document, part)
    if not said.grade and not said.words.strip():
        return Progress.NOT_STARTED
    return Progress.STARTED if _of_part(part, said, graded=graded) else Progress.ANSWERED


def missing(document: Mapping[str, Any], tool: Tool, *, graded: bool) -> tuple[Missing, ...]:
    """Everything that is still needed before the grades can be handed in, in the order of the parts."""
    return tuple(
        Missing(part, f"{title_of(tool, part)}: {says}")
        for part in parts_of(tool)
        for says in _of_part(part, written(document, part), graded=graded)
    )


def _of_part(part: str, said: Written, *, graded: bool) -> tuple[str, ...]:
    found = []
    if not said.grade and (part != WHOLE or graded):
        found.append("choose an overall grade" if part == WHOLE else "choose a grade, or say that it does not apply")
    if not said.words.strip():
        found.append("write the summary" if part == WHOLE else _EVIDENCE[said.grade == NONE])
    return tuple(found)


_EVIDENCE: Final = {False: "write the evidence for the grade", True: "say why it does not apply"}
