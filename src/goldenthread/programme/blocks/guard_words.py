"""How claims, verdicts, gaps and ages of evidence are said in a cell."""

from collections.abc import Mapping
from typing import Final

from goldenthread.programme.blocks.plan_words import counted
from goldenthread.programme.guard import Assessed, Gap, Means, Reason, load_rules
from goldenthread.programme.shown import Impact, Verdict
from goldenthread.reports.cells import Cell, Tone, words

_CLAIMED: Final = {
    Means.DONE: ("✓", Tone.BLUE),
    Means.ON_TRACK: ("●", Tone.GREEN),
    Means.BEHIND: ("▲", Tone.AMBER),
    Means.LOST: ("■", Tone.RED),
}
_GAPS: Final = {
    Gap.CONTRADICTED: Tone.RED,
    Gap.UNSUPPORTED: Tone.RED_AMBER,
    Gap.UNKNOWN: Tone.GREY,
    Gap.AT_RISK: Tone.AMBER,
}


def means_cell(one: Assessed) -> Cell:
    """What is claimed, as shape and word, with its code."""
    if one.means not in _CLAIMED:
        return words(one.claimed)
    mark, tone = _CLAIMED[one.means]
    return words(f"{mark} {one.claimed}", tone)


def shown_cell(found: Impact) -> Cell:
    """What the figures show; a doubtful improvement is not green."""
    return words(found.words, verdict_tone(found.verdict, found.doubtful))


def verdict_tone(verdict: Verdict, doubtful: bool = False) -> Tone:
    """The colour beside a verdict's words."""
    if verdict.supports:
        return Tone.RED_AMBER if doubtful else Tone.GREEN
    if verdict in (Verdict.WORSE, Verdict.FELL_BACK):
        return Tone.RED
    return Tone.AMBER if verdict in (Verdict.UNCHANGED, Verdict.REDEFINED) else Tone.GREY


def gap_cell(gap: Gap) -> Cell:
    """A gap in words, in its colour."""
    return words(gap.value, _GAPS.get(gap, Tone.PLAIN))


def age(days: int | None) -> Cell:
    """How old the newest evidence is."""
    return words("None" if days is None else f"{counted(days, 'day')} old" if days else "Today")


def reason_words(one: Reason) -> str:
    """A reason to ask with its arithmetic, where that may be told."""
    return f"{one.says} ({one.arithmetic.rstrip('.')}.)" if one.arithmetic else one.says


def rule_titles() -> Mapping[str, str]:
    """The title of each rule by its code."""
    return {rule.code: rule.title for rule in load_rules().held}
