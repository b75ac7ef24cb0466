"""Child protection plan that begins on another day than the conference."""

from goldenthread.records.checks.language import Check, cin

CHECK = Check(
    code="2885",
    title="Child protection plan that begins on another day than the conference",
    sentence="The plan began on {start_date}, but no initial conference of this child is recorded on that day.",
    mend="Record the conference, or correct the date of the plan.",
    severity="error",
    official=cin("2885"),
    source=(
        "DfE CIN census validation rules, as listed by data-to-insight/csc-validator-be-cin (2022-23); here "
        "for plans of the last twelve months, and only where conferences are held at all"
    ),
    table="cp_plans",
    columns=("start_date",),
    also=(
        "conferences",
        "s47_enquiries",
    ),
    rows="""
        select r.event_key from cp_plans r
        anti join conferences c on c.person_key = r.person_key and c.conference_date = r.start_date
        anti join s47_enquiries e on e.person_key = r.person_key and e.conference_date = r.start_date
        where r.start_date > :as_at - to_months(:history-months) and r.start_date <= :as_at
        and r.other_authority_plan is not true and exists (select 1 from conferences)
    """,
    examples="""
        child | start_date | found
        A     | 2024-01-05 | no
        B     | 2024-01-06 | yes
        C     | 2024-01-05 | no
        D     | 2022-01-05 | no
        -- conferences
        child | conference_date
        A     | 2024-01-05
        B     | 2024-01-05
        -- s47_enquiries
        child | start_date | conference_date
        C     | 2023-12-20 | 2024-01-05
    """,
)
