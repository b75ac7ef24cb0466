"""Tables of actions and of what changed in a plan."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from goldenthread.programme.blocks.plan_words import (
    day_in_words,
    due_in_words,
    follows,
    leads,
    people_of,
    rated,
    said,
)
from goldenthread.programme.comparing import Change, Changed
from goldenthread.programme.delivery import Delivery, Scheme, delivered, schemes
from goldenthread.programme.history import as_at as as_at_day
from goldenthread.programme.promises import Action, Plan, Theme
from goldenthread.reports.blocks import Block, Column, Heading, Table
from goldenthread.reports.cells import Cell, day, words

_NOTES: Final = (
    "Claimed: as a person rated it.",
    "By the dates: what follows from dues, steps and evidence alone. Where both cannot be so, the claim is explained or asked about.",
)


def action_table(
    plan: Plan,
    as_at: date,
    theme: str | None = None,
    shown: Mapping[str, str] | None = None,
    caption: str = "Actions",
    anchor: str = "actions",
) -> Table:
    """The actions of a plan, or of one of its themes by key, at the end of a day, a row each.

    ``shown`` are words by action of what its figures show, in a column of their own; without it there is none.
    """
    then = as_at_day(plan, as_at)
    mine = [
        (action, delivered(action, schemes()[then.scheme], as_at))
        for action in then.actions
        if theme in (None, action.theme)
    ]
    return delivery_table(then, mine, shown, caption, anchor)


def delivery_table(
    plan: Plan,
    delivered_: Sequence[tuple[Action, Delivery]],
    shown: Mapping[str, str] | None,
    caption: str,
    anchor: str = "",
) -> Table:
    """Actions with their delivery, a row each: whose, due when, claimed, by the dates with why, and what figures show."""
    people, scheme = people_of(plan), schemes()[plan.scheme]
    columns = (
        Column("Action", weight=3),
        Column("Lead", weight=1.2),
        Column("Due", weight=1.4),
        Column("Claimed", weight=1.2),
        Column("By the dates", weight=2),
        *([Column("Figures show", weight=1.4)] if shown is not None else []),
    )
    rows = tuple(
        (
            said(f"{action.printed} {action.text}".strip()),
            words(leads(action, people)),
            words(due_in_words(action)),
            rated(scheme, delivery.claimed.rating if delivery.claimed else None),
            _by_the_dates(scheme, delivery),
            *([words(shown.get(action.key, "No measure"))] if shown is not None else []),
        )
        for action, delivery in delivered_
    )
    return Table(caption, columns, rows, anchor, _NOTES)


def _by_the_dates(scheme: Scheme, delivery: Delivery) -> Cell:
    """What follows, and why; why nothing follows needs no sentence, for it is the same of every action."""
    found = follows(scheme, delivery.rating)
    if delivery.rating is None and not delivery.contradicts:
        return found
    claim = delivery.claimed
    because = f" Rated so because: {claim.because}" if claim and claim.because and delivery.contradicts else ""
    return replace(found, text=" ".join(f"{found.text}. {delivery.says}{because}".split()))


def actions_by_theme(
    plan: Plan, as_at: date, level: int = 2, shown: Mapping[str, str] | None = None
) -> tuple[Block, ...]:
    """A heading and a table of actions for every theme; what its columns mean stands under the first."""
    blocks: list[Block] = []
    for theme in plan.themes:
        blocks.append(Heading(level, f"{theme.printed} {theme.title}", f"theme-{theme.key}"))
        made = action_table(plan, as_at, theme.key, shown, theme_caption(plan, theme), f"actions-{theme.key}")
        blocks.append(made if theme is plan.themes[0] else replace(made, notes=()))
    return tuple(blocks)


def theme_caption(plan: Plan, theme: Theme) -> str:
    """What stands above the actions of a theme: its number and who leads it."""
    leading = "; ".join(_shown(plan, key) for key in theme.leads)
    return f"Actions of theme {theme.printed}{f', led by {leading}' if leading else ''}"


def _shown(plan: Plan, key: str) -> str:
    person = people_of(plan).get(key)
    return person.shown if person else key


def changes_table(changes: Sequence[Change], before: date, after: date) -> Table:
    """What changed between two days, a row a change."""
    columns = (
        Column("Number", weight=0.7),
        Column("What changed", weight=1.3),
        Column("Was", weight=1.5),
        Column("Now", weight=2.5),
        Column("On"),
        Column("Because", weight=2),
    )
    rows = tuple(
        (
            words(one.printed),
            words(one.kind.value.capitalize()),
            said(one.was or ("none" if one.kind is Changed.RATING else "")),
            said(one.now),
            _on(one),
            said(one.because),
        )
        for one in changes
    )
    caption = f"What changed in the plan from {day_in_words(before)} to {day_in_words(after)}"
    return Table(caption, columns, rows, "plan-changes", () if rows else ("Nothing changed.",))


def _on(change: Change) -> Cell:
    return day(change.on) if change.on else words("")
