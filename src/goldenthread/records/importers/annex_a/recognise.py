"""Which list a worksheet or file holds, and on which row its headings stand."""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

import pyarrow as pa

from goldenthread.records.importers.annex_a.fields import WHO
from goldenthread.records.importers.landing import RawSheet
from goldenthread.records.importers.language import Sheet, heading_key

#: How far down headings are looked for: below that, a sheet that starts with pages of notes is not a list.
HEADER_WITHIN = 40
#: Share of a list's own columns (without the common five) by which it is recognised when its name says nothing.
_SURE = 0.6
_NUMBERED = re.compile(r"\blist[\s_.\-]*0?(\d{1,2})(?!\d)|list[\s_.\-]*0?(\d{1,2})(?!\d)", re.IGNORECASE)
_LEADING = re.compile(r"\s*0?(\d{1,2})\s*[.\-_):]*\s*([A-Za-z].*)")
_COMMON = frozenset(field.name for field in WHO)
#: Columns that every list of children has and few other exports have together: without two of them a sheet that is not
#: named as a list is left to be a local list.
_TELLING = frozenset({"gender", "ethnicity", "age"})


@dataclass(frozen=True)
class Recognised:
    """A sheet as one of the lists: ``raw`` begins at its headings, ``above`` is the number of rows over them that were
    left out, blank ones too (0 where the headings are the first row that is not blank).

    ``other`` is the list whose columns it holds, where that is not the list that its name says.
    """

    list_name: str
    raw: RawSheet
    above: int
    named: bool
    other: str | None = None


def list_by_name(name: str, sheets: Mapping[str, Sheet]) -> tuple[str | None, bool]:
    """The list that a worksheet's or file's name stands for, and whether the name says so beyond doubt.

    "List 3", "List_03 - Referrals" and "annex a list 3 (final)" leave no doubt; "3. Referrals" and "Referrals" do.
    """
    numbered = _NUMBERED.search(name)
    if numbered:
        found = f"list_{int(numbered[1] or numbered[2])}"
        return (found, True) if found in sheets else (None, False)
    titles = {heading_key(title): sheet.name for sheet in sheets.values() for title in sheet.files}
    leading = _LEADING.fullmatch(name)
    if leading:
        found = f"list_{int(leading[1])}"
        title = heading_key(leading[2])
        return (found, False) if titles.get(title) == found else (None, False)
    return titles.get(heading_key(name)), False


def recognise(raw: RawSheet, sheets: Mapping[str, Sheet]) -> Recognised | None:
    """Find which list ``raw`` is, by name and by headings; None when it is none of them (guidance, code lists)."""
    name, sure = list_by_name(raw.name, sheets)
    rows = [{heading_key(cell) for cell in row} for row in _candidates(raw)]
    best = {key: max((_score(sheet, row, sure) for row in rows), default=(0.0, 0)) for key, sheet in sheets.items()}
    likely = max(best, key=lambda key: best[key])
    if name is None or (not sure and best[name] < (_SURE, 0)):
        if best[likely][0] < _SURE or sum(score == best[likely] for score in best.values()) > 1:
            return None
        name, sure = likely, False
    own = sheets[name]
    at = max(range(len(rows)), key=lambda n: (_score(own, rows[n], True)[1], -n), default=0)
    other = likely if likely != name and best[likely][0] >= _SURE and best[name][0] < best[likely][0] / 2 else None
    above = raw.rows[at - 1].as_py() - 1 if at else 0
    return Recognised(name, headed_at(raw, at), above, sure, other)


def headed_at(raw: RawSheet, at: int) -> RawSheet:
    """The sheet with its headings taken from row ``at`` below those it was read with (0: as it is)."""
    if at == 0:
        return raw
    cells = [column[at - 1].as_py() for column in raw.columns]
    below = [column.slice(at) for column in raw.columns]
    kept = [n for n, cell in enumerate(cells) if cell or below[n].null_count < len(below[n])]
    return RawSheet(raw.name, tuple(cells[n] or "" for n in kept), tuple(below[n] for n in kept), raw.rows.slice(at))


def near_miss(missing: Sequence[str], sheet: Sheet, unknown: Sequence[str]) -> dict[str, str]:
    """For fields without a column, the unknown heading that may have been meant: for a hint, never taken as such."""
    keys = {heading_key(heading): heading for heading in unknown if heading_key(heading)}
    hints: dict[str, str] = {}
    for name in missing:
        field = sheet.field(name)
        for wanted in (*field.headings, name):
            near = get_close_matches(heading_key(wanted), list(keys), n=1, cutoff=0.8)
            if near:
                hints[name] = keys[near[0]]
                break
    return hints


def _candidates(raw: RawSheet) -> list[tuple[str, ...]]:
    """Rows that may hold the headings: the one read as such and those below it."""
    rows = [raw.headings] if raw.headings else []
    height = min(HEADER_WITHIN, len(raw.rows))
    top = [_texts(column, height) for column in raw.columns]
    return rows + [tuple(column[n] for column in top) for n in range(height)]


def _texts(column: pa.Array | pa.ChunkedArray, height: int) -> list[str]:
    return [cell or "" for cell in column.slice(0, height).to_pylist()]


def _score(sheet: Sheet, keys: AbstractSet[str], named: bool) -> tuple[float, int]:
    """(share of the list's own columns that a row of headings names, number of all its columns that it names)."""
    wanted = _wanted(sheet)
    found = {wanted[key] for key in keys if key in wanted}
    fields = set(wanted.values())
    if not named and len(_TELLING & found) < min(2, len(_TELLING & fields)):
        return 0.0, 0
    own = fields - _COMMON
    return len(own & found) / len(own), len(found)


@cache
def _wanted(sheet: Sheet) -> Mapping[str, str]:
    """The field that each heading of a list stands for, by `heading_key`."""
    return {heading_key(name): field.name for field in sheet.fields for name in (field.name, *field.headings)}
