"""Recommendations as blocks: a page for each, the register, and the matrix that traces them to actions."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from goldenthread.programme.blocks.plan_actions import delivery_table
from goldenthread.programme.blocks.plan_words import (
    counted,
    day_in_words,
    people_of,
    said,
)
from goldenthread.programme.boards import Governance, Request
from goldenthread.programme.people import Person
from goldenthread.programme.promises import Plan
from goldenthread.programme.register import Reached, Story, matrix, register
from goldenthread.reports.blocks import Block, Column, Heading, Kind, Listing, Note, Table, Text
from goldenthread.reports.cells import Cell, number, words

_NOTHING_STILL: Final = "Nothing that the plan, its figures or its boards hold says that anything is still wrong."


def recommendation_page(plan: Plan, story: Story, level: int = 2) -> tuple[Block, ...]:
    """One recommendation: what was said, what was done, what changed, what is still wrong, what was asked."""
    one, people = story.reached.recommendation, people_of(plan)
    title = f"{one.origin.value} recommendation {one.number}"
    said_on = f" on {day_in_words(one.said_on)}" if one.said_on else ""
    where = f"{one.document or one.origin.value}{said_on}"
    watched = f"{story.reached.board} watches it." if story.reached.board else "No board is named to watch it."
    return (
        Heading(level, title, f"recommendation-{one.key}"),
        Text(" ".join(one.text.split()), lead=True),
        Text(f"Said in: {where}. {watched} As at {day_in_words(story.as_at)}."),
        *_said(story, level + 1),
        *_done(story, plan, level + 1),
        *_changed(story, level + 1),
        Heading(level + 1, "What is still wrong"),
        Listing(tuple(" ".join(one.split()) for one in story.still)) if story.still else Text(_NOTHING_STILL),
        *_asked(story, people, level + 1),
    )


def _said(story: Story, level: int) -> list[Block]:
    blocks: list[Block] = [Heading(level, "What was said")]
    if not story.said:
        return [*blocks, Text("No finding of an inspection or a visit is held against it here.")]
    columns = (
        Column("On"),
        Column("Where", weight=2),
        Column("Area", weight=1.5),
        Column("Kind"),
        Column("Finding", weight=4),
    )
    rows = tuple(
        (words(one.on), words(one.document), words(one.area), words(one.polarity.capitalize()), said(one.text))
        for one in story.said
    )
    return [*blocks, Table("Findings that belong to it", columns, rows)]


def _done(story: Story, plan: Plan, level: int) -> list[Block]:
    blocks: list[Block] = [Heading(level, "What was done")]
    if not story.done:
        return [*blocks, Note("No action of the plan names this recommendation.", Kind.GAP)]
    table = delivery_table(plan, [(one.action, one.delivery) for one in story.done], None, "Actions that answer it")
    table = replace(table, notes=())  # what its columns mean is said where the plan is
    held = counted(story.reached.evidence, "piece") if story.reached.evidence else "no piece"
    return [*blocks, table, Text(f"They hold {held} of evidence.")]


def _changed(story: Story, level: int) -> list[Block]:
    told = tuple(f"{one.action.printed}: {sentence}" for one in story.done for sentence in one.changed)
    if told:
        return [Heading(level, "What changed"), Listing(tuple(" ".join(one.split()) for one in told))]
    if story.reached.measures:
        held = counted(len(story.reached.measures), "figure")
        return [Heading(level, "What changed"), Text(f"Its actions name {held}, of which none was given here.")]
    return [Heading(level, "What changed"), Text("No figure is named that would show it.")]


def _asked(story: Story, people: Mapping[str, Person], level: int) -> list[Block]:
    if not story.requests:
        return []
    columns = (Column("Asked on"), Column("Asked", weight=4), Column("By", weight=1.5), Column("Stands", weight=1.5))
    titles = {board.key: board.title for board in story.boards}
    titles |= {key: person.shown for key, person in people.items()}
    rows = tuple(_request(one, titles) for one in story.requests)
    return [Heading(level, "What was asked about it"), Table("Questions of members and boards", columns, rows)]


def _request(request: Request, titles: Mapping[str, str]) -> tuple[Cell, ...]:
    by = titles.get(request.asked_by, request.asked_by)
    state = request.steps[-1].state if request.steps else "asked"
    return words(day_in_words(request.asked_on)), said(request.text), words(by), words(state.capitalize())


def register_blocks(plan: Plan, governance: Governance, level: int = 2) -> tuple[Block, ...]:
    """Every recommendation with what it reaches; those that reach nothing are named first."""
    every = register(plan, governance)
    nothing = [one for one in every if one.nothing]
    columns = (
        Column("From", weight=1.2),
        Column("What was said", weight=4),
        Column("Actions", weight=1.5),
        Column("Figures", numeric=True),
        Column("Evidence", numeric=True),
        Column("Board", weight=1.5),
        Column("Does not reach", weight=2),
    )
    none = "each reaches something" if every and not nothing else ""
    lead = f"{counted(len(every), 'recommendation')}; {none or counted(len(nothing), 'reaches', 'reach') + ' nothing'}."
    table = Table("What each recommendation reaches", columns, tuple(map(_reaches, every)), "register")
    return (
        Heading(level, "Register of recommendations", "register-of-recommendations"),
        Text(lead.capitalize()),
        table,
    )


def _reaches(one: Reached) -> tuple[Cell, ...]:
    return (
        words(f"{one.recommendation.origin.value} {one.recommendation.number}"),
        said(one.recommendation.text),
        words(", ".join(action.printed for action in one.actions)),
        number(len(one.measures)),
        number(one.evidence),
        words(one.board),
        words(", ".join(one.lacks)),
    )


def matrix_blocks(plan: Plan, level: int = 2) -> tuple[Block, ...]:
    """Recommendations down and themes across, with the numbers of the actions that answer; then what meets nothing."""
    found = matrix(plan)
    columns = (
        Column("From", weight=1.5),
        *(Column(f"{theme.printed} {theme.title}") for theme in plan.themes),
    )
    rows = tuple(
        (
            words(f"{one.origin.value} {one.number}"),
            *(
                words(
                    ", ".join(
                        action.printed
                        for action in found.actions
                        if action.theme == theme.key and (one.key, action.key) in found.cells
                    )
                )
                for theme in plan.themes
            ),
        )
        for one in found.recommendations
    )
    unasked = ", ".join(action.printed for action in found.unasked)
    unanswered = ", ".join(f"{one.origin.value} {one.number}" for one in found.unanswered)
    traced: Block = Table("Actions that answer each recommendation, by theme", columns, rows, "matrix")
    if not found.cells:
        traced = Note("No action of the plan names a recommendation, so that nothing can be traced.", Kind.GAP)
    return (
        Heading(level, "From recommendations to actions", "traceability"),
        traced,
        Text(f"Recommendations that no action names: {unanswered or 'none'}."),
        Text(f"Actions that name no recommendation: {unasked or 'none'}."),
    )
