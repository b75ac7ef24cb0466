"""Columns that no heading tells of: parts of a printed total, shares of a hundred, counts above a total row."""

from itertools import pairwise
from typing import Final

from goldenthread.scrutiny.printed import Kind
from goldenthread.scrutiny.recognise.by_data import column_sum_fits, hundred_fits, near_sum, sum_fits
from goldenthread.scrutiny.recognise.state import Guess, Table
from goldenthread.scrutiny.roles import Role

#: Roles that a column may lose to a sum that holds: those that its heading alone suggests but nothing else bears out.
_LOOSE: Final = frozenset({Role.IGNORED, Role.COUNT, Role.SERIES})


def sums(table: Table) -> Table:
    """Give parts, counts and shares to columns of numbers without a role, where their sums hold."""
    return _own(_above_total(_hundred(_parts(table))))


def _unknown(table: Table) -> list[Guess]:
    return [
        guess
        for guess in table.guesses
        if guess.role in _LOOSE
        and not guess.told
        and guess.cells.numbers
        and guess.cells.share("number", table.known) >= table.known.least_fitting
        and not guess.words.printed
        and not any(one.role in (Role.ID, Role.REF) for one in guess.fitting)
        and not (guess.fitting and guess.fitting[0].role is Role.IGNORED)
    ]


def _parts(table: Table) -> Table:
    for whole in table.having(Role.TOTAL):
        parts = [guess for guess in _unknown(table) if guess.role is not Role.SERIES]
        before = [guess for guess in parts if guess.column.index < whole.column.index]
        for group in (before, [guess for guess in parts if guess.column.index > whole.column.index], parts):
            if len(group) < 2:
                continue
            fit = sum_fits([table.cells(one.column.index) for one in group], table.cells(whole.column.index))
            if fit.most(table.least_share, table.least_rows):
                table = table.changed(*(one.as_role(Role.PART, one.column.heading) for one in group))
                break
    return table


def _hundred(table: Table) -> Table:
    runs: list[list[Guess]] = []
    unknown = [guess for guess in _unknown(table) if guess.role is Role.IGNORED]
    for guess in unknown:
        if runs and runs[-1][-1].column.index == guess.column.index - 1:
            runs[-1].append(guess)
        else:
            runs.append([guess])
    for run in runs:
        fit = hundred_fits([table.cells(one.column.index) for one in run])
        if len(run) > 1 and fit.most(table.least_share, table.least_rows):
            table = table.changed(*(one.as_role(Role.PART, one.column.heading) for one in run))
    return table


def _above_total(table: Table) -> Table:
    """Whole numbers above a total row are counts where the sum of most such columns is the total."""
    label = table.one(Role.LABEL, Role.GROUP, Role.SUBLABEL)
    if label is None:
        return table
    names = [cell.text.strip().casefold() for cell in table.cells(label.column.index)]
    wholes = [
        place
        for place, name in enumerate(names)
        if name in table.known.cells["total"] or name.endswith(" total") or name.startswith(("all ", "total "))
    ]
    unknown = [guess for guess in _unknown(table) if guess.role is Role.IGNORED and _whole(table, guess)]
    told = [column_sum_fits(table.cells(one.column.index), wholes) for one in unknown]
    tried = [one for one in told if one is not None]
    if not tried or sum(tried) < table.least_share * len(tried):
        return _beside_sums(table, wholes)
    return table.changed(
        *(
            one.as_role(Role.COUNT, one.column.heading)
            for one, fits in zip(unknown, told, strict=True)
            if fits is not None
        )
    )


def _beside_sums(table: Table, wholes: list[int]) -> Table:
    """In a table whose other columns add up to its last row one that nearly does is meant to, if its total is above its parts."""
    named = [guess for guess in table.guesses if guess.cells.numbers and guess.words.sign != "%"]
    told = [column_sum_fits(table.cells(guess.column.index), wholes) for guess in named]
    known = [guess for guess, fits in zip(named, told, strict=True) if fits]
    if len(known) < table.least_rows:
        return table
    return table.changed(
        *(
            guess.as_role(Role.COUNT, guess.column.heading)
            for guess in _unknown(table)
            if guess.role is Role.IGNORED and not guess.words.sign and near_sum(table.cells(guess.column.index), wholes)
        )
    )


def _own(table: Table) -> Table:
    """The one column of numbers beside those of other places is the council's own."""
    unknown = [guess for guess in _unknown(table) if guess.role is Role.IGNORED and not guess.fitting]
    figures = table.one(Role.VALUE, Role.LATEST, Role.PREVIOUS, Role.SERIES, Role.COUNT)
    if len(unknown) == 1 and figures is None and table.having(Role.COMPARATOR):
        return table.changed(unknown[0].as_role(Role.VALUE, unknown[0].column.heading))
    return table


def _whole(table: Table, guess: Guess) -> bool:
    cells = [cell for cell in table.cells(guess.column.index) if cell.kind is Kind.NUMBER]
    return all(cell.step == 1 and cell.sign == "" for cell in cells) and len(cells) > 1 and not _running(table, guess)


def _running(table: Table, guess: Guess) -> bool:
    """Whether a column numbers its rows."""
    cells = [cell.value for cell in table.cells(guess.column.index) if cell.kind is Kind.NUMBER]
    return all(b is not None and a is not None and b - a == 1 for a, b in pairwise(cells))
