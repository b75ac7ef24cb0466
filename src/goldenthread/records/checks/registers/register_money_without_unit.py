"""Amounts of money of which nobody says whether they are pounds or thousands."""

from collections.abc import Iterator

from goldenthread.records.checks.language import OURS, Check, Unit
from goldenthread.records.tables import Table
from goldenthread.records.tables.register_columns import RegisterColumn


def _each(table: Table) -> Iterator[Unit]:
    """Every register with amounts of money."""
    amounts = [column.name for column in table.columns if isinstance(column, RegisterColumn) and column.form == "money"]
    if amounts:
        given = " or ".join(f"r.{name} is not null" for name in amounts)
        yield Unit(table.name, ("unit", *amounts), where=f"r.unit is null and ({given})")


CHECK = Check(
    code="register-money-without-unit",
    title="Money without a unit",
    sentence="The row in {@table} gives amounts and does not say whether they are pounds, thousands or millions.",
    mend="Write £, £000 or £m in the column unit.",
    severity="error",
    source=OURS,
    each=_each,
    examples="""
        -- register_revenue
        line | unit      | revised_budget | found
        A    | thousands | 677            | no
        B    |           | 677            | yes
        C    |           |                | no
        -- register_savings
        saving_id | unit | target | found
        S1        |      | 400    | yes
    """,
)
