"""The children's services authorities of England by DfE code, with the days between which each code held."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from importlib.resources import files

from goldenthread.records.errors import WrongUse

JOINED = " / "
"""What publishers put between the codes of authorities that report as one: 314 / 318."""

ENOUGH = Fraction(9, 10)
"""The share of authorities that a file must hold before a place among them is told. Source: our own rule, not confirmed."""


@dataclass(frozen=True, slots=True)
class Authority:
    """One code for the days it held; a code whose ONS code changed has a row for each.

    ``part``   Inner or Outer London; empty elsewhere. ``became`` the codes that followed where it was abolished.
    """

    code: str
    ons_code: str
    name: str
    region: str
    part: str
    since: date | None
    until: date | None
    became: tuple[str, ...]

    def held_on(self, day: date) -> bool:
        """Whether this row was in force on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@cache
def authorities() -> tuple[Authority, ...]:
    """Every row of the table that ships with the package: 158 codes since 2013, in order of code."""
    text = files("goldenthread.measures.comparators").joinpath("authorities.csv").read_text(encoding="utf-8")
    return tuple(_read(row) for row in csv.DictReader(text.splitlines()))


def authority(code: str, on: date | None = None) -> Authority:
    """The authority of a code on a day (the latest row if no day is given); raises `WrongUse` for no such code."""
    rows = [row for row in authorities() if row.code == code]
    held = [row for row in rows if on is None or row.held_on(on)]
    if held:
        return held[-1]
    if rows:
        what = f"the code {code} ({rows[-1].name}) was not in force on {on}"
        raise WrongUse.of("authority", what, f"Ask for {' or '.join(rows[-1].became) or 'another date'}")
    raise WrongUse.of("authority", f"{code!r} is no children's services authority", "Give a DfE code such as 302")


def codes_in(text: str) -> tuple[str, ...]:
    """The codes of a published row: one, or several where authorities report jointly."""
    return tuple(part.strip() for part in text.split("/") if part.strip())


def strangers(texts: Iterable[str]) -> tuple[str, ...]:
    """The codes among published ones that the table does not know, in order."""
    known = {row.code for row in authorities()}
    return tuple(sorted({code for text in texts for code in codes_in(text)} - known))


def in_force(code: str, on: date) -> bool:
    """Whether a code was in force on a day; False for one that the table does not know."""
    return any(row.code == code and row.held_on(on) for row in authorities())


def nearly_all(texts: Iterable[str], on: date) -> bool:
    """Whether published rows speak for at least `ENOUGH` of the authorities in force on a day, joint rows for each."""
    held = {row.code for row in authorities() if row.held_on(on)}
    spoken = {code for text in texts for code in codes_in(text)} & held
    return Fraction(len(spoken), len(held)) >= ENOUGH


def _read(row: dict[str, str]) -> Authority:
    since, until = (date.fromisoformat(row[name]) if row[name] else None for name in ("since", "until"))
    return Authority(
        row["code"],
        row["ons_code"],
        row["name"],
        row["region"],
        row["part"],
        since,
        until,
        tuple(row["became"].split()),
    )
