"""Decision about adoption before birth."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="184",
    title="Decision about adoption before birth",
    sentence="The decision that the child should be adopted is dated {decision_date}, before the birth.",
    mend="Check the date of birth and the date of the decision.",
    severity="error",
    official=care("184"),
    source=CARE_RULES,
    table="adoptions",
    columns=("decision_date",),
    also=("people",),
    where="r.decision_date < p.birth_date",
    examples="""
        -- people
        child | birth_date
        A     | 2020-05-01
        B     |
        -- adoptions
        child | decision_date | found
        A     | 2021-05-01    | no
        A     | 2020-04-30    | yes
        A     | 2020-05-01    | no
        B     | 2019-05-01    | no
    """,
)
