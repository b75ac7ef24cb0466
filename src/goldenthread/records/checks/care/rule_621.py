"""Mother younger than her child."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="621",
    title="Mother younger than her child",
    sentence="The young person is recorded as born after her child.",
    mend="Check both dates of birth.",
    severity="error",
    official=care("621"),
    source=CARE_RULES,
    table="parents",
    columns=("child_birth_date",),
    also=("people",),
    where="r.child_birth_date < p.birth_date",
    examples="""
        -- people
        child | birth_date
        A     | 2007-05-01
        B     |
        -- parents
        child | child_birth_date | found
        A     | 2023-05-01       | no
        A     | 2005-05-01       | yes
        A     |                  | no
        B     | 2005-05-01       | no
    """,
)
