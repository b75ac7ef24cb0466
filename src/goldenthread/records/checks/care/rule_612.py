"""Child of a young person who is not a mother."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="612",
    title="Child of a young person who is not a mother",
    sentence="A child is recorded for this young person, who is recorded as not being a mother.",
    mend="Correct one of the two.",
    severity="error",
    official=care("612"),
    source=CARE_RULES,
    table="parents",
    columns=("child_of_person_id",),
    also=("people",),
    where="p.is_parent is false",
    examples="""
        -- people
        child | is_parent
        A     | yes
        B     | no
        C     |
        -- parents
        child | child_of_person_id | found
        A     | 900                | no
        B     | 901                | yes
        C     | 902                | no
        B     |                    | yes
    """,
)
