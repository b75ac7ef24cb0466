"""Unaccompanied child after turning 18."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="304",
    title="Unaccompanied child after turning 18",
    sentence="The status of unaccompanied asylum-seeking child ended on {end_date}, after the eighteenth birthday.",
    mend="End the status on the eighteenth birthday at the latest.",
    severity="error",
    official=care("304"),
    source=CARE_RULES,
    table="immigration",
    columns=(
        "end_date",
        "status",
    ),
    also=("people",),
    where="r.status = 'uasc' and r.end_date > p.latest_birth_date + to_years(:adult-age)",
    examples="""
        -- people
        child | birth_date
        A     | 2005-05-10
        -- immigration
        child | status  | start_date | end_date   | found
        A     | uasc    | 2021-05-01 | 2023-05-10 | no
        A     | uasc    | 2021-06-01 | 2023-05-11 | yes
        A     | refugee | 2021-05-01 | 2024-05-11 | no
        A     | uasc    | 2021-07-01 |            | no
    """,
)
