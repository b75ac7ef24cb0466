"""Row about a child who is not listed."""

from collections.abc import Iterator

from goldenthread.records.checks.language import OURS, Check, Unit
from goldenthread.records.tables import Table


def _each(table: Table) -> Iterator[Unit]:
    """Every table about people, where there is a list of them."""
    if table.subject == "person" and table.name != "people":
        column = table.event_date or table.columns[0].name
        yield Unit(table.name, (column,), where="p.person_key is null and exists (select 1 from people)")


CHECK = Check(
    code="person-not-listed",
    title="Row about a child who is not listed",
    sentence=(
        "The row in {@table} is about a child who is not in the list of children, so age, sex and ethnicity "
        "are unknown."
    ),
    mend="Add the child to the list, or correct the identifier.",
    severity="error",
    source=OURS,
    each=_each,
    examples="""
        -- people
        child
        A
        B
        -- referrals
        child | referral_date | found
        A     | 2024-01-05    | no
        C     | 2024-01-05    | yes
        -- visits
        child | kind | visit_date | found
        B     | cp   | 2024-01-05 | no
        D     | cp   | 2024-01-05 | yes
    """,
)
