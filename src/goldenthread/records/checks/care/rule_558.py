"""Adopted although the decision was reversed."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="558",
    title="Adopted although the decision was reversed",
    sentence="The child was adopted on {order_date}, although the decision was reversed on {reversed_date}.",
    mend="Take out the reversal, or the order.",
    severity="error",
    official=care("558"),
    source=CARE_RULES,
    table="adoptions",
    columns=(
        "order_date",
        "reversed_date",
    ),
    where="r.order_date is not null and r.reversed_date is not null",
    examples="""
        child | decision_date | reversed_date | order_date | found
        A     | 2023-05-01    |               | 2023-12-01 | no
        B     | 2023-05-01    | 2023-08-01    | 2023-12-01 | yes
        C     | 2023-05-01    | 2023-08-01    |            | no
        D     | 2023-05-01    |               |            | no
    """,
)
