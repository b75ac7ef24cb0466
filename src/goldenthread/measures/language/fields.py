"""Makes the frozen objects of the language from tables of a TOML file: same names, same kinds, strict.

What each field may hold is read from the object's own type hints, so that a field added to the language can be written
in a file at once.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from types import UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from goldenthread.calendar import Counting
from goldenthread.measures.entries import Entry
from goldenthread.measures.language.measures import Denominator, Window

#: Choices that are written by their short names ("months_12"); all others by the word that readers see ("per 10,000").
_BY_NAME: Final = (Counting, Denominator, Window)
_PAIR: Final = 2


def words_of(kind: type[Enum]) -> dict[str, Any]:
    """How each choice of a closed list is written in a file."""
    return {one.name.lower() if kind in _BY_NAME else str(one.value): one for one in kind}


def given(entry: Entry, kind: type, skip: Collection[str] = ()) -> dict[str, Any]:
    """The fields of ``kind`` that an entry holds, by name; what cannot be read is added to the entry's problems."""
    hints = get_type_hints(kind)
    held: tuple[Field[Any], ...] = fields(kind)
    for one in held:
        # Known, although not given here: so that a misspelt name is held against it.
        if one.name not in skip:
            entry.taken.add(one.name)
    return {
        one.name: _value(entry, one.name, hints[one.name])
        for one in held
        if one.name not in skip and entry.has(one.name)
    }


def required(kind: type) -> tuple[str, ...]:
    """Names of the fields that have no default."""
    return tuple(one.name for one in fields(kind) if one.default is MISSING and one.default_factory is MISSING)


def lacking(entry: Entry, names: Collection[str], found: Mapping[str, object]) -> None:
    """Add a problem for each name that must be given and is not."""
    for name in names:
        if name not in found:
            entry.wrong(f"{name} is missing", _MENDS.get(name, f"Write {name}."))


def made(entry: Entry, kind: type, **filled: Any) -> Any:
    """An object of ``kind``, made of an entry and of what is filled in for it; None where anything is wrong."""
    before = len(entry.problems)
    found = {**given(entry, kind, filled), **filled}
    lacking(entry, required(kind), found)
    entry.done()
    return kind(**found) if len(entry.problems) == before else None


def keyed(entry: Entry, key: object, underscores: bool = False) -> None:
    """Add a problem where a key is not of the form that files, columns and commands can all carry."""
    form, shown = (r"[a-z][a-z0-9_]*", "under_scores") if underscores else (r"[a-z][a-z0-9]*(-[a-z0-9]+)*", "hyphens")
    if isinstance(key, str) and key and not re.fullmatch(form, key):
        entry.wrong(f"key = {key!r} is no key", f"Use small letters, digits and {shown}, beginning with a letter.")


def _value(entry: Entry, name: str, hint: Any) -> Any:
    if get_origin(hint) in (UnionType, Union):
        hint = next(one for one in get_args(hint) if one is not type(None))
    if get_origin(hint) is tuple:
        return _several(entry, name, get_args(hint))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return choice(entry, name, hint)
    if isinstance(hint, type) and is_dataclass(hint):
        inner = entry.table(name)
        return None if inner is None else made(inner, hint)
    if hint is float:
        number = entry.number(name)
        return None if number is None else float(number)
    if hint is int:
        return entry.whole(name)
    if hint is bool:
        return entry.yes(name)
    return entry.text(name) if hint is str else entry.day_or_none(name)


def _several(entry: Entry, name: str, kinds: tuple[Any, ...]) -> tuple[Any, ...]:
    if isinstance(kinds[0], type) and is_dataclass(kinds[0]):
        return tuple(made(one, kinds[0]) for one in entry.tables(name))
    found = entry.lines(name)
    if kinds[-1] is not Ellipsis and len(found) != _PAIR:
        entry.wrong(f"{name} names {len(found)} things, not two", f'Write {name} = ["first", "second"].')
    return found


def choice(entry: Entry, name: str, kind: type[Enum]) -> Any:
    """One of a closed list, by its word; None with a problem where it is none of them."""
    words = words_of(kind)
    word = entry.text(name)
    if word and word not in words:
        entry.wrong(f"{name} = {word!r} is not known", f"Use one of: {', '.join(words)}.")
    return words.get(word)


_MENDS: Final = {
    "source": 'Write source = { says = "who says so, and where" }; add confirmed = false where nobody has checked it.',
    "example": 'Write example = """ with an answer (PERIOD: N of D) and rows that prove it, then """.',
    "over": 'Write over = "a table, a relation or clock:key".',
}
