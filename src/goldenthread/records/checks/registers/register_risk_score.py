"""A score that is not impact times likelihood."""

from goldenthread.records.checks.language import OURS, Check

CHECK = Check(
    code="register-risk-score",
    title="A risk's score is not impact times likelihood",
    sentence="The score is {score}, and residual impact {residual_impact} times likelihood {residual_likelihood} is not.",
    mend="Correct the score, or the impact or likelihood.",
    severity="error",
    source=OURS,
    table="register_risks",
    columns=("score", "residual_impact", "residual_likelihood"),
    where="r.score <> r.residual_impact * r.residual_likelihood",
    examples="""
        risk_id | residual_impact | residual_likelihood | score | found
        R1      | 4               | 4                   | 16    | no
        R2      | 4               | 3                   | 16    | yes
        R3      | 4               |                     | 16    | no
        R4      | 4               | 3                   |       | no
    """,
)
