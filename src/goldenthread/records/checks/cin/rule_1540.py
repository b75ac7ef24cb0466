"""Unique pupil number with letters among its digits."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="1540",
    title="Unique pupil number with letters among its digits",
    sentence="The unique pupil number is not a letter, eleven digits and then a digit or a letter.",
    mend="Ask the school or the virtual school for the right number.",
    severity="error",
    official=cin("1540"),
    source=CIN_RULES,
    table="people",
    columns=("upn",),
    where="r.upn is not null and not regexp_full_match(r.upn, '[A-Za-z][0-9]{11}[0-9A-Za-z]')",
    examples="""
        child | upn           | found
        A     | A302000000001 | no
        B     | A3O2000000001 | yes
        C     | A30200000001  | yes
        D     | A30200000000B | no
        F     |               | no
    """,
)
