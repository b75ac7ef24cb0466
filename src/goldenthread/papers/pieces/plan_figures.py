"""What changed for children: the figures that actions should move, judged since the action began as the guard judges them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from goldenthread.measures.entries import Entry
from goldenthread.measures.language.book import Book
from goldenthread.papers.kinds import Kind, nothing
from goldenthread.papers.known_values import known_values
from goldenthread.papers.pieces.measures import COLUMNS, notes_of, periods_of
from goldenthread.papers.pieces.plan import shown_by
from goldenthread.papers.programme.promised import Promised, of
from goldenthread.papers.run import Made, Run
from goldenthread.papers.standing import Standing
from goldenthread.papers.words import name_of
from goldenthread.programme.blocks.guard_words import verdict_tone
from goldenthread.programme.blocks.plan_words import counted, listed
from goldenthread.programme.guard import Assessed
from goldenthread.programme.shown import Verdict
from goldenthread.programme.shown.impact import Linked
from goldenthread.reports.blocks import Column, Table, Text
from goldenthread.reports.cells import words
from goldenthread.scrutiny.roles import Role

_BETTER: Final = (Verdict.IMPROVED, Verdict.HELD)
_WORSE: Final = (Verdict.WORSE, Verdict.FELL_BACK)
_COLUMNS: Final = ("latest", "n", "target")


@dataclass(frozen=True, slots=True)
class Aim:
    """A figure that actions should move, with what became of it since; ``actions`` are their printed numbers.

    Where actions began on other days and it is judged otherwise for each, the worst is told.
    """

    linked: Linked
    actions: tuple[str, ...]
    doubtful: bool

    @property
    def key(self) -> str:
        """The key of the measure."""
        return self.linked.expected.measure

    @property
    def says(self) -> str:
        """The verdict in words, with the doubt where there is one."""
        return f"{self.linked.found.verdict.value}{', but doubtful' if self.doubtful else ''}"


@dataclass(frozen=True, slots=True)
class _Options:
    every: bool
    arithmetic: bool


def _read(entry: Entry, book: Book) -> _Options:
    del book
    return _Options(entry.yes("every", False), entry.yes("arithmetic", True))


def _make(options: _Options, run: Run) -> Made:
    promised, held = of(run.promised), shown_by(run)
    aims = aims_of(promised)
    if not options.every:
        aims = tuple(one for one in aims if moved(one))
    opening = Text(figures_sentence(promised))
    there = {one.figure.key: one for one in held}
    chosen = tuple(one for one in aims if one.key in there)
    if not chosen:
        return Made((opening,), held)
    rows = tuple(there[one.key] for one in chosen)
    table = _table(chosen, rows, run, options.arithmetic)
    roles = {COLUMNS[name].heading.format_map(periods_of(run)): COLUMNS[name].role for name in _COLUMNS}
    return Made((opening, table), held, tables=(known_values(table, rows, {"Figure": Role.LABEL, **roles}),))


def aims_of(promised: Promised) -> tuple[Aim, ...]:
    """Every figure that the plan's actions should move, once, in the order of the plan."""
    printed = {action.key: action.printed for action in promised.plan.actions}
    order = [*_WORSE, *(one for one in Verdict if one not in _WORSE)]
    found: dict[str, Aim] = {}
    for one in promised.assessed:
        for linked in one.impact.aims:
            key, number = linked.expected.measure, printed[one.action]
            known = found.get(key)
            if known is None:
                found[key] = Aim(linked, (number,), _doubtful(linked, one))
                continue
            verdicts = (known.linked.found.verdict, linked.found.verdict)
            worst = known.linked if order.index(verdicts[0]) <= order.index(verdicts[1]) else linked
            actions = tuple(dict.fromkeys((*known.actions, number)))
            found[key] = Aim(worst, actions, known.doubtful or _doubtful(linked, one))
    return tuple(found.values())


def _doubtful(linked: Linked, of_action: Assessed) -> bool:
    """Whether what looks better has another explanation: of its own, or that something else of the action got worse."""
    return linked.found.verdict in _BETTER and (bool(linked.doubts) or of_action.impact.doubtful)


def moved(aim: Aim) -> bool:
    """Whether a figure moved by more than chance explains since its action began."""
    return aim.linked.found.verdict in (*_BETTER, *_WORSE) and aim.linked.found.verdict is not Verdict.HELD


def moved_list(promised: Promised, worse: bool = False) -> tuple[str, ...]:
    """The figures that moved, as sentences, those that got worse first; with ``worse`` those and the doubtful ones alone."""
    chosen = sorted(filter(moved, aims_of(promised)), key=lambda one: one.linked.found.verdict in _BETTER)
    if worse:
        chosen = [one for one in chosen if one.doubtful or one.linked.found.verdict not in _BETTER]
    return tuple(f"{one.linked.title}: {one.says} ({listed(one.actions)})" for one in chosen)


def figures_sentence(promised: Promised) -> str:
    """How many figures the plan should move, and what became of them since their actions began, as sentences."""
    aims = aims_of(promised)
    verdicts = [one.linked.found.verdict for one in aims]
    better = sum(verdict in _BETTER for verdict in verdicts)
    doubtful = sum(one.doubtful for one in aims)
    worse = sum(verdict in _WORSE for verdict in verdicts)
    unchanged = sum(verdict is Verdict.UNCHANGED for verdict in verdicts)
    parts = [
        f"{better or 'none'} better{f' ({doubtful} of them doubtful)' if doubtful else ''}",
        f"{worse or 'none'} worse",
        f"{unchanged or 'none'} unchanged",
    ]
    cannot = len(aims) - better - worse - unchanged
    if cannot:
        parts.append(f"{cannot} that cannot be judged")
    said = f"The plan names {counted(len(aims), 'figure')} that its actions should move; since they began, {listed(parts)}."
    without = sum(not action.expected for action in promised.plan.actions)
    lacking = f" {without} of {counted(len(promised.plan.actions), 'action')} name no figure." if without else ""
    return said + lacking


def _table(aims: Sequence[Aim], rows: tuple[Standing, ...], run: Run, arithmetic: bool) -> Table:
    """A row a figure; without the arithmetic where the paper has it elsewhere."""
    columns, periods = [COLUMNS[name] for name in _COLUMNS], periods_of(run)
    cells = tuple(
        (
            words(name_of(row)),
            *(column.cell(row) for column in columns),
            words(f"{listed(aim.actions)}: {aim.says}", verdict_tone(aim.linked.found.verdict, aim.doubtful)),
            *([words(f"{aim.linked.found.says}.")] if arithmetic else []),
        )
        for aim, row in zip(aims, rows, strict=True)
    )
    return Table(
        "What changed for children",
        (
            Column("Figure", weight=2.6),
            *(Column(one.heading.format_map(periods), one.numeric, one.weight) for one in columns),
            Column("Since its actions began", weight=1.6),
            *([Column("Arithmetic", weight=4)] if arithmetic else []),
        ),
        cells,
        notes=notes_of(rows),
    )


KIND: Final = Kind(
    "plan-figures",
    "What changed for children: the figures that actions should move, judged since they began; those that moved, or every one.",
    _read,
    nothing,
    _make,
    programme=True,
    linked=True,
)
