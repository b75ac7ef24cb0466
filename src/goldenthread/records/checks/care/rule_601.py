"""Adopted, with nothing recorded about the adoption."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="601",
    title="Adopted, with nothing recorded about the adoption",
    sentence="Care ended by adoption on {end_date}, but no decision, match or placement for adoption is recorded.",
    mend="Record the dates and facts of the adoption.",
    severity="error",
    official=care("601"),
    source=CARE_RULES,
    table="care_periods",
    columns=("end_reason",),
    also=("adoptions",),
    rows="""
        select c.event_key from care_periods c anti join adoptions a on a.person_key = c.person_key
        where c.end_reason in {adopted} and exists (select 1 from adoptions)
    """,
    examples="""
        child | start_date | end_date   | end_reason | found
        A     | 2022-05-01 | 2023-05-01 | E11        | no
        B     | 2022-05-01 | 2023-05-01 | E12        | yes
        C     | 2022-05-01 | 2023-05-01 | E4A        | no
        D     | 2022-05-01 |            |            | no
        -- adoptions
        child | decision_date
        A     | 2022-08-01
    """,
)
