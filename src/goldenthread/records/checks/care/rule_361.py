"""Police protection for longer than the law allows."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="361",
    title="Police protection for longer than the law allows",
    sentence="Police protection began on {start_date} and lasted longer than 72 hours.",
    mend="Check the dates; record the order or agreement that followed.",
    severity="error",
    official=care("361"),
    source=CARE_RULES,
    table="legal_statuses",
    columns=(
        "end_date",
        "start_date",
        "status",
    ),
    where="r.status = 'L1' and least(r.until_date, :as_at) - r.start_date > :police-protection-days",
    examples="""
        child | status | start_date | end_date   | found
        A     | L1     | 2024-01-05 | 2024-01-08 | no
        B     | L1     | 2024-01-05 | 2024-01-09 | yes
        C     | L1     | 2024-01-05 |            | yes
        D     | L1     | 2024-03-30 |            | no
        F     | C1     | 2024-01-05 |            | no
    """,
)
