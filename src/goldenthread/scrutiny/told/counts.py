"""What was checked and what came of it, in few words."""

from collections.abc import Iterator
from typing import Final

from goldenthread.scrutiny.engine import Report
from goldenthread.scrutiny.findings import Level, Verdict
from goldenthread.scrutiny.relations import relations

_LEVELS: Final = {
    Level.CONTRADICTION: "Contradictions",
    Level.UNIT: "Units and labels",
    Level.QUESTION: "Questions",
    Level.NOTE: "Notes",
}


def of_level(level: Level) -> str:
    """The heading above the findings of a level."""
    return _LEVELS[level]


def checked(report: Report) -> Iterator[tuple[str, int, int, int]]:
    """Each relation that found anything to compare: its title, and how often it agreed, disagreed, could not tell."""
    titles = {relation.key: relation.title for relation in relations()}
    for key, counts in report.checked.items():
        yield titles.get(key, key), counts[Verdict.AGREES], counts[Verdict.DISAGREES], counts[Verdict.CANNOT_TELL]


def verdict(report: Report, level: Level) -> str:
    """One sentence: how many figures do not agree, or that all that could be compared do."""
    found = len(report.at_or_above(level))
    compared = sum(agreed + differ for _, agreed, differ, _ in checked(report))
    if not compared:
        return "Nothing in the tables could be compared."
    if not found:
        return f"{many(compared, 'comparison')} {'was' if compared == 1 else 'were'} made, and the figures agree."
    return f"{many(found, 'figure')} of {many(compared, 'comparison')} should be looked at."


def many(count: int, what: str) -> str:
    """A number with what it counts."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"
