"""Something before birth that cannot happen before it."""

from collections.abc import Iterator

from goldenthread.records.checks.language import OURS, Check, Unit
from goldenthread.records.tables import Table

#: What happens only to a born child; referrals, assessments and plans may come before birth.
_TABLES = (
    "care_periods", "legal_statuses", "placements", "care_reviews", "health_checks", "sdq_scores", "substance_misuse", "peps",
    "immigration", "return_interviews", "exploitation_risks", "homeless_presentations", "advocacy",
)  # fmt: skip


def _each(table: Table) -> Iterator[Unit]:
    """The date on which the event happened or began."""
    if table.name in _TABLES:
        name = table.event_date or "start_date"
        yield Unit(table.name, (name,), where=f'r."{name}" < p.birth_date')


CHECK = Check(
    code="before-birth",
    title="Something before birth that cannot happen before it",
    sentence="The {@column} in {@table} is {value}, before the child was born.",
    mend="Check the date of birth and the date of the event.",
    severity="error",
    source=OURS,
    each=_each,
    examples="""
        -- people
        child | birth_date
        A     | 2020-05-01
        B     |
        -- care_periods
        child | start_date | found
        A     | 2020-05-01 | no
        A     | 2020-04-30 | yes
        -- peps
        child | meeting_date | found
        A     | 2019-05-01   | yes
        B     | 2019-05-01   | no
    """,
)
