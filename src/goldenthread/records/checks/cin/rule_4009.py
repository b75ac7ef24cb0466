"""Child in need plan that outlives the child."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="4009",
    title="Child in need plan that outlives the child",
    sentence="The child died on {p.death_date}, but the plan ran on or is still open.",
    mend="End the plan on the day of death at the latest.",
    severity="error",
    official=cin("4009"),
    source=CIN_RULES,
    table="cin_plans",
    columns=("end_date",),
    also=("people",),
    where="r.until_date > p.death_date and p.death_date <= :as_at",
    examples="""
        -- people
        child | death_date
        A     | 2023-10-01
        B     |
        -- cin_plans
        child | start_date | end_date   | found
        A     | 2022-09-01 | 2023-09-20 | no
        A     | 2023-09-21 | 2023-10-01 | no
        A     | 2023-09-22 | 2023-10-02 | yes
        A     | 2023-09-23 |            | yes
        B     | 2023-12-01 |            | no
    """,
)
