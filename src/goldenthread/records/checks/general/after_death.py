"""Something after the child's death."""

from collections.abc import Iterator

from goldenthread.records.checks.language import OURS, Check, Unit
from goldenthread.records.tables import Table

#: What can only happen to a living child; audits, complaints and records may follow a death. Referrals and plans have
#: official rules of their own.
_TABLES = (
    "assessments", "s47_enquiries", "visits", "core_groups", "care_periods", "placements", "care_reviews", "health_checks",
    "peps", "missing_episodes", "return_interviews", "early_help",
)  # fmt: skip


def _each(table: Table) -> Iterator[Unit]:
    """The date on which the event happened or began."""
    if table.name in _TABLES:
        yield Unit(table.name, (table.event_date,), where=f'r."{table.event_date}" > p.death_date')


CHECK = Check(
    code="after-death",
    title="Something after the child's death",
    sentence="The {@column} in {@table} is {value}, after the child died on {p.death_date}.",
    mend="Check the date of death and the date of the event.",
    severity="error",
    source=OURS,
    each=_each,
    examples="""
        -- people
        child | death_date
        A     | 2023-05-01
        B     |
        -- visits
        child | kind | visit_date | found
        A     | cin  | 2023-05-01 | no
        A     | cin  | 2023-05-02 | yes
        B     | cin  | 2023-05-02 | no
        -- placements
        child | start_date | found
        A     | 2023-06-01 | yes
    """,
)
