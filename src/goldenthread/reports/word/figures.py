"""Charts as pictures with their words and data, and key figures with all that travels with them."""

from collections.abc import Iterator

from lxml.etree import _Element

from goldenthread.reports.blocks import Chart, KeyFigure
from goldenthread.reports.cells import Cell, Tone
from goldenthread.reports.colours import QUIET
from goldenthread.reports.pictures import described
from goldenthread.reports.word.desk import Desk, Page
from goldenthread.reports.word.elements import (
    EMU_A_POINT,
    TWIPS_A_POINT,
    bold,
    child,
    element,
    paragraph,
    run,
    value,
)
from goldenthread.reports.word.tables import caption_element, ink, shade, table_elements

_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
#: Half-points of the large figure; points of height of the small line beside it.
_LARGE = 40
_SPARK_POINTS = 22
_GAP = "\u2003"
_PAD = "\u00a0"
_BETWEEN = " \u00b7 "


def chart_elements(chart: Chart, desk: Desk, page: Page) -> list[_Element]:
    """The title, the picture with its sentence for those who cannot see it, the sentence, and every number drawn."""
    styles = desk.styles
    shown = _drawing(chart.svg, chart.title, chart.sentence, desk, page.width / TWIPS_A_POINT)
    return [
        caption_element(chart.title, chart.anchor, desk),
        paragraph(styles.id("Report Chart"), shown),
        paragraph(styles.id("Report Text"), run(chart.sentence)),
        *([] if chart.apart else table_elements(chart.table, desk, page, anchor=_own_anchor(chart))),
    ]


def _own_anchor(chart: Chart) -> str | None:
    """The anchor of a chart's table; none where it is the chart's own."""
    return "" if chart.table.anchor == chart.anchor else None


def key_figure_elements(figure: KeyFigure, desk: Desk, page: Page) -> list[_Element]:
    """A few paragraphs on one ground: the title, the figure with its rating, and what stands beside it."""
    styles = desk.styles
    beside = ", ".join(part for part in (figure.counted, figure.period) if part)
    line = [run(figure.value.text, element("w:b"), value("w:sz", _LARGE), value("w:szCs", _LARGE))]
    line += [run(f"{_GAP}{beside}")] if beside else []
    if figure.spark:
        title, words = described(figure.spark)
        shown = _drawing(figure.spark, title, words or title, desk, page.width / TWIPS_A_POINT, _SPARK_POINTS)
        line += [run(_GAP), shown]
    detail = styles.id("Report Key Figure Detail")
    made = [
        paragraph(styles.id("Report Key Figure"), run(figure.title)),
        paragraph(styles.id("Report Key Figure Value"), *line),
        *(paragraph(detail, *line) for line in _details(figure)),
    ]
    _close(made[-1])
    return made


def _details(figure: KeyFigure) -> Iterator[list[_Element]]:
    named = (("Target", figure.target), ("Comparator", figure.comparator), ("Signal", figure.signal))
    parts = [[_tag(cell)] for cell in (figure.rating, figure.direction) if cell is not None and cell.text]
    parts += [[bold(f"{name}: "), run(words)] for name, words in named if words]
    if parts:
        yield [piece for place, part in enumerate(parts) for piece in ([run(_BETWEEN), *part] if place else part)]
    if figure.says:
        yield [run(figure.says)]
    source = [f"{name}: {words}" for name, words in (("Definition", figure.definition), ("Data", figure.data)) if words]
    if source:
        yield [run(_BETWEEN.join(source), value("w:color", QUIET.ink), value("w:sz", 16), value("w:szCs", 16))]


def _close(last: _Element) -> None:
    """The last paragraph of a figure need not stay with what follows, and leaves room."""
    properties = child(last, "w:pPr")
    if properties is not None:
        properties.insert(1, value("w:keepNext", 0))
        properties.append(element("w:spacing", {"w:after": "240"}))


def _tag(cell: Cell) -> _Element:
    """A rating or a direction on its ground."""
    ground = [] if cell.tone is Tone.PLAIN else [shade(cell.tone)]
    return run(f"{_PAD}{cell.text}{_PAD}", element("w:b"), *ink(cell.tone), *ground)


def _drawing(svg: str, title: str, words: str, desk: Desk, room: float, height: float | None = None) -> _Element:
    """A picture in a line of text, no wider than ``room`` points, ``height`` points high where that is given."""
    picture, relation = desk.drawn[svg]
    scale = min(room / picture.width, height / picture.height if height else 1.0)
    across, down = (str(round(side * scale * EMU_A_POINT)) for side in (picture.width, picture.height))
    number = str(next(desk.numbers))
    about = {"id": number, "name": f"Picture {number}", "descr": words, "title": title}
    extent = {"cx": across, "cy": down}
    form = element(
        "pic:spPr",
        None,
        element("a:xfrm", None, element("a:off", {"x": "0", "y": "0"}), element("a:ext", extent)),
        element("a:prstGeom", {"prst": "rect"}, element("a:avLst")),
    )
    filled = element(
        "pic:blipFill",
        None,
        element("a:blip", {"r:embed": relation}),
        element("a:stretch", None, element("a:fillRect")),
    )
    shown = element(
        "pic:pic",
        None,
        element("pic:nvPicPr", None, element("pic:cNvPr", about), element("pic:cNvPicPr")),
        filled,
        form,
    )
    inline = element(
        "wp:inline",
        {"distT": "0", "distB": "0", "distL": "0", "distR": "0"},
        element("wp:extent", extent),
        element("wp:docPr", about),
        element("wp:cNvGraphicFramePr", None, element("a:graphicFrameLocks", {"noChangeAspect": "1"})),
        element("a:graphic", None, element("a:graphicData", {"uri": _PICTURE}, shown)),
    )
    return element("w:r", None, element("w:drawing", None, inline))
