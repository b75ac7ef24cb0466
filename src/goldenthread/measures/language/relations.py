"""Relations: the rows that a definition counts, as SELECTs over the tables of records, and what is looked up beside them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Rows made of tables of records or of other relations; no period and no as-at stand in it.

    ``rows`` is a SELECT in the portable subset. It must give ``authority``, ``person_key`` and ``event_key``
    (``person_key`` only when ``subject`` is ``person``); a column named ``…_date`` that it computes is a date that is
    known only once it has passed; other columns keep what their table says of them. Looking forward (``lead``) is
    allowed only to find such dates.
    """

    key: str
    rows: str
    grain: str
    subject: str = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class At:
    """What a dated table says of the person on the day that counts (the event's date, or the period's end).

    Columns are written ``alias.column``. Of stays that overlap, the one that began last speaks, until the next begins.
    ``where`` keeps only some rows of the table.
    """

    alias: str
    table: str
    since: str = "start_date"
    until: str = "until_date"
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A number or date worked out for each person and period from another table: ``alias.found`` in expressions.

    ``by`` is the column that the rows and that table share: ``person_key``, ``event_key`` for what belongs to one row (the
    cycles of a plan), or ``worker_id`` for rows about workers.

    ``gives`` is an aggregate over the rows of ``table`` that meet ``where``; both may name ``as_at``,
    ``period_start`` and ``year_ago`` (the day after the same date a year before ``as_at``). Null where no row meets it.
    """

    alias: str
    table: str
    gives: str
    where: str
    by: str = "person_key"
