"""Placed for adoption before the decision."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="552",
    title="Placed for adoption before the decision",
    sentence=(
        "The child was placed on {placed_date}, before the decision of {decision_date} that adoption should happen."
    ),
    mend="Correct whichever date is wrong.",
    severity="error",
    official=care("552"),
    source=CARE_RULES,
    table="adoptions",
    columns=(
        "placed_date",
        "decision_date",
    ),
    where="r.placed_date < r.decision_date",
    examples="""
        child | decision_date | placed_date | found
        A     | 2023-05-01    | 2023-09-01  | no
        B     | 2023-05-01    | 2023-04-01  | yes
        C     | 2023-05-01    |             | no
        D     | 2023-05-01    | 2023-05-01  | no
    """,
)
