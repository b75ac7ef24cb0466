"""The same event twice."""

from collections.abc import Iterator

from goldenthread.records.checks.language import OURS, Check, Unit
from goldenthread.records.tables import Table


def _each(table: Table) -> Iterator[Unit]:
    """Every table whose events are known by what they share; of each such group all rows but the first are found."""
    # An adoption is known by the child alone, as its day of decision may be corrected.
    natural = table.natural or ((table.event_date,) if table.event_date else ())
    if not natural or table.name == "disabilities" or table.family == "registers":  # see register-row-twice
        return
    subject = ("person_key",) if table.subject == "person" else ()
    same = ", ".join(f'"{name}"' for name in (*subject, *natural))
    told = ", ".join(f'r."{name}"' for name in (*subject, *natural))
    column = table.event_date if table.event_date in natural else natural[0]
    # Hashes are grouped much faster than what they stand for; only rows that share one are then compared.
    yield Unit(
        table.name,
        (column,),
        rows=f'with repeated as (select hash({same}) as alike from "{table.name}" group by alike having count(*) > 1) '
        f'select event_key from "{table.name}" where hash({same}) in (select alike from repeated) '
        f"qualify row_number() over (partition by {same} order by event_key) > 1",
        screen=f"count(distinct hash({told})) < count(*)",
    )


CHECK = Check(
    code="duplicate-event",
    title="The same event twice",
    sentence="The row in {@table} says the same as another of this child, on the same day.",
    mend="Take out the row entered twice; if both are true, leave them.",
    severity="query",
    source=OURS,
    each=_each,
    examples="""
        -- visits
        child | kind | visit_date | found
        A     | cp   | 2024-01-05 | no
        A     | cp   | 2024-01-05 | yes
        A     | cin  | 2024-01-05 | no
        B     | cp   | 2024-01-05 | no
        -- contacts
        child | contact_date | found
        A     | 2024-01-05   | no
        A     | 2024-01-05   | yes
    """,
)
