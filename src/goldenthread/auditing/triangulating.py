"""Practice beside timeliness, supervision and voice of the same team: what stands side by side, without a claim of cause."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import combinations
from typing import Final

from goldenthread.auditing.statistics.intervals import Share, difference, share_of
from goldenthread.auditing.statistics.rules import Rules, load_rules
from goldenthread.measures.reading.points import bare

#: A count of so many: what meets, of what counts.
Counted = tuple[int, int]
NO_CAUSE: Final = "That two things stand side by side does not say that one brings about the other."


class Side(Enum):
    """Which side of a team's work a strand is of."""

    PRACTICE = "practice as audited"
    TIME = "done in time"
    SUPERVISION = "supervision in time"
    VOICE = "voice"


class Reads(Enum):
    """How a team stands beside all the others, as far as its numbers can bear."""

    ABOVE = "better than elsewhere"
    BELOW = "worse than elsewhere"
    ALIKE = "not to be told from elsewhere"
    FEW = "too few to tell"
    ALONE = "too few elsewhere to compare with"
    NOT_RECORDED = "not recorded"


@dataclass(frozen=True, slots=True)
class Strand:
    """One figure of a team beside that of all other teams together; None where it is not recorded. Higher is better."""

    side: Side
    title: str
    team: Share | None
    others: Share | None
    reads: Reads


@dataclass(frozen=True, slots=True)
class Compared:
    """Two teams whose shares can be told apart: the first stands above the second."""

    above: str
    below: str


def strand(side: Side, title: str, team: Counted | None, whole: Counted | None, rules: Rules | None = None) -> Strand:
    """A team's share beside that of the others, which are the whole without it.

    Too few is said where either holds fewer than the floor; not recorded where nothing was counted at all.
    """
    rules = rules or load_rules()
    if team is None or whole is None or not whole[1]:
        return Strand(side, title, None, None, Reads.NOT_RECORDED)
    rest = (max(whole[0] - team[0], 0), max(whole[1] - team[1], 0))
    mine, others = share_of(*team, rules), share_of(*rest, rules)
    if min(team[1], rest[1]) < rules.floor:
        return Strand(side, title, mine, others, Reads.FEW if team[1] < rules.floor else Reads.ALONE)
    apart = difference(rest, team, rules.confidence)
    reads = Reads.ABOVE if apart.low > 0 else Reads.BELOW if apart.high < 0 else Reads.ALIKE
    return Strand(side, title, mine, others, reads)


def sentences(strands: Sequence[Strand]) -> tuple[str, ...]:
    """What stands side by side in plain words: each side once, where sides part, and that nothing is said of causes."""
    found = []
    for side in Side:
        mine = [one for one in strands if one.side is side]
        found.append(f"{side.value.capitalize()}: {_together(mine)}.")
    found += _parted(strands)
    return (*found, NO_CAUSE)


def told_apart(teams: Sequence[tuple[str, Counted]], rules: Rules | None = None) -> tuple[Compared, ...]:
    """The pairs of teams whose shares can be told apart, with the confidence shared out among all pairs (Bonferroni).

    Teams under the floor are left out: an order of teams by bare shares would be an order of noise.
    """
    rules = rules or load_rules()
    held = [(name, counted) for name, counted in teams if counted[1] >= rules.floor]
    pairs = list(combinations(held, 2))
    found = []
    for (first, one), (second, other) in pairs:
        apart = difference(one, other, 1 - (1 - rules.confidence) / len(pairs))
        if apart.low > 0:
            found.append(Compared(second, first))
        elif apart.high < 0:
            found.append(Compared(first, second))
    return tuple(found)


def apart_words(teams: Sequence[tuple[str, Counted]], rules: Rules | None = None) -> str:
    """Whether teams may be compared at all, in a sentence that ranks nobody."""
    rules = rules or load_rules()
    held = [name for name, counted in teams if counted[1] >= rules.floor]
    if len(held) < 2:
        return f"Fewer than two teams have {rules.floor} audits: teams cannot be compared."
    found = told_apart(teams, rules)
    if not found:
        return (
            f"The intervals of the {len(held)} teams with {rules.floor} audits or more overlap: no order of teams can be told, "
            "and none is."
        )
    said = "; ".join(f"{one.above} is graded better than {one.below}" for one in found)
    return f"Of all pairs of teams with {rules.floor} audits or more these can be told apart: {said}. All other order is noise."


def _together(strands: Sequence[Strand]) -> str:
    """What can be told from elsewhere in full, and of the rest how many read how; a side of one figure is always told."""
    if not strands or all(one.reads is Reads.NOT_RECORDED for one in strands):
        return Reads.NOT_RECORDED.value
    whole = [one for one in strands if len(strands) == 1 or one.reads in (Reads.ABOVE, Reads.BELOW)]
    rest = Counter(one.reads for one in strands if one not in whole)
    said = [_told(one) for one in whole]
    said += [f"{count} {'figure' if count == 1 else 'figures'} {reads.value}" for reads, count in rest.items()]
    return "; ".join(said)


def _told(one: Strand) -> str:
    if one.team is None or one.team.value is None:
        return f"{one.title} {Reads.NOT_RECORDED.value if one.team is None else 'none to count'}"
    return f"{one.title} {bare(one.team.value * 100, 0)}% ({one.team.count} of {one.team.n}), {one.reads.value}"


def _parted(strands: Sequence[Strand]) -> list[str]:
    """What a manager should look at where practice and the rest part."""
    practice = {one.reads for one in strands if one.side is Side.PRACTICE}
    rest = [one for one in strands if one.side is not Side.PRACTICE]
    above = [one.title for one in rest if one.reads is Reads.ABOVE]
    below = [one.title for one in rest if one.reads is Reads.BELOW]
    found = []
    if Reads.BELOW in practice and above:
        found.append(
            f"Practice is graded worse than elsewhere while this is better: {', '.join(above)}. What is done in time is not yet "
            "done well: read some of the audits beside those figures."
        )
    if Reads.ABOVE in practice and below:
        found.append(
            f"Practice is graded better than elsewhere while this is worse: {', '.join(below)}. Good work may not be recorded in "
            "time, or the cases audited may not be like the others."
        )
    if Reads.BELOW in practice and below:
        found.append(f"Practice is graded worse than elsewhere, and so is this: {', '.join(below)}.")
    return found
