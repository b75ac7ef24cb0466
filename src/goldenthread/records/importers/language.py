"""The words in which a return or extract is described: sheets, fields, and what changed from year to year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal, Protocol

import pyarrow as pa

RecordKind = Literal["id", "text", "code", "date", "datetime", "integer", "number", "boolean", "json"]
#: Kinds of registers, kept as papers print them (see `importers.register_cells`).
RegisterKind = Literal["count", "fte", "percent", "money", "period", "period_end", "due", "due_end", "due_kind"]
FieldKind = RecordKind | RegisterKind
#: What happens to a cell at load. ``name`` goes to the encrypted table of names only; ``postcode`` is dropped after
#: ward, locality and distance are derived; ``drop`` is never stored (addresses, narratives, what no table of ours needs).
Treatment = Literal["keep", "name", "postcode", "drop"]
DateOrder = Literal["iso", "dmy", "mdy"]


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a source.

    ``name``     the name it has in the stored cells and in the mapping SQL: the source's own heading, lower-case, with
                 underscores for anything else (``date_of_referral``, ``cine_referral_date``, ``decom``).
    ``headings`` other headings under which real files carry it (compared by `heading_key`).
    ``birth``    a date of birth, which a setting reduces to a month.
    ``low``/``high`` inclusive limits of a number.
    ``order``    how this column writes its dates, where that differs from the rest of the source.
    ``spellings`` (text, what it stands for): a source's own words for codes, compared without regard to case; what a
                 text stands for may be "", which says that it is no value.
    ``constant`` the text of every cell where the source has no column for the field.
    """

    name: str
    kind: FieldKind = "text"
    codes: str = ""
    required: bool = False
    treat: Treatment = "keep"
    headings: tuple[str, ...] = ()
    birth: bool = False
    low: float | None = None
    high: float | None = None
    order: DateOrder | None = None
    spellings: tuple[tuple[str, str], ...] = ()
    constant: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a source: a CSV file, a worksheet, or a repeated XML element.

    ``persons``   fields that identify the person the row is about; a row is forgotten with that person.
    ``others``    fields that identify somebody else in the row; only the cell is blanked when that person is forgotten.
    ``distances`` (new field, from postcode field, to postcode field): miles worked out before the postcodes are dropped.
    ``files``     names under which the file or sheet is met, other than ``name`` (compared by `heading_key`).
    """

    name: str
    fields: tuple[Field, ...]
    persons: tuple[str, ...] = ("child_id",)
    others: tuple[str, ...] = ()
    distances: tuple[tuple[str, str, str], ...] = ()
    files: tuple[str, ...] = ()
    required: bool = False

    def field(self, name: str) -> Field:
        """Return the field called ``name``; raises KeyError."""
        for item in self.fields:
            if item.name == name:
                return item
        raise KeyError(f"sheet {self.name} has no field {name!r}")

    def with_fields(self, *fields: Field) -> "Sheet":
        """The sheet with fields added, or replaced where the name is already there."""
        new = {item.name: item for item in fields}
        kept = tuple(new.pop(item.name, item) for item in self.fields)
        return replace(self, fields=kept + tuple(new.values()))

    def without(self, *names: str) -> "Sheet":
        """The sheet without the named fields."""
        return replace(self, fields=tuple(item for item in self.fields if item.name not in names))


@dataclass(frozen=True, slots=True)
class Difference:
    """What one collection year changed, with the source that says so. Years are named by the calendar year they end in."""

    year: int
    why: str
    sheets: tuple[Sheet, ...] = ()  # added, or replaced where the name is already there
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Specification:
    """A return or extract: its base and what changed since. ``version`` rises whenever reading or mapping changes.

    ``own_ids`` says that rows carry the case system's own ids; otherwise an event is known by person, date and ordinal.
    ``borrowed_ids`` says that rows may name the event they belong to by the id that another source gave it.
    """

    kind: str
    version: int
    source: str
    sheets: tuple[Sheet, ...]
    differences: tuple[Difference, ...] = ()
    own_ids: bool = False
    borrowed_ids: bool = False
    dates: DateOrder = "iso"

    def at(self, year: int | None) -> Mapping[str, Sheet]:
        """The sheets by name as the collection year has them (``None``: with every difference applied)."""
        sheets = {sheet.name: sheet for sheet in self.sheets}
        for difference in sorted(self.differences, key=lambda item: item.year):
            if year is not None and difference.year > year:
                break
            for name in difference.removed:
                sheets.pop(name, None)
            sheets.update({sheet.name: sheet for sheet in difference.sheets})
        return sheets


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A file that was read: its name (no folder), SHA-256 and size in bytes. The file itself is not kept."""

    name: str
    sha256: str
    size: int

    @property
    def short(self) -> str:
        """First twelve characters of the hash: what ``_file`` and ``sources`` carry."""
        return self.sha256[:12]


@dataclass(frozen=True, slots=True)
class Options:
    """How the person who loads answered what files do not say of themselves.

    ``postcodes`` maps a postcode without blanks to (ward, locality, easting, northing), metres on the national grid.
    """

    as_at: date | None = None
    authority: str | None = None
    dates: DateOrder | None = None
    mapping: Path | None = None
    encoding: str = "utf-8"
    birth_months: bool = False
    names: bool = True
    postcodes: Mapping[str, tuple[str, str, int, int]] | None = None


@dataclass(frozen=True)
class Landing:
    """A source as read and minimised, before any cell is given a meaning.

    ``source``  its name in the store: ``ssd``, ``annex-a``, ``cin/2025``, ``ssda903/2025``, ``local/supervisions``.
    ``year``    collection year for yearly returns, else None.  ``as_at`` the date the source speaks of.
    ``cells``   by sheet name: every kept column as text (null where the cell is missing or blank), with ``_file``
                (short hash), ``_row`` (int32, header = 1) beside it.
    ``names``   columns subject ('person' or 'worker'), id, forename, surname; never stored unencrypted.
    ``dropped`` headings that were not kept, by sheet, and why.
    ``extra``   small facts that mapping needs later (date order, mapping file's text…), as JSON-able values.
    """

    kind: str
    source: str
    files: tuple[FileFacts, ...]
    cells: Mapping[str, pa.Table]
    findings: pa.Table
    as_at: date | None = None
    year: int | None = None
    authority: str | None = None
    names: pa.Table | None = None
    dropped: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TableMap:
    """How one table of ours is filled: a SELECT over the parsed sheets of a kind (see `importers.derive`)."""

    table: str
    sql: str


class Importer(Protocol):
    """What each folder of `importers` offers as the module-level name ``IMPORTER``."""

    @property
    def specification(self) -> Specification:
        """The sheets and their years."""
        ...

    def claims(self, path: Path) -> Sequence["Source"]:
        """The sources of this kind at ``path`` (a file or a folder); empty when it is something else. Reads little."""
        ...

    def read(self, source: "Source", options: Options) -> Landing:
        """Land the source whole. Raises `InputRefused` with every problem when the file cannot be read as what it is."""
        ...

    def sheets(self, landing_extra: Mapping[str, object], year: int | None) -> Mapping[str, Sheet]:
        """The sheets by which stored cells are parsed (usually ``specification.at(year)``)."""
        ...

    def maps(self, sheets: Mapping[str, Sheet], extra: Mapping[str, object]) -> Sequence[TableMap]:
        """The SELECTs that fill our tables from the parsed sheets (``extra``: that of the latest delivery)."""
        ...


@dataclass(frozen=True, slots=True)
class Source:
    """Files that together are one source, as recognised and not yet read."""

    kind: str
    name: str
    paths: tuple[Path, ...]
    year: int | None = None


@lru_cache(maxsize=65_536)
def heading_key(text: str) -> str:
    """What two headings are compared by: letters and digits only, lower-case."""
    return "".join(character for character in text.casefold() if character.isalnum())
