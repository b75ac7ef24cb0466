"""Unfinished section 47 enquiry in a closed case."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8868",
    title="Unfinished section 47 enquiry in a closed case",
    sentence=(
        "The enquiry begun on {start_date} has no conference and no decision that none was needed, but the "
        "case closed on {referral.close_date}."
    ),
    mend="Record the conference, or that none was needed, or reopen the case.",
    severity="error",
    official=cin("8868"),
    source=CIN_RULES,
    table="s47_enquiries",
    columns=(
        "conference_date",
        "conference_not_required",
        "start_date",
    ),
    also=("referrals",),
    where="""
        referral.close_date <= :as_at and r.conference_date is null and r.conference_not_required is not true and r.end_date is null
    """,
    examples="""
        child | referral_key | start_date | end_date   | conference_date | conference_not_required | found
        A     | r1           | 2024-01-08 |            | 2024-01-26      |                         | no
        A     | r1           | 2024-01-09 |            |                 | yes                     | no
        A     | r1           | 2024-01-10 |            |                 | no                      | yes
        A     | r1           | 2024-01-11 | 2024-01-20 |                 |                         | no
        B     | r2           | 2024-01-12 |            |                 |                         | no
        -- referrals
        id | child | referral_date | close_date
        r1 | A     | 2024-01-05    | 2024-02-05
        r2 | B     | 2024-01-05    |
    """,
)
