"""Moved to independence too young."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="387",
    title="Moved to independence too young",
    sentence="Care ended on {end_date} by a move into independence, when the child was under 14.",
    mend="Check the reason, the date and the date of birth.",
    severity="error",
    official=care("387"),
    source=CARE_RULES,
    table="care_periods",
    columns=(
        "end_reason",
        "end_date",
    ),
    also=("people",),
    where="""
        r.end_reason in {moved-to-independence} and p.birth_date + to_years(:independence-age) > r.end_date
    """,
    examples="""
        -- people
        child | birth_date
        A     | 2009-05-10
        -- care_periods
        child | start_date | end_date   | end_reason | found
        A     | 2015-05-01 | 2023-05-10 | E5         | no
        A     | 2015-05-01 | 2023-05-09 | E5         | yes
        A     | 2015-05-01 | 2023-05-09 | E6         | yes
        A     | 2015-05-01 | 2023-05-09 | E4A        | no
    """,
)
