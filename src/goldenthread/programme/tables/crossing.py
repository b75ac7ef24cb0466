"""What every sheet must keep: rows told apart, and every key that is named really there."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from goldenthread.programme.tables.columns import Sheet
from goldenthread.programme.tables.rows import Row, identity_of
from goldenthread.records.errors import Problem

Rows = Mapping[str, Sequence[Row]]
#: Among more keys than these none is looked for that is like what was written: it would take longer than reading.
_MANY: Final = 200
#: A programme without boards still says which board watches what: that is not held against it.
_MAY_LIE_ELSEWHERE: Final = frozenset({"boards"})


def crossed(rows: Rows, sheets: Mapping[str, Sheet]) -> Iterator[Problem]:
    """Rows that are there twice, and names of what is not there."""
    for sheet in sheets.values():
        yield from _twice(sheet, rows[sheet.name])
        yield from _named(sheet, rows, sheets)
        yield from _parents(sheet, rows, sheets)


def _twice(sheet: Sheet, rows: Sequence[Row]) -> Iterator[Problem]:
    seen: dict[tuple[object, ...], str] = {}
    for row in rows if sheet.identity else ():
        identity = identity_of(row, sheet.identity)
        if identity is None:
            continue
        if identity in seen:
            named = zip(sheet.identity, identity, strict=True)
            said = ", ".join(f"{name} {_said(value)}" for name, value in named if name != sheet.nth)
            what = f"{said} stands already in {seen[identity]}"
            mend = "Say which of the two stands, and remove or correct the other"
            if sheet.nth:
                mend += f", or write 2 under {sheet.nth} for the second of that day"
            yield row.wrong("", what, mend)
        else:
            seen[identity] = row.where


def _said(value: object) -> str:
    """A cell as it is written."""
    return "(blank)" if value is None else str(getattr(value, "value", value))


def _named(sheet: Sheet, rows: Rows, sheets: Mapping[str, Sheet]) -> Iterator[Problem]:
    for column in sheet.every:
        if not column.refers or (column.refers in _MAY_LIE_ELSEWHERE and not rows[column.refers]):
            continue
        keys = frozenset(row.text(sheets[column.refers].identity[0]) for row in rows[column.refers])
        for row in rows[sheet.name]:
            for said in row.texts(column.name):
                if said not in keys:
                    yield row.wrong(column.name, f"{said!r} is in no row of {column.refers}", _mend(said, keys))


def _parents(sheet: Sheet, rows: Rows, sheets: Mapping[str, Sheet]) -> Iterator[Problem]:
    if not sheet.parent:
        return
    above = sheets[sheet.parent]
    there = {identity_of(row, above.identity) for row in rows[above.name]}
    names = [column.name for column in sheet.of_parent]
    keys = frozenset(str(one[0]) for one in there if one is not None)
    for row in rows[sheet.name]:
        identity = identity_of(row, names)
        if identity is not None and identity not in there:
            said = ", ".join(f"{name} {_said(value)}" for name, value in zip(names, identity, strict=True) if value)
            yield row.wrong(names[0], f"{said} is in no row of {above.name}", _mend(str(identity[0]), keys))


def _mend(said: str, keys: frozenset[str]) -> str:
    near = _near(said, keys)
    return (
        f"Write {near[0]!r} if that is meant, or add the row"
        if near and near[0] != said
        else "Correct it, or add the row"
    )


@lru_cache(maxsize=256)
def _near(said: str, keys: frozenset[str]) -> list[str]:
    """The key most like what was written; looked for once for the many rows that make one mistake."""
    return difflib.get_close_matches(said, keys, 1) if len(keys) <= _MANY else []
