"""Charts as pictures: SVG set as PNG by typst with the fonts of the house, for formats that cannot show SVG."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, cast

import typst
from lxml import etree

from goldenthread.reports.drawings import SVG, faults_of, parsed
from goldenthread.reports.fonts import fonts

#: Dots to an inch: sharp on a screen of double density and good on paper.
DENSITY: Final = 192
_POINTS_AN_INCH: Final = 72
#: One page for each drawing, just as large as it is.
_PAGES: Final = """#set page(width: auto, height: auto, margin: 0pt)
#for number in range(int(sys.inputs.count)) { page(image(str(number) + ".svg")) }"""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG and the size at which it is shown, in points."""

    png: bytes
    width: float
    height: float


def pictures(drawings: Sequence[str], density: int = DENSITY) -> tuple[Picture, ...]:
    """Each SVG as a picture, in order; the same drawing gives the same bytes on every machine.

    A line of text with a mark that the fonts lack (◆, ✓) is set in another face as a whole: draw such a mark as a shape.
    Raises ValueError that says which drawing is no SVG, or what typst says of those that it cannot set.
    """
    if not drawings:
        return ()
    files = {"main.typ": _PAGES.encode()}
    for number, drawing in enumerate(drawings):
        if faults := faults_of(drawing):
            raise ValueError(f"drawing {number + 1} {'; '.join(faults)}")
        files[f"{number}.svg"] = drawing.encode()
    try:
        # Virtual files only: a drawing that names another file or address finds nothing.
        made = typst.compile(  # type: ignore[call-overload] # files by name are taken, though its types do not say so
            files,
            format="png",
            ppi=float(density),
            font_paths=fonts(),
            ignore_system_fonts=True,
            sys_inputs={"count": str(len(drawings))},
        )
    except typst.TypstError as error:
        raise ValueError(f"a drawing cannot be made a picture: {error}") from error
    pages = cast("list[bytes]", made if isinstance(made, list) else [made])
    return tuple(_picture(page, density) for page in pages)


def described(drawing: str) -> tuple[str, str]:
    """The title and description within an SVG, "" for one that it lacks."""
    root = parsed(drawing)
    return _words(root, "title"), _words(root, "desc")


def _words(root: etree._Element, tag: str) -> str:
    found = root.find(f"{{{SVG}}}{tag}")
    return "" if found is None else " ".join("".join(map(str, found.itertext())).split())


def _picture(png: bytes, density: int) -> Picture:
    """A PNG says its width and height in pixels at a fixed place, right after its signature."""
    width, height = struct.unpack(">II", png[16:24])
    points = _POINTS_AN_INCH / density
    return Picture(png, width * points, height * points)
