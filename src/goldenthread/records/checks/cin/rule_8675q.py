"""Enquiry without a conference for too long."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="8675Q",
    title="Enquiry without a conference for too long",
    sentence=(
        "The enquiry begun on {start_date} has no conference and no decision that none is needed, though "
        "the time for it has passed."
    ),
    mend="Record the conference, or that none was needed; if neither, the manager needs to see it.",
    severity="query",
    official=cin("8675Q"),
    source=CIN_RULES,
    table="s47_enquiries",
    columns=(
        "conference_date",
        "start_date",
    ),
    where="""
        r.conference_date is null and r.conference_not_required is not true and r.end_date is null
        and r.start_date < :working-days-back(conference-working-days)
    """,
    examples="""
        child | start_date | end_date   | conference_date | conference_not_required | found
        A     | 2024-03-20 |            |                 |                         | no
        B     | 2024-02-01 |            |                 |                         | yes
        C     | 2024-02-01 |            | 2024-02-15      |                         | no
        D     | 2024-02-01 |            |                 | yes                     | no
        F     | 2024-02-01 | 2024-02-10 |                 |                         | no
    """,
)
