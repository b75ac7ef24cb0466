"""Recorded as too young to take part, but not."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="440",
    title="Recorded as too young to take part, but not",
    sentence="The child is recorded as under four at the review of {review_date}, but was four or over.",
    mend="Record how the child took part.",
    severity="error",
    official=care("440"),
    source=CARE_RULES,
    table="care_reviews",
    columns=(
        "participation",
        "review_date",
    ),
    also=("people",),
    where="""
        r.participation in {not-of-age-to-participate} and p.latest_birth_date + to_years(:participation-age) <= r.review_date
    """,
    examples="""
        -- people
        child | birth_date
        A     | 2019-05-10
        -- care_reviews
        child | review_date | participation | found
        A     | 2023-05-09  | PN0           | no
        A     | 2023-05-10  | PN0           | yes
        A     | 2023-06-10  | PN1           | no
        A     | 2023-07-10  |               | no
    """,
)
