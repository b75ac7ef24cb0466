"""The house's own template: a Word file like any council's, put together from the texts in the folder ``parts``."""

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from string import Template
from typing import Final

from goldenthread.reports.cells import Tone
from goldenthread.reports.colours import HEAD as TABLE_HEAD
from goldenthread.reports.colours import HEADING, LINE, MARKING, PLAIN, QUIET, TONES

_FOLDER: Final = Path(__file__).parent / "parts"
#: Every part of a file bears this moment, the earliest that an archive can hold, so that equal files are equal bytes.
MOMENT: Final = datetime(1980, 1, 1)
_SCHEMAS: Final = "http://schemas.openxmlformats.org"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE: Final = f"{_SCHEMAS}/officeDocument/2006/relationships"
#: Each part of the house's template: its text in the folder, its kind of content and of relationship.
_PARTS: Final = (
    ("styles.xml", f"{_WORD}.styles+xml", f"{_OFFICE}/styles"),
    ("settings.xml", f"{_WORD}.settings+xml", f"{_OFFICE}/settings"),
    ("first_header.xml", f"{_WORD}.header+xml", f"{_OFFICE}/header"),
    ("header.xml", f"{_WORD}.header+xml", f"{_OFFICE}/header"),
    ("footer.xml", f"{_WORD}.footer+xml", f"{_OFFICE}/footer"),
)
_COLOURS: Final = {
    "ink": PLAIN.ink,
    "paper": PLAIN.fill,
    "heading": HEADING.ink,
    "beside_heading": f"{int(HEADING.ink, 16) ^ 1:06X}",
    "quiet": QUIET.ink,
    "link": HEADING.ink,
    "line": LINE,
    "head": TABLE_HEAD.fill,
    "marking": MARKING.fill,
    "marking_ink": MARKING.ink,
    "note": TONES[Tone.GREY].fill,
    "red": TONES[Tone.RED].ink,
    "red_fill": TONES[Tone.RED].fill,
    "amber": TONES[Tone.AMBER].ink,
    "amber_fill": TONES[Tone.AMBER].fill,
    "blue": TONES[Tone.BLUE].ink,
    "blue_fill": TONES[Tone.BLUE].fill,
}


@cache
def house_part(name: str) -> bytes:
    """One text of the house's template, such as ``styles.xml``, its colours filled in; raises FileNotFoundError."""
    return Template((_FOLDER / name).read_text(encoding="utf-8")).substitute(_COLOURS).encode()


@cache
def house_template() -> bytes:
    """The house's template as a Word file, also a good beginning for a council's own: every place and style is in it."""
    kinds = "".join(f'<Override PartName="/word/{name}" ContentType="{kind}"/>' for name, kind, _ in _PARTS)
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{relation}" Target="{name}"/>'
        for number, (name, _, relation) in enumerate(_PARTS, start=1)
    )
    relationships = f'xmlns="{_SCHEMAS}/package/2006/relationships"'
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_SCHEMAS}/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>{kinds}</Types>'
        ).encode(),
        "_rels/.rels": (
            f'<Relationships {relationships}><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>'
        ).encode(),
        "word/document.xml": house_part("document.xml"),
        "word/_rels/document.xml.rels": f"<Relationships {relationships}>{links}</Relationships>".encode(),
        **{f"word/{name}": house_part(name) for name, _, _ in _PARTS},
    }
    return archive(parts)


def archive(parts: Mapping[str, bytes]) -> bytes:
    """Parts by name as one archive, in their order, whose bytes depend on nothing but them."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, MOMENT.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            packed.writestr(entry, data)
    return buffer.getvalue()
