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
        with told as (
            select event_key, direction, score, lag(score) over earlier as before, lag(closed_on) over earlier as closed,
                   lag(event_key) over earlier as prior
            from register_risks window earlier as (partition by risk_id order by period_end, event_key)
        )
        select event_key, before || ' and is ' || score as value from told
        where (direction = 'same' and score <> before) or (direction = 'increased' and score <= before)
           or (direction = 'reduced' and score >= before)
           or (direction = 'new' and prior is not null and closed is null)
    """,
    examples="""
        risk_id | period_end | score | direction | found
        R1      | 2023-12-31 | 12    | new       | no
        R1      | 2024-03-31 | 12    | same      | no
        R2      | 2023-09-30 | 16    |           | no
        R2      | 2023-12-31 | 12    | same      | yes
        R2      | 2024-03-31 | 12    | same      | no
        R3      | 2023-12-31 | 12    |           | no
        R3      | 2024-03-31 | 12    | new       | yes
        R4      | 2024-03-31 | 9     | reduced   | no
    """,
)
