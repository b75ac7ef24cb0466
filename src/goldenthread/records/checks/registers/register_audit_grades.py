"""Grades that do not come to the number graded."""

from goldenthread.records.checks.figures import value
from goldenthread.records.checks.language import OURS, Check

_GRADES = ("outstanding", "good", "requires_improvement", "inadequate")
_SUM = " + ".join(value(grade) for grade in _GRADES)

CHECK = Check(
    code="register-audit-grades",
    title="Grades do not come to the number graded",
    sentence=(
        "{graded} were graded, and the grades are {outstanding}, {good}, {requires_improvement} and {inadequate}."
    ),
    mend="Count them again; audits that were not graded are left out of both.",
    severity="error",
    source=OURS,
    table="register_audits",
    columns=("graded", *_GRADES),
    where=f"{value('graded')} <> {_SUM}",
    examples="""
        domain | graded | outstanding | good | requires_improvement | inadequate | found
        A      | 37     | 1           | 14   | 17                   | 5          | no
        B      | 36     | 1           | 14   | 17                   | 5          | yes
        C      | 36     | 1           | 14   | 17                   |            | no
        D      |        | 1           | 14   | 17                   | 5          | no
    """,
)
