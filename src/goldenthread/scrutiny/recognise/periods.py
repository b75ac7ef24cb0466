"""Columns that are headed by periods: two are the previous and the latest, more are a series."""

from collections import defaultdict
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.periods import Named, as_financial_year
from goldenthread.scrutiny.recognise.by_data import change_fits
from goldenthread.scrutiny.recognise.state import Guess, Table
from goldenthread.scrutiny.roles import Column, Role

_CHANGES: Final = (Role.CHANGE, Role.CHANGE_SINCE_YEAR)
_MONEY: Final = (Role.BUDGET, Role.REVISED, Role.APPROVED)
#: The months between a period and the one before it of its kind, and the same a year before.
_STEPS: Final = {"month": 1, "quarter": 3, "year": 12}
_YEAR: Final = 12
#: So many periods of a kind make up a year.
_WHOLE_YEAR: Final = {"quarter": 4, "month": 12}
#: Words of a heading that do not make the figures of two periods another measure.
_SAME: Final = frozenset({"actual", "result", "value", "performance", "outturn", "year", "end", "eoy"})


def periods(table: Table) -> Table:
    """Give previous, latest and a year ago to columns headed by such periods, and leave longer runs as a series."""
    table = _annual(_years(_one_measure(_of_one_name(_outturns(table)))))
    table = _year_before(table)
    found = table.having(Role.SERIES)
    if len(found) == 1:
        role = Role.VALUE if table.one(Role.VALUE, Role.LATEST) is None else Role.IGNORED
        return table.changed(found[0].as_role(role))
    if len(found) == 2 and table.one(Role.PREVIOUS, Role.LATEST, Role.VALUE) is None and not _of_two_kinds(found):
        return _pair(table, found)
    return _within_series(_three(table, found), found) if len(found) > 2 else table


def _year_before(table: Table) -> Table:
    """A year that stands before fewer quarters or months than it has is the year before them."""
    found = table.having(Role.SERIES)
    years = [guess for guess in found if _named(guess).kind == "year"]
    parts = [guess for guess in found if _named(guess).kind in _WHOLE_YEAR]
    if len(years) != 1 or len(parts) < 2 or len(parts) + 1 != len(found) or table.one(Role.YEAR_AGO) is not None:
        return table
    year, kind = years[0], _named(parts[0]).kind
    before = year.column.index < min(guess.column.index for guess in parts)
    few = len(parts) < _WHOLE_YEAR[kind] and {_named(guess).kind for guess in parts} == {kind}
    earlier = all(not _named(one).dated or _named(one).first > _named(year).last for one in parts)
    if not (before and few and earlier):
        return table
    return table.changed(year.as_role(Role.YEAR_AGO))


def _annual(table: Table) -> Table:
    """Beside this year's figure last year's is the one before it; a direction beside the same months of both is since then."""
    year_ago, latest = table.one(Role.YEAR_AGO), table.one(Role.LATEST, Role.VALUE)
    if year_ago is None or latest is None or table.one(Role.PREVIOUS, Role.BASELINE) is not None:
        return table
    if "year" in latest.words.tokens and not year_ago.told:
        return table.changed(year_ago.as_role(Role.PREVIOUS), *_since(table, Role.CHANGE, Role.DIRECTION))
    if "same" in year_ago.words.tokens:
        return table.changed(*_since(table, Role.CHANGE_SINCE_YEAR, Role.DIRECTION_SINCE_YEAR))
    return table


def _since(table: Table, change: Role, direction: Role) -> list[Guess]:
    """The changes and directions of a table as those since the one earlier figure that it prints."""
    changes, directions = (Role.CHANGE, Role.CHANGE_SINCE_YEAR), (Role.DIRECTION, Role.DIRECTION_SINCE_YEAR)
    pairs = ((changes, change), (directions, direction))
    return [guess.as_role(role) for roles, role in pairs if len(found := table.having(*roles)) == 1 for guess in found]


def _outturns(table: Table) -> Table:
    """Beside budgets, the outturn of the latest period is the outturn, and no figure of a series."""
    found = [guess for guess in table.having(Role.SERIES) if any(one.role is Role.OUTTURN for one in guess.fitting)]
    if not table.having(*_MONEY) or table.having(Role.OUTTURN) or not found:
        return table
    latest = max(found, key=lambda guess: _named(guess).first)
    return table.changed(*(guess.as_role(Role.OUTTURN if guess is latest else Role.IGNORED) for guess in found))


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


def _one_measure(table: Table) -> Table:
    """Of columns of several measures (Rate 2015, Rate 2016, Number 2016) the most alike are the series."""
    groups: dict[frozenset[str], list[Guess]] = defaultdict(list)
    for guess in table.having(Role.SERIES):
        groups[frozenset(guess.words.tokens) - _SAME].append(guess)
    if len(groups) < 2:
        return table
    # Where as many say nothing of their measure as say percent, either may be meant: the plain ones are the figures.
    chosen = max(groups, key=lambda tokens: (len(groups[tokens]), -len(tokens)))
    others = [guess for tokens, group in groups.items() if tokens != chosen for guess in group]
    return table.changed(*(_not_series(guess) for guess in others))


def _not_series(guess: Guess) -> Guess:
    role = next((one.role for one in guess.fitting if one.role in (Role.COUNT, Role.SHARE, Role.N)), Role.IGNORED)
    return guess.as_role(role, _named(guess).key)


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


def _three(table: Table, found: list[Guess]) -> Table:
    """A period, the one before it and the same a year ago, and no other of their kind: the figures of a quarterly report."""
    kinds = defaultdict(list)
    for guess in found:
        kinds[_named(guess).kind].append(guess)
    three = next((group for kind, group in kinds.items() if len(group) == 3 and kind in ("month", "quarter")), None)
    if three is None or table.one(Role.PREVIOUS, Role.LATEST, Role.VALUE, Role.YEAR_AGO) is not None:
        return table
    latest = max(three, key=lambda guess: _named(guess).first)
    by_months = {_months(guess, latest): guess for guess in three}
    previous, year_ago = by_months.get(_STEPS[_named(latest).kind]), by_months.get(_YEAR)
    if previous is None or year_ago is None:
        return table
    rest = [guess.as_role(Role.IGNORED) for guess in found if guess not in three]
    roles = ((previous, Role.PREVIOUS), (latest, Role.LATEST), (year_ago, Role.YEAR_AGO))
    return table.changed(*(guess.as_role(role, guess.column.about) for guess, role in roles), *rest)


def _months(earlier: Guess, later: Guess) -> int:
    first, last = _named(earlier).first, _named(later).first
    return (last.year - first.year) * _YEAR + last.month - first.month


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
    year_ago = next((guess for guess in ordered[:-1] if _months(guess, latest) == _YEAR), None)
    for change in table.having(*_CHANGES):
        for earlier, role in ((ordered[-2], Role.PREVIOUS), (year_ago, Role.YEAR_AGO)):
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
