"""Invented registers that hold together over three quarters: a plan, key actions, risks and what is told in words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta

from goldenthread.borough.dice import Dice
from goldenthread.borough.plan import Plan
from goldenthread.borough.writers import register_texts as texts
from goldenthread.borough.writers.register_rows import Cells
from goldenthread.calendar import Period, add_months, month_end

_LABELS = {
    "impact": ("Negligible", "Minor", "Moderate", "Major", "Catastrophic"),
    "likelihood": ("Rare", "Unlikely", "Possible", "Likely", "Almost certain"),
}
_STEPS = range(1, 6)


def invented(plan: Plan, periods: Sequence[Period]) -> Mapping[str, list[Cells]]:
    """Every invented register but those of money, by name; the same seed gives the same rows."""
    risks = _risks(plan, periods)
    return {
        "actions": _actions(plan, periods),
        "key_actions": _key_actions(plan, periods),
        "interventions": [
            {
                "period": period.label,
                "ref": ref,
                "indicator": indicator,
                "level": 1 + number % 2,
                "comment": comment,
            }
            for period in periods
            for number, (ref, indicator, comment) in enumerate(texts.INTERVENTIONS)
        ],
        "narrative": [
            {"period": period.label, "kind": kind, "subject": subject, "text": text}
            for period in periods
            for kind, subject, text in texts.NARRATIVE
        ],
        "risks": risks,
        "risk_matrix": _matrix(risks, periods),
    }


def _actions(plan: Plan, periods: Sequence[Period]) -> list[Cells]:
    """Actions that are done by their month or a little later, or slip; none is called on track once it is late."""
    histories = [
        _history(Dice(plan.seed, "registers", theme, number), months, periods)
        for theme, (_, actions) in enumerate(texts.PLAN, start=1)
        for number, (_, _, months) in enumerate(actions, start=1)
    ]
    rows: list[Cells] = []
    for place, period in enumerate(periods):
        history = iter(histories)
        for theme, (title, actions) in enumerate(texts.PLAN, start=1):
            for number, (action, lead, months) in enumerate(actions, start=1):
                due = "ongoing" if months is None else f"{add_months(periods[0].start, months):%Y-%m}"
                rows.append(
                    {
                        "period": period.label,
                        "plan": "Improvement plan",
                        "action_id": f"{theme}.{number}",
                        "theme": theme,
                        "theme_title": title,
                        "action": action,
                        "lead": lead,
                        "due": due,
                        "scheme": "brag",
                        **next(history)[place],
                    }
                )
    return rows


def _history(dice: Dice, months: int | None, periods: Sequence[Period]) -> list[Cells]:
    """How one action stood at the end of each quarter."""
    told: list[Cells] = []
    share = dice.between(1, 4) * 10
    due = None if months is None else month_end(add_months(periods[0].start, months))
    done = None if due is None else due + timedelta(days=dice.between(-25, 70))
    for period in periods:
        if done is not None and done <= period.end:
            told.append(
                {
                    "rating": "blue",
                    "status": "complete",
                    "percent_complete": "100%",
                    "completed_on": done,
                    "comment": "Done",
                }
            )
            continue
        share = min(90, share + dice.between(1, 3) * 10)
        late = due is not None and due < period.end
        if late:
            told.append(
                {
                    "rating": "amber",
                    "status": "delayed",
                    "percent_complete": f"{share}%",
                    "comment": "Late, with a plan to deliver",
                }
            )
        else:
            told.append(
                {
                    "rating": "green",
                    "status": "on-track",
                    "percent_complete": "N/A" if due is None else f"{share}%",
                    "comment": "",
                }
            )
    return told


def _key_actions(plan: Plan, periods: Sequence[Period]) -> list[Cells]:
    dice = Dice(plan.seed, "registers", "key actions")
    ratings = (
        ("green", "Met"),
        ("green-amber", "A month late"),
        ("green", "Met"),
        ("red-amber", "Waits for a partner's decision"),
    )
    rows: list[Cells] = []
    for period in periods:
        for number, (theme, priority, action) in enumerate(texts.KEY_ACTIONS, start=1):
            rating, comment = dice.one(ratings)
            rows.append(
                {
                    "period": period.label,
                    "number": number,
                    "theme": theme,
                    "priority": priority,
                    "action": action,
                    "scheme": "four-colour",
                    "rating": rating,
                    "comment": comment,
                    "commissioning_group_action": "no",
                }
            )
    return rows


def _risks(plan: Plan, periods: Sequence[Period]) -> list[Cells]:
    """Risks whose likelihood after controls now and then falls or rises a step, as their direction says."""
    dice = Dice(plan.seed, "registers", "risks")
    rows: list[Cells] = []
    scores: dict[int, int] = {}
    for place, period in enumerate(periods):
        for number, (title, follows, owner, nature, controls, before, after) in enumerate(texts.RISKS, start=1):
            if number == len(texts.RISKS) and place == 0:
                continue  # the last risk comes in the second quarter, so that one is new
            likelihood = max(1, after[1] - dice.chance(0.15 * place))
            score = after[0] * likelihood
            earlier = scores.get(number)
            moved = "increased" if earlier is not None and score > earlier else "reduced"
            direction = (
                "new" if earlier is None and place else "" if earlier is None else "same" if score == earlier else moved
            )
            scores[number] = score
            rows.append(
                {
                    "period": period.label,
                    "risk_id": f"CS{number:02d}",
                    "title": title,
                    "description": follows,
                    "owner": owner,
                    "nature": nature,
                    "controls": controls,
                    "inherent_impact": before[0],
                    "inherent_likelihood": before[1],
                    "residual_impact": after[0],
                    "residual_likelihood": likelihood,
                    "score": score,
                    "target_score": max(1, after[0] * (likelihood - 1)),
                    "direction": direction,
                    "response": "treat",
                    "opened_on": periods[min(1, place)].start if number == len(texts.RISKS) else plan.start,
                }
            )
    return rows


def _matrix(risks: Sequence[Cells], periods: Sequence[Period]) -> list[Cells]:
    counts = Counter((row["period"], row["residual_impact"], row["residual_likelihood"]) for row in risks)
    return [
        {
            "period": period.label, "impact": impact, "impact_label": _LABELS["impact"][impact - 1], "likelihood": likelihood,
            "likelihood_label": _LABELS["likelihood"][likelihood - 1], "count": counts[period.label, impact, likelihood] or "",
        }
        for period in periods
        for impact in reversed(_STEPS)
        for likelihood in _STEPS
    ]  # fmt: skip
