"""The programme of audits: what each round wants of whom in which month, where it stands, and what is graded again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from goldenthread.auditing.model import Audit, Kind
from goldenthread.auditing.sampling.draws import place
from goldenthread.calendar import add_months, month_end, month_start
from goldenthread.records.errors import Problem, WrongUse

_WHOLE_PERCENT = 100


class Every(Enum):
    """How often a round wants its audits."""

    MONTH = "month"
    ONCE = "once"


class Per(Enum):
    """Of whom a round wants its number: of each auditor, of each team's cases, or of all together."""

    AUDITOR = "auditor"
    TEAM = "team"
    ROUND = "round"


@dataclass(frozen=True, slots=True)
class Round:
    """A line of the programme: ``n`` audits of a kind ``every`` month or once, ``per`` auditor, team or all together.

    Its last day is ``until``, or ``ended`` where it was stopped earlier. ``auditors`` are people, ``teams`` ids;
    ``second_percent`` of its audits are graded again blind; ``learning`` is the key of the theme that called for it.
    """

    key: str
    title: str
    kind: Kind
    tool: str
    since: date
    until: date
    every: Every
    per: Per
    n: int
    auditors: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    second_percent: int = 0
    learning: str = ""
    ended: date | None = None

    @property
    def last(self) -> date:
        """Its last day."""
        return min(self.until, self.ended) if self.ended is not None else self.until

    def runs_on(self, on: date) -> bool:
        """Whether it runs on a day."""
        return self.since <= on <= self.last


@dataclass(frozen=True, slots=True)
class Slot:
    """What a round wants: ``wanted`` audits of ``who`` (a person, a team, or "" for all) given out from ``since`` to ``until``."""

    round: str
    since: date
    until: date
    who: str
    wanted: int


class Stand(Enum):
    """Where a slot stands, in the words of the page."""

    LATER = "not yet due"
    TO_GIVE = "to be given out"
    MISSING = "missing"
    LATE = "late"
    IN_HAND = "in hand"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Standing:
    """A slot as at a day: of the audits ``given`` out for it so many are ``done``, and ``late`` of those that are not.

    ``missing`` were wanted and not given out by its last day. What was cancelled counts as not given out.
    """

    slot: Slot
    given: int
    done: int
    late: int
    missing: int
    stand: Stand


def check_round(one: Round) -> None:
    """Raise WrongUse with everything that makes no sense in a round."""
    where = f"the round {one.title or one.key}"
    wrong = (
        (not one.title.strip(), "it has no title", "Give it one."),
        (one.until < one.since, f"it ends on {one.until}, before it begins on {one.since}", "Mend one of the days."),
        (one.n < 1, f"{one.n} audits cannot be wanted", "Ask for one or more."),
        (not 0 <= one.second_percent <= _WHOLE_PERCENT, f"{one.second_percent}% cannot be graded again", "0 to 100."),
        (not one.auditors, "nobody audits", "Name an auditor or more."),
        (one.per is Per.TEAM and not one.teams, "it counts by team and names none", "Name the teams."),
        (
            one.kind is Kind.MULTI_AGENCY and not one.agencies,
            "an audit of several agencies names none",
            "Name those who take part.",
        ),
        (one.kind is Kind.RE_AUDIT, "a re-audit follows one audit", "It is allocated from the audit that it follows."),
    )
    problems = [Problem(where, what, mend) for is_so, what, mend in wrong if is_so]
    for what, names in (("auditor", one.auditors), ("team", one.teams), ("agency", one.agencies)):
        twice = [name for name in dict.fromkeys(names) if names.count(name) > 1]
        problems += [Problem(where, f"the {what} {name} is named twice", "Name it once.") for name in twice]
    if problems:
        raise WrongUse(*problems)


def slots(one: Round) -> tuple[Slot, ...]:
    """What a round wants, by month (or once) and by whom, the earliest first; months after its last day are not wanted."""
    whose = {Per.AUDITOR: one.auditors, Per.TEAM: one.teams, Per.ROUND: ("",)}[one.per]
    spans = [(one.since, one.until)] if one.every is Every.ONCE else _months(one.since, one.until)
    return tuple(
        Slot(one.key, since, min(until, one.last), who, one.n)
        for since, until in spans
        if since <= one.last
        for who in whose
    )


def standings(one: Round, audits: Iterable[Audit], on: date) -> tuple[Standing, ...]:
    """Where each slot of a round stands as at a day, by its own audits; each counts where it was given out."""
    held = [audit for audit in audits if not audit.cancelled and audit.allocated <= on]
    return tuple(_standing(one, slot, held, on) for slot in slots(one))


def graded_again(keys: Sequence[str], percent: int, seed: str) -> tuple[str, ...]:
    """Which of some cases are graded a second time: so many per cent, rounded up; which ones follows from the seed alone."""
    number = -(-len(keys) * percent // _WHOLE_PERCENT)
    return tuple(sorted(sorted(keys), key=lambda key: place(f"{seed} graded again", key))[:number])


def called_for(themes: Iterable[str], rounds: Iterable[Round]) -> tuple[str, ...]:
    """Keys of the themes, of those that are to lead to a round, that no round was made for."""
    answered = {one.learning for one in rounds}
    return tuple(key for key in dict.fromkeys(themes) if key not in answered)


def ended(one: Round, on: date) -> Round:
    """A round stopped on a day; raises WrongUse where it has ended by then, or the day lies before it began."""
    if one.ended is not None or on > one.until:
        raise WrongUse.of(f"the round {one.title}", f"it ended on {one.last}", "Leave it as it is.")
    return replace(one, ended=max(on, one.since))


def _months(since: date, until: date) -> list[tuple[date, date]]:
    """The months between two days, the first and the last cut to them."""
    found, first = [], since
    while first <= until:
        found.append((first, min(month_end(first), until)))
        first = add_months(month_start(first), 1)
    return found


def _standing(one: Round, slot: Slot, audits: Sequence[Audit], on: date) -> Standing:
    mine = [audit for audit in audits if slot.since <= audit.allocated <= slot.until and _whose(one, audit) == slot.who]
    done = sum(audit.first is not None and audit.first.on <= on for audit in mine)
    late = sum(audit.due < on for audit in mine if audit.first is None or audit.first.on > on)
    missing = max(slot.wanted - len(mine), 0) if slot.until < on else 0
    return Standing(slot, len(mine), done, late, missing, _stand(slot, len(mine), done, late, missing, on))


def _stand(slot: Slot, given: int, done: int, late: int, missing: int, on: date) -> Stand:
    if done >= slot.wanted:
        return Stand.DONE
    if late:
        return Stand.LATE
    if missing:
        return Stand.MISSING
    if given >= slot.wanted:
        return Stand.IN_HAND
    return Stand.LATER if slot.since > on else Stand.TO_GIVE


def _whose(one: Round, audit: Audit) -> str:
    return {Per.AUDITOR: audit.auditor, Per.TEAM: audit.case.team, Per.ROUND: ""}[one.per]
