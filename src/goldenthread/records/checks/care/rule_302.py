"""Episode of care begun before birth."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="302",
    title="Episode of care begun before birth",
    sentence="The episode began on {start_date}, before the child was born.",
    mend="Check the date of birth and the date of the episode.",
    severity="error",
    official=care("302"),
    source=CARE_RULES,
    table="care_episodes",
    columns=("start_date",),
    also=("people",),
    where="r.start_date < p.birth_date",
    examples="""
        -- people
        child | birth_date
        A     | 2020-05-01
        B     |
        -- care_episodes
        child | start_date | found
        A     | 2021-05-01 | no
        A     | 2020-05-01 | no
        A     | 2020-04-30 | yes
        B     | 2020-04-30 | no
    """,
)
