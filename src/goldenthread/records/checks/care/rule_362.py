"""Emergency protection order for longer than the law allows."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="362",
    title="Emergency protection order for longer than the law allows",
    sentence="The emergency protection order began on {start_date} and lasted longer than 21 days.",
    mend="Check the dates; record the order that followed.",
    severity="error",
    official=care("362"),
    source=CARE_RULES,
    table="legal_statuses",
    columns=(
        "end_date",
        "start_date",
        "status",
    ),
    where="r.status = 'L2' and least(r.until_date, :as_at) - r.start_date > :emergency-order-days",
    examples="""
        child | status | start_date | end_date   | found
        A     | L2     | 2024-01-05 | 2024-01-26 | no
        B     | L2     | 2024-01-05 | 2024-01-27 | yes
        C     | L2     | 2024-01-05 |            | yes
        D     | L2     | 2024-03-30 |            | no
    """,
)
