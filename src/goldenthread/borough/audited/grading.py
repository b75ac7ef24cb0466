"""How good the work is, and what auditors make of it: fair, lenient or unlucky."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from goldenthread.borough.audited.casting import GRADES, Cast, Grades
from goldenthread.borough.audited.words import Subject, judged, said
from goldenthread.borough.dice import Dice

#: Places on the scale of grades at the start and the end of the year, before chance: work becomes better.
_START: Final = 1.85
_END: Final = 1.25
_APART: Final = 1.5
_WORST: Final = 3
#: What some sides of practice stand below (above nought) or above the rest of the work.
_SIDES: Final = {"oversight": 0.35, "supervision": 0.45, "partners": -0.25, "visits": -0.1, "diversity": 0.2}
#: A fair grader differs from what the work is so often, as often to one side as to the other.
_ERRS: Final = 0.12
_LENIENT: Final = 0.7
#: Seven in ten of a lenient auditor's second grades too, in an order without a pattern.
_LENIENT_SECONDS: Final = (1, 1, 0, 1, 1, 0, 1, 1, 0, 1)
_OUT: Final = 0.04
#: Second grades by which an unlucky auditor begins: one is a grade above, the next the same.
_BAD_START: Final = (1, 0, 1, 0)


@dataclass(frozen=True, slots=True)
class Work:
    """How good a case's work is: the place of its true grade on the scale, and of each domain's."""

    overall: int
    domains: tuple[tuple[str, int], ...]


def work(dice: Dice, domains: tuple[str, ...], gone: float, failing: bool, best: int = 0) -> Work:
    """The work of a case when a share of the year is ``gone``; where a team is failing it is inadequate.

    ``best`` is the best place that it can have on the scale of grades.
    """
    middle = _START + (_END - _START) * gone
    overall = _WORST if failing else max(best, _place(dice.around(middle, _APART)))
    found = []
    for domain in domains:
        side = _SIDES.get(bare(domain), 0.0)
        place = _place(dice.around(overall + side, 1.2))
        found.append((domain, max(overall - 1, min(overall + 1, place))))
    return Work(overall, tuple(found))


def bare(domain: str) -> str:
    """The key of a wording of a domain without its number."""
    return domain.rpartition("-")[0]


def leaning(dice: Dice, cast: Cast, auditor: str, seconds: int | None) -> int:
    """How many grades an auditor stands above the truth this time; ``seconds`` is the number of their second grade, if any."""
    if auditor == cast.lenient and seconds is not None:
        return _LENIENT_SECONDS[seconds % len(_LENIENT_SECONDS)]
    if auditor == cast.lenient:
        return 1 if dice.chance(_LENIENT) else 0
    if auditor == cast.unlucky and seconds is not None:
        return _BAD_START[seconds] if seconds < len(_BAD_START) else 0
    if dice.chance(_ERRS):
        return 1 if dice.chance(0.5) else -1
    return 0


def grades(dice: Dice, found: Work, above: int, of: Subject, on: date, graded: bool = True) -> Grades:
    """Grades in words with their evidence: every domain's, and the overall one unless the kind ends in a finding alone."""
    overall = _place(found.overall - above)
    judgements: list[tuple[str, str | None, str]] = []
    for domain, true in found.domains:
        grade = GRADES[_place(true - above)]
        if bare(domain) == "diversity" and dice.chance(_OUT):
            judgements.append((domain, None, "Looked for and talked over: nothing in this case turns on it."))
        else:
            judgements.append((domain, grade, judged(dice, bare(domain), grade, of, on)))
    summary = said(dice, "summary", GRADES[overall], of, on) if graded else said(dice, "finding", "said", of, on)
    return Grades(tuple(judgements), GRADES[overall] if graded else None, summary)


def _place(value: float) -> int:
    return max(0, min(_WORST, round(value)))
