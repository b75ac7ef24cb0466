"""Open case that is not the latest."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8816",
    title="Open case that is not the latest",
    sentence="The case opened on {referral_date} is still open, though a later one began on {value}.",
    mend="Close the earlier case.",
    severity="error",
    official=cin("8816"),
    source=CIN_RULES,
    table="referrals",
    columns=(
        "referral_date",
        "close_date",
    ),
    rows="""
        select event_key, strftime(later, '%-d %B %Y') as value from (
            select event_key, referral_date, close_date, no_further_action, max(referral_date) over (partition by person_key) as later
            from referrals)
        where close_date is null and no_further_action is false and later > referral_date
    """,
    examples="""
        child | referral_date | close_date | no_further_action | found
        A     | 2023-01-05    |            | no                | yes
        A     | 2024-01-05    | 2024-02-05 | no                | no
        B     | 2023-01-05    | 2023-06-01 | no                | no
        B     | 2024-01-05    |            | no                | no
        C     | 2023-01-05    |            | yes               | no
        C     | 2024-01-05    |            | no                | no
    """,
)
