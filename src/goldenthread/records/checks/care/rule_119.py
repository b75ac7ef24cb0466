"""Reversal of a decision without its reason, or a reason without the day."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="119",
    title="Reversal of a decision without its reason, or a reason without the day",
    sentence="The day of the reversal ({reversed_date}) and its reason ({reversal_reason}) should both be there.",
    mend="Record both the day and the reason.",
    severity="error",
    official=care("119"),
    source=CARE_RULES,
    table="adoptions",
    columns=(
        "reversed_date",
        "reversal_reason",
    ),
    where="(coalesce(r.reversed_date, r.placement_ended_date) is null) <> (r.reversal_reason is null)",
    examples="""
        child | decision_date | reversed_date | placement_ended_date | reversal_reason | found
        A     | 2023-05-01    | 2023-08-01    |                      | RD1             | no
        B     | 2023-05-01    | 2023-08-01    |                      |                 | yes
        C     | 2023-05-01    |               |                      | RD1             | yes
        D     | 2023-05-01    |               | 2023-08-01           | RD1             | no
        F     | 2023-05-01    |               |                      |                 | no
    """,
)
