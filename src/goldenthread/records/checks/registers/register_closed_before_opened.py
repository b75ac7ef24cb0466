"""A risk taken off the register before it was put on it."""

from goldenthread.records.checks.language import OURS, Check

CHECK = Check(
    code="register-closed-before-opened",
    title="A risk is closed before it is opened",
    sentence="The risk was closed on {closed_on} and opened on {opened_on}.",
    mend="Correct whichever day is wrong.",
    severity="error",
    source=OURS,
    table="register_risks",
    columns=("closed_on", "opened_on"),
    where="r.closed_on < r.opened_on",
    examples="""
        risk_id | opened_on  | closed_on  | found
        R1      | 2023-04-01 | 2024-01-31 | no
        R2      | 2024-01-31 | 2023-04-01 | yes
        R3      | 2024-01-31 |            | no
        R4      |            | 2024-01-31 | no
    """,
)
