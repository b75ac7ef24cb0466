"""No disability and a disability at once."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8790",
    title="No disability and a disability at once",
    sentence="The child is recorded as having no disability and as having {value}.",
    mend="Take out whichever is wrong.",
    severity="error",
    official=cin("8790"),
    source=CIN_RULES,
    table="disabilities",
    columns=("disability",),
    rows="""
        select n.event_key, any_value(d.disability) as value from disabilities n
        join disabilities d on d.person_key = n.person_key and d.disability in {has-disability}
        where n.disability in {no-disability} group by n.event_key
    """,
    examples="""
        child | disability | found
        A     | NONE       | no
        B     | NONE       | yes
        B     | LD         | no
        C     | LD         | no
        C     | MOB        | no
    """,
)
