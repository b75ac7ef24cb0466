"""A year of audits in the invented borough: regular rounds, a theme, a practice week, what was planted, and the truth of it.

Everything is drawn by name (dice of the seed, the month and the child), so that the same borough has the same year.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from goldenthread.borough.audited.casting import PARTNERS, Cast, Held, Line, Story, Tools, Truth, Year
from goldenthread.borough.audited.grading import work
from goldenthread.borough.audited.story import Planned, tell
from goldenthread.borough.dice import Dice
from goldenthread.calendar import WorkingDays, add_months, month_end, month_start

MONTHS: Final = 12
_SECOND_EVERY: Final = 2
_SAME_CASE_DAYS: Final = 120
_RE_AUDIT_DAYS: Final = 60
#: Months of the year, from 0, in which something else is done, and how many audits it takes.
_THEME: Final = (4, 12)
_WEEK: Final = (7, 16)
_AGENCIES: Final = (9, 4)
#: Months in which a team's work failed, and how many of its cases were looked at in each.
_POOR: Final = ((3, 2), (4, 3))
_FAILING: Final = ((10, 2), (11, 3))
_THEME_TOOL: Final = "child-in-need"
_WEEK_TOOL: Final = "care"
THEME_KEY: Final = "R7"
LIST_KEY: Final = "R10"
_SECOND_PERCENT: Final = 100 // _SECOND_EVERY
#: The monthly rounds by tool: key, what of, and how many a month; two for each of eight auditors together.
_REGULAR: Final = {
    "front-door": ("R1", "the front door", 2),
    "child-in-need": ("R2", "children in need", 4),
    "protection": ("R3", "children on protection plans", 2),
    "care": ("R4", "children in care", 4),
    "leaving-care": ("R5", "care leavers", 2),
    "disability": ("R6", "disabled children", 2),
}
#: Days into a month on which an auditor is given the first and the second case.
_GIVEN: Final = (0, 14)
#: Working days ago that the review of a list began, and that an audit came back which a moderator has yet to grade.
_LIST_BEGAN: Final = 12
_WAITING_SINCE: Final = 9
_LIST_DAYS: Final = 183
_LIST_MOST: Final = 24


def year_of(
    held: Sequence[Held], cast: Cast, tools: Tools, now: datetime, seed: int, theme: Sequence[str] = ()
) -> Year:
    """The audits of the twelve months before the current one and of this month, as they stand now.

    ``held`` are all cases as they were held, in any order; a case is audited only while it is held. ``theme`` are keys of
    the cases drawn for the thematic round from `themed`; where none were, auditors choose. Where fewer cases are held than
    a round asks for, it is the smaller.
    """
    return _Year(held, cast, tools, now, seed, list(theme)).told()


def themed(held: Iterable[Held], now: datetime) -> tuple[date, int, tuple[Held, ...]]:
    """The day of the thematic round, how many cases it takes, and the cases that it may take."""
    day = _working(add_months(month_start(now.date()), _THEME[0] - MONTHS))
    return day, _THEME[1], tuple(one for one in held if one.tool == _THEME_TOOL and one.on(day))


@dataclass(slots=True)
class _Year:
    held: Sequence[Held]
    cast: Cast
    tools: Tools
    now: datetime
    seed: int
    theme: list[str]
    planned: list[Planned] = field(default_factory=list)
    seconds: dict[str, int] = field(default_factory=dict)
    turn: dict[str, int] = field(default_factory=dict)
    audited: dict[str, date] = field(default_factory=dict)

    def told(self) -> Year:
        self.held = sorted(self.held, key=lambda one: (one.name, one.since))
        first = add_months(month_start(self.now.date()), -MONTHS)
        stories = []
        for number in range(MONTHS + 1):
            start = add_months(first, number)
            for planned in self._month(number, start):
                self.planned.append(planned)
                stories.append(tell(planned, self.cast, self.now, self.seed))
            stories += self._again(stories, start)
        reviewed = self._list(stories)
        fair = tuple(one for one in self.cast.auditors if one != self.cast.lenient)
        clusters = ((self.cast.poor, _POOR[-1][0]), (self.cast.failing, _FAILING[-1][0]))
        concerns = tuple((one.key, one.concern) for one in self.planned if one.concern)
        ordered = sorted((one for one in stories if one.deeds), key=lambda one: (one.deeds[0].at, one.key))
        return Year(self._lines(first), tuple(ordered), reviewed, Truth(self.cast.lenient, fair, clusters, concerns))

    def _lines(self, first: date) -> tuple[Line, ...]:
        end = month_end(self.now.date())
        theme, week, agencies = (add_months(first, number) for number, _ in (_THEME, _WEEK, _AGENCIES))
        regular = (
            Line(key, f"Monthly audits: {title}", "regular", tool, first, month_end(add_months(end, 4)), "month", "round", n,
                 "Two a month for each auditor, by turns from the teams.", second=_SECOND_PERCENT)
            for tool, (key, title, n) in _REGULAR.items()
        )  # fmt: skip
        return (
            *regular,
            Line(THEME_KEY, "Is supervision heard in the plan?", "thematic", _THEME_TOOL, theme, month_end(theme), "once",
                 "round", _THEME[1], "The figures of supervision fell while plans went on unchanged."),
            Line("R8", "Practice week: children in care", "practice-week", _WEEK_TOOL, week, month_end(week), "once",
                 "auditor", 2, "Everybody reads, and talks of what they read."),
            Line("R9", "With partners: neglect", "multi-agency", "protection", agencies, month_end(agencies), "once", "round",
                 _AGENCIES[1], "The partnership asked how neglect is seen together.", PARTNERS),
            Line(LIST_KEY, "Every child in need for over six months", "cohort-review", _THEME_TOOL, self._began(), end, "once",
                 "round", _LIST_MOST, "Plans drift where nobody asks what they are for."),
        )  # fmt: skip

    def _month(self, number: int, start: date) -> Iterator[Planned]:
        # Every auditor has one in each half of the month, of other tools each month.
        for turn, tool in enumerate(tool for tool, (_, _, n) in _REGULAR.items() for _ in range(n)):
            late, place = divmod(turn, len(self.cast.auditors))
            auditor = self.cast.auditors[(place + 3 * number) % len(self.cast.auditors)]
            yield from self._one("regular", auditor, start, number, f"{turn}", tool=tool, late=min(late, 1))
        for (month, count), kind, key, tool in (
            (_THEME, "thematic", THEME_KEY, _THEME_TOOL),
            (_WEEK, "practice-week", "R8", _WEEK_TOOL),
            (_AGENCIES, "multi-agency", "R9", "protection"),
        ):
            for turn in range(count if month == number else 0):
                auditor = self.cast.auditors[turn % len(self.cast.auditors)]
                yield from self._one(kind, auditor, start, number, f"{kind}{turn}", round_key=key, tool=tool)
        honest = [one for one in self.cast.auditors if one not in (self.cast.lenient, self.cast.unlucky)]
        for team, months in ((self.cast.poor, _POOR), (self.cast.failing, _FAILING)):
            for turn in range(dict(months).get(number, 0)):
                yield from self._one("regular", honest[turn % len(honest)], start, number, f"{team}{turn}", team=team)

    def _one(
        self,
        kind: str,
        auditor: str,
        start: date,
        number: int,
        name: str,
        team: str = "",
        tool: str = "",
        round_key: str = "",
        late: int = 0,
    ) -> Iterator[Planned]:
        dice = Dice(self.seed, "allocation", start.isoformat(), auditor, name)
        on = _working(start + timedelta(days=_GIVEN[late] + dice.between(0, 4)))
        if on > self.now.date():
            return
        case = (
            self._drawn(auditor, on) if kind == "thematic" and self.theme else self._case(dice, auditor, on, team, tool)
        )
        if case is None:
            return
        self.audited[case.key] = on
        used = tool or case.tool
        # What is outstanding cannot be graded above: a lenient auditor happens on none.
        found = work(
            dice, self.tools[used][1], min(1.0, number / MONTHS), bool(team), int(auditor == self.cast.lenient)
        )
        concern = self._concern(team, number, name)
        moderator, seconds = ("", None) if team else self._second(dice, auditor, number)
        yield Planned(
            f"A{len(self.planned) + 1}", kind, case, used, auditor, on, found, round_key or ("" if team else _REGULAR[used][0]),
            moderator=moderator, seconds=seconds, concern=concern, plain=bool(team),
        )  # fmt: skip

    def _concern(self, team: str, number: int, name: str) -> str:
        """One concern in each team that fails: in spring it was answered in time, now it went up the line."""
        if not team or not name.endswith("0"):
            return ""
        return {(self.cast.poor, _POOR[-1][0]): "answered", (self.cast.failing, _FAILING[0][0]): "escalated"}.get(
            (team, number), ""
        )

    def _second(self, dice: Dice, auditor: str, number: int) -> tuple[str, int | None]:
        """Every other audit is graded again, by another; in the second half of the year all of the lenient auditor's."""
        turn = self.turn[auditor] = self.turn.get(auditor, 0) + 1
        others = tuple(one for one in self.cast.moderators if one != auditor)
        all_of_them = auditor == self.cast.lenient and number >= MONTHS // 2
        if not others or (turn % _SECOND_EVERY and not all_of_them):
            return "", None
        seconds = self.seconds[auditor] = self.seconds.get(auditor, -1) + 1
        return dice.one(others), seconds

    def _case(self, dice: Dice, auditor: str, on: date, team: str, tool: str) -> Held | None:
        """A case held that day, not looked at lately and not the auditor's own; teams take turns."""
        fit = [
            one
            for one in self.held
            if one.on(on)
            and (not team or one.team == team)
            and (not tool or one.tool == tool)
            and auditor not in (one.worker, *one.line)
            and (on - self.audited.get(one.key, date.min)).days > _SAME_CASE_DAYS
        ]
        if not fit:
            return None
        shown = [one for one in fit if one.worker in self.cast.shown]
        if shown and dice.chance(0.06):
            return dice.one(tuple(shown))
        chosen = dice.one(tuple(sorted({one.team for one in fit})))
        return dice.one(tuple(one for one in fit if one.team == chosen))

    def _drawn(self, auditor: str, on: date) -> Held | None:
        """The next case of the thematic draw that this auditor may read."""
        held = {one.key: one for one in self.held if one.on(on)}
        for key in self.theme:
            if key in held and auditor not in (held[key].worker, *held[key].line):
                self.theme.remove(key)
                return held[key]
        return None

    def _began(self) -> date:
        return WorkingDays.standard().subtract(self.now.date(), _LIST_BEGAN)

    def _list(self, stories: list[Story]) -> tuple[Held, ...]:
        """The review of a list, begun lately: every case held for long; and one audit that the first moderator has yet to grade."""
        on, auditors = self._began(), self.cast.auditors
        fit = {
            one.key: one
            for one in self.held
            if one.tool == _THEME_TOOL and one.on(on) and (on - one.since).days > _LIST_DAYS
        }
        listed = tuple(fit.values())[:_LIST_MOST]
        for turn, case in enumerate(listed[:-2]):  # two were given to nobody yet
            able = [one for one in auditors if one not in (case.worker, *case.line)]
            auditor = able[turn % len(able)]
            stories.append(self._plan("cohort-review", case, auditor, on, LIST_KEY))
        others = [one for one in self.cast.auditors if one not in self.cast.moderators]
        since = WorkingDays.standard().subtract(self.now.date(), _WAITING_SINCE)
        waiting = self._case(Dice(self.seed, "waiting"), self.cast.moderators[0], since, "", "")
        if waiting is not None:
            self.audited[waiting.key] = since
            stories.append(
                self._plan(
                    "regular",
                    waiting,
                    others[0],
                    since,
                    _REGULAR[waiting.tool][0],
                    self.cast.moderators[0],
                    "grade again",
                )
            )
        return listed

    def _plan(
        self, kind: str, case: Held, auditor: str, on: date, key: str, moderator: str = "", waits: str = ""
    ) -> Story:
        found = work(Dice(self.seed, "work", case.name, kind), self.tools[case.tool][1], 1.0, failing=False)
        planned = Planned(
            f"A{len(self.planned) + 1}", kind, case, case.tool, auditor, on, found, key,
            moderator=moderator, plain=True, waits=waits,
        )  # fmt: skip
        self.planned.append(planned)
        return tell(planned, self.cast, self.now, self.seed)

    def _again(self, stories: Sequence[Story], start: date) -> list[Story]:
        """Cases graded inadequate are audited again in the month in which that is due, nearly all of them, by another."""
        found = []
        done = {one.again for one in stories}
        for story in stories:
            graded = next((deed for deed in story.deeds if deed.verb == "grade"), None)
            if story.key in done or graded is None or graded.grades is None or graded.grades.overall != "inadequate":
                continue
            due = WorkingDays.standard().add(graded.at.date(), _RE_AUDIT_DAYS)
            on = WorkingDays.standard().subtract(due, 12)
            if not start <= on <= month_end(start) or on > self.now.date() or not story.case.on(on):
                continue
            dice = Dice(self.seed, "again", story.key)
            others = tuple(
                one
                for one in self.cast.auditors
                if one not in (graded.by, story.case.worker, *story.case.line, self.cast.lenient)
            )
            if not others or dice.chance(0.1):
                continue
            better = work(dice, self.tools[story.tool][1], 1.0, failing=False)
            planned = Planned(
                f"A{len(self.planned) + 1}",
                "re-audit",
                story.case,
                story.tool,
                dice.one(others),
                on,
                better,
                again=story.key,
            )
            self.planned.append(planned)
            found.append(tell(planned, self.cast, self.now, self.seed))
        return found


def _working(day: date) -> date:
    return WorkingDays.standard().on_or_after(day)
