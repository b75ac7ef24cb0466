"""The portable subset of SQL: which parts of a tree may be used, so that one text runs on every engine unchanged."""

from collections.abc import Iterator
from typing import Final

from sqlglot import exp

from goldenthread.measures.language.errors import DefinitionError
from goldenthread.records.errors import Problem

_CONDITIONS: Final = (
    exp.And, exp.Or, exp.Not, exp.Paren, exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.Between, exp.In,
    exp.Is, exp.Null, exp.Literal, exp.Boolean, exp.Column, exp.Identifier, exp.Case, exp.If, exp.Coalesce,
    exp.Least, exp.Greatest, exp.Add, exp.Sub, exp.Mul, exp.Neg, exp.Nullif, exp.Cast, exp.DataType, exp.Var,
)  # fmt: skip
_AGGREGATES: Final = (
    exp.Count, exp.Sum, exp.Max, exp.Min, exp.Distinct, exp.Filter, exp.Star, exp.Where, exp.PercentileCont,
    exp.WithinGroup, exp.Order, exp.Ordered, exp.Anonymous,
)  # fmt: skip
_SELECTS: Final = (
    exp.Select, exp.From, exp.Join, exp.Table, exp.TableAlias, exp.Alias, exp.Group, exp.GroupingSets, exp.Tuple,
    exp.Having, exp.Window, exp.WindowSpec, exp.RowNumber, exp.Lag, exp.Lead, exp.Union, exp.Subquery, exp.Exists,
    exp.With, exp.CTE, exp.Interval, exp.Extract, exp.Grouping,
)  # fmt: skip
_WHOLE: Final = frozenset({*_CONDITIONS, *_AGGREGATES, *_SELECTS})
#: What may be used in any form, so that nothing more is asked of it.
_PLAIN: Final = _WHOLE - {exp.Anonymous, exp.DataType, exp.Join, exp.Group, exp.Distinct, exp.Ordered}
_TYPES: Final = frozenset({"DATE", "INT", "BIGINT", "TIMESTAMP"})
_JOINS: Final = frozenset({"", "INNER"})
_SIDES: Final = frozenset({"", "LEFT"})
#: Functions that every engine has under this name and that sqlglot keeps as they are.
_FUNCTIONS: Final = frozenset({"grouping"})


def check_subset(where: str, tree: exp.Expr) -> frozenset[str]:
    """The names of the columns that a tree speaks of.

    Raises `DefinitionError` naming every part of the tree that is not in the subset.
    """
    every = _every(tree)
    problems = [found for node in every if type(node) not in _PLAIN for found in _strange(where, node)]
    if problems:
        raise DefinitionError(*problems)
    return frozenset(node.name for node in every if type(node) is exp.Column)


def _every(tree: exp.Expr) -> list[exp.Expr]:
    """Every part of a tree, those above first; much of a definition's compiling is this walk."""
    found = [tree]
    for node in found:
        for value in node.args.values():
            if isinstance(value, exp.Expr):
                found.append(value)
            elif isinstance(value, list):
                found.extend(item for item in value if isinstance(item, exp.Expr))
    return found


def _strange(where: str, node: exp.Expr) -> Iterator[Problem]:
    if type(node) not in _WHOLE:
        yield Problem(where, f"{node.sql()!r} ({type(node).__name__}) is not in the portable subset", _MEND)
    elif isinstance(node, exp.Anonymous) and node.name.lower() not in _FUNCTIONS:
        yield Problem(where, f"the function {node.name!r} is not in the portable subset", _MEND)
    elif isinstance(node, exp.DataType) and node.this.value not in _TYPES:
        yield Problem(where, f"the type {node.sql()} is not in the portable subset", _MEND)
    elif isinstance(node, exp.Join) and (node.method or node.kind not in _JOINS or node.side not in _SIDES):
        yield Problem(where, f"{node.sql()!r} is no plain join", "Use join or left join, with on")
    elif isinstance(node, exp.Group) and any(node.args.get(word) for word in ("all", "cube", "rollup", "totals")):
        yield Problem(where, f"{node.sql().strip()!r} does not name what it groups by", "Name each column")
    elif isinstance(node, exp.Distinct) and node.args.get("on"):
        yield Problem(where, "distinct on keeps a row that engines choose differently", "Use row_number")
    elif isinstance(node, exp.Ordered) and node.args.get("nulls_first"):
        # Engines differ in where nulls stand when nothing is said.
        yield Problem(where, f"the order by {node.sql()!r} does not say where nulls stand", "Add nulls last")


_MEND = "See the list of what may be used in docs/guides/add-an-indicator.md"
