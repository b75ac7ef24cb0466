"""Ends a Word file: its properties, its language, and bytes that depend on nothing but the document and the template."""

import io
import zipfile
from datetime import UTC, datetime, time
from typing import Final

from docx.document import Document as WordDocument
from lxml.etree import _Element

from goldenthread.reports.blocks import Document
from goldenthread.reports.word.elements import child, element, name
from goldenthread.reports.word.house import archive
from goldenthread.reports.word.sections import small_paragraph
from goldenthread.reports.word.styles import Styles

#: The form of core properties keeps no longer text.
_LONGEST: Final = 255
_DATES: Final = ("dcterms:created", "dcterms:modified", "cp:lastPrinted")


def finished(word: WordDocument, document: Document, styles: Styles) -> bytes:
    """The bytes of a file, its properties those of the document; the same document gives the same bytes."""
    _properties(word, document)
    styles.speak(document.language)
    _speak_in_theme(word.settings.element, document.language)
    _end_after_tables(word.element.body)
    buffer = io.BytesIO()
    word.save(buffer)
    with zipfile.ZipFile(buffer) as packed:
        return archive({entry.filename: packed.read(entry) for entry in packed.infolist()})


def _properties(word: WordDocument, document: Document) -> None:
    held = word.core_properties
    held.title, held.subject, held.author, held.last_modified_by = (
        words[:_LONGEST] for words in (document.title, document.subtitle, document.author, document.author)
    )
    held.language, held.keywords, held.comments, held.category = document.language, "", "", ""
    held.revision = 1
    root = word.part.package.core_properties._element
    for tag in _DATES:
        for found in root.findall(name(tag)):
            root.remove(found)
    if document.written:
        held.created = held.modified = datetime.combine(document.written, time(), UTC)


def _speak_in_theme(settings: _Element, language: str) -> None:
    stated = child(settings, "w:themeFontLang")
    if stated is not None:
        stated.set(name("w:val"), language)


def _end_after_tables(body: _Element) -> None:
    """Every text, cell and table within a cell ends with a paragraph, as the form asks."""
    last = [held for held in body if held.tag != name("w:sectPr")]
    if last and last[-1].tag == name("w:tbl"):
        last[-1].addnext(small_paragraph())
    for cell in list(body.iter(name("w:tc"))):
        if len(cell) == 0 or cell[-1].tag != name("w:p"):
            cell.append(small_paragraph() if len(cell) > 1 else element("w:p"))
