"""Placed for adoption before being matched."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="331",
    title="Placed for adoption before being matched",
    sentence="The child was placed on {placed_date}, before being matched on {matched_date}.",
    mend="Correct whichever date is wrong.",
    severity="error",
    official=care("331"),
    source=CARE_RULES,
    table="adoptions",
    columns=(
        "placed_date",
        "matched_date",
    ),
    where="r.placed_date < r.matched_date",
    examples="""
        child | decision_date | matched_date | placed_date | found
        A     | 2023-05-01    | 2023-08-01   | 2023-09-01  | no
        B     | 2023-05-01    | 2023-08-01   | 2023-07-01  | yes
        C     | 2023-05-01    | 2023-08-01   |             | no
        D     | 2023-05-01    | 2023-08-01   | 2023-08-01  | no
    """,
)
