"""The same row of a register twice in a period."""

from collections.abc import Iterator

from goldenthread.records.checks.language import OURS, Check, Unit
from goldenthread.records.tables import Table


def _each(table: Table) -> Iterator[Unit]:
    """Every register; of rows that are about the same all but the first are found."""
    if table.family == "registers":
        same = ", ".join(table.natural)
        yield Unit(
            table.name,
            (table.natural[-1],),
            rows=f"select event_key from {table.name} "
            f"qualify row_number() over (partition by {same} order by sources, event_key) > 1",
            screen=f"count(distinct ({', '.join(f'r.{name}' for name in table.natural)})) < count(*)",
        )


CHECK = Check(
    code="register-row-twice",
    title="The same row of a register twice",
    sentence="Another row of {@table} is about the same in the same period: {value}.",
    mend="Take out the row that is wrong, or give it a reference of its own.",
    severity="error",
    source=OURS,
    each=_each,
    examples="""
        -- register_risks
        period     | risk_id | found
        2023-24-Q3 | R1      | no
        2023-24-Q4 | R1      | no
        2023-24-Q4 | R1      | yes
        -- register_complaints
        period  | kind      | stage | service | found
        2023-24 | complaint | 1     | North   | no
        2023-24 | complaint | 2     | North   | no
        2023-24 | complaint | 2     | North   | yes
    """,
)
