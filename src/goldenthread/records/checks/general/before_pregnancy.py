"""Something longer before birth than a pregnancy lasts."""

from collections.abc import Iterator

from goldenthread.records.checks.language import OURS, Check, Unit
from goldenthread.records.tables import Table

#: What may come before birth, but not before the pregnancy; referrals have an official rule of their own (8606).
_TABLES = (
    "contacts", "early_help", "assessments", "strategy_discussions", "s47_enquiries", "conferences", "cin_plans", "cp_plans",
    "visits", "pre_proceedings",
)  # fmt: skip


def _each(table: Table) -> Iterator[Unit]:
    """The date on which the event happened or began."""
    if table.name in _TABLES:
        name = table.event_date
        born = "coalesce(p.latest_birth_date, p.expected_birth_date)"
        yield Unit(table.name, (name,), where=f'{born} - r."{name}" > :gestation-days')


CHECK = Check(
    code="before-pregnancy",
    title="Something longer before birth than a pregnancy lasts",
    sentence="The {@column} in {@table} is {value}, earlier than the pregnancy can have begun.",
    mend="Check the date of birth and the date of the event.",
    severity="error",
    source=OURS,
    each=_each,
    examples="""
        -- people
        child | birth_date | expected_birth_date
        A     | 2023-10-01 |
        B     |            | 2024-09-01
        C     |            |
        -- contacts
        child | contact_date | found
        A     | 2023-05-01   | no
        A     | 2022-05-01   | yes
        C     | 2010-05-01   | no
        -- visits
        child | kind | visit_date | found
        B     | cin  | 2024-01-01 | no
        B     | cin  | 2023-01-01 | yes
    """,
)
