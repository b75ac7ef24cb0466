"""A matrix that holds fewer risks than the register lists."""

from goldenthread.records.checks.language import OURS, Check

CHECK = Check(
    code="register-matrix",
    title="The matrix holds fewer risks than the register lists",
    sentence="The matrix has {value} at impact {impact} and likelihood {likelihood}.",
    mend="Count the risks of the cell again, or correct the risk that stands in another.",
    severity="error",
    source=OURS,
    table="register_risk_matrix",
    columns=("count", "impact", "likelihood"),
    also=("register_risks",),
    rows="""
        select r.event_key, coalesce(r.count, 'none') || ', and the register lists ' || listed.risks as value
        from register_risk_matrix r
        join (
            select period, residual_impact, residual_likelihood, count(*) as risks from register_risks
            where closed_on is null group by period, residual_impact, residual_likelihood
        ) listed
          on listed.period = r.period and listed.residual_impact = r.impact and listed.residual_likelihood = r.likelihood
        where case when r.count is null then 0 else try_cast(r.count as integer) end < listed.risks
    """,
    examples="""
        period  | impact | likelihood | count | found
        2023-24 | 4      | 4          | 2     | no
        2023-24 | 4      | 3          | 1     | yes
        2023-24 | 3      | 3          |       | yes
        2023-24 | 2      | 2          |       | no
        -- register_risks
        period  | risk_id | residual_impact | residual_likelihood
        2023-24 | R1      | 4               | 4
        2023-24 | R2      | 4               | 3
        2023-24 | R3      | 4               | 3
        2023-24 | R4      | 3               | 3
    """,
)
