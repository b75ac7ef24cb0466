"""A team's audits beside what the figures say of its time limits, supervision and voice."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from goldenthread.access.audience import Audience
from goldenthread.access.scope import Scope
from goldenthread.auditing.model import Audit, Grade, Stage, Whose
from goldenthread.auditing.report.subjects import grade_in
from goldenthread.auditing.triangulating import Counted, Side, Strand, strand
from goldenthread.calendar import add_months
from goldenthread.quality.showing import MONTHS
from goldenthread.serving.figures import ReadRow, period_of, teams_told
from goldenthread.serving.opening import Served
from goldenthread.serving.team_figures import team_figures

#: Measures of each side, by their keys in the book; each is better when higher.
MEASURES: Final = {
    Side.TIME: (
        "assessments-in-45-working-days", "cp-visits-due-made-in-time", "cin-plans-visited-in-time", "care-visits-in-time",
        "care-reviews-in-time",
    ),
    Side.SUPERVISION: ("supervision-up-to-date", "supervisions-held-in-time"),
    Side.VOICE: (
        "cp-visits-seen-alone", "care-visits-seen-alone", "care-review-participation", "conference-gave-views",
        "feedback-positive",
    ),
}  # fmt: skip
_GOOD: Final = (Grade.OUTSTANDING, Grade.GOOD)
_VOICE: Final = "child-voice"


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands side by side of a team: audits of ``since`` to ``until``, figures of the period ``figures`` in words."""

    strands: tuple[Strand, ...]
    audits: tuple[Audit, ...]
    since: date
    until: date
    figures: str


def beside(served: Served, scope: Scope, audience: Audience, audits: Iterable[Audit], team: str, until: date) -> Beside:
    """A team beside all others; raises `NotAllowed` where the role may not read figures by team."""
    since = add_months(until, -MONTHS)
    held = [
        one
        for one in audits
        if one.stage is not Stage.CANCELLED and one.first is not None and since < one.first.on <= until
    ]
    mine = [one for one in held if one.case.team == team]
    strands = [
        strand(Side.PRACTICE, "Audits graded good or better", _share(mine, _overall), _share(held, _overall)),
        *_of_figures(served, scope, audience, team),
        strand(
            Side.VOICE,
            "Audits in which the child's voice is good or better",
            _share(mine, _voice),
            _share(held, _voice),
        ),
        strand(Side.VOICE, "Audits that hold the child's own view", _viewed(mine), _viewed(held)),
    ]
    order = list(Side)
    return Beside(
        tuple(sorted(strands, key=lambda one: order.index(one.side))),
        tuple(mine),
        since,
        until,
        period_of(served).words,
    )


def _of_figures(served: Served, scope: Scope, audience: Audience, team: str) -> list[Strand]:
    """Strands of the measures that are counted for the team; of a side without any, one that says so."""
    if team not in {one.team for one in teams_told(served)}:
        return [strand(side, "figures of the team", None, None) for side in MEASURES]
    keys = [key for some in MEASURES.values() for key in some]
    found = {one.entry.key: one for one in team_figures(served, scope, audience, team=team, keys=keys).measures}
    strands = []
    for side, some in MEASURES.items():
        held = [
            strand(side, found[key].title, _counted(found[key].rows[0]), _counted(found[key].whole))
            for key in some
            if key in found and _counted(found[key].rows[0])
        ]
        strands += held or ([strand(side, "figures of the team", None, None)] if side is not Side.VOICE else [])
    return strands


def _counted(row: ReadRow | None) -> Counted | None:
    """What meets of what counts; None where nothing was counted."""
    if row is None or row.figure.numerator is None or not row.figure.denominator:
        return None
    return round(row.figure.numerator), round(row.figure.denominator)


def _overall(audit: Audit) -> Grade | None:
    return audit.as_audited


def _voice(audit: Audit) -> Grade | None:
    return grade_in(audit, _VOICE)


def _share(audits: Sequence[Audit], of: Callable[[Audit], Grade | None]) -> Counted | None:
    grades = [grade for one in audits if (grade := of(one)) is not None]
    return (sum(one in _GOOD for one in grades), len(grades)) if grades else None


def _viewed(audits: Sequence[Audit]) -> Counted | None:
    return (
        (sum(any(view.whose is Whose.CHILD for view in one.views) for one in audits), len(audits)) if audits else None
    )
