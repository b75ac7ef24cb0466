"""Settling who is meant: a key, initials that fit one person, or words that fit nobody and are kept as printed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from goldenthread.programme.tables.columns import Kind, Sheet
from goldenthread.programme.tables.rows import Row
from goldenthread.records.errors import Problem

_PEOPLE: Final = "people"


@dataclass(frozen=True, slots=True)
class Directory:
    """The people of a programme by key and by initials, each shown as a candidate would be named."""

    shown: Mapping[str, str]
    by_initials: Mapping[str, tuple[str, ...]]

    def fits(self, said: str) -> tuple[str, ...]:
        """The keys that words may mean: none where they fit nobody."""
        return (said,) if said in self.shown else self.by_initials.get(said, ())


def directory_of(rows: Sequence[Row], problems: list[Problem]) -> Directory:
    """Everybody listed; a key that is the initials of another would be read two ways, and is a problem."""
    shown = {row.text("key"): f"{row.text('key')} ({row.text('job_title') or 'no post given'})" for row in rows}
    initials: dict[str, tuple[str, ...]] = {}
    for row in rows:
        if row.text("initials"):
            initials[row.text("initials")] = (*initials.get(row.text("initials"), ()), row.text("key"))
    for row in rows:
        others = [key for key in initials.get(row.text("key"), ()) if key != row.text("key")]
        if others:
            what = f"the key {row.text('key')!r} is also the initials of {', '.join(shown[key] for key in others)}"
            problems.append(row.wrong("key", what, "Give this person another key"))
    return Directory(shown, initials)


def settled(
    rows: Mapping[str, Sequence[Row]], sheets: Mapping[str, Sheet], problems: list[Problem]
) -> dict[str, tuple[Row, ...]]:
    """The rows with people as keys; initials that fit several are a problem that names the candidates."""
    everybody = directory_of(rows[_PEOPLE], problems)
    return {name: tuple(_settle(sheets[name], of_sheet, everybody, problems)) for name, of_sheet in rows.items()}


def _settle(sheet: Sheet, rows: Sequence[Row], everybody: Directory, problems: list[Problem]) -> Iterable[Row]:
    columns = [column for column in sheet.every if column.kind in (Kind.PERSON, Kind.PEOPLE)]
    for row in rows:
        values = dict(row.values)
        for column in columns:
            keys = tuple(_key(row, column.name, said, everybody, problems) for said in row.texts(column.name))
            if column.name in values:
                values[column.name] = keys if column.kind is Kind.PEOPLE else "".join(keys)
        yield replace(row, values=values)


def _key(row: Row, column: str, said: str, everybody: Directory, problems: list[Problem]) -> str:
    fits = everybody.fits(said)
    if len(fits) > 1:
        candidates = "; ".join(everybody.shown[key] for key in fits)
        problems.append(
            row.wrong(column, f"{said!r} fits several people: {candidates}", "Write the key of one of them")
        )
    return fits[0] if len(fits) == 1 else said
