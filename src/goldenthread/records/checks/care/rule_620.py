"""Mother too young to be one."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="620",
    title="Mother too young to be one",
    sentence="The child is recorded as a mother, but is younger than that is recorded for.",
    mend="Check the date of birth, and whether the child is a mother.",
    severity="error",
    official=care("620"),
    source=CARE_RULES,
    table="people",
    columns=("is_parent",),
    where="r.is_parent and r.birth_date + to_years(:youngest-mother-age) > :as_at",
    examples="""
        child | birth_date | is_parent | found
        A     | 2007-05-01 | yes       | no
        B     | 2015-05-01 | yes       | yes
        C     | 2015-05-01 | no        | no
        D     |            | yes       | no
    """,
)
