"""An action past its day that is said to be on track."""

from goldenthread.records.checks.language import OURS, Check

CHECK = Check(
    code="register-overdue-on-track",
    title="An action past its day is called on track",
    sentence="The action was due by {due_date}, before the period ended, and is rated {rating}.",
    mend="Give the day of completion, agree a new day with the reason, or change the rating.",
    severity="query",
    source=OURS,
    table="register_actions",
    columns=("due_date", "rating", "status"),
    where=(
        "r.due_date < r.period_end and r.rating in {says-on-track}"
        " and r.completed_on is null and coalesce(r.status, '') not in ('complete', 'closed')"
    ),
    examples="""
        action_id | period_end | due_date   | rating | status   | completed_on | found
        1         | 2024-03-31 | 2024-03-31 | green  |          |              | no
        2         | 2024-03-31 | 2024-02-29 | green  |          |              | yes
        3         | 2024-03-31 | 2024-02-29 | green  | complete |              | no
        4         | 2024-03-31 | 2024-02-29 | green  |          | 2024-02-20   | no
        5         | 2024-03-31 | 2024-02-29 | amber  |          |              | no
        6         | 2024-03-31 |            | green  |          |              | no
    """,
)
