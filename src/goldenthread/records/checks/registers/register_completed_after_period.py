"""An action completed after the period that reports it."""

from goldenthread.records.checks.language import OURS, Check

CHECK = Check(
    code="register-completed-after-period",
    title="An action is done after the period that reports it",
    sentence="The action was completed on {completed_on}, after the period ended on {period_end}.",
    mend="Correct the day, or report it in the period in which it was done.",
    severity="error",
    source=OURS,
    table="register_actions",
    columns=("completed_on", "period_end"),
    where="r.completed_on > r.period_end",
    examples="""
        action_id | period_end | completed_on | found
        1         | 2023-12-31 | 2023-12-31   | no
        2         | 2023-12-31 | 2024-01-01   | yes
        3         | 2023-12-31 |              | no
        4         | 2023-12-31 | 2022-01-01   | no
    """,
)
