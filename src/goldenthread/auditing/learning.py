"""What audits teach: subjects that may be a theme, by a stated rule, and themes that led nowhere."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.auditing.model import Audit, Grade, Stage
from goldenthread.auditing.report.subjects import grade_in, subject_of
from goldenthread.auditing.rules import PracticeRules, practice_rules
from goldenthread.auditing.statistics.intervals import Share, share_of
from goldenthread.auditing.statistics.rules import Rules, load_rules

_LOW = (Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A subject that may be a theme: ``low`` is the share of its grades below good, ``audits`` are those keys.

    ``team`` is "" for all teams together; ``why`` says by which rule it is offered.
    """

    subject: str
    team: str
    low: Share
    inadequate: int
    audits: tuple[str, ...]
    why: str


def candidates(
    audits: Iterable[Audit], until: date, rules: Rules | None = None, practice: PracticeRules | None = None
) -> tuple[Candidate, ...]:
    """What to look at as a theme, the clearest first.

    Over all teams the subject with the most grades below good, of those with as many audits as the floor; and of each team the
    one most often below good, where that was for as many different children and in as great a share of its grades as the rule
    of repeated findings says. Both of the days of the rule back from ``until``.
    """
    rules, practice = rules or load_rules(), practice or practice_rules()
    since = until - timedelta(days=practice.theme_days)
    held = [
        one
        for one in audits
        if one.stage is not Stage.CANCELLED and one.first is not None and since <= one.first.on <= until
    ]
    days = f"in {practice.theme_days} days"
    whole = [one for one in _by_subject(held, "", rules) if one.low.n >= rules.floor and one.low.count]
    most = max((one.low.count / one.low.n for one in whole), default=0.0)
    found = [
        _because(one, f"the most grades below good of all domains with {rules.floor} audits or more, {days}")
        for one in whole
        if one.low.count / one.low.n == most
    ]
    for team in sorted({one.case.team for one in held}):
        mine = _by_subject([audit for audit in held if audit.case.team == team], team, rules)
        top = max((one.low.count for one in mine), default=0)
        for one in (one for one in mine if one.low.count == top):
            cases = {audit.case.key for audit in held if audit.key in one.audits}
            enough = 100 * one.low.count >= practice.theme_percent * one.low.n
            if len(cases) >= practice.theme_findings and enough:
                found.append(_because(one, f"found below good for {len(cases)} children of the team, {days}"))
    return tuple(sorted(found, key=lambda one: (bool(one.team), -one.low.count, one.subject, one.team)))


def led_nowhere(raised: date, led: Sequence[date], on: date, rules: PracticeRules | None = None) -> bool:
    """Whether a theme stands longer than the rule allows without having led anywhere."""
    return not led and (on - raised).days > (rules or practice_rules()).theme_leads_days


def _by_subject(audits: Sequence[Audit], team: str, rules: Rules) -> list[Candidate]:
    names = dict.fromkeys(
        subject_of(one.domain) for audit in audits for one in (audit.first.judgements if audit.first else ())
    )
    found = []
    for name in names:
        given = [(audit, grade) for audit in audits if (grade := grade_in(audit, name)) is not None]
        counts = Counter(grade for _, grade in given)
        low = [audit.key for audit, grade in given if grade in _LOW]
        share = share_of(len(low), len(given), rules)
        found.append(Candidate(name, team, share, counts[Grade.INADEQUATE], tuple(low), ""))
    return found


def _because(one: Candidate, why: str) -> Candidate:
    return Candidate(one.subject, one.team, one.low, one.inadequate, one.audits, why)
