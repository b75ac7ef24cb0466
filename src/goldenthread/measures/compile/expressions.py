"""Expressions of definitions: read into a tree, their own functions replaced by joins, dates known only once passed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from goldenthread.measures.compile.joins import Joins
from goldenthread.measures.compile.subset import check_subset
from goldenthread.measures.language.errors import DefinitionError
from goldenthread.measures.language.limits import Limit, Limits
from goldenthread.records.codes import group
from goldenthread.records.errors import Problem

#: A year of age in the units of the difference of two dates written as yyyymmdd.
YEAR: Final = 10_000
_AFTER: Final = ("days", "working_days", "weeks", "months", "years")
_COMPARISONS: Final = (exp.GTE, exp.GT, exp.LTE, exp.LT, exp.EQ)


@dataclass(frozen=True, slots=True)
class Shape:
    """What is known of a column: whether it is a date that is known only once it has passed, or by which column."""

    dated: bool = False
    moment: bool = False
    known_by: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The names an expression may use, and what they stand for.

    ``columns``  columns of the row by name, each with its shape; written out under the alias ``row``.
    ``others``   columns of what is looked up beside it: alias -> column -> shape (None: any column, taken as it is).
    ``given``    names that stand for a tree (``as_at``, ``period_start``…).
    ``as_at``    the day on which all is looked at, for dates that may lie after it; None where no period stands.
    ``sure``     columns that have passed by then in any case (the date that was counted by).
    ``age``      the tree of birth-to-date in `YEAR` units, where age is known.
    """

    where: str
    columns: Mapping[str, Shape]
    limits: Limits
    joins: Joins
    row: str = "b"
    others: Mapping[str, Mapping[str, Shape] | None] = field(default_factory=dict)
    given: Mapping[str, exp.Expr] = field(default_factory=dict)
    as_at: exp.Expr | None = None
    sure: frozenset[str] = frozenset()
    age: exp.Expr | None = None


@lru_cache(maxsize=8192)
def read(where: str, text: str) -> exp.Expr:
    """Parse one expression, once however often it is asked for: copy the tree before changing it.

    Raises `DefinitionError` when it is not SQL.
    """
    try:
        found = sqlglot.parse_one(f"select {text}", into=exp.Select).selects
    except SqlglotError as error:
        raise _wrong(where, f"{text!r} cannot be read ({str(error).splitlines()[0]})", "Correct the SQL") from error
    if len(found) != 1:
        raise _wrong(where, f"{text!r} is not one expression", "Write one condition or value")
    tree: exp.Expr = found[0]
    return tree


def lowered(text: str, words: Words) -> exp.Expr:
    """The tree of an expression, ready to stand in a SELECT: see `Words` and `FUNCTIONS`."""
    tree = lower(read(words.where, text), words)
    check_subset(words.where, tree)
    return tree


def lower(node: exp.Expr, words: Words) -> exp.Expr:
    """Replace names and the language's own functions throughout a tree."""
    if isinstance(node, exp.Column):
        return _column(node, words)
    if isinstance(node, exp.Anonymous) or (isinstance(node, exp.Func) and type(node).sql_name().lower() in FUNCTIONS):
        return _function(node, words)
    aged = _aged(node, words)
    if aged is not None:
        return aged
    made: dict[str, object] = {}
    for key, value in node.args.items():
        if isinstance(value, exp.Expr):
            made[key] = lower(value, words)
        elif isinstance(value, list):
            made[key] = [lower(item, words) if isinstance(item, exp.Expr) else item for item in value]
        else:
            made[key] = value
    return type(node)(**made)


def _column(node: exp.Column, words: Words) -> exp.Expr:
    name, table = node.name, node.table
    if not table and name in words.given:
        return words.given[name].copy()
    if not table or table == words.row:
        if name not in words.columns:
            raise _wrong(words.where, f"there is no column {name!r}", f"It has {', '.join(sorted(words.columns))}")
        return _known(exp.column(name, table=words.row), words.columns[name], words, name in words.sure)
    if table not in words.others:
        raise _wrong(
            words.where, f"nothing is called {table!r}", f"There are {', '.join(sorted(words.others)) or 'none'}"
        )
    shapes = words.others[table]
    if shapes is None:
        return exp.column(name, table=table)
    if name not in shapes:
        raise _wrong(words.where, f"{table!r} has no column {name!r}", f"It has {', '.join(sorted(shapes))}")
    return _known(exp.column(name, table=table), shapes[name], words, False)


def _known(column: exp.Column, shape: Shape, words: Words, sure: bool) -> exp.Expr:
    """A column as it was known on the day all is looked at: null where its date had not come."""
    if words.as_at is None or sure:
        return column
    day: exp.Expr | None = None
    if shape.dated:
        day = exp.cast(column.copy(), "date") if shape.moment else column.copy()
    elif shape.known_by and shape.known_by not in words.sure:
        day = exp.column(shape.known_by, table=column.table)
    if day is None:
        return column
    return exp.Case(ifs=[exp.If(this=exp.LTE(this=day, expression=words.as_at.copy()), true=column)])


def _function(node: exp.Expr, words: Words) -> exp.Expr:
    name = (
        node.name
        if isinstance(node, exp.Anonymous)
        else str(type(node).sql_name())
        if isinstance(node, exp.Func)
        else ""
    ).lower()
    work = FUNCTIONS.get(name)
    arguments = list(node.expressions) or [value for value in node.args.values() if isinstance(value, exp.Expr)]
    if work is None:
        known = ", ".join(sorted(FUNCTIONS))
        raise _wrong(words.where, f"there is no function {name!r}", f"The language's own are {known}")
    return work(name, arguments, words)


def _between(name: str, arguments: list[exp.Expr], words: Words) -> exp.Expr:
    """``days(a, b)``, ``working_days(a, b)``: from a (day 0) to b; null where b lies before a, which is no length."""
    first, last = (words.joins.calendar(lower(item, words)) for item in _two(name, arguments, words))
    number = "working_day_number" if name == "working_days" else "day_number"
    begun, done = exp.column(number, table=first), exp.column(number, table=last)
    length = exp.If(this=exp.GTE(this=done, expression=begun), true=done.copy() - begun.copy())
    return exp.paren(exp.Case(ifs=[length]))


def _after(name: str, arguments: list[exp.Expr], words: Words) -> exp.Expr:
    """``months_after(a, 3)`` and its kin: the date so long after a, ends of months clamped."""
    start, number = _two(name, arguments, words)
    if not isinstance(number, exp.Literal) or number.is_string:
        raise _wrong(words.where, f"{name} needs a whole number", "Write it, as months_after(start_date, 3)")
    return words.joins.due(lower(start, words), f"{name.removesuffix('_after')}:{number.name}")


def _due(name: str, arguments: list[exp.Expr], words: Words) -> exp.Expr:
    """``due(a, 'key')``: the last day in time for a start, by a named limit."""
    start, key = _two(name, arguments, words)
    _named(words, key.name)
    return words.joins.due(lower(start, words), key.name)


def _rule(name: str, arguments: list[exp.Expr], words: Words) -> exp.Expr:
    """``rule('key')``: the number of a named limit; ``rule('key', on_date)``: the number that was in force on a day."""
    if len(arguments) not in (1, 2):
        raise _wrong(words.where, f"{name} takes a key, and a day where it changed", "Write rule('key')")
    _named(words, arguments[0].name)
    if len(arguments) == 1:
        return _number(words.limits.latest(arguments[0].name))
    day = lower(arguments[1], words)
    ifs = [exp.If(this=_in_force(one, day), true=_number(one)) for one in words.limits.variants(arguments[0].name)]
    return exp.paren(exp.Case(ifs=ifs))


def _named(words: Words, key: str) -> None:
    if key not in words.limits:
        near = get_close_matches(key, words.limits.by_key, 1)
        mend = f"Did you mean {near[0]}?" if near else "Add it to the limits"
        raise _wrong(words.where, f"there is no limit {key!r}", mend)


def _number(limit: Limit) -> exp.Expr:
    return exp.Literal.number(f"{limit.number:g}")


def _in_force(limit: Limit, day: exp.Expr) -> exp.Expr:
    """The condition that a limit was in force on a day: a day without a bound on a side is always inside it."""
    inside: exp.Expr = exp.not_(exp.Is(this=day.copy(), expression=exp.null()))
    if limit.source.since is not None:
        inside = exp.and_(inside, exp.GTE(this=day.copy(), expression=_day(limit.source.since)))
    if limit.source.until is not None:
        inside = exp.and_(inside, exp.LTE(this=day.copy(), expression=_day(limit.source.until)))
    return inside


def _day(day: date) -> exp.Expr:
    return exp.cast(exp.Literal.string(day.isoformat()), "date")


def in_group(where: str, column: exp.Expr, key: str) -> exp.Expr:
    """The condition that a code is one of a named group."""
    try:
        codes = sorted(group(key).codes)
    except LookupError as error:
        raise _wrong(where, str(error), "Name a group of codes: goldenthread describe") from error
    return exp.In(this=column, expressions=[exp.Literal.string(code) for code in codes])


def _in_group(name: str, arguments: list[exp.Expr], words: Words) -> exp.Expr:
    column, key = _two(name, arguments, words)
    return in_group(words.where, lower(column, words), key.name)


FUNCTIONS: Final[dict[str, Callable[[str, list[exp.Expr], Words], exp.Expr]]] = {
    "days": _between,
    "working_days": _between,
    **{f"{unit}_after": _after for unit in _AFTER},
    "due": _due,
    "rule": _rule,
    "in_group": _in_group,
}


def _aged(node: exp.Expr, words: Words) -> exp.Expr | None:
    """A comparison of ``age`` with a number of years, without dividing: so it is the same on every engine."""
    if isinstance(node, exp.Between) and _is_age(node.this):
        return _both(
            _at_least(words, _years(node.args["low"], words)), _below(words, _years(node.args["high"], words) + 1)
        )
    if not isinstance(node, _COMPARISONS) or not _is_age(node.this):
        return None
    years = _years(node.expression, words)
    if isinstance(node, exp.GTE):
        return _at_least(words, years)
    if isinstance(node, exp.GT):
        return _at_least(words, years + 1)
    if isinstance(node, exp.LT):
        return _below(words, years)
    if isinstance(node, exp.LTE):
        return _below(words, years + 1)
    return _both(_at_least(words, years), _below(words, years + 1))


def _both(first: exp.Expr, second: exp.Expr) -> exp.Expr:
    return exp.paren(exp.and_(first, second))


def _is_age(node: exp.Expr) -> bool:
    return isinstance(node, exp.Column) and node.name == "age" and not node.table


def _years(node: exp.Expr, words: Words) -> int:
    tree = lower(node, words)
    if not isinstance(tree, exp.Literal) or tree.is_string:
        raise _wrong(
            words.where, "age is compared with something that is no number", "Compare it with a number or rule"
        )
    return int(float(tree.name))


def _age(words: Words) -> exp.Expr:
    if words.age is None:
        raise _wrong(words.where, "age is not known of these rows", "Count rows about people")
    return words.age.copy()


def _at_least(words: Words, years: int) -> exp.Expr:
    return exp.GTE(this=_age(words), expression=exp.Literal.number(years * YEAR))


def _below(words: Words, years: int) -> exp.Expr:
    return exp.LT(this=_age(words), expression=exp.Literal.number(years * YEAR))


def _two(name: str, arguments: list[exp.Expr], words: Words) -> tuple[exp.Expr, exp.Expr]:
    if len(arguments) != 2:
        raise _wrong(words.where, f"{name} takes two arguments, not {len(arguments)}", "Correct the call")
    return arguments[0], arguments[1]


def _wrong(where: str, what: str, mend: str) -> DefinitionError:
    return DefinitionError(Problem(where, what, mend))
