"""Benefits: what each action was to change, what the figures show of it, and what nobody can show."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from goldenthread.measures.entries import Entry
from goldenthread.measures.language.book import Book
from goldenthread.papers.kinds import Kind, nothing
from goldenthread.papers.pieces.plan import shown_by
from goldenthread.papers.programme.promised import Promised, of
from goldenthread.papers.run import Made, Run
from goldenthread.programme.blocks.guard_action import measures_table
from goldenthread.programme.blocks.guard_words import verdict_tone
from goldenthread.programme.blocks.plan_words import counted, day_in_words, listed
from goldenthread.programme.guard import Assessed
from goldenthread.programme.promises import Action, EvidenceKind
from goldenthread.programme.shown import Verdict
from goldenthread.reports.blocks import Block, Column, Heading, Listing, Table, Text
from goldenthread.reports.cells import number, words

_HEARD: Final = (EvidenceKind.VOICE, EvidenceKind.AUDIT, EvidenceKind.OBSERVATION)


def _read(entry: Entry, book: Book) -> None:
    del entry, book


def _make(options: None, run: Run) -> Made:
    del options
    promised = of(run.promised)
    actions = {one.key: one for one in promised.plan.actions}
    blocks: list[Block] = [*_verdicts(promised)]
    for theme in promised.plan.themes:
        mine = [one for one in promised.assessed if actions[one.action].theme == theme.key]
        title = f"{theme.printed} {theme.title}".strip()
        blocks.append(Heading(2, title, f"benefits-{theme.key}"))
        linked = [(actions[one.action], said) for one in mine for said in one.impact.linked]
        if linked:
            blocks.append(measures_table(linked, f"What theme {theme.printed} was to change"))
        blocks += _without([actions[one.action] for one in mine if not one.impact.linked])
        blocks += _heard([actions[one.action] for one in mine])
    return Made(tuple(blocks), shown_by(run))


def _verdicts(promised: Promised) -> tuple[Block, ...]:
    """How many actions their figures say what of: the answer of the whole report."""
    found = Counter(one.impact.verdict for one in promised.assessed)
    better = sum(_better(one) for one in promised.assessed)
    doubtful = found[Verdict.IMPROVED] - better
    said = f"{better} of {counted(len(promised.assessed), 'action')} show a benefit in their figures"
    doubt = f"; of {doubtful} more what looks better may have another explanation" if doubtful else ""
    rows = tuple(
        (words(verdict.value.capitalize(), verdict_tone(verdict)), number(found[verdict]))
        for verdict in Verdict
        if found[verdict]
    )
    total = (words("All actions"), number(len(promised.assessed)))
    columns = (Column("What the figures show", weight=3), Column("Actions", True))
    table = Table(
        "Actions by what their figures show", columns, (*rows, total), "benefits", totals=frozenset({len(rows)})
    )
    return (Text(f"{said}{doubt}.", lead=True), table)


def _better(one: Assessed) -> bool:
    return one.impact.verdict is Verdict.IMPROVED and not one.impact.doubtful


def _without(actions: Sequence[Action]) -> tuple[Block, ...]:
    if not actions:
        return ()
    name = "names" if len(actions) == 1 else "name"
    said = f"{counted(len(actions), 'action').capitalize()} {name} no measure, so that no benefit can be shown"
    return (Text(f"{said}: {listed(one.printed for one in actions)}."),)


def _heard(actions: Sequence[Action]) -> tuple[Block, ...]:
    """What children, families, auditors and visitors said: evidence that is no figure."""
    said = tuple(
        f"{action.printed}, {one.kind.value}, {day_in_words(one.on)}: {one.shows}"
        for action in actions
        for one in action.evidence
        if one.kind in _HEARD
    )
    return (Text("Beside the figures:"), Listing(said)) if said else ()


KIND: Final = Kind(
    "benefits",
    "What each action was to change, what its figures show with the arithmetic, and what nobody can show.",
    _read,
    nothing,
    _make,
    programme=True,
    linked=True,
)
