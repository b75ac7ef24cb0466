"""Section 47 enquiry without an assessment."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="2991Q",
    title="Section 47 enquiry without an assessment",
    sentence="The enquiry begun on {start_date} belongs to a referral that has no assessment.",
    mend="Record the assessment, or join it to the right referral.",
    severity="query",
    official=cin("2991Q"),
    source=CIN_RULES,
    table="s47_enquiries",
    columns=("start_date",),
    also=("assessments",),
    rows="""
        select e.event_key from s47_enquiries e anti join assessments a on a.referral_key = e.referral_key
        where e.referral_key is not null and exists (select 1 from assessments)
    """,
    examples="""
        child | referral_key | start_date | found
        A     | r1           | 2024-01-08 | no
        B     | r2           | 2024-01-08 | yes
        C     |              | 2024-01-08 | no
        B     | r2           | 2024-02-08 | yes
        -- assessments
        child | referral_key | start_date
        A     | r1           | 2024-01-08
    """,
)
