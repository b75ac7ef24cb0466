"""Look-ups that an expression needs beside its row: days of the calendar and due dates, each joined once."""

from dataclasses import dataclass, field

from sqlglot import exp


@dataclass(slots=True)
class Joins:
    """Gathers the joins of one SELECT; ``due_keys`` are the limits whose due dates must be in the table ``gt_due``."""

    found: dict[str, tuple[str, exp.Expr, str]] = field(default_factory=dict)
    due_keys: set[str] = field(default_factory=set)

    def calendar(self, day: exp.Expr) -> str:
        """The alias of the calendar's row for a day."""
        text = f"calendar {day.sql()}"
        if text not in self.found:
            alias = f"c{len(self.found) + 1}"
            self.found[text] = (alias, exp.column("day", table=alias).eq(day), "gt_calendar")
        return self.found[text][0]

    def due(self, day: exp.Expr, key: str | exp.Expr, keys: tuple[str, ...] = ()) -> exp.Expr:
        """The due date for a start by a limit, or by the limit that a tree names (one of ``keys``)."""
        limit = exp.Literal.string(key) if isinstance(key, str) else key
        text = f"due {limit.sql()} {day.sql()}"
        self.due_keys |= {key} if isinstance(key, str) else set(keys)
        if text not in self.found:
            alias = f"d{len(self.found) + 1}"
            on = exp.and_(exp.column("limit_key", table=alias).eq(limit), exp.column("day", table=alias).eq(day))
            self.found[text] = (alias, on, "gt_due")
        return exp.column("due", table=self.found[text][0])

    def hours(self, moment: exp.Expr, limit: str | exp.Expr) -> exp.Expr:
        """The hours that a limit allowed to what began at a moment, from the table ``gt_hours``."""
        key = exp.Literal.string(limit) if isinstance(limit, str) else limit
        text = f"hours {key.sql()} {moment.sql()}"
        if text not in self.found:
            alias = f"h{len(self.found) + 1}"
            day = exp.cast(moment.copy(), "date")
            on = exp.and_(
                exp.column("limit_key", table=alias).eq(key.copy()),
                exp.LTE(this=exp.column("since_date", table=alias), expression=day),
                exp.GTE(this=exp.column("until_date", table=alias), expression=day.copy()),
            )
            self.found[text] = (alias, on, "gt_hours")
        return exp.column("hours", table=self.found[text][0])

    def greenwich(self, moment: exp.Expr) -> exp.Expr:
        """A local time as Greenwich had it, so that hours between two are those that passed (table ``gt_summer``)."""
        text = f"summer {moment.sql()}"
        if text not in self.found:
            alias = f"z{len(self.found) + 1}"
            on = exp.and_(
                exp.LTE(this=exp.column("since_moment", table=alias), expression=moment.copy()),
                exp.GT(this=exp.column("until_moment", table=alias), expression=moment.copy()),
            )
            self.found[text] = (alias, on, "gt_summer")
        winter = exp.Is(this=exp.column("since_moment", table=self.found[text][0]), expression=exp.null())
        hour = exp.Interval(this=exp.Literal.string("1"), unit=exp.var("HOUR"))
        return exp.Case(
            ifs=[exp.If(this=winter, true=moment.copy())], default=exp.Sub(this=moment.copy(), expression=hour)
        )

    def add_to(self, select: exp.Select) -> exp.Select:
        """The SELECT itself with every look-up joined to it."""
        for alias, on, table in self.found.values():
            join(select, table, alias, on, "LEFT")
        return select


def named(table: str, alias: str) -> exp.Table:
    """A table under an alias, made without reading any SQL."""
    return exp.Table(this=exp.to_identifier(table), alias=exp.to_identifier(alias))


def join(select: exp.Select, table: str, alias: str, on: exp.Expr, side: str = "") -> None:
    """Join a table to a SELECT, which is changed."""
    how = {"side": side} if side else {}
    select.append("joins", exp.Join(this=named(table, alias), **how, on=on))
