"""What fills the headings of a report to councillors: from the plan, its figures, its boards and what was asked."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from goldenthread.calendar import add_months
from goldenthread.papers.pieces.boards import SHUT, shut
from goldenthread.papers.pieces.plan import shown_by
from goldenthread.papers.pieces.plan_figures import figures_sentence, moved_list
from goldenthread.papers.programme.promised import of
from goldenthread.papers.run import Run
from goldenthread.programme.blocks.plan_page import plan_on_a_page
from goldenthread.programme.blocks.plan_words import counted, day_in_words, due_in_words, leads, listed, people_of
from goldenthread.programme.boards import Obligation
from goldenthread.programme.governing.meetings import decisions_due
from goldenthread.programme.governing.reporting import owed
from goldenthread.programme.ledger_reading import read
from goldenthread.programme.promises import Action, EvidenceKind, Plan
from goldenthread.programme.stakes import Money, Risk
from goldenthread.reports.blocks import Block, Column, Listing, Table, Text
from goldenthread.reports.cells import Cell, Tone, number, words

#: How far ahead a report says what is due next.
_MONTHS_AHEAD: Final = 3
Fill = Callable[[Run], tuple[Block, ...]]


def _summary(run: Run) -> tuple[Block, ...]:
    promised = of(run.promised)
    page = plan_on_a_page(promised.plan, promised.day)
    opening = tuple(block for block in page if isinstance(block, Text))
    asked = counted(len(promised.open), "question")
    are = "is" if len(promised.open) == 1 else "are"
    unanswered = f"{asked.capitalize()} about what is claimed and not shown {are} unanswered."
    return (*opening, Text(unanswered), Text(figures_sentence(of(run.promised))))


def _why(run: Run) -> tuple[Block, ...]:
    promised = of(run.promised)
    said: list[str] = []
    for origin in dict.fromkeys(one.origin for one in promised.plan.recommendations):
        mine = [one for one in promised.plan.recommendations if one.origin is origin]
        documents = listed(dict.fromkeys(one.document for one in mine if one.document))
        where = f", in {documents}" if documents else ""
        said.append(f"{origin.value} made {counted(len(mine), 'recommendation')}{where}.")
    said += [
        f"{one.by} visited: {one.title}, {day_in_words(one.began)}."
        for one in promised.governance.visits
        if promised.since is None or one.began > promised.since
    ]
    tables = tuple(block for block in plan_on_a_page(promised.plan, promised.day) if isinstance(block, Table))
    return (*_list(said), *tables)


def _scrutiny(run: Run) -> tuple[Block, ...]:
    promised = of(run.promised)
    meetings = {one.key: one for one in promised.governance.meetings}
    lines = [one for one in read(promised.governance.requests, meetings, promised.day) if one.open]
    mine = [one for one in lines if promised.board is None or one.request.board == promised.board.key]
    if shut(run):
        return (Text(SHUT),)
    if not mine:
        return (Text("Nothing that was asked here is open."),)
    oldest = max(mine, key=lambda one: one.age)
    opening = f"{counted(len(mine), 'request').capitalize()} {'is' if len(mine) == 1 else 'are'} open"
    late = sum(one.overdue for one in mine)
    said = f"{opening}, {late} of them overdue; the oldest was asked {counted(oldest.age, 'day')} ago."
    each = (
        f"{one.request.text} (asked {day_in_words(one.request.asked_on)}; waits for {one.waits_for})" for one in mine
    )
    return (Text(said), Listing(tuple(each)))


def _implementation(run: Run) -> tuple[Block, ...]:
    promised = of(run.promised)
    until = add_months(promised.day, _MONTHS_AHEAD)
    soon = tuple(
        one for one in promised.plan.actions if one.due.last is not None and promised.day <= one.due.last <= until
    )
    people = people_of(promised.plan)
    due = tuple(f"{one.printed} {one.text.rstrip('.')}: {due_in_words(one)} ({leads(one, people)})" for one in soon)
    board = promised.board.key if promised.board is not None else ""
    decided = [one.decision for one in decisions_due(promised.governance, board, promised.day)]
    each = [f"{one.text} ({f'due {day_in_words(one.due)}' if one.due else 'no day was set'})" for one in decided]
    opening = (
        (Text(f"{counted(len(each), 'decision').capitalize()} of this body not carried out yet:"),) if each else ()
    )
    said = (
        f"{counted(len(due), 'action').capitalize()} fall{'s' if len(due) == 1 else ''} due by {day_in_words(until)}."
    )
    return (Text(said), *_list(due), *opening, *_list(each))


def _priorities(run: Run) -> tuple[Block, ...]:
    promised = of(run.promised)
    return (Text(figures_sentence(promised)), *_list(moved_list(promised)))


def _resources(run: Run) -> tuple[Block, ...]:
    """The lines of money of the plan, with the actions that draw on each."""
    plan = of(run.promised).plan
    rows = tuple(
        (
            words(one.title),
            _amount(one),
            words(one.period),
            words(_of_actions(plan, lambda action: action.money, one.key)),
        )
        for one in plan.money
    )
    columns = (Column("Money", weight=3), Column("Amount", numeric=True), Column("For"), Column("Actions", weight=1.5))
    return (Table("Money of the plan", columns, rows),) if rows else ()


def _risk(run: Run) -> tuple[Block, ...]:
    """The risks of the plan, the highest first, with the actions that answer each."""
    plan = of(run.promised).plan
    rows = tuple(
        (words(one.title), _score(one), words(_of_actions(plan, lambda action: action.risks, one.key)))
        for one in sorted(plan.risks, key=lambda one: -(one.score or 0))
    )
    columns = (Column("Risk", weight=4), Column("Score with controls", numeric=True), Column("Actions", weight=1.5))
    return (Table("Risks of the plan", columns, rows),) if rows else ()


def _amount(one: Money) -> Cell:
    return number(one.pounds, prefix="£") if one.pounds is not None else words("not recorded", Tone.GREY)


def _score(one: Risk) -> Cell:
    return number(one.score) if one.score is not None else words("not scored", Tone.GREY)


def _of_actions(plan: Plan, keys: Callable[[Action], Iterable[str]], key: str) -> str:
    return ", ".join(action.printed for action in plan.actions if key in keys(action)) or "none"


def _legal(run: Run) -> tuple[Block, ...]:
    promised = of(run.promised)
    found: dict[str, list[Obligation]] = {}
    for one in promised.governance.obligations:
        found.setdefault(one.direction, []).append(one)
    said = []
    for direction, mine in found.items():
        late = sum(bool(owed(one, promised.governance.meetings, promised.day).late) for one in mine)
        said.append(f"{direction}: {counted(len(mine), 'obligation')}, {late} of them with something late.")
    return _list(said)


def _consultation(run: Run) -> tuple[Block, ...]:
    promised = of(run.promised)
    return _list(
        f"{action.printed}, {day_in_words(one.on)}: {one.shows}"
        for action in promised.plan.actions
        for one in action.evidence
        if one.kind is EvidenceKind.VOICE
    )


def _insight(run: Run) -> tuple[Block, ...]:
    promised, snapshot = of(run.promised), run.session.snapshot
    held = shown_by(run)
    typed = sum(one.figure.key in run.session.book.typed for one in held)
    counted_ = f"{counted(len(held), 'figure')} of the plan, {typed} of them typed in"
    doubtful = sum(one.impact.doubtful for one in promised.assessed)
    doubt = f" Of {counted(doubtful, 'action')} what looks better may have another explanation." if doubtful else ""
    as_at = day_in_words(run.session.as_at)
    return (Text(f"Data version {snapshot.id[:12]}, records as at {as_at}: {counted_}.{doubt}"),)


def _background(run: Run) -> tuple[Block, ...]:
    promised = of(run.promised)
    plan, boards = promised.plan, promised.governance
    documents = [f"{plan.title}, version {plan.version}"]
    documents += [one.document for one in plan.recommendations if one.document]
    documents += [one.document for one in boards.findings]
    documents += [one.direction for one in boards.obligations]
    return _list(dict.fromkeys(documents))


def _list(said: Iterable[str]) -> tuple[Block, ...]:
    items = tuple(said)
    return (Listing(items),) if items else ()


#: What fills a heading, by the name that its data gives.
FILLS: Final[Mapping[str, Fill]] = {
    "summary": _summary,
    "why": _why,
    "scrutiny": _scrutiny,
    "implementation": _implementation,
    "priorities": _priorities,
    "resources": _resources,
    "legal": _legal,
    "risk": _risk,
    "consultation": _consultation,
    "insight": _insight,
    "background": _background,
}
