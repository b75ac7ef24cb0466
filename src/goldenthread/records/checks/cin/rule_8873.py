"""No factors found, but not closed after assessment."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8873",
    title="No factors found, but not closed after assessment",
    sentence="The only assessment of this case found no factors, but the reason for closure is {close_reason}.",
    mend="Correct the reason for closure, or record the factors.",
    severity="error",
    official=cin("8873"),
    source=CIN_RULES,
    table="referrals",
    columns=(
        "close_reason",
        "close_date",
    ),
    also=(
        "assessments",
        "assessment_factors",
    ),
    rows="""
        select r.event_key from referrals r
        join (select referral_key, min(event_key) as only_one from assessments group by referral_key having count(*) = 1) a
        on a.referral_key = r.event_key
        semi join assessment_factors f on f.assessment_key = a.only_one and f.factor in {no-factors}
        where r.close_reason not in {assessed-not-in-need}
    """,
    examples="""
        id | child | referral_date | close_date | close_reason | found
        r1 | A     | 2024-01-05    | 2024-02-05 | RC8          | no
        r2 | B     | 2024-01-05    | 2024-02-05 | RC7          | yes
        r3 | C     | 2024-01-05    | 2024-02-05 | RC7          | no
        r4 | D     | 2024-01-05    |            |              | no
        -- assessments
        id | child | referral_key | start_date
        a1 | A     | r1           | 2024-01-08
        a2 | B     | r2           | 2024-01-08
        a3 | C     | r3           | 2024-01-08
        a4 | D     | r4           | 2024-01-08
        -- assessment_factors
        child | assessment_key | start_date | factor
        A     | a1             | 2024-01-08 | 21
        B     | a2             | 2024-01-08 | 21
        C     | a3             | 2024-01-08 | 3A
        D     | a4             | 2024-01-08 | 21
    """,
)
