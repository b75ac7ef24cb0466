"""Runs every relation over a paper and gathers what they say: findings in the order of the page, and what was checked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldenthread.scrutiny.blame import gathered
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict
from goldenthread.scrutiny.relation import Relation, examine, tally
from goldenthread.scrutiny.relations import relations
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Paper


@dataclass(frozen=True, slots=True)
class Report:
    """What scrutiny found: findings in the order of the paper, and how often each relation agreed, did not, could not tell.

    ``checked`` holds a relation only where it found anything to compare.
    """

    findings: tuple[Finding, ...]
    checked: Mapping[str, Mapping[Verdict, int]]

    def at_or_above(self, level: Level) -> tuple[Finding, ...]:
        """The findings that are at least so sure."""
        return tuple(finding for finding in self.findings if finding.level.rank <= level.rank)


def scrutinise(paper: Paper, rules: Rules, asked: Sequence[Relation] = ()) -> Report:
    """Check a paper by every relation, or by those asked for."""
    held: dict[str, tuple[Outcome, ...]] = {}
    checked: dict[str, Mapping[Verdict, int]] = {}
    for relation in asked or relations():
        outcomes = examine(relation, paper, rules)
        if outcomes:
            checked[relation.key] = tally(outcomes)
            held[relation.key] = outcomes
    findings = gathered(held, paper)
    order = {(sheet.grid.file, sheet.grid.table): number for number, sheet in enumerate(paper.sheets)}

    def by_place(finding: Finding) -> tuple[int, int, str, int]:
        place = finding.place
        return order.get((place.file, place.table), len(order)), place.row, place.column, finding.level.rank

    return Report(tuple(sorted(findings, key=by_place)), checked)
