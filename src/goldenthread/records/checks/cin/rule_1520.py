"""More than one child with the same unique pupil number."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="1520",
    title="More than one child with the same unique pupil number",
    sentence="Another child is recorded with the same unique pupil number.",
    mend="Find out whose number it is; if it is one child recorded twice, merge the records in the case system.",
    severity="error",
    official=cin("1520"),
    source=CIN_RULES,
    table="people",
    columns=("upn",),
    rows="""
        select event_key from people where upn is not null qualify count(*) over (partition by upn) > 1
    """,
    examples="""
        child | upn           | found
        A     | A302000000001 | yes
        B     | A302000000001 | yes
        C     | B302000000002 | no
        D     |               | no
        F     |               | no
    """,
)
