"""Conference due at a weekend."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8870Q",
    title="Conference due at a weekend",
    sentence="The conference is due on {conference_target_date}, which is a Saturday or Sunday.",
    mend="Correct the date by which the conference is due.",
    severity="query",
    official=cin("8870Q"),
    source=CIN_RULES,
    table="s47_enquiries",
    columns=("conference_target_date",),
    where="isodow(r.conference_target_date) > 5",
    examples="""
        child | start_date | conference_target_date | found
        A     | 2024-01-08 | 2024-01-29             | no
        B     | 2024-01-08 | 2024-01-27             | yes
        C     | 2024-01-08 | 2024-01-28             | yes
        D     | 2024-01-08 |                        | no
    """,
)
