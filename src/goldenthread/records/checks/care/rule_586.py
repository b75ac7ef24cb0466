"""Missing before birth."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="586",
    title="Missing before birth",
    sentence="The child went missing on {start_date}, before being born.",
    mend="Check the date of birth and the date of the episode.",
    severity="error",
    official=care("586"),
    source=CARE_RULES,
    table="missing_episodes",
    columns=("start_date",),
    also=("people",),
    where="r.start_date < p.birth_date",
    examples="""
        -- people
        child | birth_date
        A     | 2010-05-01
        B     |
        -- missing_episodes
        child | start_date | found
        A     | 2023-05-01 | no
        A     | 2009-05-01 | yes
        A     | 2010-04-30 | yes
        B     | 2009-05-01 | no
    """,
)
