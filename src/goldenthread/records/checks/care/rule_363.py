"""Child assessment order for longer than the law allows."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="363",
    title="Child assessment order for longer than the law allows",
    sentence="The child assessment order began on {start_date} and lasted longer than seven days.",
    mend="Check the dates; record the order that followed.",
    severity="error",
    official=care("363"),
    source=CARE_RULES,
    table="legal_statuses",
    columns=(
        "end_date",
        "start_date",
        "status",
    ),
    where="r.status = 'L3' and least(r.until_date, :as_at) - r.start_date > :child-assessment-order-days",
    examples="""
        child | status | start_date | end_date   | found
        A     | L3     | 2024-01-05 | 2024-01-12 | no
        B     | L3     | 2024-01-05 | 2024-01-13 | yes
        C     | L3     | 2024-01-05 |            | yes
        D     | L3     | 2024-03-30 |            | no
    """,
)
