"""Rules of improvements that may be none: better recording alone, entries made afterwards, fewer who are counted."""

from collections.abc import Iterator
from typing import Final

from goldenthread.programme.guard.asking.asked import Asked, Asking, Hit, day_words
from goldenthread.programme.guard.rules import Rule
from goldenthread.programme.shown import DoubtKind, Verdict


def _asking(kind: DoubtKind) -> Asking:
    """Ask of every aim that is better for this other reason, unless another aim is better without any doubt."""

    def asks(at: Asked, rule: Rule) -> Iterator[Hit]:
        better = [one for one in at.impact.aims if one.found.verdict is Verdict.IMPROVED]
        if any(not one.doubts for one in better):
            return
        for one in better:
            for doubt in one.doubts:
                if doubt.kind is kind:
                    yield Hit(
                        {"measure": one.title, "began": day_words(one.since)},
                        f"{one.title}, since {day_words(one.since)}: {one.found.says}; {doubt.says}",
                        (one.expected.measure, doubt.rests_on),
                    )

    return asks


RULES: Final[dict[str, Asking]] = {
    "recording-alone": _asking(DoubtKind.RECORDING),
    "entered-afterwards": _asking(DoubtKind.LATE_ENTRY),
    "fewer-counted": _asking(DoubtKind.FEWER),
}
