"""A document as one page: it says everything, fetches nothing and is the same each time."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest
from lxml import html
from tests.reports.html.reading import (
    by_class,
    parsed,
    read_captions,
    read_cells,
    read_figures,
    read_headings,
    words,
)
from tests.reports.sample import LONG, document

from goldenthread.reports.blocks import Chart, Column, Document, Heading, KeyFigure, Listing, Note, Table, Text
from goldenthread.reports.cells import number
from goldenthread.reports.cells import words as text_cell
from goldenthread.reports.faults import texts
from goldenthread.reports.html import write_html
from goldenthread.reports.shape import folded

MARKING = "Exempt: paragraph 1 of Schedule 12A </style> \"quoted\" \\ 'single'"


def test_the_same_document_gives_the_same_bytes() -> None:
    """A frozen paper can be made again."""
    assert write_html(document(MARKING)) == write_html(document(MARKING))


def test_every_cell_is_there_letter_for_letter() -> None:
    """With its headings, each below its group."""
    expected = [
        [
            [column.heading for column in folded(table).columns],
            *([cell.text for cell in row] for row in table.rows),
        ]
        for table in document().tables()
    ]
    assert read_cells(write_html(document())) == expected


def test_every_text_of_the_document_is_on_the_page() -> None:
    """What one format prints, all print."""
    page = words(parsed(write_html(document(MARKING))).find("body"))
    missing = [(where, text) for where, text in texts(document(MARKING)) if text not in page]
    assert not missing


def test_the_page_stands_alone() -> None:
    """No script, nothing fetched, and the browser is told to allow neither."""
    page = write_html(document(MARKING))
    root = parsed(page)
    assert not list(root.iter("script", "link", "img", "iframe", "object"))
    assert not [name for node in root.iter() for name in node.attrib if name.startswith("on") or name == "src"]
    assert {node.get("href")[0] for node in root.iter() if node.get("href")} == {"#"}
    assert not re.search(rb"@import|url\(|https?://(?!www\.w3\.org/2000/svg)", page)
    assert "default-src 'none'" in page.decode()


def test_the_style_is_the_one_that_the_page_allows() -> None:
    """Its digest stands in the policy, so a browser uses this style and no other."""
    page = write_html(document(MARKING)).decode()
    (sheet,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert b64encode(sha256(sheet.encode()).digest()).decode() in page.split("<style>")[0]


def test_every_name_is_there_once_and_every_link_leads_somewhere() -> None:
    """Links, labels and descriptions all find what they name."""
    heading = Heading(1, "Twice")
    twice = replace(document(), blocks=(*document().blocks, heading, heading, Heading(1, "Main content")))
    root = parsed(write_html(twice))
    names = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(names) == len(set(names))
    assert not [name for name in names if re.search(r"\s", name)]
    wanted = [node.get("href")[1:] for node in root.iter("a")]
    wanted += [part for node in root.iter() for part in (node.get("aria-labelledby") or "").split()]
    assert not set(wanted) - set(names)


def test_an_anchor_with_spaces_is_a_name_and_a_link() -> None:
    """A name on a page holds no spaces."""
    table = Table("T", (Column("A"),), ((text_cell("see", link="the end"),),))
    root = parsed(write_html(Document("T", blocks=(table, Heading(1, "End", "the end")))))
    assert root.get_element_by_id("the-end").text == "End"
    assert by_class(root, "a", "govuk-link")[0].get("href") == "#the-end"


def test_the_page_has_its_landmarks_its_language_and_a_way_past_them() -> None:
    """Title, language, banner, contents, main part and footer, and the first link skips to the main part."""
    root = parsed(write_html(document()))
    assert root.get("lang") == "en-GB"
    assert root.findtext("head/title") == "Improvement Plan data dashboard - Borough of Example"
    assert [len(list(root.iter(tag))) for tag in ("header", "main", "footer", "nav", "h1")] == [1, 1, 1, 1, 1]
    first = next(root.iter("a"))
    assert first.get("href") == f"#{next(root.iter('main')).get('id')}"


def test_headings_stand_one_below_the_title() -> None:
    """In order, and none is skipped."""
    found = read_headings(write_html(document()))
    assert found[:2] == [(1, "Improvement Plan data dashboard"), (2, "Contents")]
    assert [(level - 1, text) for level, text in found[2:]] == [
        (block.level, block.text) for block in document().blocks if isinstance(block, Heading)
    ]


def test_a_short_document_has_no_contents() -> None:
    """A list of one link helps nobody."""
    root = parsed(write_html(Document("Short", blocks=(Heading(1, "Only"), Text("Words.")))))
    assert not list(root.iter("nav"))


def test_a_marking_is_on_the_screen_at_the_end_and_on_every_sheet() -> None:
    """A public document has none."""
    page = write_html(document("Exempt: paragraph 2")).decode()
    root = parsed(page.encode())
    assert [words(node) for node in by_class(root, "p", "gt-marking")] == ["Exempt: paragraph 2"]
    assert words(next(root.iter("footer"))).count("Exempt: paragraph 2") == 1
    assert r'@top-center{content:"Exempt\3a  paragraph 2"' in page
    public = write_html(document())
    assert not by_class(parsed(public), "p", "gt-marking")
    assert b'@top-center{content:"' not in public


def test_a_key_figure_has_all_that_travels_with_it() -> None:
    """And leaves out what it does not have."""
    full, hidden, count = read_figures(write_html(document()))
    assert (full["number"], full["counted"], full["ratings"]) == ("98.1%", "52 of 53", "● green ▲ improving")
    assert (full["Target"], full["Data"]) == ("at least 90%", "snapshot ece6c0e3633d")
    assert hidden == {
        "title": "Children missing from care more than once",
        "number": "[c]",
        "period": "December 2026",
    }
    assert "Target" not in count


def test_a_rating_is_a_word_beside_its_colour() -> None:
    """The shape is for the eye and hidden from a reader aloud; the word remains."""
    root = parsed(write_html(document()))
    tags = by_class(root, "strong", "govuk-tag")
    assert tags
    for tag in tags:
        spoken = "".join(part for part in tag.itertext() if part not in [words(s) for s in tag.iter("span")])
        assert re.search(r"[a-z]{3}", spoken)
        assert all(span.get("aria-hidden") == "true" for span in tag.iter("span"))


def test_shorthand_is_explained_where_it_stands() -> None:
    """Beneath a table, only what it uses."""
    root = parsed(write_html(document()))
    told = [words(node) for node in by_class(root, "p", "gt-beneath") if words(node).startswith("Shorthand")]
    assert told[0] == "Shorthand: [c] hidden, so that no child can be found."
    assert all(mark in told[-1] for mark in ("[c]", "[x]", "[z]", "[u]", "[n]", "[a]"))
    assert len(told) == 2


def test_a_chart_has_its_title_its_sentence_and_its_numbers() -> None:
    """The picture is named by its own title, under a name of its own."""
    (figure,) = parsed(write_html(document())).iter("figure")
    (chart,) = (block for block in document().blocks if isinstance(block, Chart))
    assert words(next(figure.iter("figcaption"))) == chart.title
    assert words(by_class(figure, "p", "gt-chart__sentence")[0]) == chart.sentence
    assert len(list(figure.iter("svg"))) == len(list(figure.iter("details"))) == len(list(figure.iter("table"))) == 1


def test_who_wrote_a_commentary_and_when_stands_beside_it() -> None:
    """Words are somebody's."""
    root = parsed(write_html(document()))
    (note,) = by_class(root, "div", "gt-note--commentary")
    assert words(note) == f"Commentary{LONG}A. Analyst, 14 January 2027"


@pytest.mark.parametrize(
    "block",
    [
        Text("<script>alert(1)</script>"),
        Heading(1, "</style><script>alert(1)</script>", '"><script>'),
        Note("<img src=x onerror=alert(1)>", by="<b>"),
        Listing(("<i>", "&amp;", "]]>")),
        Table("<td>", (Column("<th>", group="</table>"),), ((text_cell("</td><script>"),),), notes=("<!--",)),
        KeyFigure("<p>", number(1), "<p>", counted="<p>", target="<p>", definition="<p>"),
    ],
    ids=lambda block: type(block).__name__,
)
def test_text_that_looks_like_markup_stays_text(block: Text | Heading | Note | Listing | Table | KeyFigure) -> None:
    """Whatever people type is printed and does nothing."""
    made = Document("<title>", "</p>", "<author>", organisation="<b>", marking="</style>", stamp="'\"", blocks=(block,))
    root = html.document_fromstring(write_html(made))
    assert not list(root.iter("script", "img", "b", "i"))
    assert len(list(root.iter("style"))) == 1
    page = words(root.find("body"))
    assert not [text for _, text in texts(made) if text not in page]


def test_what_cannot_be_written_is_named_all_at_once() -> None:
    """Faults of the document and of its pictures in one error."""
    chart = replace(next(block for block in document().blocks if isinstance(block, Chart)), svg="<svg", anchor="a")
    wrong = Document("Wrong", blocks=(Heading(3, "Deep", "a"), Text("bell \x07"), chart))
    with pytest.raises(ValueError, match="control character") as caught:
        write_html(wrong)
    said = str(caught.value)
    assert "level 3" in said
    assert "'a' stands 2 times" in said
    assert "is not well-formed SVG" in said


def test_a_long_paper_is_written_quickly_enough_to_be_written_twice() -> None:
    """Sixty tables of twenty rows, each where it belongs."""
    table = next(document().tables())
    many = tuple(replace(table, caption=f"Table {i}", rows=table.rows * 4, anchor=f"t{i}") for i in range(60))
    page = write_html(Document("Long", blocks=many))
    assert read_captions(page) == [f"Table {i}" for i in range(60)]
