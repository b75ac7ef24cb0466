"""Development checks returned for a child of five or over."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="546",
    title="Development checks returned for a child of five or over",
    sentence=(
        "The yearly health return of {year_end_date} speaks of development checks, but the child was five or over."
    ),
    mend="Leave it blank for a child of five or over.",
    severity="error",
    official=care("546"),
    source=CARE_RULES,
    table="health_years",
    columns=(
        "health_surveillance",
        "year_end_date",
    ),
    also=("people",),
    where="""
        r.health_surveillance is not null and p.latest_birth_date + to_years(:health-promotion-age) <= r.year_end_date
    """,
    examples="""
        -- people
        child | birth_date
        A     | 2020-05-10
        B     | 2018-05-10
        -- health_years
        child | year_end_date | health_surveillance | found
        A     | 2024-03-31    | yes                 | no
        B     | 2024-03-31    | yes                 | yes
        B     | 2022-03-31    | yes                 | no
        B     | 2023-03-31    |                     | no
    """,
)
