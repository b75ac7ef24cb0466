"""Convictions returned for a child under ten."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="542",
    title="Convictions returned for a child under ten",
    sentence=(
        "The yearly health return of {year_end_date} says whether the child was convicted, but the child was under ten."
    ),
    mend="Leave it blank for a child under ten.",
    severity="error",
    official=care("542"),
    source=CARE_RULES,
    table="health_years",
    columns=(
        "convicted",
        "year_end_date",
    ),
    also=("people",),
    where="r.convicted is not null and p.birth_date + to_years(:conviction-age) > r.year_end_date",
    examples="""
        -- people
        child | birth_date
        A     | 2013-05-10
        B     | 2014-05-10
        -- health_years
        child | year_end_date | convicted | found
        A     | 2024-03-31    | no        | no
        B     | 2024-03-31    | no        | yes
        B     | 2023-03-31    |           | no
        A     | 2023-03-31    | yes       | yes
    """,
)
