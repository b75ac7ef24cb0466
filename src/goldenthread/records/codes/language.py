"""What a code, a code set and a named group of codes are, and how a messy spelling finds its code."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

from goldenthread.records.codes.errors import BadCodeTable
from goldenthread.records.codes.folding import clean, fold, tight
from goldenthread.records.codes.spelling import Spellings

__all__ = ["LOCAL", "Code", "CodeSet", "Group", "How", "Resolved", "fold", "grouped", "table"]

LOCAL = "Golden Thread local list schema"
"""The source of a code set for which no national standard exists."""

How = Literal["exact", "alias", "case", "unknown", "out-of-year"]

# Distinct spellings in a column are few; the cap only guards against a column of free text.
_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a set, with the collection years in which it was valid.

    A collection year is named by the year in which it ends: 2025 is 1 April 2024 to 31 March 2025. `first_year` None
    means as far back as the returns are read (2017 and before); `last_year` None means still valid. `aliases` are
    other spellings met in real files, compared by `fold`; the label is always understood as well.
    """

    code: str
    label: str
    first_year: int | None = None
    last_year: int | None = None
    aliases: tuple[str, ...] = ()
    note: str = ""

    def valid_in(self, year: int | None) -> bool:
        """Say whether the code was valid in a collection year; without a year, whether it ever was (always)."""
        if year is None:
            return True
        return (self.first_year is None or year >= self.first_year) and (
            self.last_year is None or year <= self.last_year
        )


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a spelling was found to be: the canonical code (or None) and how it was found.

    "exact" is the code as the return writes it, "case" the same but for case, "alias" any other spelling, and
    "out-of-year" a code that exists but was not valid in the year asked about (the code is still given).
    """

    code: str | None
    how: How


@dataclass(frozen=True, slots=True)
class CodeSet:
    """A named list of codes with its source.

    `confirmed` False marks a set whose content is common knowledge in the field but was not read in its source.
    """

    key: str
    title: str
    source: str
    codes: tuple[Code, ...]
    confirmed: bool = True
    note: str = ""
    _by_code: dict[str, Code] = field(init=False, repr=False, compare=False)
    _spellings: list[Spellings] = field(init=False, repr=False, compare=False)
    _found: dict[tuple[str, int | None], Resolved] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Build the look-ups once; a frozen set never changes after this."""
        by_code = {code.code: code for code in self.codes}
        if len(by_code) != len(self.codes):
            raise BadCodeTable.at(self.key, "a code is given twice")
        object.__setattr__(self, "_by_code", by_code)
        object.__setattr__(self, "_spellings", [])
        object.__setattr__(self, "_found", {})

    def __iter__(self) -> Iterator[Code]:
        """Go through the codes in the order of the source."""
        return iter(self.codes)

    def __contains__(self, code: object) -> bool:
        """Say whether `code` is a canonical code of the set, in any year."""
        return code in self._by_code

    @property
    def spellings(self) -> Spellings:
        """Every spelling understood; worked out when first asked for, as a load needs few of the sets."""
        if not self._spellings:
            self._spellings.append(Spellings([(code.code, code.label, code.aliases) for code in self.codes]))
        return self._spellings[0]

    def get(self, code: str) -> Code | None:
        """Return the code as canonically written, or None."""
        return self._by_code.get(code)

    def valid(self, code: str, year: int | None) -> bool:
        """Say whether `code`, canonically written, is in the set and was valid in the collection year."""
        found = self._by_code.get(code)
        return found is not None and found.valid_in(year)

    def resolve(self, text: str, year: int | None = None) -> Resolved:
        """Find the code that a spelling stands for, never guessing between two.

        Understood beside the code itself: other case, aliases and labels, a letter before it ("a) Male"), the code
        followed by its words ("N1 - Abuse or neglect") or in brackets after them ("Neglect (NEG)"), numbers that a
        spreadsheet made decimal ("2.0") and zeros in front. What could be two codes is unknown. A blank is unknown.
        """
        remembered = self._found.get((text, year))
        if remembered is not None:
            return remembered
        resolved = self._resolve(text, year)
        if len(self._found) < _REMEMBERED:
            self._found[(text, year)] = resolved
        return resolved

    def _resolve(self, text: str, year: int | None) -> Resolved:
        plain = clean(text)
        exact = self._by_code.get(plain)
        code = plain if exact is not None else self.spellings.find(plain)
        if code is None:
            return Resolved(None, "unknown")
        if not self._by_code[code].valid_in(year):
            return Resolved(code, "out-of-year")
        if exact is not None:
            return Resolved(code, "exact")
        return Resolved(code, "case" if fold(plain) == fold(code) else "alias")

    def suggest(self, text: str) -> str | None:
        """Return the code most likely meant by a spelling that is not understood, or None if none is near.

        For the "did you mean" of a finding only: a suggestion is never stored as if it had been given.
        """
        known = self.spellings.keys()
        near = get_close_matches(tight(text), known, n=3, cutoff=0.75)
        codes = {self.spellings.find(spelling) for spelling in near}
        return self.spellings.find(near[0]) if near and (len(codes) == 1 or None not in codes) else None


@dataclass(frozen=True, slots=True)
class Group:
    """A named group of codes of one set ("ends a period of care"), with the source that says so."""

    key: str
    title: str
    code_set: str
    codes: frozenset[str]
    source: str
    confirmed: bool = True
    note: str = ""

    def __contains__(self, code: object) -> bool:
        """Say whether a canonical code belongs to the group."""
        return code in self.codes


def table(text: str) -> tuple[Code, ...]:
    """Read codes from a small text table, one a line: code | label | years | aliases | note.

    Years are written "2019-", "-2018" or "2017-2024" (collection years, both ends included); aliases are parted by
    ";". Cells at the end of a line may be left out. Raises `BadCodeTable` for a line that cannot be read.
    """
    return tuple(_line(line) for line in text.strip().splitlines() if line.strip())


def grouped(code_set: str, text: str) -> tuple[Group, ...]:
    """Read groups of one code set from a small text table, one a line: key | title | codes | source | note.

    Codes are parted by spaces. A source that begins with "?" marks the group as not confirmed. Raises `BadCodeTable`
    for a line that cannot be read.
    """
    return tuple(_group(code_set, line) for line in text.strip().splitlines() if line.strip())


def _group(code_set: str, line: str) -> Group:
    cells = [" ".join(cell.split()) for cell in line.split("|")]
    if not 4 <= len(cells) <= 5 or not all(cells[:4]):
        raise BadCodeTable.at(line, "a group needs a key, a title, codes and a source")
    key, title, codes, source = cells[:4]
    note = cells[4] if len(cells) == 5 else ""
    return Group(key, title, code_set, frozenset(codes.split()), source.lstrip("? "), not source.startswith("?"), note)


def _line(line: str) -> Code:
    cells = [" ".join(cell.split()) for cell in line.split("|")]
    if not 2 <= len(cells) <= 5 or not cells[0] or not cells[1]:
        raise BadCodeTable.at(line, "a line needs a code and a label and has at most five cells")
    code, label, years, aliases, note = cells + [""] * (5 - len(cells))
    first, last = _years(years, line)
    others = tuple(alias.strip() for alias in aliases.split(";") if alias.strip())
    return Code(code, label, first, last, others, note)


def _years(text: str, line: str) -> tuple[int | None, int | None]:
    if not text:
        return None, None
    start, dash, end = text.partition("-")
    if not dash or any(part and not (part.isdigit() and len(part) == 4) for part in (start, end)):
        raise BadCodeTable.at(line, "years are written 2019-, -2018 or 2017-2024")
    first, last = int(start) if start else None, int(end) if end else None
    if first is not None and last is not None and first > last:
        raise BadCodeTable.at(line, "years run backwards")
    return first, last
