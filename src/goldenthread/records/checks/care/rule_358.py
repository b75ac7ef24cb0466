"""Criminal legal status of a child too young for it."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="358",
    title="Criminal legal status of a child too young for it",
    sentence="The legal status {status} began on {start_date}, when the child was under ten.",
    mend="Check the legal status and the date of birth.",
    severity="error",
    official=care("358"),
    source=CARE_RULES,
    table="legal_statuses",
    columns=(
        "status",
        "start_date",
    ),
    also=("people",),
    where="r.status in {on-remand-or-criminal} and p.birth_date + to_years(:custody-age) > r.start_date",
    examples="""
        -- people
        child | birth_date
        A     | 2010-05-10
        -- legal_statuses
        child | status | start_date | found
        A     | J1     | 2023-05-01 | no
        A     | J1     | 2020-05-10 | no
        A     | J2     | 2020-05-09 | yes
        A     | C2     | 2015-05-09 | no
    """,
)
