"""Matched before the decision that the child should be adopted."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="333",
    title="Matched before the decision that the child should be adopted",
    sentence="The child was matched on {matched_date}, before the decision of {decision_date}.",
    mend="Correct whichever date is wrong.",
    severity="error",
    official=care("333"),
    source=CARE_RULES,
    table="adoptions",
    columns=(
        "matched_date",
        "decision_date",
    ),
    where="r.matched_date < r.decision_date",
    examples="""
        child | decision_date | matched_date | found
        A     | 2023-05-01    | 2023-08-01   | no
        B     | 2023-05-01    | 2023-04-01   | yes
        C     | 2023-05-01    |              | no
        D     | 2023-05-01    | 2023-05-01   | no
    """,
)
