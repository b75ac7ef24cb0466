"""Disabled child whose assessment names no disability."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8899Q",
    title="Disabled child whose assessment names no disability",
    sentence=(
        "The child is recorded as disabled, but the assessment authorised on {authorised_date} names no "
        "factor of disability."
    ),
    mend="Record the factor, or correct the disability.",
    severity="query",
    official=cin("8899Q"),
    source=CIN_RULES,
    table="assessments",
    columns=("authorised_date",),
    also=(
        "assessment_factors",
        "disabilities",
    ),
    rows="""
        select a.event_key from assessments a
        semi join disabilities d on d.person_key = a.person_key and d.disability in {has-disability}
        semi join assessment_factors k on k.assessment_key = a.event_key
        anti join assessment_factors f on f.assessment_key = a.event_key and f.factor in ('5A', '6A')
        where a.authorised_date > :as_at - to_months(:history-months) and a.authorised_date <= :as_at
    """,
    examples="""
        id | child | start_date | authorised_date | found
        a1 | A     | 2024-01-05 | 2024-02-05      | no
        a2 | B     | 2024-01-05 | 2024-02-05      | yes
        a3 | C     | 2024-01-05 | 2024-02-05      | no
        a4 | B     | 2022-01-05 | 2022-02-05      | no
        -- assessment_factors
        child | assessment_key | start_date | factor
        A     | a1             | 2024-01-05 | 5A
        B     | a2             | 2024-01-05 | 3A
        C     | a3             | 2024-01-05 | 3A
        B     | a4             | 2022-01-05 | 3A
        -- disabilities
        child | disability
        A     | LD
        B     | LD
        C     | NONE
    """,
)
