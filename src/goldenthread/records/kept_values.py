"""Frozen values as plain JSON and back: whatever holds values whole keeps and reads them alike."""

from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

#: Makes a value of what was kept.
_Read = Callable[[Any], Any]


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
    return _reader(kind)(kept)


@cache
def _reader(kind: Any) -> _Read:
    """How a value of a type is read; what the type is like is looked at once, since whole rooms are read so."""
    if get_origin(kind) in (Union, UnionType):
        inner = _reader(next(one for one in get_args(kind) if one is not type(None)))
        return lambda kept: None if kept is None else inner(kept)
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind))
    if is_dataclass(kind) and isinstance(kind, type):
        return _held(kind)
    if issubclass(kind, Enum):
        made: _Read = kind
        return made
    return _plain_one(kind)


def _plain_one(kind: Any) -> _Read:
    """Words, numbers, days and times."""

    def read(kept: Any) -> Any:
        if type(kept) is kind:
            return kept
        if kind in (date, datetime) and isinstance(kept, str):
            return kind.fromisoformat(kept)
        if kind is float and isinstance(kept, int) and not isinstance(kept, bool):
            return float(kept)
        raise ValueError(f"{kept!r} stands where {kind.__name__} is kept")

    return read


def _tuple(kinds: tuple[Any, ...]) -> _Read:
    def read(kept: Any) -> tuple[Any, ...]:
        if not isinstance(kept, list):
            raise ValueError(f"{kept!r} stands where a list is kept")
        if kinds[-1] is Ellipsis:
            one_of = _reader(kinds[0])
            return tuple([one_of(one) for one in kept])
        return tuple([_reader(kind)(one) for one, kind in zip(kept, kinds, strict=True)])

    return read


def _held(kind: type) -> _Read:
    """A value of its kept fields; those added to it since it was kept are as they are by default."""
    hints = get_type_hints(kind)
    types = {one.name: hints[one.name] for one in fields(kind)}
    needed = {one.name for one in fields(kind) if one.default is MISSING}
    readers: dict[str, _Read] = {}  # filled when one is read, since a type may hold itself

    def read(kept: Any) -> Any:
        if not isinstance(kept, dict):
            raise ValueError(f"{kept!r} stands where {kind.__name__} is kept")
        if odd := sorted((needed - kept.keys()) | (kept.keys() - types.keys())):
            raise ValueError(f"{', '.join(odd)} should or should not stand where {kind.__name__} is kept")
        if not readers:
            readers.update({name: _reader(one) for name, one in types.items()})
        return kind(**{name: readers[name](one) for name, one in kept.items()})

    return read
