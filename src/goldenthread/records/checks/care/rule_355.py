"""Episode of care that lasted less than a day."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="355",
    title="Episode of care that lasted less than a day",
    sentence="The episode began and ended on {start_date}.",
    mend="Take out the episode if it was not a night, or correct the dates.",
    severity="error",
    official=care("355"),
    source=CARE_RULES,
    table="care_episodes",
    columns=(
        "end_date",
        "start_date",
    ),
    where="r.start_date = r.end_date",
    examples="""
        child | start_date | end_date   | found
        A     | 2023-05-01 | 2023-06-01 | no
        B     | 2023-05-01 | 2023-05-01 | yes
        C     | 2023-05-01 |            | no
        D     | 2023-05-01 | 2023-05-02 | no
    """,
)
