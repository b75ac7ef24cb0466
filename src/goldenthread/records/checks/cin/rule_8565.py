"""Work dated after the case closed."""

from collections.abc import Iterator

from goldenthread.records.checks.language import CIN_RULES, Check, Unit, cin
from goldenthread.records.tables import Table

_TABLES = ("assessments", "s47_enquiries", "conferences", "cin_plans", "cp_plans")


def _each(table: Table) -> Iterator[Unit]:
    """Start, end and conference dates of work that names its referral."""
    if table.name not in _TABLES:
        return
    named = {table.event_date, table.ends, *({"conference_date"} & set(table.names))}
    for name in sorted(named - {""}):
        yield Unit(table.name, (name,), where=f'r."{name}" > referral.close_date')


CHECK = Check(
    code="8565",
    title="Work dated after the case closed",
    sentence="The {@column} in {@table} is {value}, after the case closed on {referral.close_date}.",
    mend="Correct whichever date is wrong, or record the work under the case that was open.",
    severity="error",
    official=cin("8565"),
    source=CIN_RULES,
    each=_each,
    examples="""
        -- assessments
        child | referral_key | start_date | authorised_date | found
        A     | r1           | 2024-01-08 | 2024-02-05      | no
        A     | r1           | 2024-01-08 | 2024-02-06      | yes
        -- cp_plans
        child | referral_key | start_date | end_date | found
        A     | r1           | 2024-02-08 |          | yes
        B     | r2           | 2024-02-08 |          | no
        -- s47_enquiries
        child | referral_key | start_date | conference_date | found
        A     | r1           | 2024-01-08 | 2024-02-20      | yes
        B     |              | 2024-02-08 |                 | no
        -- referrals
        id | child | referral_date | close_date
        r1 | A     | 2024-01-05    | 2024-02-05
        r2 | B     | 2024-01-05    |
    """,
)
