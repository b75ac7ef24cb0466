"""Settles the roles of a table's columns beside each other, one question after another."""

from collections.abc import Callable, Sequence
from typing import Final

from goldenthread.scrutiny.recognise.against import against
from goldenthread.scrutiny.recognise.distributions import distributions
from goldenthread.scrutiny.recognise.doubles import once
from goldenthread.scrutiny.recognise.kinds import by_kind
from goldenthread.scrutiny.recognise.labels import labels
from goldenthread.scrutiny.recognise.periods import periods
from goldenthread.scrutiny.recognise.state import Guess, Table
from goldenthread.scrutiny.recognise.sums import sums
from goldenthread.scrutiny.recognise.vocabulary import Vocabulary
from goldenthread.scrutiny.roles import Column
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Grid

_STEPS: Final[tuple[Callable[[Table], Table], ...]] = (labels, by_kind, distributions, periods, once, against, sums)


def settled(
    guesses: Sequence[Guess], grid: Grid, rules: Rules, known: Vocabulary
) -> tuple[tuple[Column, ...], tuple[str, ...]]:
    """The columns of a table with their roles, and what was decided by the figures or left out in doubt."""
    table = Table(grid, tuple(guesses), rules, known)
    for step in _STEPS:
        table = step(table)
    return (*(guess.column for guess in table.guesses), *table.extra), table.notes
