"""Reading a CIN census file child by child: streamed, with entities, document types and the network off."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow as pa
from lxml import etree

from goldenthread.records.errors import InputRefused, Problem, refuse_if_any
from goldenthread.records.findings import Findings
from goldenthread.records.importers.cin.collect import Collector, refuse_depth
from goldenthread.records.importers.cin.header import (
    Header,
    head_of,
    header_findings,
    is_census,
    read_header,
    root_of,
    year_of,
)
from goldenthread.records.importers.cin.pieces import HARDENED, NotUsual, read_pieces
from goldenthread.records.importers.cin.years import SPECIFICATION, every_sheet
from goldenthread.records.importers.dates import read_date
from goldenthread.records.importers.landing import constant, file_facts, minimise
from goldenthread.records.importers.language import Landing, Options, Source

_EXPORT = "Export it again from the case system; the census is one XML file whose outermost element is Message"


def claims(path: Path) -> tuple[Source, ...]:
    """The CIN census files at ``path`` (a file, or the XML files directly in a folder), by their first 64 kilobytes."""
    files = sorted(path.glob("*.[xX][mM][lL]")) if path.is_dir() else [path] if path.suffix.casefold() == ".xml" else []
    found = []
    for file in files:
        head = head_of(file)
        if is_census(head):
            year = year_of(head)
            found.append(Source("cin", f"cin/{year}" if year else "cin", (file,), year))
    return tuple(found)


def read(source: Source, options: Options) -> Landing:
    """Land one census file whole. Raises `InputRefused` when it cannot be read as one, with every reason found."""
    if len(source.paths) != 1:
        names = ", ".join(path.name for path in source.paths)
        raise InputRefused.of(
            source.name, f"{len(source.paths)} files for one collection ({names})", "Load the final one only"
        )
    path = source.paths[0]
    facts = file_facts(path)
    with _uncollected():
        collector, header, extra = _parse(path, options)
        tables = collector.tables()
    if not collector.children:
        mend = "Look for Children and, in it, one Child for each child; an export without rows is not a return"
        raise InputRefused.of(path.name, "no children in the file", mend)
    day = read_date(header.reference_date, "iso") if header.reference_date else None
    as_at, authority = _settled(path, header, day, options)
    findings = Findings()
    where = {"source": f"cin/{as_at.year}", "file": path.name}
    header_findings(header, day, findings, **where)
    collector.remarks.report(findings, collector.ids, year=as_at.year, **where)
    sheets = every_sheet()
    cells: dict[str, pa.Table] = {}
    for name, table in tables.items():
        table = table.append_column("_file", constant(facts.short, table.num_rows))
        cells[name] = minimise(sheets[name], table, replace(options, dates="iso")).cells
    return Landing(
        kind="cin",
        source=f"cin/{as_at.year}",
        files=(facts,),
        cells=cells,
        findings=findings.table(),
        as_at=as_at,
        year=as_at.year,
        authority=authority,
        extra={"children": collector.children, **extra},
    )


def _parse(path: Path, options: Options) -> tuple[Collector, Header, dict[str, object]]:
    head = head_of(path)
    if not head.strip("\ufeff \t\r\n"):
        raise InputRefused.of(path.name, "the file is empty", _EXPORT)
    reading = _Reading(path, options)
    try:
        root: etree._Element | None = read_pieces(path, reading.collector, reading.meet)
    except (NotUsual, InputRefused, etree.XMLSyntaxError, LookupError, UnicodeError):
        # Whatever it was, the reading from start to end says it better, or knows how to read it.
        reading = _Reading(path, options)
        root = _parse_whole(path, head, reading)
    if root is not None:
        _refuse_wrong_root(path, root)
        _remark_outside(path, root, reading.collector)
    header = reading.header
    return reading.collector, header, {"stated_year": header.year} if header.year else {}


class _Reading:
    """What is known of a file while it is being read: its header, and its children in a collector."""

    def __init__(self, path: Path, options: Options) -> None:
        self.collector = Collector(path.name)
        self.header = Header()
        self._path = path
        self._checked = False
        if options.as_at:
            self.collector.of_year(SPECIFICATION.at(options.as_at.year))

    def meet(self, element: etree._Element) -> bool:
        """Take a Header; say whether the element is a Child in its place."""
        if not self._checked:
            _refuse_wrong_root(self._path, element)
            self._checked = True
        parent = element.getparent()
        outside = parent.tag.rpartition("}")[2] if parent is not None else ""
        if outside == "Children" and element.tag[-5:] == "Child":
            return True
        if outside == "Message" and not self.collector.children:
            self.header = read_header(element)
            _refuse_other_collection(self._path, self.header)
            said = self.header.reference_date
            day = read_date(said, "iso") if said else None
            if day:
                self.collector.of_year(SPECIFICATION.at(day.year))
        return False


def _parse_whole(path: Path, head: str, reading: _Reading) -> etree._Element | None:
    """Read the file by one parser, child by child; returns its root without the children."""
    with path.open("rb") as file:
        events = etree.iterparse(file, events=("end",), tag=("{*}Header", "{*}Child"), **HARDENED)
        try:
            for _, element in events:
                if reading.meet(element):
                    reading.collector.child(element)
                    _forget(element, reading.collector)
        except etree.XMLSyntaxError as error:
            raise InputRefused.of(*_broken(path, head, error)) from error
        except (LookupError, UnicodeError) as error:
            raise InputRefused.of(
                path.name, "its XML declaration names an encoding that is not known", "Save it as UTF-8"
            ) from error
    found: etree._Element | None = events.root
    return found


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold back the search for reference cycles: rows of text make none, and looking through them costs a tenth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _forget(element: etree._Element, collector: Collector) -> None:
    """Let go of what has been read, so that memory does not grow with the file."""
    element.clear(keep_tail=True)  # type: ignore[call-arg]  # the type stubs lag behind
    parent = element.getparent()
    before = element.getprevious()
    while before is not None and parent is not None:
        if before.tag[-5:] != "Child" or before.tag.rpartition("}")[2] != "Child":
            collector.remarks.add("unknown-element", f"Children/{before.tag.rpartition('}')[2]}", collector.children)
        if before.tail and not before.tail.isspace():
            collector.remarks.stray("Children", collector.children - 1)
        parent.remove(before)
        before = element.getprevious()


def _remark_outside(path: Path, root: etree._Element, collector: Collector) -> None:
    """Say what stands in the file outside the children and the header."""
    refuse_depth(root, path.name)
    for item in root:
        name = str(item.tag).rpartition("}")[2]
        if name == "Children":
            for inner in item:
                inner_name = str(inner.tag).rpartition("}")[2]
                if inner_name != "Child":
                    collector.remarks.add("unknown-element", f"Children/{inner_name}", None)
            texts = [item.text, *(inner.tail for inner in item)]
            if any(text and not text.isspace() for text in texts):
                collector.remarks.stray("Children", None)
        elif name != "Header":
            collector.remarks.add("unknown-element", f"Message/{name}", None)
    if any(text and not text.isspace() for text in (root.text, *(item.tail for item in root))):
        collector.remarks.stray("Message", None)


def _refuse_wrong_root(path: Path, element: etree._Element) -> None:
    tree = element.getroottree()
    doctype: object = getattr(tree.docinfo, "doctype", "")
    if doctype:
        mend = "Remove the DOCTYPE line: the census has none, and it can be used to harm the machine that reads it"
        raise InputRefused.of(path.name, "the file declares a document type (DOCTYPE)", mend)
    name = str(tree.getroot().tag).rpartition("}")[2]
    if name != "Message":
        raise InputRefused.of(
            path.name, f"the outermost element is {name[:80]!r}, so this is not a CIN census", _EXPORT
        )


def _refuse_other_collection(path: Path, header: Header) -> None:
    if header.collection and header.collection.upper() != "CIN":
        said = header.collection[:40]
        what = f"its header says that it is the collection {said!r}, not the CIN census"
        mend = "Load it as what it is" + (
            ": the SSDA903 has its own reader" if "903" in said or "CLA" in said.upper() else ""
        )
        raise InputRefused.of(path.name, what, mend)


def _broken(path: Path, head: str, error: etree.XMLSyntaxError) -> tuple[str, str, str]:
    """Where, what and mend for a file that is not well-formed XML."""
    line = f"{path.name}, line {error.lineno}" if error.lineno else path.name
    said = (error.msg or "").split("\n")[0][:160]
    if root_of(head) is None:
        return path.name, "not an XML file", _EXPORT
    if "<!DOCTYPE" in head:
        return path.name, "the file declares a document type (DOCTYPE)", "Remove the DOCTYPE line: the census has none"
    if "encoding" in said.casefold() or "utf-8" in said.casefold():
        mend = "Save the file in the encoding that its first line names (UTF-8 is best), and load again"
        return line, f"the text is not in the encoding that the file declares ({said})", mend
    if "premature end" in said.casefold() or "no element found" in said.casefold():
        return (
            line,
            f"the file breaks off before its end ({said})",
            "Copy or export it again: what came through is not whole",
        )
    return line, f"not well-formed XML ({said})", _EXPORT


def _settled(path: Path, header: Header, day: date | None, options: Options) -> tuple[date, str | None]:
    """The date and authority of the file; raises `InputRefused` for what neither the file nor the options say."""
    problems = []
    if day is None and options.as_at is None:
        problems.append(
            Problem(
                path.name, "the header gives no reference date", "Say the date with --as-at, such as --as-at 2025-03-31"
            )
        )
    if header.authority is None and options.authority is None:
        problems.append(
            Problem(
                path.name, "the header names no authority (LEA)", "Say which with --authority and its three-digit code"
            )
        )
    if header.authority and options.authority and header.authority != options.authority:
        what = f"the header says authority {header.authority[:20]!r} but {options.authority!r} was asked for"
        problems.append(Problem(path.name, what, "Load the file of the right authority, or correct --authority"))
    if header.authority and not (
        len(header.authority) == 3 and header.authority.isascii() and header.authority.isdigit()
    ):
        what = f"the header's authority {header.authority[:20]!r} is not a three-digit code"
        problems.append(Problem(path.name, what, "Correct LEA in the header"))
    if day and options.as_at and day > options.as_at:
        what = f"its reference date {day.isoformat()} lies after the date asked for, {options.as_at.isoformat()}"
        problems.append(Problem(path.name, what, "Correct --as-at, or leave it out: the file states its own date"))
    refuse_if_any(problems)
    settled = day or options.as_at
    if settled is None:
        raise ValueError("a date was found missing and not refused")
    return settled, header.authority or options.authority
