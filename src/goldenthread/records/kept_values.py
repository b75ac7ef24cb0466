"""Frozen values as plain JSON and back: whatever holds values whole keeps and reads them alike."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints


def plain(value: object) -> object:
    """A value as JSON holds it: of a frozen dataclass every field by its name, a tuple as a list, days and times in ISO form."""
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def valued(kept: object, kind: Any) -> object:
    """The value of a stated type that `plain` made JSON of; raises ValueError, KeyError or TypeError where it is not one."""
    if get_origin(kind) in (Union, UnionType):
        options = [one for one in get_args(kind) if one is not type(None)]
        return None if kept is None else valued(kept, options[0])
    if get_origin(kind) is tuple:
        return _tuple(kept, get_args(kind))
    if is_dataclass(kind) and isinstance(kind, type):
        return _held(kept, kind)
    if issubclass(kind, Enum):
        return kind(kept)
    if kind in (date, datetime) and isinstance(kept, str):
        return kind.fromisoformat(kept)
    if kind is float and isinstance(kept, int) and not isinstance(kept, bool):
        return float(kept)
    if type(kept) is not kind:
        raise ValueError(f"{kept!r} stands where {kind.__name__} is kept")
    return kept


def _tuple(kept: object, kinds: tuple[Any, ...]) -> tuple[object, ...]:
    if not isinstance(kept, list):
        raise ValueError(f"{kept!r} stands where a list is kept")
    if kinds[-1] is Ellipsis:
        return tuple(valued(one, kinds[0]) for one in kept)
    return tuple(valued(one, kind) for one, kind in zip(kept, kinds, strict=True))


def _held(kept: object, kind: type) -> object:
    """A value of its kept fields; those added to it since it was kept are as they are by default."""
    types = _types(kind)
    needed = {one.name for one in fields(kind) if one.default is MISSING}
    if not isinstance(kept, dict):
        raise ValueError(f"{kept!r} stands where {kind.__name__} is kept")
    if odd := sorted((needed - kept.keys()) | (kept.keys() - types.keys())):
        raise ValueError(f"{', '.join(odd)} should or should not stand where {kind.__name__} is kept")
    return kind(**{name: valued(one, types[name]) for name, one in kept.items()})


@cache
def _types(kind: type) -> Mapping[str, Any]:
    """The fields of a value with their types."""
    hints = get_type_hints(kind)
    return {one.name: hints[one.name] for one in fields(kind)}
