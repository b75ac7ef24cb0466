"""A risk that controls are said to have made worse."""

from goldenthread.records.checks.language import OURS, Check

CHECK = Check(
    code="register-risk-residual",
    title="A risk is higher after controls than before",
    sentence=(
        "After controls impact {residual_impact} and likelihood {residual_likelihood} come to more than"
        " {inherent_impact} and {inherent_likelihood} before them."
    ),
    mend="Correct one of the four; a control that makes a risk worse is no control.",
    severity="error",
    source=OURS,
    table="register_risks",
    columns=("residual_impact", "residual_likelihood", "inherent_impact", "inherent_likelihood"),
    where="r.residual_impact * r.residual_likelihood > r.inherent_impact * r.inherent_likelihood",
    examples="""
        risk_id | inherent_impact | inherent_likelihood | residual_impact | residual_likelihood | found
        R1      | 5               | 5                   | 4               | 4                   | no
        R2      | 3               | 3                   | 3               | 4                   | yes
        R3      | 3               | 3                   | 3               | 3                   | no
        R4      | 3               |                     | 5               | 5                   | no
    """,
)
