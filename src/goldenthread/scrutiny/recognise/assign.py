"""Gives every column of a table its role: as told, else by its heading where its cells bear it out, else none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from goldenthread.scrutiny.recognise.content import Cells, cells_of
from goldenthread.scrutiny.recognise.match import Candidate, candidates
from goldenthread.scrutiny.recognise.settle import settled
from goldenthread.scrutiny.recognise.state import Guess
from goldenthread.scrutiny.recognise.vocabulary import Vocabulary, vocabulary
from goldenthread.scrutiny.recognise.words import Words, apart
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Grid, Sheet

#: Roles that a period in the heading does not take the column from: the figure itself.
_FIGURES: Final = frozenset({Role.VALUE, Role.LATEST, Role.OUTTURN, Role.SHARE, Role.COUNT})
#: Words that may stand beside a period without making the column anything but the figure of that period.
_PLAIN: Final = frozenset(
    {
        *("percent", "actual", "result", "value", "performance", "outturn", "number", "no", "n", "year", "rate", "eoy"),
        *("end", "average"),
    }
)
#: Roles of which a table has several columns that their other words tell apart.
_APART: Final = frozenset(
    {
        *(Role.COUNT, Role.SHARE, Role.N, Role.NUMERATOR, Role.DENOMINATOR, Role.PAIR, Role.PERIOD, Role.REF),
        *(Role.OWNER, Role.DUE, Role.GROUP),
    }
)
#: Words of a comparator's heading that do not name it.
_GENERIC: Final = frozenset(
    {
        *("benchmark", "benchmarks", "benchmarking", "comparator", "average", "rate", "result", "value", "latest"),
        *("current", "previous", "year", "percent", "published"),
    }
)


@dataclass(frozen=True, slots=True)
class Recognised:
    """A table with its roles; ``notes`` say what was decided by the figures or left out in doubt."""

    sheet: Sheet
    notes: tuple[str, ...] = field(default=())


def recognise(grid: Grid, rules: Rules, told: Mapping[int, Column] | None = None) -> Recognised:
    """Find the role of every column of a grid; ``told`` are columns whose roles a mapping file gives."""
    known = vocabulary()
    given = told or {}
    guesses = [
        _told(given[place], grid, place) if place in given else _guess(grid, place, known)
        for place in range(len(grid.headings))
    ]
    columns, notes = settled(guesses, grid, rules, known)
    return Recognised(Sheet(grid, columns), notes)


def _texts(grid: Grid, place: int) -> list[str]:
    return [line.cells[place] if place < len(line.cells) else "" for line in grid.lines]


def _told(column: Column, grid: Grid, place: int) -> Guess:
    return Guess(column, apart(column.heading), cells_of(_texts(grid, place)), (), told=True)


def _guess(grid: Grid, place: int, known: Vocabulary) -> Guess:
    heading = grid.headings[place]
    words, cells = apart(heading), cells_of(_texts(grid, place))
    fitting = tuple(one for one in candidates(words, known) if cells.share(one.kind, known) >= known.least_fitting)
    if words.sign == "%":
        # "% of child population" is a share.
        fitting = tuple(one for one in fitting if one.role is not Role.POPULATION)
    chosen = _best(fitting)
    role = chosen.role if chosen else Role.IGNORED
    if words.period is not None and _is_figure(words, chosen, cells, known):
        role = Role.SERIES
    if cells.filled and cells.pairs / cells.filled >= known.least_fitting and (chosen is None or chosen.rank > 1):
        role = Role.PAIR
    column = Column(place, heading, role, _about(words, role, chosen), words.sign)
    return Guess(column, words, cells, fitting)


def _best(fitting: tuple[Candidate, ...]) -> Candidate | None:
    """The first candidate, unless another of the same rank and length stands beside it: then nobody can tell."""
    if not fitting:
        return None
    rivals = {one.role for one in fitting if (one.rank, one.length) == (fitting[0].rank, fitting[0].length)}
    return fitting[0] if len(rivals) == 1 else None


def _is_figure(words: Words, chosen: Candidate | None, cells: Cells, known: Vocabulary) -> bool:
    """Whether a heading that names a period is that of the period's figure."""
    if cells.share("number", known) < known.least_fitting:
        return False
    plain = all(token in _PLAIN or token in known.little for token in words.tokens)
    return plain and (chosen is None or chosen.role in _FIGURES)


def _about(words: Words, role: Role, chosen: Candidate | None) -> str:
    if role is Role.COMPARATOR:
        return " ".join(token for token in words.tokens if token not in _GENERIC)
    rest = " ".join(chosen.rest) if chosen is not None and role in _APART else ""
    if role is Role.TARGET:
        rest = " ".join(word for word in words.tokens if word != "target")
    period = words.period.key if words.period is not None else ""
    return " ".join(word for word in (rest, period) if word)
