"""Which columns a SELECT over the tables of records gives, and when each is known."""

from collections.abc import Mapping

from sqlglot import exp

from goldenthread.measures.compile.expressions import Shape
from goldenthread.measures.language.errors import DefinitionError
from goldenthread.records.errors import Problem
from goldenthread.records.tables import TABLES

Shapes = Mapping[str, Shape]


def of_table(name: str) -> dict[str, Shape]:
    """The columns of a table of records."""
    found: dict[str, Shape] = {}
    for column in TABLES[name].layout:
        if column.name == "until_date":
            found[column.name] = Shape()
        elif column.kind in ("date", "datetime") and not column.planned and column.name != "birth_date":
            found[column.name] = Shape(dated=True, moment=column.kind == "datetime")
        else:
            found[column.name] = Shape(known_by=column.dated_by)
    return found


def of_select(where: str, tree: exp.Expr, known: Mapping[str, Shapes]) -> dict[str, Shape]:
    """The columns of a SELECT; ``known`` are the shapes of the relations it may read beside the tables of records.

    A plain column keeps its shape. A computed one whose name ends in ``_date`` is a date known once passed (but not
    ``until_date`` and ``due_date``); any other computed one is known at once.
    """
    if isinstance(tree, exp.Union):
        return of_select(where, tree.this, known)
    select = tree
    if not isinstance(select, exp.Select):
        raise DefinitionError(Problem(where, "the rows are no SELECT", "Write one SELECT"))
    known = {**known, **_inner(where, select, known)}
    sources = _sources(where, select, known)
    found: dict[str, Shape] = {}
    for item in select.selects:
        if isinstance(item, exp.Star):
            for shapes in sources.values():
                found |= shapes
        elif isinstance(item, exp.Column) and isinstance(item.this, exp.Star):
            found |= sources[item.table]
        else:
            plain = item.this if isinstance(item, exp.Alias) else item
            found[item.alias_or_name] = (
                _plain(where, plain, sources) if isinstance(plain, exp.Column) else _computed(item.alias_or_name)
            )
    return found


def _computed(name: str) -> Shape:
    return Shape(dated=name.endswith("_date") and name not in ("until_date", "due_date"))


def _plain(where: str, column: exp.Column, sources: Mapping[str, Shapes]) -> Shape:
    for alias, shapes in sources.items():
        if (not column.table or column.table == alias) and column.name in shapes:
            return shapes[column.name]
    raise DefinitionError(Problem(where, f"there is no column {column.sql()!r}", "Correct the name or the table's"))


def _inner(where: str, select: exp.Select, known: Mapping[str, Shapes]) -> dict[str, Shapes]:
    found: dict[str, Shapes] = {}
    for cte in select.ctes:
        found[cte.alias] = of_select(where, cte.this, {**known, **found})
    return found


def _sources(where: str, select: exp.Select, known: Mapping[str, Shapes]) -> dict[str, Shapes]:
    found: dict[str, Shapes] = {}
    start = select.args.get("from_") or select.args.get("from")
    for item in [start, *(select.args.get("joins") or [])]:
        if item is None:
            continue
        source = item.this
        if isinstance(source, exp.Subquery):
            found[source.alias] = of_select(where, source.this, known)
        elif source.name in known:
            found[source.alias_or_name] = known[source.name]
        elif source.name in TABLES:
            found[source.alias_or_name] = of_table(source.name)
        else:
            raise DefinitionError(Problem(where, f"there is no table {source.name!r}", "Name a table of records"))
    return found
