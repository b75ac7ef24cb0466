"""A total that the rows above it do not come to."""

from collections.abc import Iterator

from goldenthread.records.checks.figures import shown, step, value
from goldenthread.records.checks.language import OURS, Check, Unit
from goldenthread.records.tables import Table
from goldenthread.records.tables.register_columns import RegisterColumn

#: By table: the columns within which a total sums its rows.
_WITHIN = {
    "register_revenue": ("period", "unit"),
    "register_capital": ("period", "unit"),
    "register_complaints": ("period", "kind", "stage"),
    "register_posts": ("period", "team"),
}


def _each(table: Table) -> Iterator[Unit]:
    """Every column of figures of the registers that print totals; nothing is said where a row has no number."""
    for column in table.columns if table.name in _WITHIN else ():
        if isinstance(column, RegisterColumn) and column.form not in (None, "percent"):
            yield _unit(table, column, column.form == "money")


def _unit(table: Table, column: RegisterColumn, money: bool) -> Unit:
    within = _WITHIN[table.name]
    same = " and ".join(f"t.{name} is not distinct from r.{name}" for name in within)
    number, exact = value(column.name, money), step(column.name, money)
    loose = f":register-total-rounding * (sums.rows + 1) * greatest(sums.step, {step(column.name, money, 't')})"
    if column.form == "count":
        loose = "0"  # what is counted is not rounded
    rows = f"""
        select t.event_key, t.{column.name} || ', and the rows come to ' || {shown("sums.total", money, "t")} as value
        from {table.name} t
        join (
            select {", ".join(f"r.{name}" for name in within)}, sum({number}) as total, max({exact}) as step,
                   count(*) as rows, count({number}) as numbers
            from {table.name} r where coalesce(r.row_kind, 'row') = 'row' group by {", ".join(within)}
        ) sums on {same.replace("r.", "sums.")}
        where t.row_kind = 'total' and sums.rows = sums.numbers
          and abs({value(column.name, money, "t")} - sums.total)
              > {loose}
    """
    return Unit(table.name, (column.name,), rows=rows)


CHECK = Check(
    code="register-total",
    title="A total that its rows do not come to",
    sentence="The total of {@column} in {@table} is {value}.",
    mend="Add the rows again; a row may be missing, or stand twice.",
    severity="error",
    source=OURS,
    each=_each,
    examples="""
        -- register_revenue
        period  | line  | row_kind | unit      | revised_budget | outturn | found
        2023-24 | A     | row      | thousands | 100            | 90      | no
        2023-24 | B     |          | thousands | 200            | 210     | no
        2023-24 | Total | total    | thousands | 301            | 303     | yes
        2022-23 | A     | row      | thousands | 100            |         | no
        2022-23 | Total | total    | thousands | 100            | 90      | no
        -- register_complaints
        period  | kind      | service | row_kind | count | found
        2023-24 | complaint | North   | row      | 11    | no
        2023-24 | complaint | All     | total    | 12    | yes
    """,
)
