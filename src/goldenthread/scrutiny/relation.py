"""A relation: figures that must agree, said once, with the examples that test it and document it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from goldenthread.scrutiny.findings import Outcome, Verdict
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Paper, Sheet

OfSheet = Callable[[Sheet, Rules], Iterable[Outcome]]
OfPaper = Callable[[Paper, Rules], Iterable[Outcome]]


@dataclass(frozen=True, slots=True)
class Example:
    """A small table whose headings are the words of roles, and what the relation says of it.

    ``table`` is text: a line of headings, then rows, cells apart by "|"; several tables stand apart by a blank line.
    ``verdicts`` are those of every outcome in order. ``cell`` is the place of the first finding, such as "3 change"
    (physical row, heading), and ``expected`` what it expects; both "" where there is no finding.
    """

    says: str
    table: str
    verdicts: tuple[Verdict, ...]
    cell: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """One way in which figures must agree.

    ``sentence`` says it in plain words; ``rounding`` says what room rounding is given. ``check`` looks at one table,
    ``check_paper`` at all of them together; one of the two is given. Every relation has an example that agrees, one that
    disagrees and one where nobody can tell.
    """

    key: str
    title: str
    sentence: str
    rounding: str
    examples: tuple[Example, ...]
    check: OfSheet | None = None
    check_paper: OfPaper | None = None


def examine(relation: Relation, paper: Paper, rules: Rules) -> tuple[Outcome, ...]:
    """Everything that a relation finds to compare in a paper, in the order of its tables."""
    found: list[Outcome] = []
    if relation.check is not None:
        for sheet in paper.sheets:
            found.extend(relation.check(sheet, rules))
    if relation.check_paper is not None:
        found.extend(relation.check_paper(paper, rules))
    return tuple(found)


def tally(outcomes: Iterable[Outcome]) -> Mapping[Verdict, int]:
    """How many outcomes there are of each kind."""
    held = tuple(outcomes)
    return {verdict: sum(one.verdict is verdict for one in held) for verdict in Verdict}
