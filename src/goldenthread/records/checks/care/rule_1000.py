"""Care leaver who died in care."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="1000",
    title="Care leaver who died in care",
    sentence="The young person died in care on {value}, so cannot be a care leaver.",
    mend="Take out the record, or correct why care ended.",
    severity="error",
    official=care("1000"),
    source=CARE_RULES,
    table="care_leavers",
    columns=("record_date",),
    also=("care_periods",),
    rows="""
        select l.event_key, strftime(max(c.end_date), '%-d %B %Y') as value from care_leavers l
        join care_periods c on c.person_key = l.person_key and c.end_reason in {died-in-care}
        group by l.event_key
    """,
    examples="""
        child | record_date | found
        A     | 2024-03-31  | no
        B     | 2024-03-31  | yes
        B     | 2023-03-31  | yes
        C     | 2024-03-31  | no
        -- care_periods
        child | start_date | end_date   | end_reason
        A     | 2015-05-01 | 2022-05-01 | E5
        B     | 2015-05-01 | 2022-05-01 | E2
    """,
)
