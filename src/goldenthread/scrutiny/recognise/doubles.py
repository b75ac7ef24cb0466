"""Columns that seem to hold the same: the print beside the bare number, and two that claim one role."""

from collections import defaultdict
from datetime import date
from typing import Final

from goldenthread.scrutiny.recognise.state import Guess, Table
from goldenthread.scrutiny.roles import Role

#: Roles of which a table may well have several columns.
_SEVERAL: Final = frozenset(
    {
        *(Role.REMARK, Role.IGNORED, Role.BARE, Role.SERIES, Role.COMPARATOR, Role.PART, Role.COUNT, Role.SHARE),
        *(Role.TARGET, Role.GROUP, Role.REF, Role.ID, Role.OWNER, Role.SUBLABEL, Role.N),
        *(Role.NUMERATOR, Role.DENOMINATOR, Role.PAIR, Role.PERIOD),
    }
)
#: Of these a table has several where it prints them for several periods; those of the latest go with the latest figure.
_OF_ONE_PERIOD: Final = (Role.N, Role.NUMERATOR, Role.DENOMINATOR, Role.PAIR)


def once(table: Table) -> Table:
    """Let the print stand for the bare number beside it, and leave out whatever two columns claim."""
    return _claimed(_labels(_bare(table)))


def _bare(table: Table) -> Table:
    for printed in [guess for guess in table.guesses if guess.words.printed and guess.role is not Role.IGNORED]:
        stem = printed.words.tokens
        beside = [
            guess
            for guess in table.guesses
            if not guess.words.printed and guess.role is printed.role and guess.words.tokens[: len(stem)] == stem
        ]
        if len(beside) == 1:
            table = table.changed(beside[0].as_role(Role.BARE, printed.column.heading))
    return table


def _labels(table: Table) -> Table:
    """The first label names the row; a second of the same rank stands under it, one of a lower rank says more or groups."""
    found = table.having(Role.LABEL)
    if len(found) < 2:
        return table
    ranked = sorted(found, key=lambda guess: (_rank(guess), guess.column.index))
    changed: list[Guess] = []
    for guess in ranked[1:]:
        if "description" in guess.words.tokens or "detail" in guess.words.tokens:
            changed.append(guess.as_role(Role.REMARK))
        elif guess.column.index < ranked[0].column.index:
            changed.append(guess.as_role(Role.GROUP))
        else:
            changed.append(guess.as_role(Role.SUBLABEL))
    return table.changed(*changed)


def _rank(guess: Guess) -> int:
    return next((one.rank for one in guess.fitting if one.role is Role.LABEL), 0)


def _claimed(table: Table) -> Table:
    claims: dict[Role, list[Guess]] = defaultdict(list)
    for guess in table.guesses:
        if guess.role not in _SEVERAL:
            claims[guess.role].append(guess)
    for role in _OF_ONE_PERIOD:
        claims[role] = table.having(role)
    for role, guesses in claims.items():
        if len(guesses) < 2:
            continue
        kept = _kept(guesses)
        doubted = [guess for guess in guesses if not guess.told and guess is not kept]
        if not doubted or (kept is None and role in _SEVERAL):
            continue
        named = " and ".join(repr(guess.column.heading) for guess in guesses)
        note = f"{named} may each be the {role.value}: left out. A mapping file can say which is"
        table = table.changed(*(guess.as_role(Role.IGNORED) for guess in doubted), note="" if kept else note)
    return table


def _kept(guesses: list[Guess]) -> Guess | None:
    """The one of several columns that bears a role: the one that is told, of the latest period, or headed by it alone."""
    told = [guess for guess in guesses if guess.told]
    if told:
        return told[0]
    periods = {guess.words.period.first for guess in guesses if guess.words.period is not None}
    if len(periods) == len(guesses):
        return max(guesses, key=_begins)
    alone = [guess for guess in guesses if _rest(guess) == 0]
    return alone[0] if len(alone) == 1 else None


def _begins(guess: Guess) -> date:
    return guess.words.period.first if guess.words.period is not None else date.min


def _rest(guess: Guess) -> int:
    """How many words of a heading its role does not account for."""
    return next((len(one.rest) for one in guess.fitting if one.role is guess.role), 0)
