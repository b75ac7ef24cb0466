"""What changed for children: the figures that actions should move, by whether they moved by more than chance."""

from collections.abc import Mapping, Sequence
from typing import Final

from goldenthread.measures.entries import Entry
from goldenthread.measures.language.book import Book
from goldenthread.measures.reading.variation.verdicts import Variation
from goldenthread.papers.kinds import Kind, nothing
from goldenthread.papers.known_values import known_values
from goldenthread.papers.pieces.measures import COLUMNS, notes_of, periods_of, signals_words
from goldenthread.papers.pieces.plan import shown_by
from goldenthread.papers.programme.promised import Promised, of
from goldenthread.papers.run import Made, Run
from goldenthread.papers.standing import Standing
from goldenthread.papers.words import SIGNALS, name_of, value_cell
from goldenthread.programme.promises import Stands
from goldenthread.reports.blocks import Column, Table, Text
from goldenthread.reports.cells import words
from goldenthread.scrutiny.reading.blocks import Known
from goldenthread.scrutiny.roles import Role

#: Signals that say more than chance.
_MOVED: Final = frozenset({Variation.IMPROVEMENT.value, Variation.CONCERN.value, Variation.NEUTRAL.value})
_COLUMNS: Final = ("latest", "n", "previous", "year", "target", "signal")
_EVERY: Final = (*_COLUMNS[:4], "target", "rating", "signal")


def _read(entry: Entry, book: Book) -> bool:
    del book
    return entry.yes("every", False)


def _make(every: bool, run: Run) -> Made:
    held = shown_by(run)
    aims = _aims(of(run.promised))
    known = tuple(one for one in held if one.figure.key in aims)
    table = _table(known, _EVERY, aims, run) if every and known else moved_table(known, run)
    opening = Text(figures_sentence(run))
    if table is None:
        return Made((opening,), held)
    return Made((opening, table), held, tables=(_known(table, known, every, run),))


def _known(table: Table, held: Sequence[Standing], every: bool, run: Run) -> Known:
    """What scrutiny takes the columns for."""
    rows = held if every else _moved(held)
    names = _EVERY if every else _COLUMNS
    roles = {COLUMNS[name].heading.format_map(periods_of(run)): COLUMNS[name].role for name in names}
    roles = {heading: role for heading, role in roles.items() if role is not Role.IGNORED}
    return known_values(table, rows, {"Figure": Role.LABEL, **roles})


def _moved(held: Sequence[Standing]) -> tuple[Standing, ...]:
    return tuple(one for one in held if one.signal in _MOVED)


def moved_table(held: Sequence[Standing], run: Run) -> Table | None:
    """The figures that actions should move and that moved by more than chance; None where none did."""
    aims = _aims(of(run.promised))
    chosen = tuple(one for one in _moved(held) if one.figure.key in aims)
    return _table(chosen, _COLUMNS, aims, run) if chosen else None


def moved_list(held: Sequence[Standing], run: Run) -> tuple[str, ...]:
    """The same figures as sentences, for a first page: the worse first."""
    aims = _aims(of(run.promised))
    chosen = [one for one in _moved(held) if one.figure.key in aims]
    chosen.sort(key=lambda one: one.signal != Variation.CONCERN.value)
    return tuple(
        f"{name_of(one)}: {value_cell(one.figure).text} ({one.signal}: {SIGNALS[one.signal]}); action "
        f"{', '.join(aims[one.figure.key])}"
        for one in chosen
    )


def figures_sentence(run: Run) -> str:
    """How many figures the plan should move, and how many of them moved which way, as sentences."""
    promised = of(run.promised)
    aims = _aims(promised)
    return _sentence([one for one in shown_by(run) if one.figure.key in aims], promised, aims)


def _aims(promised: Promised) -> Mapping[str, tuple[str, ...]]:
    """The numbers of the actions that should move each figure, by its key."""
    found: dict[str, list[str]] = {}
    for action in promised.plan.actions:
        for one in action.expected:
            if one.stands is Stands.AIM:
                found.setdefault(one.measure, []).append(action.printed)
    return {key: tuple(dict.fromkeys(numbers)) for key, numbers in found.items()}


def _sentence(known: Sequence[Standing], promised: Promised, aims: Mapping[str, tuple[str, ...]]) -> str:
    better = sum(one.signal == Variation.IMPROVEMENT.value for one in known)
    worse = sum(one.signal == Variation.CONCERN.value for one in known)
    without = sum(not action.expected for action in promised.plan.actions)
    missing = len(aims) - len(known)
    are = "is" if better == 1 else "are"
    moved = f"{better or 'none'} of them {are} better and {worse or 'none'} worse by more than chance explains"
    said = [f"The plan names {_figures(len(aims))} that its actions should move; {moved}."]
    if missing:
        said.append(f"Of {_figures(missing)} nothing is held that could be shown here.")
    if without:
        said.append(f"{without} of {len(promised.plan.actions)} actions name no figure at all.")
    return " ".join(said)


def _figures(count: int) -> str:
    return f"{count} figure{'' if count == 1 else 's'}"


def _table(chosen: Sequence[Standing], names: Sequence[str], aims: Mapping[str, tuple[str, ...]], run: Run) -> Table:
    columns, periods = [COLUMNS[name] for name in names], periods_of(run)
    rows = tuple(
        (words(name_of(one)), *(column.cell(one) for column in columns), words(", ".join(aims[one.figure.key])))
        for one in chosen
    )
    signals = dict.fromkeys(one.signal for one in chosen if one.signal)
    return Table(
        "What changed for children",
        (
            Column("Figure", weight=3),
            *(Column(one.heading.format_map(periods), one.numeric, one.weight) for one in columns),
            Column("Actions that should move it", weight=1.5),
        ),
        rows,
        notes=(*notes_of(tuple(chosen)), *signals_words(signals)),
    )


KIND: Final = Kind(
    "plan-figures",
    "What changed for children: the figures that actions should move, those that moved by more than chance or every one.",
    _read,
    nothing,
    _make,
    programme=True,
    linked=True,
)
