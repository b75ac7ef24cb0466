"""Words that mean one thing in a table of money, risks, savings or complaints and another elsewhere."""

from typing import Final

from goldenthread.scrutiny.recognise.state import Table
from goldenthread.scrutiny.roles import Role

_RISK: Final = frozenset(
    {
        *(Role.IMPACT, Role.LIKELIHOOD, Role.SCORE, Role.INHERENT_IMPACT, Role.INHERENT_LIKELIHOOD, Role.INHERENT),
        *(Role.RESIDUAL_IMPACT, Role.RESIDUAL_LIKELIHOOD, Role.RESIDUAL),
    }
)
_MONEY: Final = frozenset({Role.BUDGET, Role.REVISED, Role.APPROVED})
_OF_MONEY: Final = frozenset(
    {Role.VARIANCE, Role.VARIANCE_PERCENT, Role.ADDITIONS, Role.SLIPPAGE, Role.SLIPPAGE_PERCENT, Role.OUTTURN}
)
_SAVINGS: Final = frozenset({Role.ACHIEVED, Role.AT_RISK, Role.NOT_ACHIEVED})
_COMPLAINTS: Final = frozenset({Role.RECEIVED, Role.RESPONDED, Role.IN_TIME})
_RANGE: Final = frozenset({Role.LOW, Role.HIGH})
_CHANGES: Final = frozenset({Role.CHANGE, Role.CHANGE_SINCE_YEAR, Role.CHANGE_SINCE_BASELINE})
#: Words of a heading that make it a range's end whatever else stands in the table.
_LIMITS: Final = {"target", "limit", "bound"}


def by_kind(table: Table) -> Table:
    """Take away roles that belong to another kind of table than this."""
    for step in (
        _balances,
        _risks,
        _money,
        _planned,
        _savings,
        _complaints,
        _ranges,
        _met,
        _judged,
        _changes,
        _meetings,
        _spoken,
    ):
        table = step(table)
    return table


def _without(table: Table, roles: frozenset[Role]) -> Table:
    return table.changed(*(guess.otherwise(roles) for guess in table.having(*roles)))


def _balances(table: Table) -> Table:
    """Of two columns of one name at two days the earlier opens and the later closes, where figures stand between them."""
    dated = [guess for guess in table.guesses if guess.words.period is not None and guess.words.period.kind == "day"]
    if len(dated) != 2 or dated[0].words.tokens != dated[1].words.tokens or any(guess.told for guess in dated):
        return table
    left, right = dated
    between = [guess for guess in table.guesses[left.column.index + 1 : right.column.index] if guess.cells.numbers]
    numbers = left.cells.numbers and right.cells.numbers
    if not numbers or not between or left.words.period is None or right.words.period is None:
        return table
    if left.words.period.first >= right.words.period.first:
        return table
    return table.changed(left.as_role(Role.OPENING), right.as_role(Role.CLOSING))


def _risks(table: Table) -> Table:
    found = {guess.role for guess in table.having(*_RISK)}
    named = any("risk" in guess.words.tokens for guess in table.guesses) or "risk" in table.grid.table.casefold()
    if not found or len(found) > 1 or named:
        return table
    return _without(table, _RISK)


def _money(table: Table) -> Table:
    if table.having(*_MONEY):
        actual = [guess for guess in table.having(Role.VALUE) if "actual" in guess.words.tokens]
        if not table.having(Role.OUTTURN) and len(actual) == 1:
            return table.changed(actual[0].as_role(Role.OUTTURN))
        return table
    table = _budget(table)
    if table.having(*_MONEY):
        return table
    found = {guess.role for guess in table.having(*_OF_MONEY)}
    if len(found) > 2 or (Role.VARIANCE_PERCENT in found and Role.VARIANCE in found):
        return table
    return _without(table, _OF_MONEY)


def _budget(table: Table) -> Table:
    """Beside an outturn and its variance the one unknown amount before it is the budget, whatever it is called."""
    outturn, variance = table.one(Role.OUTTURN), table.one(Role.VARIANCE)
    if outturn is None or variance is None:
        return table
    unknown = [
        guess
        for guess in table.having(Role.IGNORED)
        if guess.cells.numbers and guess.column.index < outturn.column.index and guess.words.sign == outturn.words.sign
    ]
    return table.changed(unknown[0].as_role(Role.BUDGET)) if len(unknown) == 1 and not unknown[0].told else table


#: Words of a heading that is a target beside what was done, and a plan of money or days elsewhere.
_PLANNED: Final = frozenset({"profile", "profiled", "planned", "expected"})


def _planned(table: Table) -> Table:
    """What was planned of money, or beside no figure of the measure, is an amount and no target."""
    if table.having(Role.VALUE, Role.LATEST, Role.SERIES) and not table.having(*_MONEY):
        return table
    planned = [guess for guess in table.having(Role.TARGET) if _PLANNED & set(guess.words.tokens) and not guess.told]
    return table.changed(*(guess.as_role(Role.IGNORED) for guess in planned if "target" not in guess.words.tokens))


def _savings(table: Table) -> Table:
    found = {guess.role for guess in table.having(*_SAVINGS)}
    if (table.having(Role.SAVING) and found) or len(found) > 1:
        targets = table.having(Role.TARGET)
        if not table.having(Role.SAVING) and len(targets) == 1:
            return table.changed(targets[0].as_role(Role.SAVING))
        return table
    return _without(table, _SAVINGS)


def _complaints(table: Table) -> Table:
    return table if len({guess.role for guess in table.having(*_COMPLAINTS)}) > 1 else _without(table, _COMPLAINTS)


def _ranges(table: Table) -> Table:
    ends = table.having(*_RANGE)
    if {guess.role for guess in ends} == _RANGE and not any(
        {"medium", "moderate"} & set(guess.words.tokens) for guess in table.guesses
    ):
        return table
    return table.changed(
        *(guess.otherwise(_RANGE) for guess in ends if not _LIMITS & set(guess.words.tokens) and not guess.told)
    )


def _met(table: Table) -> Table:
    """Whether a target was met is the rating, where no other column is."""
    found = table.having(Role.TARGET_MET)
    if table.having(Role.RATING) or not found:
        return table
    return table.changed(*(guess.as_role(Role.RATING) for guess in found))


def _changes(table: Table) -> Table:
    """Of a change and a percentage change that are since the same, the one with the percent sign is the percentage."""
    found = [guess for guess in table.guesses if _CHANGES & {guess.role, *(one.role for one in guess.fitting)}]
    signed = [guess for guess in found if guess.words.sign == "%" and guess.role in (*_CHANGES, Role.IGNORED)]
    plain = [guess for guess in found if guess.words.sign != "%"]
    if len(signed) != 1 or len(plain) != 1 or signed[0].told:
        return table
    return table.changed(signed[0].as_role(Role.CHANGE_PERCENT))


def _judged(table: Table) -> Table:
    """A status that is printed as colours, or as targets met, is a rating, where no other column is."""
    if table.having(Role.RATING):
        return table
    return table.changed(
        *(
            guess.as_role(Role.RATING)
            for guess in table.having(Role.STATUS)
            if guess.cells.filled and guess.cells.share("judged", table.known) >= table.known.least_fitting
        )
    )


def _meetings(table: Table) -> Table:
    """A column of meetings in which most cells hold no number names bodies, and no days."""
    return table.changed(
        *(
            guess.otherwise(frozenset({Role.MEETING}))
            for guess in table.having(Role.MEETING)
            if 2 * sum(any(letter.isdigit() for letter in cell.text) for cell in guess.cells.printed)
            < guess.cells.filled
        )
    )


#: Columns that a list of paragraphs may have beside what they say.
_BESIDE_PARAGRAPHS: Final = frozenset({Role.PARAGRAPH, Role.ID, Role.REF, Role.GROUP, Role.LABEL, Role.PERIOD})


def _spoken(table: Table) -> Table:
    """Of numbered paragraphs the commentary is what the table is there to say, and no remark on its figures."""
    remarks = table.having(Role.REMARK)
    alone = all(guess.role in _BESIDE_PARAGRAPHS for guess in table.guesses if guess.role is not Role.REMARK)
    if len(remarks) != 1 or not table.having(Role.PARAGRAPH) or not alone or remarks[0].told:
        return table
    return table.changed(remarks[0].as_role(Role.STATEMENT))
