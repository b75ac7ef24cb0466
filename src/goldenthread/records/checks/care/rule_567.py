"""Missing episode ends before it begins."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="567",
    title="Missing episode ends before it begins",
    sentence="The child is recorded as found on {end_date}, before going missing on {start_date}.",
    mend="Correct whichever date is wrong.",
    severity="error",
    official=care("567"),
    source=CARE_RULES,
    table="missing_episodes",
    columns=(
        "end_date",
        "start_date",
    ),
    where="r.end_date < r.start_date",
    examples="""
        child | start_date | end_date   | found
        A     | 2023-05-01 | 2023-05-02 | no
        B     | 2023-05-01 | 2023-04-30 | yes
        C     | 2023-05-01 |            | no
        D     | 2023-05-01 | 2023-05-01 | no
    """,
)
