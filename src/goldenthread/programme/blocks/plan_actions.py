"""Tables of actions and of what changed in a plan."""

from collections.abc import Mapping, Sequence
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
from goldenthread.programme.comparing import Change
from goldenthread.programme.delivery import delivered, schemes
from goldenthread.programme.history import as_at as as_at_day
from goldenthread.programme.promises import Plan
from goldenthread.reports.blocks import Block, Column, Heading, Table, Text
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
    people, scheme = people_of(then), schemes()[then.scheme]
    columns = (
        Column("Number"),
        Column("Action", weight=3),
        Column("Lead", weight=1.3),
        Column("Due", weight=1.5),
        Column("Claimed", weight=1.5),
        Column("By the dates", weight=1.5),
        *([Column("Figures show", weight=1.8)] if shown is not None else []),
        Column("Why", weight=2.5),
    )
    rows = []
    for action in then.actions:
        if theme not in (None, action.theme):
            continue
        delivery = delivered(action, scheme, as_at)
        claim = delivery.claimed
        because = f" Rated so because: {claim.because}" if claim and claim.because and delivery.contradicts else ""
        rows.append(
            (
                words(action.printed),
                said(action.text),
                words(leads(action, people)),
                words(due_in_words(action)),
                rated(scheme, claim.rating if claim else None),
                follows(scheme, delivery.rating),
                *([words(shown.get(action.key, "No measure"))] if shown is not None else []),
                said(delivery.says + because),
            )
        )
    return Table(caption, columns, tuple(rows), anchor, _NOTES)


def actions_by_theme(
    plan: Plan, as_at: date, level: int = 2, shown: Mapping[str, str] | None = None
) -> tuple[Block, ...]:
    """A heading and a table of actions for every theme."""
    blocks: list[Block] = []
    for theme in plan.themes:
        title = f"{theme.printed} {theme.title}"
        blocks.append(Heading(level, title, f"theme-{theme.key}"))
        leading = "; ".join(_shown(plan, key) for key in theme.leads)
        if leading:
            blocks.append(Text(f"Led by {leading}."))
        blocks.append(action_table(plan, as_at, theme.key, shown, f"Actions of theme {title}", f"actions-{theme.key}"))
    return tuple(blocks)


def _shown(plan: Plan, key: str) -> str:
    person = people_of(plan).get(key)
    return person.shown if person else key


def changes_table(changes: Sequence[Change], before: date, after: date) -> Table:
    """What changed between two days, a row a change."""
    columns = (
        Column("Number"),
        Column("What changed", weight=1.5),
        Column("Was", weight=2),
        Column("Now", weight=2),
        Column("On"),
        Column("Because", weight=2),
    )
    rows = tuple(
        (
            words(one.printed),
            words(one.kind.value.capitalize()),
            said(one.was),
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
