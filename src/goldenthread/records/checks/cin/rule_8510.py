"""More than one child with the same identifier."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8510",
    title="More than one child with the same identifier",
    sentence="The identifier {child_id} belongs to more than one child.",
    mend=(
        "Find out whether these are one child recorded twice or two children with one identifier, and "
        "correct the record."
    ),
    severity="error",
    official=cin("8510"),
    source=CIN_RULES,
    table="people",
    columns=("child_id",),
    rows="select event_key from people qualify count(*) over (partition by child_id) > 1",
    examples="""
        child | child_id | found
        A     | 1001     | no
        B     | 1002     | yes
        C     | 1002     | yes
        D     | 1003     | no
    """,
)
