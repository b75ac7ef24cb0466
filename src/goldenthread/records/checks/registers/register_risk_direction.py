"""A risk said to have moved otherwise than its scores."""

from goldenthread.records.checks.language import OURS, Check

CHECK = Check(
    code="register-risk-direction",
    title="A risk moved otherwise than its scores say",
    sentence="The risk is called {direction}, and its score was {value}.",
    mend="Correct the direction, or the score of one of the two periods.",
    severity="error",
    source=OURS,
    table="register_risks",
    columns=("direction", "score"),
    rows="""
        select r.event_key, p.score || ' and is ' || r.score as value
        from register_risks r
        join register_risks p on p.risk_id = r.risk_id and p.period_end < r.period_end
        where (r.direction = 'same' and r.score <> p.score) or (r.direction = 'increased' and r.score <= p.score)
           or (r.direction = 'reduced' and r.score >= p.score) or (r.direction = 'new' and p.closed_on is null)
        qualify p.period_end = max(p.period_end) over (partition by r.event_key)
    """,
    examples="""
        risk_id | period_end | score | direction | found
        R1      | 2023-12-31 | 12    | new       | no
        R1      | 2024-03-31 | 12    | same      | no
        R2      | 2023-12-31 | 12    |           | no
        R2      | 2024-03-31 | 16    | same      | yes
        R3      | 2023-12-31 | 12    |           | no
        R3      | 2024-03-31 | 12    | new       | yes
        R4      | 2024-03-31 | 9     | reduced   | no
    """,
)
