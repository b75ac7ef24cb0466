"""A variation that is not what was spent less the budget."""

from collections.abc import Iterator

from goldenthread.records.checks.figures import coarsest, value
from goldenthread.records.checks.language import OURS, Check, Unit
from goldenthread.records.tables import Table

#: By table: the variation, what is spent or expected (the first that is given), and the budget it is less.
_VARIATIONS = {
    "register_revenue": ("variation", ("outturn", "forecast"), "revised_budget"),
    "register_capital": ("variance", ("proposed_outturn",), "approved_budget"),
}


def _each(table: Table) -> Iterator[Unit]:
    """The registers of money, with how exactly the three amounts are printed."""
    if table.name in _VARIATIONS:
        variation, spent, budget = _VARIATIONS[table.name]
        total = f"coalesce({', '.join(value(column, money=True) for column in spent)})"
        apart = f"abs({value(variation, money=True)} - ({total} - {value(budget, money=True)}))"
        exact = coarsest(variation, *spent, budget, money=True)
        yield Unit(table.name, (variation, *spent, budget), where=f"{apart} > :register-rounding * {exact}")


CHECK = Check(
    code="register-variation",
    title="A variation is not what was spent less the budget",
    sentence="The {@column} in {@table} is {value}, which is not what was spent or is expected less the budget.",
    mend="Work it out again, or correct the amount that was changed and not carried over.",
    severity="error",
    source=OURS,
    each=_each,
    examples="""
        -- register_revenue
        line | unit      | revised_budget | outturn | forecast | variation | found
        A    | thousands | 677            | 212     |          | -465      | no
        B    | thousands | 677            | 212     |          | -464      | no
        C    | thousands | 677            | 212     |          | -463      | yes
        D    | thousands | 5.7m           | 6000    |          | 350       | no
        E    | thousands | 100            |         | 120      | -20       | yes
        F    |           | 677            | 212     |          | 465       | no
        -- register_capital
        line | unit   | approved_budget | proposed_outturn | variance | found
        A    | pounds | 5523000         | 1649000          | -3874000 | no
        B    | pounds | 5523000         | 1649000          | 3874000  | yes
    """,
)
