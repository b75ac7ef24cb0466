"""Pieces of SQL that the maps of the lists share."""

#: Columns that say where a row comes from, in every SELECT.
ORIGIN = "_source, _as_at, _file, _row"


def yes(column: str) -> str:
    """A yes/no/unknown answer as true, false or null."""
    return f"case {column} when 'yes' then true when 'no' then false end"


def event_id(child: str, day: str, ordinal: str) -> str:
    """An id of an event that lists do not number: child, day and ordinal; null without child or day."""
    return f"{child} || '|' || {day} || '|' || {ordinal}"


def numbered(sheet: str, day: str) -> str:
    """The rows of a list with ``n``, their ordinal among those of the same child and day, in the order of the list."""
    return f"(select *, row_number() over (partition by _source, child_id, {day} order by _row) as n from {sheet})"
