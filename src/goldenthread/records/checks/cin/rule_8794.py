"""The same disability twice."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8794",
    title="The same disability twice",
    sentence="The disability {disability} is recorded more than once for the child.",
    mend="Take out the second entry.",
    severity="query",
    official=cin("8794"),
    source=CIN_RULES,
    table="disabilities",
    columns=("disability",),
    rows="""
        select event_key from disabilities
        qualify row_number() over (partition by person_key, disability order by event_key) > 1
    """,
    examples="""
        child | disability | found
        A     | LD         | no
        A     | LD         | yes
        B     | LD         | no
        B     | MOB        | no
    """,
)
