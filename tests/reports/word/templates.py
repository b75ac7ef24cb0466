"""Two council templates of different make: one of Word's styles with a letterhead, one as another program writes it."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

import docx
from docx.enum.section import WD_SECTION
from docx.oxml.parser import parse_xml
from docx.shared import Mm, Pt, RGBColor

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
GREEN = RGBColor(0x00, 0x5E, 0x48)


def saved(folder: Path, data: bytes, name: str = "template.docx") -> Path:
    """A template as a file."""
    path = folder / name
    path.write_bytes(data)
    return path


def letterhead(places: tuple[str, ...] = ("{{ body }}",)) -> bytes:
    """Word's own styles in a council's look, a letterhead with a picture on the first page, wide margins, one more section."""
    word = docx.Document()
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Verdana", Pt(10)
    for level in (1, 2, 3, 4):
        style = word.styles[f"Heading {level}"]
        style.font.name, style.font.color.rgb = "Georgia", GREEN
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.different_first_page_header_footer = True
    first = section.first_page_header.paragraphs[0]
    first.add_run().add_picture(io.BytesIO(square()), width=Mm(18))
    first.add_run("  Example Borough Council")
    section.header.paragraphs[0].text = "Example Borough Council: {{ title }}"
    section.footer.paragraphs[0].text = "Children and Family Services"
    word.add_paragraph("{{ title }}", style="Title")
    split = word.add_paragraph()
    for piece in ("Report of ", "{", "{ auth", "or }", "}", ", {{ date }}"):
        split.add_run(piece)
    word.add_paragraph("{{ contents }}")
    for place in places:
        word.add_paragraph(place)
    word.add_section(WD_SECTION.NEW_PAGE)
    word.add_heading("Appendix: how to read this paper", level=1)
    word.add_paragraph("Figures come from the council's own records.")
    return _bytes(word)


COMMITTEE = ("Summary", "Officers Recommendations")
NUMBERED = ("1. Why this report is needed", "2. Reasons for recommendations", "5.4 Legal and Constitutional References")


def committee(body: str | None = None, styles: str | None = None, more: Mapping[str, bytes] | None = None) -> bytes:
    """The headings of a committee report with content controls, in a file as LibreOffice and hands would write it.

    No theme, no fonts, no numbering and no properties; prefixes of its own; the front is a table whose cells are places.
    """
    text = body if body is not None else committee_body()
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{text}'
        '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:left="1134" w:right="1134" w:top="1134" w:bottom="1134" '
        'w:header="709" w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )
    parts = {
        "[Content_Types].xml": _kinds(
            {"document.main": "document", "styles": "styles", "header": "head", "footer": "foot"}
        ),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/_rels/document.xml.rels": _relations(
            {"rId1": ("styles", "styles.xml"), "rId2": ("header", "head.xml"), "rId3": ("footer", "foot.xml")}
        ),
        "word/document.xml": document.encode(),
        "word/styles.xml": (styles or committee_styles()).encode(),
        "word/head.xml": _story(
            "hdr", paragraph("Theme, Overview and Scrutiny Committee", "Kopf") + inline("organisation")
        ),
        "word/foot.xml": _story("ftr", paragraph("{{ stamp }}") + paragraph("{{ marking }}")),
        **(more or {}),
    }
    return packed(parts)


def committee_body() -> str:
    """The front as a table, then headings of the committee's own with a control beneath each."""
    front = "".join(
        f"<w:tr>{_cell(paragraph(words))}{held}</w:tr>"
        for words, held in (
            ("Title", _cell_control("title")),
            ("Wards", _cell(inline("about: Wards affected"))),
            ("Summary", _cell(block("summary"))),
        )
    )
    table = '<w:tbl><w:tblPr><w:tblW w:w="9638" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="2400"/>'
    table += f'<w:gridCol w:w="7238"/></w:tblGrid>{front}</w:tbl>'
    return (
        table
        + paragraph("")
        + paragraph("1. Why this report is needed", "berschrift1")
        + block("measures")
        + paragraph("2. Reasons for recommendations", "berschrift1")
        + paragraph("{{ body }}")
        + paragraph("5. Implications", "berschrift1")
        + paragraph("5.4 Legal and Constitutional References", "berschrift2")
        + block("legal")
        + paragraph("6. Background papers", "berschrift1")
        + paragraph("None.")
    )


def committee_styles(levels: tuple[int, ...] = (1, 2, 3, 4)) -> str:
    """Styles whose ids are not their names, as programs in other languages write them."""
    headings = "".join(
        f'<w:style w:type="paragraph" w:styleId="berschrift{level}">'
        f'<w:name w:val="heading {level}"/><w:basedOn w:val="Standard"/>'
        '<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/></w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{32 - 3 * level}"/></w:rPr></w:style>'
        for level in levels
    )
    return (
        f'<?xml version="1.0"?><w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Liberation Serif" '
        'w:hAnsi="Liberation Serif"/><w:sz w:val="22"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/>'
        '<w:rPr><w:lang w:val="de-DE"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Kopf"><w:name w:val="header"/><w:basedOn w:val="Standard"/></w:style>'
        f"{headings}</w:styles>"
    )


def paragraph(words: str, style: str = "") -> str:
    """A paragraph of a style."""
    form = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{form}<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'


def block(tag: str, words: str = "Click here to enter text.") -> str:
    """A content control around a paragraph."""
    return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{paragraph(words)}</w:sdtContent></w:sdt>'


def inline(title: str) -> str:
    """A paragraph with a content control among its words, known by its title."""
    held = "<w:r><w:rPr><w:rStyle w:val='PlaceholderText'/><w:i/></w:rPr><w:t>Click here.</w:t></w:r>"
    control = f'<w:sdt><w:sdtPr><w:alias w:val="{title}"/></w:sdtPr><w:sdtContent>{held}</w:sdtContent></w:sdt>'
    return f"<w:p>{control}</w:p>"


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Parts as an archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def square() -> bytes:
    """A picture of 8 by 8 green dots."""
    rows = b"".join(b"\0" + bytes((0x00, 0x5E, 0x48)) * 8 for _ in range(8))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def with_body(xml: str) -> bytes:
    """Word's default file with other elements in its text."""
    word = docx.Document()
    body = word.element.body
    for made in parse_xml(f'<w:body xmlns:w="{W}" xmlns:r="{R}">{xml}</w:body>'):
        body.insert(len(body) - 1, made)
    return _bytes(word)


def _cell(held: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="7238" w:type="dxa"/></w:tcPr>{held}</w:tc>'


def _cell_control(tag: str) -> str:
    return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{_cell(paragraph("Title here"))}</w:sdtContent></w:sdt>'


def _story(kind: str, held: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{kind} xmlns:w="{W}">{held}</w:{kind}>'.encode()


def _kinds(parts: Mapping[str, str]) -> bytes:
    listed = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{KIND}.{kind}+xml"/>' for kind, name in parts.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{listed}</Types>"
    ).encode()


def _relations(links: Mapping[str, tuple[str, str]]) -> bytes:
    listed = "".join(
        f'<Relationship Id="{ident}" Type="{R}/{kind}" Target="{target}"/>' for ident, (kind, target) in links.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'.encode()


def _bytes(word: docx.document.Document) -> bytes:
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()
