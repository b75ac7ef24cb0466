"""Columns that are headed by periods: two are the previous and the latest, more are a series."""

from collections import defaultdict
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.periods import Named, as_financial_year
from goldenthread.scrutiny.recognise.by_data import change_fits
from goldenthread.scrutiny.recognise.state import Guess, Table
from goldenthread.scrutiny.roles import Column, Role

_CHANGES: Final = (Role.CHANGE, Role.CHANGE_SINCE_YEAR)
#: The months between a period and the same a year before.
_YEAR: Final = 12


def periods(table: Table) -> Table:
    """Give previous and latest to two period columns, and to the two of more between which the printed changes lie."""
    table = _years(_of_one_name(table))
    found = table.having(Role.SERIES)
    if len(found) == 1:
        lone = found[0]
        role = Role.VALUE if table.one(Role.VALUE, Role.LATEST) is None else Role.IGNORED
        return table.changed(lone.as_role(role))
    if len(found) == 2 and table.one(Role.PREVIOUS, Role.LATEST, Role.VALUE) is None and not _of_two_kinds(found):
        return _pair(table, found)
    return _within_series(table, found) if len(found) > 2 else table


def _of_one_name(table: Table) -> Table:
    """Columns without a role that say the same of several periods (Barnet 2015/16, Barnet 2016/17) are a series."""
    groups: dict[tuple[str, ...], list[Guess]] = defaultdict(list)
    for guess in table.having(Role.IGNORED):
        numbers = guess.cells.share("number", table.known) >= table.known.least_fitting
        if guess.words.period is not None and numbers and not guess.fitting and not guess.told:
            groups[guess.words.tokens].append(guess)
    named = [group for group in groups.values() if len(group) > 1]
    if len(named) != 1 or table.having(Role.SERIES):
        return table
    return table.changed(*(guess.as_role(Role.SERIES, _named(guess).key) for guess in named[0]))


def _years(table: Table) -> Table:
    """Read 2010-11 as a year where it stands beside others that can only be years or that follow it as years do."""
    found = table.having(Role.SERIES)
    names = [guess.words.heading.strip() for guess in found]
    years = [as_financial_year(name) for name in names]
    if not found or None in years:
        return table
    starts = [year.first.year for year in years if year is not None]
    if len(set(starts)) == len(starts) > 1 and max(starts) - min(starts) == len(starts) - 1:
        return table.changed(
            *(
                guess.as_role(Role.SERIES, year.key)
                for guess, year in zip(found, years, strict=True)
                if year is not None
            )
        )
    return table


def _of_two_kinds(found: list[Guess]) -> bool:
    """A quarter beside a year, say: neither came before the other as the previous does before the latest."""
    return len({_named(guess).kind for guess in found}) > 1


def _named(guess: Guess) -> Named:
    if guess.words.period is None:
        raise ValueError(f"{guess.column.heading!r} names no period")
    return guess.words.period


def _pair(table: Table, found: list[Guess]) -> Table:
    left, right = found
    change = table.one(*_CHANGES)
    by_place = True
    if _named(left).first > _named(right).first:
        # Some papers print the latest first, others have their headings the wrong way round: the changes tell.
        forward = backward = Fraction(0)
        if change is not None:
            cells = [table.cells(guess.column.index) for guess in (left, right, change)]
            forward = change_fits(cells[0], cells[1], cells[2]).share
            backward = change_fits(cells[1], cells[0], cells[2]).share
        by_place = forward > backward
    previous, latest = (left, right) if by_place else (right, left)
    return table.changed(
        previous.as_role(Role.PREVIOUS, previous.column.about), latest.as_role(Role.LATEST, latest.column.about)
    )


def _within_series(table: Table, found: list[Guess]) -> Table:
    """Where the changes of most rows lie between the last two periods, or a year apart, those bear a second role."""
    if table.one(Role.PREVIOUS, Role.LATEST) is not None:
        return table
    ordered = sorted(found, key=lambda guess: _named(guess).first)
    if [guess.column.index for guess in ordered] not in (
        sorted(guess.column.index for guess in found),
        sorted((guess.column.index for guess in found), reverse=True),
    ):
        return table
    extra: list[Column] = []
    latest = ordered[-1]
    for change in table.having(*_CHANGES):
        for earlier, role in ((ordered[-2], Role.PREVIOUS), (_year_before(ordered), Role.YEAR_AGO)):
            wanted = Role.CHANGE if role is Role.PREVIOUS else Role.CHANGE_SINCE_YEAR
            if earlier is None or change.role is not wanted:
                continue
            fit = change_fits(*(table.cells(guess.column.index) for guess in (earlier, latest, change)))
            if fit.most(table.least_share, table.least_rows):
                extra.append(_second(earlier, role))
    return table.also([*extra, _second(latest, Role.LATEST)]) if extra else table


def _second(guess: Guess, role: Role) -> Column:
    column = guess.column
    return Column(column.index, column.heading, role, column.about, column.sign)


def _year_before(ordered: list[Guess]) -> Guess | None:
    last = _named(ordered[-1]).first
    return next(
        (
            guess
            for guess in ordered[:-1]
            if (last.year - _named(guess).first.year) * _YEAR + last.month - _named(guess).first.month == _YEAR
        ),
        None,
    )
