"""Reading an SSDA903 XML file child by child into the same modules as the CSV files, with entities and network off."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
from lxml import etree

from goldenthread.records.errors import InputRefused
from goldenthread.records.importers.ssda903.recognise import head_of, is_return_xml
from goldenthread.records.importers.ssda903.years import every_sheet
from goldenthread.records.limits import limit

_EXPORT = "Export it again from the case system; the return is one XML file of CHILD elements"
#: What identifies the child, which any group of elements may repeat.
_SHARED = {"CHILDID": "child", "CHILD": "child", "SEX": "sex", "DOB": "dob"}
#: The header's own group: where the return's XML keeps what CSV keeps in header, OC3 and AD1.
_HEADER = "HEADER"

Row = dict[str, str | None]


@dataclass
class Collected:
    """Rows of every module as columns of text by field, the children counted, and what is not read: elements that are no
    known field, and texts that stand between elements (by the first child that has one)."""

    columns: dict[str, dict[str, list[str | None]]] = field(default_factory=dict)
    rows: dict[str, list[int]] = field(default_factory=dict)
    children: int = 0
    unknown: Counter[str] = field(default_factory=Counter)
    stray: int = 0
    first_stray: int | None = None

    def tables(self) -> dict[str, pa.Table]:
        """By module: text columns named as fields, and ``_row``, the number of the child in the file."""
        tables = {}
        for module, columns in self.columns.items():
            arrays = {name: pa.array(values, pa.string()) for name, values in columns.items()}
            tables[module] = pa.table({**arrays, "_row": pa.array(self.rows[module], pa.int32())})
        return tables


def read_xml(path: Path) -> Collected:
    """Read the file whole; raises `InputRefused` when it is not a sound SSDA903 file or declares a document type."""
    if not path.stat().st_size:
        raise InputRefused.of(path.name, "the file is empty", _EXPORT)
    if "<!DOCTYPE" in head_of(path):
        raise InputRefused.of(
            path.name, "the file declares a document type (DOCTYPE)", "Remove the DOCTYPE line: the return has none"
        )
    if not is_return_xml(path):
        raise InputRefused.of(path.name, "its outermost element is not that of an SSDA903 (EXPSSDA903)", _EXPORT)
    reader = _Reader(path.name)
    with path.open("rb") as file:
        events = etree.iterparse(
            file,
            events=("end",),
            tag="{*}CHILD",
            remove_comments=True,
            remove_pis=True,
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
        )
        try:
            for _, element in events:
                reader.take(element)
        except etree.XMLSyntaxError as error:
            said = (error.msg or "").split("\n")[0][:160]
            where = f"{path.name}, line {error.lineno}" if error.lineno else path.name
            mend = "Copy or export it again: it breaks off, or is not in the encoding that its first line names"
            raise InputRefused.of(where, f"not well-formed XML ({said})", mend) from error
        except (LookupError, UnicodeError) as error:
            raise InputRefused.of(
                path.name, "its XML declaration names an encoding that is not known", "Save it as UTF-8"
            ) from error
    if events.root is not None:
        reader.outside(events.root)
    return reader.collected


class _Reader:
    """Takes children apart: which module an element belongs to follows from its name, since no two modules share one."""

    def __init__(self, name: str) -> None:
        self.collected = Collected()
        self._name = name
        self._field_of: dict[str, tuple[str, str]] = {}
        self._longest = int(limit("xml-text-characters"))
        self._deepest = int(limit("xml-depth"))
        for sheet in every_sheet().values():
            self.collected.columns[sheet.name] = {item.name: [] for item in sheet.fields}
            self.collected.rows[sheet.name] = []
            for item in sheet.fields:
                for name in (item.name, *item.headings):
                    self._field_of.setdefault(name.upper(), (sheet.name, item.name))
        self._header = {tag: found for tag, found in self._field_of.items() if found[0] == "header"}

    def take(self, element: etree._Element) -> None:
        """Take one CHILD of the outermost element and let go of it."""
        parent = element.getparent()
        if parent is None or parent.getparent() is not None:
            return
        self.collected.children += 1
        made: list[tuple[str, Row]] = []
        self._group(element, made, 1)
        child = next((row["child"] for _, row in made if row.get("child")), None)
        for module, row in made:
            row["child"] = row.get("child") or child
            for name, values in self.collected.columns[module].items():
                values.append(row.get(name))
            self.collected.rows[module].append(self.collected.children)
        element.clear(keep_tail=False)  # type: ignore[call-arg]  # the type stubs lag behind
        while element.getprevious() is not None and parent[0] is not element:
            self._note_outside(parent[0])
            del parent[0]

    def outside(self, root: etree._Element) -> None:
        """Count what else stands beside the children in the outermost element."""
        for item in root:
            self._note_outside(item)

    def _note_outside(self, item: etree._Element) -> None:
        tag = _local(item)
        if tag != "CHILD":
            self.collected.unknown[tag[:60]] += 1

    def _group(self, group: etree._Element, made: list[tuple[str, Row]], depth: int) -> None:
        """Turn the leaves of one element into rows, one a module; a leaf that is there twice begins another row."""
        if depth > self._deepest:
            raise InputRefused.of(self._name, f"elements nested more than {self._deepest} deep", _EXPORT)
        is_header = depth == 1 or _local(group) == _HEADER
        rows: dict[str, Row] = {}
        shared: Row = {}
        self._note_stray(group.text)
        for item in group:
            tag = _local(item)
            self._note_stray(item.tail)
            if len(item):
                self._group(item, made, depth + 1)
                continue
            text = self._text(item.text, tag)
            if not is_header and tag in _SHARED:
                shared[_SHARED[tag]] = text
                continue
            found = self._field_of.get(tag)
            if found is None or (found[0] == "header" and not is_header):
                self.collected.unknown[tag[:60]] += 1
                continue
            module, name = found
            row = rows.setdefault(module, {})
            if name in row:
                made.append((module, row))
                row = rows[module] = {}
            row[name] = text
        for module, row in rows.items():
            if any(row.values()):
                made.append((module, {**{key: value for key, value in shared.items() if value}, **row}))

    def _note_stray(self, text: str | None) -> None:
        if text and not text.isspace():
            self.collected.stray += 1
            if self.collected.first_stray is None:
                self.collected.first_stray = self.collected.children

    def _text(self, text: str | None, tag: str) -> str | None:
        if text is None or not text or text.isspace():
            return None
        if len(text) > self._longest:
            raise InputRefused.of(
                f"{self._name}, child {self.collected.children:,}",
                f"a text of {len(text):,} characters in {tag[:40]}",
                _EXPORT,
            )
        return text


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2].upper()
