"""Passed to adult services too young."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="389",
    title="Passed to adult services too young",
    sentence="Care ended on {end_date} by a move to adult social care, when the child was under 16.",
    mend="Check the reason, the date and the date of birth.",
    severity="error",
    official=care("389"),
    source=CARE_RULES,
    table="care_periods",
    columns=(
        "end_reason",
        "end_date",
    ),
    also=("people",),
    where="r.end_reason = 'E7' and p.birth_date + to_years(:adult-services-age) > r.end_date",
    examples="""
        -- people
        child | birth_date
        A     | 2007-05-10
        -- care_periods
        child | start_date | end_date   | end_reason | found
        A     | 2015-05-01 | 2023-05-10 | E7         | no
        A     | 2015-05-01 | 2023-05-09 | E7         | yes
        A     | 2015-05-01 | 2023-05-09 | E4A        | no
        A     | 2015-05-01 |            |            | no
    """,
)
