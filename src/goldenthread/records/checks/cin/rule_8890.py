"""Section 47 enquiry begun while another was under way."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8890",
    title="Section 47 enquiry begun while another was under way",
    sentence="The enquiry began on {start_date}, while another under the same referral was under way until {value}.",
    mend="Correct the dates, or take out the enquiry entered twice.",
    severity="error",
    official=cin("8890"),
    source=CIN_RULES,
    table="s47_enquiries",
    columns=(
        "start_date",
        "conference_date",
    ),
    rows="""
        select event_key, if(earlier = :open_ended, 'today', strftime(earlier, '%-d %B %Y')) as value from (
            select event_key, start_date, max(finish) over (
                partition by person_key, referral_key order by start_date, finish, event_key
                rows between unbounded preceding and 1 preceding
            ) as earlier
            from (
                select *, coalesce(conference_date, end_date, if(conference_not_required, start_date, :open_ended)) as finish
                from s47_enquiries where referral_key is not null))
        where start_date < earlier
    """,
    examples="""
        child | referral_key | start_date | conference_date | conference_not_required | found
        A     | r1           | 2023-05-01 | 2023-05-20      |                         | no
        A     | r1           | 2023-05-20 |                 | yes                     | no
        A     | r1           | 2023-06-01 |                 |                         | no
        B     | r2           | 2023-05-01 | 2023-05-20      |                         | no
        B     | r2           | 2023-05-10 |                 |                         | yes
        C     | r3           | 2023-05-01 |                 |                         | no
        C     | r4           | 2023-05-10 |                 |                         | no
    """,
)
