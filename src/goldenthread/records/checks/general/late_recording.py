"""Recorded long after it happened."""

from collections.abc import Iterator

from goldenthread.records.checks.language import OURS, Check, Unit
from goldenthread.records.tables import Table

#: What takes weeks is written up when it is done; only then does the time for it begin. Once it has ended, that is.
_WRITTEN_UP = {
    "assessments": "authorised_date",
    "s47_enquiries": "end_date",
    "return_interviews": "completed_date",
}


def _each(table: Table) -> Iterator[Unit]:
    """Every table that says when its events were recorded."""
    if "recorded_at" in table.names:
        name = table.event_date
        done = _WRITTEN_UP.get(table.name)
        last = f'coalesce(greatest(r."{name}", r."{done}"), r."{name}")' if done else f'r."{name}"'
        yield Unit(
            table.name,
            (done or name, "recorded_at"),
            where=f"r.recorded_at::date - {last} > :late-recording-days and r.recorded_at::date <= :as_at",
        )


CHECK = Check(
    code="late-recording",
    title="Recorded long after it happened",
    sentence="What happened on the {@column} in {@table} was recorded on {recorded_at}, long after it.",
    mend=(
        "Nothing can be mended here; late recording makes figures look worse than the work. Record within "
        "the time agreed."
    ),
    severity="query",
    source=OURS,
    each=_each,
    examples="""
        -- visits
        child | kind | visit_date | recorded_at         | found
        A     | cp   | 2024-01-05 | 2024-01-06 09:00:00 | no
        B     | cp   | 2024-01-05 | 2024-01-12 23:00:00 | no
        C     | cp   | 2024-01-05 | 2024-01-13 00:10:00 | yes
        D     | cp   | 2024-01-05 |                     | no
        -- supervisions
        child | kind | supervision_date | recorded_at         | found
        A     | case | 2024-01-05       | 2024-02-05 09:00:00 | yes
        -- assessments
        child | start_date | authorised_date | recorded_at         | found
        A     | 2024-01-05 | 2024-02-05      | 2024-02-06 09:00:00 | no
        B     | 2024-01-05 | 2024-02-05      | 2024-02-20 09:00:00 | yes
    """,
)
