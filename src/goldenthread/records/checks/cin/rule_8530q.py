"""Expected date of birth out of reach."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8530Q",
    title="Expected date of birth out of reach",
    sentence=(
        "The child is recorded as unborn, but the expected date of birth has long passed or lies further "
        "ahead than a pregnancy lasts."
    ),
    mend="If the child is born, record the date of birth; if not, correct the expected date.",
    severity="query",
    official=cin("8530Q"),
    source=CIN_RULES,
    table="people",
    columns=("expected_birth_date",),
    where="""
        r.birth_date is null and (r.expected_birth_date < :as_at - :expected-birth-past-days
        or r.expected_birth_date > :as_at + to_months(:expected-birth-ahead-months))
    """,
    examples="""
        child | birth_date | expected_birth_date | found
        A     |            | 2024-05-01          | no
        B     |            | 2024-03-15          | no
        C     |            | 2024-02-01          | yes
        D     |            | 2025-06-01          | yes
        F     | 2024-02-02 | 2024-02-01          | no
    """,
)
