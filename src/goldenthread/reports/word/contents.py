"""The list of contents: a line for each heading that leads to it, ready when the file is opened."""

from typing import Final

from lxml.etree import _Element

from goldenthread.reports.word.desk import Desk, bookmark
from goldenthread.reports.word.elements import child, descendants, element, get, paragraph, run, value, words_of
from goldenthread.reports.word.styles import level_of

#: Headings down to this level are listed.
_DEEPEST: Final = 2
#: What Word would do to bring the list up to date: these levels, without page numbers, each a link. Page numbers are left
#: out because only Word knows on which page a heading falls, and a wrong number would be worse than none.
_CODE: Final = f' TOC \\o "1-{_DEEPEST}" \\n \\h \\z '


def contents_elements(body: _Element, desk: Desk) -> list[_Element]:
    """A title and a line for each heading in the text, those of the template included; nothing where there is none."""
    levels = desk.styles.levels()
    listed = [
        (level, words_of(heading).strip(), _name(heading, desk))
        for heading in descendants(body, "w:p")
        if 1 <= (level := level_of(heading, levels)) <= _DEEPEST and words_of(heading).strip()
    ]
    lines = [_line(*entry, desk) for entry in listed]
    if not lines:
        return []
    _enclose(lines)
    return [paragraph(desk.styles.id("TOC Heading"), run("Contents")), *lines]


def _line(level: int, words: str, called: str, desk: Desk) -> _Element:
    link = element("w:hyperlink", {"w:anchor": called, "w:history": "1"}, _linked(words, desk))
    return paragraph(desk.styles.id(f"toc {level}"), link)


def _linked(words: str, desk: Desk) -> _Element:
    return run(words, value("w:rStyle", desk.styles.id("Hyperlink")))


def _name(heading: _Element, desk: Desk) -> str:
    """The bookmark at a heading; one is set where there is none."""
    found = child(heading, "w:bookmarkStart")
    if found is not None:
        return get(found, "w:name")
    number = next(desk.numbers)
    called = f"_Toc{number:08}"
    begins = 0 if child(heading, "w:pPr") is None else 1
    for place, mark in enumerate(bookmark(called, number)):
        heading.insert(begins + place, mark)
    return called


def _enclose(lines: list[_Element]) -> None:
    """Make the lines the result of a field, so that Word can bring them up to date."""
    code = element("w:instrText", {"xml:space": "preserve"})
    code.text = _CODE
    for place, piece in enumerate((_mark("begin"), code, _mark("separate"))):
        lines[0].insert(1 + place, element("w:r", None, piece))
    lines[-1].append(element("w:r", None, _mark("end")))


def _mark(kind: str) -> _Element:
    return element("w:fldChar", {"w:fldCharType": kind})
