"""Initial conference at a weekend."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8875",
    title="Initial conference at a weekend",
    sentence="The initial conference is dated {conference_date}, which is a Saturday or Sunday.",
    mend="Correct the date of the conference.",
    severity="error",
    official=cin("8875"),
    source=CIN_RULES,
    table="conferences",
    columns=("conference_date",),
    where="isodow(r.conference_date) > 5 and coalesce(r.kind, 'initial') in {initial-conference}",
    examples="""
        child | conference_date | kind    | found
        A     | 2024-01-26      | initial | no
        B     | 2024-01-27      | initial | yes
        C     | 2024-01-28      |         | yes
        D     | 2024-01-28      | review  | no
    """,
)
