"""Strengths and difficulties score of a child too young for it."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="188",
    title="Strengths and difficulties score of a child too young for it",
    sentence="A score or a reason for none is recorded for {completed_date}, when the child was under four.",
    mend="Take it out, or correct the date of birth.",
    severity="error",
    official=care("188"),
    source=CARE_RULES,
    table="sdq_scores",
    columns=("completed_date",),
    also=("people",),
    where="p.birth_date + to_years(:sdq-youngest-age) > r.completed_date",
    examples="""
        -- people
        child | birth_date
        A     | 2019-05-10
        B     |
        -- sdq_scores
        child | completed_date | score | found
        A     | 2023-05-10     | 12    | no
        A     | 2023-05-09     | 12    | yes
        A     | 2022-03-31     |       | yes
        B     | 2022-03-31     | 12    | no
    """,
)
