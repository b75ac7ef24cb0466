"""Cases that overlap."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8820",
    title="Cases that overlap",
    sentence=(
        "The case opened on {referral_date} began while an earlier one of this child was still open, until {value}."
    ),
    mend="Correct the dates of the cases, or join them into one.",
    severity="error",
    official=cin("8820"),
    source=CIN_RULES,
    table="referrals",
    columns=(
        "referral_date",
        "close_date",
    ),
    rows="""
        select event_key, if(earlier = :open_ended, 'today', strftime(earlier, '%-d %B %Y')) as value from (
            select event_key, referral_date, max(until_date) over (
                partition by person_key order by referral_date, until_date, event_key rows between unbounded preceding and 1 preceding
            ) as earlier
            from referrals where no_further_action is not true)
        where referral_date < earlier
    """,
    examples="""
        child | referral_date | close_date | no_further_action | found
        A     | 2023-01-05    | 2023-06-01 | no                | no
        A     | 2023-06-01    |            | no                | no
        B     | 2023-01-05    | 2023-06-01 | no                | no
        B     | 2023-05-01    | 2023-09-01 | no                | yes
        C     | 2023-01-05    |            | no                | no
        C     | 2023-05-01    |            | no                | yes
        D     | 2023-01-05    |            | yes               | no
        D     | 2023-05-01    |            | no                | no
    """,
)
