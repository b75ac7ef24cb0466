"""Death before birth."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8535Q",
    title="Death before birth",
    sentence="The child is recorded as having died on {death_date}, before the date of birth or without one.",
    mend="Check both dates with the record of the death and correct the one that is wrong.",
    severity="query",
    official=cin("8535Q"),
    source=CIN_RULES,
    table="people",
    columns=(
        "death_date",
        "birth_date",
    ),
    where="r.death_date is not null and (r.birth_date is null or r.death_date < r.birth_date)",
    examples="""
        child | birth_date | death_date | found
        A     | 2012-05-01 | 2023-01-01 | no
        B     | 2012-05-01 | 2011-01-01 | yes
        C     |            | 2023-01-01 | yes
        D     | 2012-05-01 |            | no
    """,
)
