"""What a column of changes is against, and whether it holds changes at all: told by the figures beside it."""

from itertools import permutations
from typing import Final

from goldenthread.scrutiny.recognise.by_data import change_fits, level_fits
from goldenthread.scrutiny.recognise.state import Guess, Table
from goldenthread.scrutiny.roles import Role

_LEVELS: Final = {Role.CHANGE_SINCE_BASELINE: Role.BASELINE, Role.CHANGE_SINCE_YEAR: Role.YEAR_AGO}
_EARLIER: Final = (
    (Role.PREVIOUS, Role.CHANGE),
    (Role.YEAR_AGO, Role.CHANGE_SINCE_YEAR),
    (Role.BASELINE, Role.CHANGE_SINCE_BASELINE),
)
#: Roles of columns that may be the two figures of a change although their headings do not say so.
_MAY_BE_FIGURES: Final = (Role.IGNORED, Role.VALUE, Role.LATEST, Role.REVISED, Role.SERIES)
#: Words of a heading that may be a change, or a distance from a target.
_EITHER: Final = {"variance", "variation", "difference", "change", "movement"}


def against(table: Table) -> Table:
    """Settle what every change is against, and which "changes" are levels."""
    table = _two_figures(_levels(table))
    for guess in table.guesses:
        if guess.role in (Role.CHANGE, Role.IGNORED) and _EITHER & set(guess.words.tokens) and not guess.told:
            table = _settle(table, guess)
    return table


def _two_figures(table: Table) -> Table:
    """Where no heading says since which figure a change is, the two columns of which most changes are."""
    change = table.one(Role.CHANGE)
    earlier = table.one(Role.PREVIOUS, Role.YEAR_AGO, Role.BASELINE) is not None
    if change is None or earlier or len(table.having(Role.SERIES)) > 2:
        return table
    figures = [guess for guess in table.having(*_MAY_BE_FIGURES) if guess.cells.numbers and not guess.told]
    moved = table.cells(change.column.index)
    fits = [
        (change_fits(table.cells(was.column.index), table.cells(now.column.index), moved), was, now)
        for was, now in permutations(figures, 2)
    ]
    best = max(fits, key=lambda one: (one[0].share, one[0].tried), default=None)
    if best is None or not best[0].most(table.least_share, table.least_rows + 1):
        return table
    # Where two earlier columns fit as well (most figures were not revised), the one beside the latest is meant.
    equal = [one for one in fits if (one[0].share, one[0].tried) == (best[0].share, best[0].tried)]
    _, was, now = min(equal, key=lambda one: abs(one[1].column.index - one[2].column.index))
    return table.changed(was.as_role(Role.PREVIOUS), now.as_role(Role.LATEST))


def _levels(table: Table) -> Table:
    latest = table.one(Role.LATEST, Role.VALUE)
    for role, level in _LEVELS.items():
        for guess in table.having(role):
            if table.one(level) is not None or latest is None or guess.told:
                continue
            fit = level_fits(table.cells(latest.column.index), table.cells(guess.column.index))
            if fit.most(table.least_share, table.least_rows):
                table = table.changed(
                    guess.as_role(level),
                    note=f"{guess.column.heading!r} is headed as a change, but in {fit.held} of {fit.tried} rows it reads as "
                    f"a level near the latest figure: read as the {level.value}",
                )
    return table


def _settle(table: Table, guess: Guess) -> Table:
    latest = table.one(Role.LATEST, Role.VALUE)
    if latest is None:
        return table
    now, moved = table.cells(latest.column.index), table.cells(guess.column.index)
    fits = [
        (change_fits(table.cells(earlier.column.index), now, moved), role)
        for before, role in _EARLIER
        if (earlier := table.one(before)) is not None and table.one(role) in (None, guess)
    ]
    target = table.one(Role.TARGET)
    if target is not None:
        fits.append((change_fits(table.cells(target.column.index), now, moved), Role.IGNORED))
    best = max(fits, key=lambda one: one[0].share, default=None)
    if best is None or not best[0].most(table.least_share, table.least_rows):
        return table
    # A heading that names a change against nothing else is one, until the figures of most rows say otherwise.
    return table.changed(guess.as_role(best[1])) if best[1] is not guess.role else table
