"""Seen alone, but not seen."""

from goldenthread.records.checks.language import OURS, Check

CHECK = Check(
    code="seen-alone-not-seen",
    title="Seen alone, but not seen",
    sentence="At the visit of {visit_date} the child is recorded as seen alone, but also as not seen.",
    mend="Correct one of the two.",
    severity="error",
    source=OURS,
    table="visits",
    columns=(
        "seen",
        "seen_alone",
    ),
    where="r.seen_alone and not r.seen",
    examples="""
        child | kind | visit_date | seen | seen_alone | found
        A     | cp   | 2023-06-01 | yes  | yes        | no
        B     | cp   | 2023-06-01 | no   | yes        | yes
        C     | cp   | 2023-06-01 | no   | no         | no
        D     | cp   | 2023-06-01 |      | yes        | no
    """,
)
