"""Short break longer than it may be."""

from goldenthread.records.checks.language import CARE_RULES, Check, care

CHECK = Check(
    code="365",
    title="Short break longer than it may be",
    sentence="The short break began on {start_date} and lasted longer than one break may.",
    mend="Check the dates; a longer stay is an ordinary period of care.",
    severity="error",
    official=care("365"),
    source=CARE_RULES,
    table="care_episodes",
    columns=(
        "end_date",
        "start_date",
        "legal_status",
    ),
    where="r.legal_status = 'V3' and least(r.until_date, :as_at) - r.start_date > :short-break-days",
    examples="""
        child | legal_status | start_date | end_date   | found
        A     | V3           | 2024-01-01 | 2024-01-18 | no
        B     | V3           | 2024-01-01 | 2024-01-19 | yes
        C     | V3           | 2024-01-01 |            | yes
        D     | V2           | 2024-01-01 |            | no
    """,
)
