"""Episode of care ends before it begins."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="356",
    title="Episode of care ends before it begins",
    sentence="The episode ended on {end_date}, before it began on {start_date}.",
    mend="Correct whichever date is wrong.",
    severity="error",
    official=care("356"),
    source=CARE_RULES,
    table="care_episodes",
    columns=(
        "end_date",
        "start_date",
    ),
    where="r.end_date < r.start_date",
    examples="""
        child | start_date | end_date   | found
        A     | 2023-05-01 | 2023-06-01 | no
        B     | 2023-05-01 | 2023-04-01 | yes
        C     | 2023-05-01 |            | no
        D     | 2023-05-01 | 2023-05-01 | no
    """,
)
