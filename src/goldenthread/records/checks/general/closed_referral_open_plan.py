"""Plan still open in a closed case."""

from collections.abc import Iterator

from goldenthread.records.checks.language import OURS, Check, Unit
from goldenthread.records.tables import Table


def _each(table: Table) -> Iterator[Unit]:
    """Child in need and child protection plans that name their referral."""
    if table.name in ("cin_plans", "cp_plans"):
        yield Unit(table.name, ("end_date",), where="r.until_date > :as_at and referral.close_date <= :as_at")


CHECK = Check(
    code="closed-referral-open-plan",
    title="Plan still open in a closed case",
    sentence="The case closed on {referral.close_date}, but its plan ({@table}) is still open.",
    mend="End the plan, or reopen the case.",
    severity="error",
    source=OURS,
    each=_each,
    examples="""
        -- cp_plans
        child | referral_key | start_date | end_date   | found
        A     | r1           | 2023-05-01 | 2023-06-01 | no
        B     | r2           | 2023-05-01 |            | yes
        C     | r3           | 2023-05-01 |            | no
        -- cin_plans
        child | referral_key | start_date | end_date | found
        B     | r2           | 2023-05-01 |          | yes
        -- referrals
        id | child | referral_date | close_date
        r1 | A     | 2023-04-01    | 2023-08-01
        r2 | B     | 2023-04-01    | 2023-08-01
        r3 | C     | 2023-04-01    |
    """,
)
