"""A mapping file: which column of a council's own list is which column of a schema, and what its texts stand for."""

import hashlib
import re
import tomllib
from collections.abc import Mapping as Readable
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch
from pathlib import Path
from typing import cast

import tomlkit

from goldenthread.records.codes import code_set
from goldenthread.records.errors import InputRefused, Problem, refuse_if_any
from goldenthread.records.importers.language import DateOrder, Field, Sheet, heading_key
from goldenthread.records.importers.local.schemas import SCHEMAS, nearest

ORDERS: tuple[DateOrder, ...] = ("iso", "dmy", "mdy")
#: The schema whose rows can be read from columns of another list: one column an agency, one row a discussion.
ATTENDANCE, DISCUSSIONS = "strategy_attendance", "strategy_discussions"
_KEYS = ("name", "table", "id_kind", "left_out", "file", "columns", "dates", "codes", "constants", "attendance")
_FILE_KEYS = ("pattern", "sheet", "header_row")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


@dataclass(frozen=True)
class ColumnMapping:
    """How a council's own list becomes a schema.

    ``columns``    {our column: their heading}.  ``constants`` {our column: the text of every row}.
    ``dates``      how dates are written; ``date_orders`` {our column: order} where one column differs.
    ``codes``      {our column: {their text: our code}}; "" for a text that is no value.
    ``attendance`` {agency: their heading}: for strategy discussions with a column an agency.
    ``left_out``   headings known and not wanted; None where the mapping does not say (a new heading is then not told).
    ``id_kind``    which identifier the child column holds, when it is not the authority's own.
    """

    name: str
    table: str
    columns: Readable[str, str]
    pattern: str = "*"
    sheet: str = ""
    header_row: int = 1
    id_kind: str = ""
    dates: DateOrder = "iso"
    date_orders: Readable[str, DateOrder] = field(default_factory=dict)
    codes: Readable[str, Readable[str, str]] = field(default_factory=dict)
    constants: Readable[str, str] = field(default_factory=dict)
    attendance: Readable[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] | None = None

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading of theirs that is read."""
        return (*self.columns.values(), *self.attendance.values())

    def is_for(self, path: Path) -> bool:
        """Say whether the file's name fits the pattern, whatever the case of its letters."""
        return fnmatch(path.name.casefold(), self.pattern.casefold())

    def sheets(self) -> dict[str, Sheet]:
        """The schema as this mapping reads it: its codes, constants and date orders beside the fields."""
        made = {self.table: self._sheet(SCHEMAS[self.table])}
        if self.attendance:
            made[ATTENDANCE] = self._sheet(SCHEMAS[ATTENDANCE])
        return made

    def _sheet(self, sheet: Sheet) -> Sheet:
        fields = [self._field(item) for item in sheet.fields]
        return replace(sheet, fields=tuple(fields))

    def _field(self, item: Field) -> Field:
        constant = self.id_kind if item.name == "id_kind" else self.constants.get(item.name, "")
        spellings = tuple(self.codes.get(item.name, {}).items())
        return replace(item, constant=constant, spellings=spellings, order=self.date_orders.get(item.name))


def digest(text: str) -> str:
    """SHA-256 of a mapping's text: what a delivery says it was read with."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def read_mapping(path: Path) -> tuple[ColumnMapping, str]:
    """Read a mapping file; returns it and its text. Raises `InputRefused` with everything that is wrong with it."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputRefused.of(path.name, f"cannot be read ({error})", "Save it as a text file in UTF-8") from error
    return parse_mapping(text, path.name), text.replace("\r\n", "\n")


def parse_mapping(text: str, file: str) -> ColumnMapping:
    """Read the text of a mapping file called ``file``. Raises `InputRefused` with everything that is wrong with it."""
    try:
        held = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputRefused.of(file, f"not a TOML file that can be read ({error})", "Correct that line") from error
    return _Reading(file, held).mapping()


class _Reading:
    """Gathers what is wrong with a mapping while it is read."""

    def __init__(self, file: str, held: dict[str, object]) -> None:
        self.file, self.held = file, held
        self.problems: list[Problem] = []

    def say(self, where: str, what: str, mend: str) -> None:
        self.problems.append(Problem(f"{self.file}, {where}" if where else self.file, what, mend))

    def mapping(self) -> ColumnMapping:
        self.known(self.held, _KEYS, "")
        table = self.text(self.held, "table", "")
        if table not in SCHEMAS:
            near = " or ".join(repr(name) for name in nearest(table, list(SCHEMAS), 3))
            hint = f"Did you mean {near}?" if near else f"Choose from: {', '.join(SCHEMAS)}"
            self.say("table", f"{table!r} is not the name of a schema" if table else "says nothing", hint)
            raise InputRefused(*self.problems)
        schema = SCHEMAS[table]
        file = self.part("file")
        self.known(file, _FILE_KEYS, "[file]")
        dates = self.dates(schema)
        made = ColumnMapping(
            name=self.text(self.held, "name", "") or slug(Path(self.file).stem),
            table=table,
            columns=self.by_field("columns", schema),
            pattern=self.text(file, "pattern", "[file]") or "*",
            sheet=self.text(file, "sheet", "[file]"),
            header_row=self.header_row(file),
            id_kind=self.text(self.held, "id_kind", ""),
            dates=dates.pop("order", "iso"),
            date_orders=dates,
            codes=self.codes(schema),
            constants=self.by_field("constants", schema),
            attendance=self.attendance(table),
            left_out=self.left_out(),
        )
        self.judge(made, schema)
        refuse_if_any(self.problems)
        return made

    def judge(self, made: ColumnMapping, schema: Sheet) -> None:
        """What only the whole mapping can show: missing and doubled columns, codes that are none."""
        if not _NAME.fullmatch(made.name):
            self.say("name", f"{made.name!r} cannot be a name", "Use small letters, digits, hyphens and underscores")
        for item in schema.fields:
            if item.required and item.name not in made.columns and item.name not in made.constants:
                self.say(
                    "[columns]",
                    f"nothing is mapped to {item.name}, which {schema.name} needs",
                    f'Add: {item.name} = "their heading"',
                )
        for name in sorted(set(made.columns) & set(made.constants)):
            self.say("[constants]", f"{name} is mapped to a column too", "Keep one of the two")
        keys = [heading_key(heading) for heading in made.headings]
        for heading in sorted({heading for heading in made.headings if keys.count(heading_key(heading)) > 1}):
            self.say("[columns]", f"the heading {heading!r} is used twice", "Map each column of theirs once")
        if made.id_kind:
            if "id_kind" not in {item.name for item in schema.fields}:
                self.say("id_kind", f"{schema.name} has no other identifiers of children", "Remove the line")
            self.is_code("id_kind", "id_kind", made.id_kind)
        for name, value in made.constants.items():
            if schema.field(name).kind == "code":
                self.is_code(f"[constants] {name}", schema.field(name).codes, value)

    def is_code(self, where: str, codes: str, value: str) -> None:
        if value not in code_set(codes):
            known = [code.code for code in code_set(codes)]
            near = nearest(value, known)
            hint = f"Did you mean {near[0]!r}?" if near else f"Choose from: {', '.join(known)}"
            self.say(where, f"{value!r} is not a code of {code_set(codes).title.lower()}", hint)

    def known(self, held: Readable[str, object], keys: Sequence[str], where: str) -> None:
        for key in held:
            if key not in keys:
                near = nearest(key, list(keys))
                hint = f"Did you mean {near[0]!r}?" if near else f"Choose from: {', '.join(keys)}"
                self.say(where, f"{key!r} is not known here", hint)

    def text(self, held: Readable[str, object], key: str, where: str) -> str:
        value = held.get(key, "")
        if not isinstance(value, str):
            self.say(f"{where} {key}".strip(), f"{value!r} is not a text", "Put it in quotation marks")
            return ""
        return value

    def part(self, key: str) -> dict[str, object]:
        value = self.held.get(key, {})
        if not isinstance(value, dict):
            self.say(key, "is not a section", f"Write [{key}] on a line of its own and its entries below")
            return {}
        return cast(dict[str, object], value)

    def by_field(self, key: str, schema: Sheet) -> dict[str, str]:
        held = self.part(key)
        self.known(held, [item.name for item in schema.fields], f"[{key}]")
        names = {item.name for item in schema.fields}
        found = {name: self.text(held, name, f"[{key}]") for name in held if name in names}
        for name in [name for name, value in found.items() if not value]:
            self.say(f"[{key}] {name}", "says nothing", "Remove the line, or give the text")
            found.pop(name)
        return found

    def header_row(self, file: dict[str, object]) -> int:
        value = file.get("header_row", 1)
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 1000:
            self.say(
                "[file] header_row", f"{value!r} is not the number of a row", "Count from 1 at the top of the sheet"
            )
            return 1
        return value

    def dates(self, schema: Sheet) -> dict[str, DateOrder]:
        held = self.part("dates")
        dated = [item.name for item in schema.fields if item.kind in ("date", "datetime")]
        self.known(held, ["order", *dated], "[dates]")
        found: dict[str, DateOrder] = {}
        for name, value in held.items():
            if value in ORDERS:
                found[name] = value
            else:
                self.say(f"[dates] {name}", f"{value!r} is not an order of dates", f"Choose from: {', '.join(ORDERS)}")
        return found

    def codes(self, schema: Sheet) -> dict[str, dict[str, str]]:
        held = self.part("codes")
        fields = {item.name: item for item in schema.fields}
        if "attendance" in self.held:
            fields["attendance"] = SCHEMAS[ATTENDANCE].field("attendance")
        self.known(held, list(fields), "[codes]")
        found: dict[str, dict[str, str]] = {}
        for name in [name for name in held if name in fields]:
            entries = held[name]
            if not isinstance(entries, dict):
                self.say(f"[codes] {name}", "is not a section", f"Write [codes.{name}] on a line of its own")
                continue
            found[name] = {text: self.text(entries, text, f"[codes.{name}]") for text in entries}
            if fields[name].kind == "code":
                for value in sorted({value for value in found[name].values() if value}):
                    self.is_code(f"[codes.{name}]", fields[name].codes, value)
        return found

    def attendance(self, table: str) -> dict[str, str]:
        held = self.part("attendance")
        if held and table != DISCUSSIONS:
            self.say("[attendance]", f"belongs to a list of {DISCUSSIONS} only", "Remove the section")
        for agency in held:
            self.is_code("[attendance]", "agency", agency)
        return {agency: self.text(held, agency, "[attendance]") for agency in held}

    def left_out(self) -> tuple[str, ...] | None:
        value = self.held.get("left_out")
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.say("left_out", "is not a list of headings", 'Write left_out = ["Heading", "Heading"]')
            return None
        return tuple(value)


def slug(text: str) -> str:
    """A name made of small letters, digits and hyphens from any text."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:64] or "list"


def write_mapping(mapping: ColumnMapping) -> str:
    """The text of a mapping file; `parse_mapping` reads it back as the same mapping."""
    document = tomlkit.document()
    document["name"] = mapping.name
    document["table"] = mapping.table
    if mapping.id_kind:
        document["id_kind"] = mapping.id_kind
    if mapping.left_out is not None:
        document["left_out"] = list(mapping.left_out)
    file: dict[str, object] = {"pattern": mapping.pattern}
    if mapping.sheet:
        file["sheet"] = mapping.sheet
    if mapping.header_row != 1:
        file["header_row"] = mapping.header_row
    document["file"] = file
    document["columns"] = dict(mapping.columns)
    document["dates"] = {"order": mapping.dates, **mapping.date_orders}
    for key in ("constants", "attendance"):
        if getattr(mapping, key):
            document[key] = dict(getattr(mapping, key))
    if mapping.codes:
        document["codes"] = {name: dict(entries) for name, entries in mapping.codes.items()}
    return tomlkit.dumps(document)
