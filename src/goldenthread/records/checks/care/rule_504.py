"""Category of need that changes within a period of care."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="504",
    title="Category of need that changes within a period of care",
    sentence="The category of need is {need}, but it was {value} when the child started to be looked after.",
    mend="Correct the category: it is the reason for which care began and stays the same.",
    severity="query",
    official=care("504"),
    source=CARE_RULES,
    table="care_episodes",
    columns=("need",),
    rows="""
        select event_key, first_need as value from (
            select event_key, need, first_value(need) over (partition by care_period_key order by start_date, event_key) as first_need
            from care_episodes where care_period_key is not null)
        where need <> first_need
    """,
    examples="""
        child | care_period_key | start_date | need | found
        A     | c1              | 2023-05-01 | N1   | no
        A     | c1              | 2023-06-01 | N1   | no
        A     | c1              | 2023-07-01 | N5   | yes
        A     | c2              | 2024-01-01 | N5   | no
        B     | c3              | 2024-01-01 |      | no
    """,
)
