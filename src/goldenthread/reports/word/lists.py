"""Lists that are lists: bullets, and numbers that begin again with each list."""

from copy import deepcopy
from typing import Final

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.parser import parse_xml
from docx.oxml.text.paragraph import CT_P
from docx.shared import Pt
from docx.text.parfmt import ParagraphFormat
from lxml.etree import _Element

from goldenthread.reports.blocks import Listing
from goldenthread.reports.word.elements import child, element, get, name, paragraph, run, value, whole
from goldenthread.reports.word.house import house_part
from goldenthread.reports.word.styles import Styles, number_of

_BULLETS: Final = "List Bullet"
_NUMBERS: Final = "List Number"
#: Points between a list and what follows.
_AFTER: Final = 9


class Lists:
    """The lists of one file: those that its styles bring, and the house's where they bring none."""

    def __init__(self, word: WordDocument, styles: Styles) -> None:
        """Take the file's own definitions of lists, or begin with none."""
        self._styles = styles
        self._root = _definitions(word)
        self._lent: dict[str, str] = {}

    def elements(self, listing: Listing) -> list[_Element]:
        """A paragraph for each item."""
        called = _NUMBERS if listing.numbered else _BULLETS
        style = self._styles.id(called)
        belongs = self._styles.numbering(called)
        if listing.numbered:
            properties = [number_of(self._begun_again(belongs))]
        else:
            properties = [] if belongs else [number_of(self._house(called))]
        made = [paragraph(style, run(item), properties=map(deepcopy, properties)) for item in listing.items]
        if made and isinstance(made[-1], CT_P):
            ParagraphFormat(made[-1]).space_after = Pt(_AFTER)
        return made

    def _begun_again(self, belongs: str) -> str:
        """A new list that looks like the style's, or else the house's, and begins with 1."""
        held = next((num for num in self._root.findall(name("w:num")) if get(num, "w:numId") == belongs), None)
        form = None if held is None else child(held, "w:abstractNumId")
        again = element("w:lvlOverride", {"w:ilvl": "0"}, value("w:startOverride", 1))
        return self._number(self._form(_NUMBERS) if form is None else get(form, "w:val"), again)

    def _house(self, called: str) -> str:
        if called not in self._lent:
            self._lent[called] = self._number(self._form(called))
        return self._lent[called]

    def _number(self, form: str, *more: _Element) -> str:
        """A new list of a form; lists stand behind all forms and before what ends the part."""
        ident = str(1 + max((whole(get(num, "w:numId")) for num in self._root.findall(name("w:num"))), default=0))
        made = element("w:num", {"w:numId": ident}, value("w:abstractNumId", form), *more)
        last = self._root.findall(name("w:num")) or self._root.findall(name("w:abstractNum"))
        last[-1].addnext(made)
        return ident

    def _form(self, called: str) -> str:
        """The house's form of a list, lent once to a file of a council."""
        key = f"form of {called}"
        if key not in self._lent:
            forms = parse_xml(house_part("numbering.xml")).findall(name("w:abstractNum"))
            form = forms[(_BULLETS, _NUMBERS).index(called)]
            held = self._root.findall(name("w:abstractNum"))
            ident = str(1 + max((whole(get(known, "w:abstractNumId")) for known in held), default=0))
            form.set(name("w:abstractNumId"), ident)
            if held:
                held[-1].addnext(form)
            else:
                self._root.insert(len(self._root.findall(name("w:numPicBullet"))), form)
            self._lent[key] = ident
        return self._lent[key]


def _definitions(word: WordDocument) -> _Element:
    """The root of the part that defines lists, begun where a file has none."""
    try:
        part = word.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        root = parse_xml(house_part("numbering.xml"))
        for form in root.findall(name("w:abstractNum")):
            root.remove(form)
        uri = PackURI("/word/numbering.xml")
        part = XmlPart(uri, CONTENT_TYPE.WML_NUMBERING, root, word.part.package)
        word.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    if not isinstance(part, XmlPart):
        raise TypeError(f"{part.partname} is not read as XML")
    held: _Element = part.element
    return held
