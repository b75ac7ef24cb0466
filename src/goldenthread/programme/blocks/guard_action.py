"""One action as the guard sees it: its questions with their arithmetic, and what each linked measure shows."""

from collections.abc import Sequence
from datetime import date

from goldenthread.programme.blocks.guard_words import (
    age,
    gap_cell,
    means_cell,
    reason_words,
    rule_titles,
    shown_cell,
    verdict_tone,
)
from goldenthread.programme.blocks.plan_words import day_in_words, said
from goldenthread.programme.closing import Proposal
from goldenthread.programme.guard import Assessed
from goldenthread.programme.promises import Action, Moves, Plan
from goldenthread.programme.shown.impact import Linked
from goldenthread.reports.blocks import Block, Column, Heading, Kind, Note, Table
from goldenthread.reports.cells import words

_WAYS = {Moves.UP: "rise", Moves.DOWN: "fall", Moves.HOLD: "hold"}


def action_guarded(action: Action, found: Assessed, level: int = 2, anchor: str = "") -> tuple[Block, ...]:
    """Claimed beside shown, every reason to ask with its arithmetic, and the measures behind them."""
    titles = rule_titles()
    facts = Table(
        f"{action.printed}: claimed and shown",
        (Column("Claimed"), Column("Figures show", weight=1.5), Column("Gap", weight=1.5), Column("Newest evidence")),
        ((means_cell(found), shown_cell(found.impact), gap_cell(found.gap), age(found.age_of_evidence)),),
        row_headings=False,
    )
    blocks: list[Block] = [Heading(level, f"{action.printed} {' '.join(action.text.split())}".strip(), anchor), facts]
    blocks += [Note(f"{titles[reason.code]}. {reason_words(reason)}", Kind.QUESTION) for reason in found.reasons]
    if found.impact.linked:
        linked = [(action, one) for one in found.impact.linked]
        blocks.append(measures_table(linked, f"{action.printed}: its measures"))
    return tuple(blocks)


def measures_table(linked: Sequence[tuple[Action, Linked]], caption: str, anchor: str = "") -> Table:
    """What each measure that actions are linked to shows, with the arithmetic, its target and what it stands beside."""
    rows = []
    for action, one in linked:
        doubts = "".join(f" Doubt: {doubt.says}." for doubt in one.doubts)
        typed = " (typed figures)" if one.typed else ""
        stands = f"{one.expected.stands.value}: should {_WAYS[one.expected.moves]} by {day_in_words(one.show_by)}"
        rows.append(
            (
                words(f"{action.printed} {one.title}{typed} ({stands})".strip()),
                words(_shows(one), verdict_tone(one.found.verdict, bool(one.doubts))),
                said(f"{one.found.says}.{doubts}"),
                words("; ".join(part for part in (one.target, one.comparator) if part) or "None"),
            )
        )
    columns = (
        Column("Action and measure", weight=2.5),
        Column("Shows", weight=1.2),
        Column("Arithmetic", weight=3.5),
        Column("Target and comparator", weight=1.3),
    )
    return Table(caption, columns, tuple(rows), anchor)


def _shows(one: Linked) -> str:
    doubtful = ", but doubtful" if one.doubts and one.found.verdict.supports else ""
    return f"{one.found.verdict.value.capitalize()}{doubtful}"


def reopening_table(plan: Plan, proposals: tuple[Proposal, ...], as_at: date, anchor: str = "reopenings") -> Table:
    """Closed actions of which the figures fell back, for a Board to decide on."""
    actions = {action.key: action for action in plan.actions}
    rows = tuple(
        (
            said(f"{actions[one.action].printed} {actions[one.action].text}"),
            words(day_in_words(one.closed_on)),
            said(one.why),
        )
        for one in proposals
    )
    caption = f"Closed actions proposed to be opened again, as at {day_in_words(as_at)}"
    return Table(caption, (Column("Action", weight=2), Column("Closed"), Column("Why", weight=4)), rows, anchor)
