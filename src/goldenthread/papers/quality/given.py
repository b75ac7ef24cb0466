"""What a paper is given of audits: no child, worker or word of evidence; and for who may see no small number, no count either.

An audience from which small numbers are hidden is given what is left when they are: its paper keeps no more than it prints.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, cast

from goldenthread.access.audience import Audience
from goldenthread.auditing.model import Audit, Case, Grading, Judgement
from goldenthread.auditing.report.blind import waits, without_grades
from goldenthread.auditing.report.guarded import Edition, guarded, periods_told
from goldenthread.auditing.report.guarded_blocks import Agreed, agreed_of
from goldenthread.auditing.report.monthly import month_of_audits
from goldenthread.auditing.statistics.bounds import Outcomes
from goldenthread.calendar import Period
from goldenthread.measures.disclosure import policies
from goldenthread.records.errors import InputRefused
from goldenthread.records.kept_values import plain, valued

#: The name of the frozen form among the inputs of a paper.
AUDITS: Final = "audits.json"


@dataclass(frozen=True, slots=True)
class Way:
    """Where a theme led: the kind of place, in words for whoever may read them, and the day."""

    to: str
    words: str
    on: date


@dataclass(frozen=True, slots=True)
class Lesson:
    """A theme: what is learned in a line, the team by name ("" for all), since when, and where it led."""

    title: str
    team: str
    since: date
    led: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Dipped:
    """A dip sample of items shown overdue: of which measure, as at which day, ``met`` of ``of`` as shown, and what was found."""

    title: str
    as_at: date
    met: int
    of: int
    outcomes: Outcomes


@dataclass(frozen=True, slots=True)
class Audited:
    """Everything that a paper may tell of audits.

    ``audits`` are without people and words, and none where small numbers are hidden: then ``edition`` is what may be told,
    None where nothing may. ``titles`` name domains and teams by key. ``waiting`` of the audits have a second grade out, and
    no grade here until it is in: whoever is to grade blind may read the paper.
    """

    audits: tuple[Audit, ...]
    edition: Edition | None
    agreed: Agreed | None
    lessons: tuple[Lesson, ...]
    dips: tuple[Dipped, ...]
    titles: tuple[tuple[str, str], ...]
    waiting: int = 0

    @property
    def named(self) -> Mapping[str, str]:
        """Titles of domains and names of teams by key."""
        return dict(self.titles)


def frozen_form(
    audits: Iterable[Audit],
    lessons: Iterable[Lesson],
    dips: Iterable[Dipped],
    titles: Mapping[str, str],
    period: Period,
    audience: Audience,
    until: date,
) -> bytes:
    """Audits as the inputs of a paper hold them, for its period and audience; ``until`` is the day on which it is made."""
    held = tuple(audits)
    if not policies()[audience].protects:
        out = sum(waits(one) and one.first is not None and one.first.on in period for one in held)
        known = tuple(without_grades(one) if waits(one) else one for one in held)
        found = Audited(_bare(known), None, None, tuple(lessons), tuple(dips), tuple(sorted(titles.items())), out)
    else:
        told = [one for one in periods_told(held, until) if one.end <= period.end]
        chosen = period if period in told else next(iter(told), None)
        edition = guarded(held, chosen, until, audience) if chosen is not None else None
        agreed = agreed_of(month_of_audits(held, chosen).agreement) if chosen is not None else None
        domains = {one.name for one in edition.domains} if edition is not None else set()
        named = tuple(sorted((key, title) for key, title in titles.items() if key in domains))
        found = Audited((), edition, agreed, tuple(_unsaid(one) for one in lessons), (), named)
    return (json.dumps(plain(found), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def audited_of(data: bytes, name: str = AUDITS) -> Audited:
    """Audits from their frozen form; raises `InputRefused` for what is not one."""
    try:
        return cast(Audited, valued(json.loads(data), Audited))
    except (ValueError, KeyError, TypeError) as error:
        raise InputRefused.of(name, f"it is no kept form of audits ({error})", "Freeze the paper again") from error


def _bare(audits: tuple[Audit, ...]) -> tuple[Audit, ...]:
    """Audits as they are counted: who graded by number, and neither case nor word."""
    numbers = {who: f"auditor {place}" for place, who in enumerate(sorted({one.auditor for one in audits}), start=1)}
    return tuple(
        replace(
            one,
            key=str(place),
            case=Case("", "", (), one.case.team),
            auditor=numbers[one.auditor],
            first=_grades(one.first, numbers[one.auditor]),
            moderator="second grader" if one.moderator else "",
            stood_down=(),
            second=_grades(one.second, "second grader"),
            settled=replace(one.settled, by="", why="") if one.settled else None,
            feedback=(),
            views=(),
            actions=(),
            concerns=(),
            re_audit_of="",
            cancelled="cancelled" if one.cancelled else "",
        )
        for place, one in enumerate(audits, start=1)
    )


def _grades(grading: Grading | None, by: str) -> Grading | None:
    if grading is None:
        return None
    judged = tuple(Judgement(one.domain, one.grade, "") for one in grading.judgements)
    return Grading(by, grading.on, judged, grading.overall, "")


def _unsaid(lesson: Lesson) -> Lesson:
    """A theme without its team and without what was written of where it led."""
    return replace(lesson, team="", led=tuple(replace(one, words="") for one in lesson.led))
