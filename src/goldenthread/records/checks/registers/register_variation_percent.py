"""A percentage that its own amounts do not give."""

from collections.abc import Iterator

from goldenthread.records.checks.figures import step, value
from goldenthread.records.checks.language import OURS, Check, Unit
from goldenthread.records.tables import Table

#: By table: the percentage, the amount it is of, and the budget that is the whole.
_PERCENTAGES = {
    "register_revenue": ("variation_percent", "variation", "revised_budget"),
    "register_capital": ("slippage_percent", "slippage", "approved_budget"),
}


def _each(table: Table) -> Iterator[Unit]:
    """The registers of money; amounts are themselves rounded, and so may the percentage be."""
    if table.name in _PERCENTAGES:
        percent, part, whole = _PERCENTAGES[table.name]
        given, over = value(part, money=True), f"nullif({value(whole, money=True)}, 0)"
        rounded = f"{step(part, money=True)}::double + abs({value(percent)}) * {step(whole, money=True)}::double / 100"
        loose = f":register-rounding * {step(percent)}::double + ({rounded}) * 100 / abs({over})::double"
        apart = f"abs({value(percent)} - {given}::double * 100 / {over}::double)"
        yield Unit(table.name, (percent, part, whole), where=f"{apart} > {loose}")


CHECK = Check(
    code="register-variation-percent",
    title="A percentage that its amounts do not give",
    sentence="The {@column} in {@table} is {value}, which its amounts do not give.",
    mend="Work it out again from the amounts, over the revised or approved budget.",
    severity="error",
    source=OURS,
    each=_each,
    examples="""
        -- register_revenue
        line | unit      | revised_budget | variation | variation_percent | found
        A    | thousands | 54863          | 426       | 0.8               | no
        B    | thousands | 54863          | 426       | 1.8               | yes
        C    | thousands | 54863          | -426      | 0.8               | yes
        D    | thousands | 0              | 426       | 0.8               | no
        -- register_capital
        line | unit      | approved_budget | slippage | slippage_percent | found
        A    | thousands | 5523            | -3874    | -70.1            | no
        B    | thousands | 5523            | -3874    | 70.1             | yes
    """,
)
