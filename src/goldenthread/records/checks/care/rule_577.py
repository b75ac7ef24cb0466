"""Still missing after care ended."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="577",
    title="Still missing after care ended",
    sentence="The child went missing on {start_date} and was never recorded as found, though care ended on {value}.",
    mend="Record when the child was found, or correct the end of care.",
    severity="error",
    official=care("577"),
    source=CARE_RULES,
    table="missing_episodes",
    columns=(
        "end_date",
        "start_date",
    ),
    also=("care_periods",),
    rows="""
        select m.event_key, strftime(max(c.end_date), '%-d %B %Y') as value from missing_episodes m
        join care_periods c on c.person_key = m.person_key and m.start_date >= c.start_date and m.start_date <= c.end_date
        where m.end_date is null and c.end_date <= :as_at group by m.event_key
    """,
    examples="""
        child | start_date | end_date   | found
        A     | 2023-05-01 | 2023-05-02 | no
        A     | 2023-06-01 |            | yes
        B     | 2023-06-01 |            | no
        C     | 2023-06-01 |            | no
        -- care_periods
        child | start_date | end_date
        A     | 2023-01-01 | 2023-07-01
        B     | 2023-01-01 |
    """,
)
