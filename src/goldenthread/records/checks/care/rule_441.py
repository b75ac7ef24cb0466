"""Took part in a review when too young."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="441",
    title="Took part in a review when too young",
    sentence=(
        "The child is recorded as taking part ({participation}) in the review of {review_date}, but was under four."
    ),
    mend="Check the date of birth, or record that the child was under four.",
    severity="error",
    official=care("441"),
    source=CARE_RULES,
    table="care_reviews",
    columns=(
        "participation",
        "review_date",
    ),
    also=("people",),
    where="""
        (r.participation in {participated} or r.participation in {did-not-participate})
        and p.birth_date + to_years(:participation-age) > r.review_date
    """,
    examples="""
        -- people
        child | birth_date
        A     | 2019-05-10
        -- care_reviews
        child | review_date | participation | found
        A     | 2023-05-09  | PN1           | yes
        A     | 2023-05-10  | PN1           | no
        A     | 2023-04-10  | PN0           | no
        A     | 2023-04-11  | PN7           | yes
    """,
)
