"""Two persons with one key."""

from goldenthread.records.checks.language import OURS, Check

CHECK = Check(
    code="duplicate-person-key",
    title="Two persons with one key",
    sentence="Two persons have the same key, so what belongs to each cannot be told apart.",
    mend="This is a fault of the loading, not of the records: report it with the version of the program.",
    severity="stops",
    source=OURS,
    table="people",
    columns=("child_id",),
    rows="select event_key from people qualify count(*) over (partition by person_key) > 1",
    examples="""
        id | child | child_id | found
        p1 | A     | 1001     | yes
        p2 | A     | 1002     | yes
        p3 | B     | 1003     | no
        p4 | C     | 1004     | no
    """,
)
