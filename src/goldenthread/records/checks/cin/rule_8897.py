"""Completed assessment without factors."""

from goldenthread.records.checks.language import Check, cin

CHECK = Check(
    code="8897",
    title="Completed assessment without factors",
    sentence="The assessment authorised on {authorised_date} has no factors.",
    mend="Record the factors found, or that there were none.",
    severity="error",
    official=cin("8897"),
    source=(
        "DfE CIN census validation rules, as listed by data-to-insight/csc-validator-be-cin (2022-23); here "
        "for the last twelve months, and only where factors are held at all"
    ),
    table="assessments",
    columns=("authorised_date",),
    also=("assessment_factors",),
    rows="""
        select a.event_key from assessments a anti join assessment_factors f on f.assessment_key = a.event_key
        where a.authorised_date > :as_at - to_months(:history-months) and a.authorised_date <= :as_at
        and exists (select 1 from assessment_factors)
    """,
    examples="""
        id | child | start_date | authorised_date | found
        a1 | A     | 2024-01-05 | 2024-02-05      | no
        a2 | B     | 2024-01-05 | 2024-02-05      | yes
        a3 | C     | 2024-01-05 |                 | no
        a4 | D     | 2022-01-05 | 2022-02-05      | no
        -- assessment_factors
        child | assessment_key | start_date | factor
        A     | a1             | 2024-01-05 | 3A
    """,
)
