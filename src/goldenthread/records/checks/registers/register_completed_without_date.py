"""An action that is done on no day."""

from goldenthread.records.checks.language import OURS, Check

CHECK = Check(
    code="register-completed-without-date",
    title="An action is done and no day says when",
    sentence="The action is reported as done, and no day of completion is given.",
    mend="Give the day in completed_on, or correct the rating or the status.",
    severity="query",
    source=OURS,
    table="register_actions",
    columns=("completed_on", "rating", "status"),
    where="r.completed_on is null and (r.status = 'complete' or r.rating in {says-done})",
    examples="""
        action_id | rating | status   | completed_on | found
        1         | blue   | complete | 2024-03-20   | no
        2         | blue   |          |              | yes
        3         | green  | complete |              | yes
        4         | green  |          |              | no
    """,
)
