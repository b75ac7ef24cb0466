"""Went missing from care after care ended."""

from goldenthread.records.checks.language import Check, care

CHECK = Check(
    code="578",
    title="Went missing from care after care ended",
    sentence="The child went missing on {start_date}, after the last period of care ended on {value}.",
    mend="Correct the date, or the end of care; the SSDA903 holds only children missing from care.",
    severity="error",
    official=care("578"),
    source=(
        "DfE SSDA903 validation rules, as listed by data-to-insight/csc-validator-be-903 (2024-25); for "
        "rows of the SSDA903 only, as other sources hold every missing child"
    ),
    table="missing_episodes",
    columns=("start_date",),
    also=("care_periods",),
    rows="""
        select m.event_key, strftime(max(c.until_date), '%-d %B %Y') as value from missing_episodes m
        join care_periods c on c.person_key = m.person_key where m.source_kind = 'ssda903'
        group by m.event_key, m.start_date having m.start_date > max(c.until_date)
    """,
    examples="""
        child | source_kind | start_date | end_date   | found
        A     | ssda903     | 2023-05-01 | 2023-05-02 | no
        A     | ssda903     | 2023-08-01 | 2023-08-02 | yes
        A     | ssd         | 2023-08-01 | 2023-08-02 | no
        B     | ssda903     | 2023-06-01 |            | no
        -- care_periods
        child | start_date | end_date
        A     | 2023-01-01 | 2023-07-01
        B     | 2023-01-01 |
    """,
)
