"""Too little history for a twelve-month figure."""

from collections.abc import Iterator

from goldenthread.records.checks.language import OURS, Check, Unit
from goldenthread.records.tables import Table

#: What twelve-month figures count; a table of what is open now needs no history.
_TABLES = (
    "contacts", "early_help", "referrals", "assessments", "s47_enquiries", "conferences", "cp_reviews", "visits", "care_reviews",
    "missing_episodes", "return_interviews", "supervisions", "audits", "complaints",
)  # fmt: skip


def _each(table: Table) -> Iterator[Unit]:
    """The earliest row of each kind of source."""
    if table.name in _TABLES:
        name = table.event_date
        yield Unit(
            table.name,
            (name,),
            rows=f'select arg_min(event_key, "{name}") as event_key, min("{name}")::varchar as value from "{table.name}" '
            f'group by source_kind having min("{name}") > :as_at - to_months(:history-months)',
        )


CHECK = Check(
    code="short-history",
    title="Too little history for a twelve-month figure",
    sentence=(
        "The earliest row of {@table} is dated {value}: less than twelve months before the date of the "
        "data, so twelve-month figures count too few."
    ),
    mend="Load files that reach back further.",
    severity="query",
    source=OURS,
    each=_each,
    examples="""
        -- contacts
        child | source_kind | contact_date | found
        A     | ssd         | 2023-03-05   | no
        B     | ssd         | 2024-01-05   | no
        C     | annex-a     | 2023-10-05   | yes
        D     | annex-a     | 2023-12-05   | no
        -- referrals
        child | referral_date | found
        A     | 2023-10-05    | yes
        B     | 2024-01-05    | no
    """,
)
