"""A date after the date of the data."""

from collections.abc import Iterator

from goldenthread.records.checks.language import OURS, Check, Unit
from goldenthread.records.tables import Table


def _each(table: Table) -> Iterator[Unit]:
    """Every date that cannot rightly lie ahead; births are looked at by rule 8520."""
    for column in table.columns:
        if column.kind in ("date", "datetime") and not column.planned and column.name != "birth_date":
            yield Unit(table.name, (column.name,), where=f'r."{column.name}"::date > :as_at')


CHECK = Check(
    code="future-date",
    title="A date after the date of the data",
    sentence="The {@column} in {@table} is {value}, later than the date that these records speak of.",
    mend="Correct the date; if it is a plan, it belongs in the column of what is due.",
    severity="error",
    source=OURS,
    each=_each,
    examples="""
        -- visits
        child | kind | visit_date | recorded_at         | found
        A     | cp   | 2024-03-31 | 2024-03-31 10:15:00 | no
        B     | cp   | 2024-04-01 |                     | yes
        C     | cp   | 2024-03-28 | 2024-04-02 09:00:00 | yes
        -- cp_reviews
        child | review_date | due_date   | found
        A     | 2024-01-05  | 2024-06-05 | no
        B     | 2024-06-05  |            | yes
    """,
)
