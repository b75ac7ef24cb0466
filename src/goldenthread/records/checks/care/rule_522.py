"""Decision reversed before it was made."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="522",
    title="Decision reversed before it was made",
    sentence="The decision was reversed on {reversed_date}, before it was made on {decision_date}.",
    mend="Correct whichever date is wrong.",
    severity="error",
    official=care("522"),
    source=CARE_RULES,
    table="adoptions",
    columns=(
        "reversed_date",
        "decision_date",
    ),
    where="r.reversed_date < r.decision_date",
    examples="""
        child | decision_date | reversed_date | found
        A     | 2023-05-01    | 2023-08-01    | no
        B     | 2023-05-01    | 2023-04-01    | yes
        C     | 2023-05-01    |               | no
        D     | 2023-05-01    | 2023-05-01    | no
    """,
)
