"""Stayed with carers at 18, but not yet 18."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="460",
    title="Stayed with carers at 18, but not yet 18",
    sentence="Care ended on {end_date} because the young person stayed with the carers at 18, but was younger.",
    mend="Check the reason, the date and the date of birth.",
    severity="error",
    official=care("460"),
    source=CARE_RULES,
    table="care_periods",
    columns=(
        "end_reason",
        "end_date",
    ),
    also=("people",),
    where="r.end_reason in {stayed-with-carers} and p.birth_date + to_years(:adult-age) > r.end_date",
    examples="""
        -- people
        child | birth_date
        A     | 2005-05-10
        -- care_periods
        child | start_date | end_date   | end_reason | found
        A     | 2015-05-01 | 2023-05-10 | E17        | no
        A     | 2015-05-01 | 2023-05-09 | E17        | yes
        A     | 2015-05-01 | 2023-05-09 | E4A        | no
        A     | 2015-05-01 |            |            | no
    """,
)
