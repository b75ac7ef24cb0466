"""The head of a CIN census file: whose it is, of which year, and whether it is one at all."""

import codecs
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lxml import etree

from goldenthread.records.findings import Findings
from goldenthread.records.importers.dates import read_date

#: How much of a file is looked at to recognise it.
HEAD_BYTES = 65_536

_ROOT = re.compile(r"<(?![?!])(?:[\w.\-]+:)?([\w.\-]+)[\s/>]")
_ASIDE = re.compile(r"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, slots=True)
class Header:
    """What the header says, as text; None where it says nothing."""

    collection: str | None = None
    year: str | None = None
    reference_date: str | None = None
    authority: str | None = None


def head_of(path: Path) -> str:
    """The beginning of a file as text, read leniently: only for recognising it."""
    with path.open("rb") as file:
        data = file.read(HEAD_BYTES)
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    return data.decode(encoding, "replace")


def root_of(head: str) -> str | None:
    """The name of the outermost element, without prefix; None when there is none."""
    match = _ROOT.search(_ASIDE.sub("", head))
    return match[1] if match else None


def is_census(head: str) -> bool:
    """Say whether the beginning of a file is that of a CIN census (another return's header says so of itself)."""
    root = root_of(head)
    if root is None or root != "Message":
        return False
    collection = _said(head, "Collection")
    return (
        collection.upper() == "CIN"
        if collection
        else re.search(r"<(?:[\w.\-]+:)?(?:LAchildID|CINdetails)\b", head) is not None
    )


def year_of(head: str) -> int | None:
    """The collection year, as far as the beginning of the file tells: that of the reference date, else the stated one."""
    day = read_date(_said(head, "ReferenceDate"), "iso")
    stated = _said(head, "Year")
    return day.year if day else int(stated) if re.fullmatch(r"20\d\d", stated) else None


def _said(head: str, element: str) -> str:
    match = re.search(rf"<(?:[\w.\-]+:)?{element}(?:\s[^>]*)?>\s*([^<]*?)\s*<", head)
    return match[1] if match else ""


def read_header(element: etree._Element) -> Header:
    """Read the ``Header`` element; the first of each item counts."""
    said: dict[str, str] = {}
    for item in element.iter():
        name = str(item.tag).rpartition("}")[2]
        text = (item.text or "").strip()
        if text:
            said.setdefault(name.casefold(), text)
    return Header(said.get("collection"), said.get("year"), said.get("referencedate"), said.get("lea"))


def header_findings(header: Header, day: date | None, findings: Findings, **where: object) -> None:
    """Say what is odd about a header: no readable date, a date that is no census date, a year that is not the date's."""
    if header.reference_date and day is None:
        findings.add(
            "unreadable-reference-date", "error", f"The reference date {header.reference_date[:20]!r} cannot be read as a date",
            "Write it as year-month-day, such as 2025-03-31", column="Header/CollectionDetails/ReferenceDate",
            value=header.reference_date[:80], **where,
        )  # fmt: skip
    if day is None:
        return
    if (day.month, day.day) != (3, 31):
        findings.add(
            "reference-date-not-31-march", "query", f"The reference date is {day.isoformat()}; the census is taken on 31 March",
            "Check whether this is a trial run; what it holds is taken to be as at that date",
            column="Header/CollectionDetails/ReferenceDate", value=day.isoformat(), **where,
        )  # fmt: skip
    if header.year and header.year != str(day.year):
        findings.add(
            "header-year-disagrees", "query", f"The header says year {header.year[:20]!r} but the reference date is {day.isoformat()}",
            f"The date was believed: correct the year to {day.year}, or the date", column="Header/CollectionDetails/Year",
            value=header.year[:80], **where,
        )  # fmt: skip
