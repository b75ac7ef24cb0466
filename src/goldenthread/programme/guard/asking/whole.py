"""Rules of a theme, and of the plan: greener than what is shown, greens without a measure, and too much on one person."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from goldenthread.programme.guard.asking.asked import Hit, several
from goldenthread.programme.guard.claims import Means
from goldenthread.programme.guard.model import Assessed
from goldenthread.programme.guard.rules import Rule
from goldenthread.programme.people import Person
from goldenthread.programme.promises import Action, Plan
from goldenthread.programme.shown import Verdict

_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Whole:
    """A theme, or the plan, with its actions as assessed; ``themes`` are those of the plan, empty for a theme."""

    plan: Plan
    assessed: tuple[Assessed, ...]
    as_at: date
    actions: Mapping[str, Action]
    people: Mapping[str, Person]
    themes: tuple["Whole", ...] = ()

    @property
    def rated(self) -> tuple[Assessed, ...]:
        """Those with a rating."""
        return tuple(one for one in self.assessed if one.means is not Means.NOTHING)

    @property
    def green(self) -> tuple[Assessed, ...]:
        """Those said to be complete or on track."""
        return tuple(one for one in self.assessed if one.means.green)

    @property
    def judged(self) -> tuple[Assessed, ...]:
        """Greens whose figures give an answer."""
        return tuple(one for one in self.green if one.impact.verdict.judged)

    @property
    def shown(self) -> tuple[Assessed, ...]:
        """Greens that their figures support."""
        return tuple(one for one in self.judged if one.impact.verdict.supports and not one.impact.doubtful)

    @property
    def claimed(self) -> str:
        """What is claimed in words: 51 of 57 actions complete or on track."""
        return f"{len(self.green)} of {several(len(self.assessed), 'action')} complete or on track"

    @property
    def words(self) -> str:
        """What is shown in words, of the greens alone."""
        cannot = len(self.green) - len(self.judged)
        parts = [f"{len(self.shown)} of {len(self.green)} shown to be better"]
        if len(self.judged) > len(self.shown):
            parts.append(f"{len(self.judged) - len(self.shown)} not")
        if cannot:
            parts.append(f"{cannot} cannot be judged")
        return ", ".join(parts)


AskingWhole = Callable[[Whole, Rule], Iterator[Hit]]


def greener_than_measures(whole: Whole, rule: Rule) -> Iterator[Hit]:
    """Most is green, enough of it can be judged, and less than so much of that is shown."""
    if not _mostly_green(whole, rule) or len(whole.judged) < rule.limit("judged"):
        return
    if _HUNDRED * len(whole.shown) < rule.limit("shown") * len(whole.judged):
        yield _numbers(whole)


def greener_than_themes(whole: Whole, rule: Rule) -> Iterator[Hit]:
    """Most is green, and in so many of the themes that can be judged less than half of the greens are shown."""
    if not _mostly_green(whole, rule):
        return
    judged = [one for one in whole.themes if one.judged]
    unshown = [one for one in judged if 2 * len(one.shown) < len(one.judged)]
    if len(judged) >= rule.limit("themes") and _HUNDRED * len(unshown) >= rule.limit("unshown") * len(judged):
        hit = _numbers(whole)
        said = f"{len(unshown)} of {several(len(judged), 'theme')} that can be judged"
        yield Hit({**hit.values, "themes": said}, f"{said}; {hit.arithmetic}", hit.rests_on)


def no_measure(whole: Whole, rule: Rule) -> Iterator[Hit]:
    """Greens that no measure could ever show, in one question and not one for each."""
    without = [one for one in whole.green if one.impact.verdict is Verdict.NO_MEASURE]
    if len(without) >= rule.limit("actions"):
        listed = ", ".join(whole.actions[one.action].printed for one in without)
        yield Hit(
            {"count": len(without), "of": several(len(whole.green), "green action")},
            listed,
            tuple(sorted(one.action for one in without)),
        )


def many_on_one(whole: Whole, rule: Rule) -> Iterator[Hit]:
    """One person owns so many actions that are not complete."""
    mine: dict[str, list[Action]] = defaultdict(list)
    for one in whole.assessed:
        owned = whole.actions[one.action].ownership
        if one.means is not Means.DONE and owned is not None:
            for key in owned.owners:
                mine[key].append(whole.actions[one.action])
    for key, actions in sorted(mine.items(), key=lambda item: (-len(item[1]), item[0])):
        person = whole.people.get(key)
        if len(actions) >= rule.limit("actions") and person is not None and not person.many:
            listed = ", ".join(action.printed for action in actions)
            yield Hit(
                {"who": person.shown, "count": len(actions)},
                listed,
                (key, *sorted(action.key for action in actions)),
            )


def never_updated(whole: Whole, rule: Rule) -> Iterator[Hit]:
    """No action holds a single update, so nobody can say when any of it was last looked at."""
    if whole.rated and not any(action.updates for action in whole.actions.values()):
        last = max((claim.on for action in whole.actions.values() for claim in action.claims), default=None)
        weeks = "" if last is None else several((whole.as_at - last).days // 7, "week")
        said = f"no update is kept for any of {several(len(whole.assessed), 'action')}"
        rated = f"; the last rating is {weeks} old" if weeks else ""
        yield Hit({"count": several(len(whole.assessed), "action")}, f"{said}{rated}", (f"rated {last}",))


def _mostly_green(whole: Whole, rule: Rule) -> bool:
    return bool(whole.rated) and _HUNDRED * len(whole.green) >= rule.limit("green") * len(whole.rated)


def _numbers(whole: Whole) -> Hit:
    not_shown: Sequence[str] = sorted({one.action for one in whole.judged} - {one.action for one in whole.shown})
    listed = ", ".join(whole.actions[key].printed for key in not_shown)
    return Hit(
        {"claimed": whole.claimed, "shown": whole.words},
        f"{whole.claimed}; of the {len(whole.judged)} that can be judged {len(whole.shown)} are shown to be better and "
        f"these are not: {listed}",
        tuple(not_shown),
    )


THEME_RULES: Final[dict[str, AskingWhole]] = {"theme-greener": greener_than_measures}
PLAN_RULES: Final[dict[str, AskingWhole]] = {
    "plan-greener": greener_than_themes,
    "no-measure": no_measure,
    "many-on-one": many_on_one,
    "never-updated": never_updated,
}
