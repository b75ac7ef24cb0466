"""Rows as values and values as rows: what `goldenthread.programme.boards` says, field by field."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from enum import Enum
from typing import Any, Final

from goldenthread.governance import models
from goldenthread.programme import boards

#: Fields of values that are tables of their own.
_APART: Final = {
    boards.Item: {"comments", "clearances"},
    boards.Meeting: {"items", "minutes", "decisions", "present", "apologies"},
    boards.Request: {"steps"},
    boards.Arrangement: {"delivered"},
    boards.Obligation: {"delivered"},
    boards.Condition: {"assessed"},
}


def columns(one: Any) -> dict[str, Any]:
    """The columns of a value, without what is a table of its own."""
    apart = _APART.get(type(one), set())
    return {field.name: _column(getattr(one, field.name)) for field in fields(one) if field.name not in apart}


def value(kind: Any, row: Any, **apart: Any) -> Any:
    """A row as a value of a kind; ``apart`` are the fields that come of other tables."""
    skipped = _APART.get(kind, set())
    plain = {field.name: _field(getattr(row, field.name)) for field in fields(kind) if field.name not in skipped}
    return kind(**plain, **apart)


def _column(given: Any) -> Any:
    return list(given) if isinstance(given, tuple) else given.value if isinstance(given, Enum) else given


def _field(held: Any) -> Any:
    return tuple(held) if isinstance(held, list) else held


def request(row: models.Request, steps: Iterable[models.Step]) -> boards.Request:
    """A request with its steps in order."""
    made = tuple(value(boards.Step, one) for one in sorted(steps, key=lambda one: one.place))
    found: boards.Request = value(boards.Request, row, steps=made)
    return replace(found, kind=boards.RequestKind(row.kind))


def grouped(rows: Iterable[Any], *names: str) -> Mapping[Any, list[Any]]:
    """Rows by one field, or by several together."""
    found: defaultdict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        key = getattr(row, names[0]) if len(names) == 1 else tuple(getattr(row, name) for name in names)
        found[key].append(row)
    return found
