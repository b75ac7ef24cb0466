"""Which column names the rows: by its heading, else the first column of words."""

from goldenthread.scrutiny.recognise.state import Table
from goldenthread.scrutiny.roles import Column, Role


def labels(table: Table) -> Table:
    """Make the first column of words the label where no heading names one; a number that counts the rows is their id."""
    table = _numbered(table)
    if table.having(Role.LABEL):
        return table
    first = table.guesses[0] if table.guesses else None
    if first is not None and first.role is Role.PERIOD:
        # The period names the row: it is both.
        column = first.column
        return table.also([Column(column.index, column.heading, Role.LABEL)])
    for guess in table.guesses:
        words = guess.cells.share("words", table.known) >= table.known.least_fitting and guess.cells.filled
        if guess.role in (Role.GROUP, Role.SUBLABEL) and words:
            return table.changed(guess.as_role(Role.LABEL))
        if words and not guess.told and (guess.role is Role.IGNORED or guess.column.index == 0):
            return table.changed(guess.as_role(Role.LABEL)) if guess.role is not Role.REF else table
    return table


def _numbered(table: Table) -> Table:
    """A first column headed No or Number whose numbers are all different is the id of the row."""
    if not table.guesses:
        return table
    first = table.guesses[0]
    claims = any(one.role in (Role.ID, Role.REF) for one in first.fitting)
    numbers = first.cells.distinct or first.cells.runs
    if first.role in (Role.COUNT, Role.N, Role.VALUE) and claims and numbers and first.cells.filled > 1:
        return table.changed(first.as_role(Role.ID))
    return table
