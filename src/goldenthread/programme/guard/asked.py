"""Asks: sets every claim of a plan beside what is shown, and gives the questions that its authors must answer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from goldenthread.calendar import WorkingDays
from goldenthread.measures.reading.variation import Parameters, load_parameters
from goldenthread.programme.figures import Series
from goldenthread.programme.guard.asking.all import ACTION_RULES, PLAN_RULES, THEME_RULES
from goldenthread.programme.guard.asking.asked import Asked, Hit
from goldenthread.programme.guard.asking.whole import AskingWhole, Whole
from goldenthread.programme.guard.claims import means_of
from goldenthread.programme.guard.model import About, Assessed, Question, Reason
from goldenthread.programme.guard.rules import Rule, Rules, load_rules
from goldenthread.programme.promises import Action, Plan
from goldenthread.programme.shown import Numbers, impact, load_numbers

PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Settings:
    """By what the guard judges; each None is the package's own."""

    numbers: Numbers | None = None
    parameters: Parameters | None = None


_OWN = Settings()


def questions(
    plan: Plan,
    series: Mapping[str, Series],
    as_at: date,
    rules: Rules | None = None,
    working_days: WorkingDays | None = None,
    settings: Settings = _OWN,
) -> tuple[Question, ...]:
    """Every question on a plan as it stood on a day: first of the plan, then of its themes, then of its actions, in order.

    ``series`` are the figures by the key of their measure. Nothing that happened after ``as_at`` may stand in the plan
    (`goldenthread.programme.history.as_at` makes it so); figures of later periods are not used. Raises WrongUse for a
    rating that nobody explained.
    """
    return _questions(plan, assessed(plan, series, as_at, rules, working_days, settings), as_at, rules or load_rules())


def assessed(
    plan: Plan,
    series: Mapping[str, Series],
    as_at: date,
    rules: Rules | None = None,
    working_days: WorkingDays | None = None,
    settings: Settings = _OWN,
) -> tuple[Assessed, ...]:
    """Every action of a plan with what is claimed and what is shown, in the order of the plan, asked about or not."""
    held = rules or load_rules()
    numbers, parameters = settings.numbers or load_numbers(), settings.parameters or load_parameters()
    days = working_days or WorkingDays.standard()
    people = {person.key: person for person in plan.people}
    actions = {action.key: action for action in plan.actions}
    found = []
    for action in plan.actions:
        means = means_of(plan.scheme, action)
        shows = impact(action, series, as_at, plan.from_on, numbers, parameters)
        at = Asked(plan, action, means, shows, as_at, days, people, actions)
        reasons = tuple(_reasons(at, held))
        claimed = means.value if action.claim is None else f"{means.value} ({action.claim.rating})"
        found.append(Assessed(action.key, means, claimed, shows, reasons, _age(action, shows.age, as_at)))
    return tuple(found)


def asked(plan: Plan, found: tuple[Assessed, ...], as_at: date, rules: Rules | None = None) -> tuple[Question, ...]:
    """The questions of a plan that was assessed already."""
    return _questions(plan, found, as_at, rules or load_rules())


def wholes(plan: Plan, found: tuple[Assessed, ...], as_at: date) -> Whole:
    """The plan with its themes, each with its actions as assessed."""
    people = {person.key: person for person in plan.people}
    actions = {action.key: action for action in plan.actions}
    themes = tuple(
        Whole(plan, tuple(one for one in found if actions[one.action].theme == theme.key), as_at, actions, people)
        for theme in plan.themes
    )
    return Whole(plan, found, as_at, actions, people, themes)


def _questions(plan: Plan, found: tuple[Assessed, ...], as_at: date, rules: Rules) -> tuple[Question, ...]:
    whole = wholes(plan, found, as_at)
    made = [_of_whole(About.PLAN, PLAN, plan.title, whole, PLAN_RULES, rules)]
    made += [
        _of_whole(About.THEME, theme.key, f"{theme.printed} {theme.title}".strip(), one, THEME_RULES, rules)
        for theme, one in zip(plan.themes, whole.themes, strict=True)
    ]
    for action, one in zip(plan.actions, found, strict=True):
        title = f"{action.printed} {action.text}".strip()
        made.append(
            Question(About.ACTION, action.key, title, one.claimed, one.impact.words, one.reasons, one.age_of_evidence)
        )
    return tuple(one for one in made if one.reasons)


def _of_whole(
    about: About, key: str, title: str, whole: Whole, asking: Mapping[str, AskingWhole], rules: Rules
) -> Question:
    reasons = []
    for code, asks in asking.items():
        rule = rules.rule(code)
        if not rule.off:
            reasons += [_reason(rule, hit) for hit in asks(whole, rule)]
    ages = [one.age_of_evidence for one in whole.green if one.age_of_evidence is not None]
    return Question(about, key, title, whole.claimed, whole.words, tuple(reasons), min(ages, default=None))


def _reasons(at: Asked, rules: Rules) -> Iterator[Reason]:
    for code, asks in ACTION_RULES.items():
        rule = rules.rule(code)
        if not rule.off and at.means in rule.asked_of:
            for hit in asks(at, rule):
                yield _reason(rule, hit, at)


def _reason(rule: Rule, hit: Hit, at: Asked | None = None) -> Reason:
    values = {"claimed": at.means.value, **hit.values} if at is not None else hit.values
    return Reason(rule.code, rule.question.format(**values), hit.arithmetic, rule.gap, hit.rests_on)


def _age(action: Action, figures: int | None, as_at: date) -> int | None:
    """Days since the newest figure or piece of evidence."""
    days = [(as_at - one.on).days for one in action.evidence if one.on <= as_at]
    return min([*days, *([figures] if figures is not None else [])], default=None)
