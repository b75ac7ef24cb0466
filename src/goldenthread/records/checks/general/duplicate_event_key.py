"""Two events with one key."""

from collections.abc import Iterator

from goldenthread.records.checks.language import OURS, Check, Unit
from goldenthread.records.tables import Table


def _each(table: Table) -> Iterator[Unit]:
    """Every table."""
    column = table.event_date or table.columns[0].name
    # Hashes are grouped much faster than keys; only keys that share one are then compared.
    repeated = f'select hash(event_key) as alike from "{table.name}" group by alike having count(*) > 1'
    yield Unit(
        table.name,
        (column,),
        rows=f'with repeated as ({repeated}) select event_key from "{table.name}" '
        "where hash(event_key) in (select alike from repeated) group by event_key having count(*) > 1",
        screen="count(distinct hash(r.event_key)) < count(*)",
    )


CHECK = Check(
    code="duplicate-event-key",
    title="Two events with one key",
    sentence="Two rows of {@table} have the same key, so what refers to them cannot be told apart.",
    mend="This is a fault of the loading, not of the records: report it with the version of the program.",
    severity="stops",
    source=OURS,
    each=_each,
    examples="""
        -- visits
        id | child | kind | visit_date | found
        v1 | A     | cp   | 2024-01-05 | yes
        v1 | A     | cp   | 2024-01-15 | yes
        v2 | A     | cp   | 2024-01-25 | no
        -- contacts
        id | child | contact_date | found
        v1 | A     | 2024-01-05   | no
    """,
)
