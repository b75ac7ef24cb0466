"""Assessment begun while another was under way."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8863",
    title="Assessment begun while another was under way",
    sentence=(
        "The assessment began on {start_date}, while another under the same referral was under way until {value}."
    ),
    mend="Correct the dates, or record when the earlier assessment was authorised.",
    severity="query",
    official=cin("8863"),
    source=CIN_RULES,
    table="assessments",
    columns=(
        "start_date",
        "authorised_date",
    ),
    rows="""
        select event_key, if(earlier = :open_ended, 'today', strftime(earlier, '%-d %B %Y')) as value from (
            select event_key, start_date, max(until_date) over (
                partition by person_key, referral_key order by start_date, until_date, event_key
                rows between unbounded preceding and 1 preceding
            ) as earlier
            from assessments where referral_key is not null)
        where start_date < earlier
    """,
    examples="""
        child | referral_key | start_date | authorised_date | found
        A     | r1           | 2023-05-01 | 2023-06-01      | no
        A     | r1           | 2023-06-01 | 2023-07-01      | no
        A     | r1           | 2023-06-15 | 2023-08-01      | yes
        B     | r2           | 2023-05-01 |                 | no
        B     | r2           | 2023-06-01 |                 | yes
        C     | r3           | 2023-05-01 |                 | no
        C     | r4           | 2023-06-01 |                 | no
    """,
)
