"""A table about other children altogether."""

from collections.abc import Iterator

from goldenthread.records.checks.language import OURS, Check, Unit
from goldenthread.records.tables import Table


def _each(table: Table) -> Iterator[Unit]:
    """Every table about people, once for the table."""
    if table.subject == "person" and table.name != "people":
        column = table.event_date or table.columns[0].name
        yield Unit(
            table.name,
            (column,),
            rows=f'select min(event_key) as event_key from "{table.name}" t where exists (select 1 from people) '
            f'and not exists (select 1 from "{table.name}" s semi join people using (person_key)) having count(*) > 0',
        )


CHECK = Check(
    code="table-of-other-children",
    title="A table about other children altogether",
    sentence=(
        "Not one row of {@table} is about a child in the list of children: it may use another identifier, "
        "or be of another authority."
    ),
    mend="Draw the list with the same identifier of the child, or load a list of links between the two.",
    severity="error",
    source=OURS,
    each=_each,
    examples="""
        -- people
        child
        A
        B
        -- referrals
        id | child | referral_date | found
        r1 | C     | 2024-01-05    | yes
        r2 | D     | 2024-01-05    | no
        -- visits
        child | kind | visit_date | found
        B     | cp   | 2024-01-05 | no
        D     | cp   | 2024-01-05 | no
    """,
)
