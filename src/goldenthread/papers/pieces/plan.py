"""The plan in a paper: on a page, its actions, what changed in it, its recommendations, and what traces to what."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from goldenthread.measures.entries import Entry
from goldenthread.measures.language.book import Book
from goldenthread.papers.kinds import Kind, nothing
from goldenthread.papers.programme.figures import standings_of
from goldenthread.papers.programme.promised import Promised, linked, of
from goldenthread.papers.run import Made, Run
from goldenthread.papers.standing import Standing
from goldenthread.programme.blocks.plan_actions import actions_by_theme, changes_table
from goldenthread.programme.blocks.plan_page import plan_on_a_page
from goldenthread.programme.blocks.plan_recommendations import matrix_blocks, recommendation_page, register_blocks
from goldenthread.programme.comparing import Changed, compare
from goldenthread.programme.register import story
from goldenthread.reports.blocks import Block, Break, Heading, Text

#: What of a plan a paper may say has changed.
_CHANGES: Final = {
    "dates": frozenset({Changed.DUE}),
    "decisions": frozenset(Changed) - {Changed.UPDATE, Changed.EVIDENCE},
    "everything": frozenset(Changed),
}


def _points(entry: Entry, book: Book) -> bool:
    del book
    return entry.yes("points", False)


def _page(points: bool, run: Run) -> Made:
    promised = of(run.promised)
    shown = {one.action: one.impact for one in promised.assessed}
    return Made(plan_on_a_page(promised.plan, promised.day, points=points, shown=shown))


def beneath(run: Run, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks without a heading that says what their section's says already."""
    said = run.section.title.casefold()
    return tuple(one for one in blocks if not (isinstance(one, Heading) and said.endswith(one.text.casefold())))


def _nothing(entry: Entry, book: Book) -> None:
    del entry, book


def _actions(options: None, run: Run) -> Made:
    del options
    promised = of(run.promised)
    blocks = actions_by_theme(promised.plan, promised.day, shown=promised.shows)
    return Made(blocks, shown_by(run))


@dataclass(frozen=True, slots=True)
class _Changes:
    of: frozenset[Changed]


def _read_changes(entry: Entry, book: Book) -> _Changes:
    del book
    what = entry.text("of", "dates")
    if what not in _CHANGES:
        entry.wrong(f"of = {what!r} is not known", f"Use {', '.join(_CHANGES)}")
    return _Changes(_CHANGES.get(what, frozenset()))


def _changed(options: _Changes, run: Run) -> Made:
    promised = of(run.promised)
    since = since_of(promised, run)
    found = tuple(one for one in compare(promised.plan, since, promised.day) if one.kind in options.of)
    return Made((changes_table(found, since, promised.day),))


def since_of(promised: Promised, run: Run) -> date:
    """The day from which changes are told: the board's last meeting, else the baseline's end, else that of the period before."""
    if promised.since is not None:
        return promised.since
    if run.baseline is not None and run.baseline.end < promised.day:
        return run.baseline.end
    return run.period.start - timedelta(days=1)


def _recommendations(options: bool, run: Run) -> Made:
    promised = of(run.promised)
    blocks: list[Block] = []
    for number, one in enumerate(promised.plan.recommendations):
        if options and number:
            blocks.append(Break())
        told = story(promised.plan, promised.governance, one.key, promised.day, changed(promised), asked(promised))
        blocks += recommendation_page(promised.plan, told)
    if not blocks:
        blocks.append(Text("The plan holds no recommendation."))
    return Made(tuple(blocks), shown_by(run))


def _own_page(entry: Entry, book: Book) -> bool:
    del book
    return entry.yes("own_page", True)


def changed(promised: Promised) -> dict[str, tuple[str, ...]]:
    """What the figures of each action say, in sentences, by its key."""
    return {
        one.action: tuple(
            f"{said.title}: {said.found.verdict.value} ({said.found.says}{'; doubtful' if said.doubts else ''})."
            for said in one.impact.linked
        )
        for one in promised.assessed
    }


def asked(promised: Promised) -> dict[str, tuple[str, ...]]:
    """What is asked of each action and not answered, by its key."""
    return {one.key: tuple(reason.says for reason in one.reasons) for one in promised.open}


def shown_by(run: Run) -> tuple[Standing, ...]:
    """The figures that words about actions rest on: they are shown, and so they are guarded and kept as any other."""
    promised = of(run.promised)
    return standings_of(run.figures, linked(promised.given))


def _register(options: None, run: Run) -> Made:
    del options
    promised = of(run.promised)
    return Made(register_blocks(promised.plan, promised.governance))


def _traced(options: None, run: Run) -> Made:
    del options
    return Made(matrix_blocks(of(run.promised).plan))


def _kind(name: str, says: str, make: Callable[[None, Run], Made], shows: bool = False) -> Kind:
    return Kind(name, says, _nothing, nothing, make, programme=True, linked=shows)


_PAGE: Final = Kind(
    "plan-page",
    "The plan on a page: a row a theme, with what is claimed and what is past its due.",
    _points,
    nothing,
    _page,
    programme=True,
)
_CHANGED: Final = Kind(
    "plan-changes",
    "What changed in the plan since the last meeting: its dates, what was decided, or updates and evidence as well.",
    _read_changes,
    nothing,
    _changed,
    programme=True,
)
_PAGES: Final = Kind(
    "recommendations",
    "A page a recommendation: what was said, done, changed, and is still wrong.",
    _own_page,
    nothing,
    _recommendations,
    programme=True,
    linked=True,
)

KINDS: Final = (
    _PAGE,
    _kind("plan-actions", "Actions by theme: lead, due, claimed, by the dates, what the figures show.", _actions, True),
    _CHANGED,
    _PAGES,
    _kind("recommendation-register", "Every recommendation with what it reaches or does not.", _register),
    _kind("traceability", "Recommendations down and themes across, with the actions that answer.", _traced),
)
