"""What a column of changes is against, and whether it holds changes at all: told by the figures beside it."""

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
#: Words of a heading that may be a change, or a distance from a target.
_EITHER: Final = {"variance", "variation", "difference", "change", "movement"}


def against(table: Table) -> Table:
    """Settle what every change is against, and which "changes" are levels."""
    table = _levels(table)
    for guess in table.guesses:
        if guess.role in (Role.CHANGE, Role.IGNORED) and _EITHER & set(guess.words.tokens) and not guess.told:
            table = _settle(table, guess)
    return table


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
