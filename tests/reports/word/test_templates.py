"""A council's own template: two of different make filled, and everything that does not fit named at once."""

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from tests.reports import sample
from tests.reports.word import templates
from tests.reports.word.reading import (
    body,
    broken_links,
    read_cells,
    read_headings,
    read_pages,
    read_repeated,
    read_text,
    style_of,
    text_of,
)
from tests.reports.word.test_write import EXEMPT, expected_cells

from goldenthread.records.errors import InputRefused
from goldenthread.reports.blocks import Document, Heading, Listing, Note, Text
from goldenthread.reports.word import house_template, write_word


def paper(marking: str = EXEMPT) -> Document:
    """The sample with one more section, which a committee has a heading for."""
    found = sample.document(marking)
    legal = (Heading(1, "Legal", "legal"), Text("The Children Act 1989 applies."), Heading(2, "Duties"), Text("Many."))
    return replace(found, blocks=(*found.blocks, *legal))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where templates lie."""
    return tmp_path_factory.mktemp("templates")


@pytest.fixture(scope="module")
def letter(folder: Path) -> bytes:
    """The paper in the letterhead."""
    return write_word(paper(), templates.saved(folder, templates.letterhead(), "letter.docx"))


@pytest.fixture(scope="module")
def committee(folder: Path) -> bytes:
    """The paper under the headings of a committee."""
    return write_word(paper(), templates.saved(folder, templates.committee(), "committee.docx"))


def refused(folder: Path, data: bytes, name: str = "odd.docx", document: Document | None = None) -> list[str]:
    """What a template is refused for, each reason in one line."""
    with pytest.raises(InputRefused) as error:
        write_word(document or paper(), templates.saved(folder, data, name))
    return [str(problem) for problem in error.value.problems]


def test_every_cell_stands_in_both(letter: bytes, committee: bytes) -> None:
    """The tables are those of the document, whatever the template; its own front table aside."""
    assert read_cells(letter) == expected_cells(paper())
    assert read_cells(committee)[1:] == expected_cells(paper())


def test_the_letterhead_keeps_its_look(letter: bytes) -> None:
    """Its styles, picture, footer and last section stay; words in braces over several runs are filled."""
    word = docx.Document(io.BytesIO(letter))
    assert word.styles["Heading 1"].font.name == "Georgia"
    assert word.styles["Normal"].font.name == "Verdana"
    texts = read_text(letter)
    assert "Report of Performance and Insight, 15 January 2027" in texts
    assert not any("{{" in text or "}}" in text for text in texts)
    assert read_headings(letter)[-1] == (1, "Appendix: how to read this paper")
    repeated = read_repeated(letter)
    assert {tuple(lines) for lines in repeated["footer default"]} == {("Children and Family Services",)}
    assert repeated["header default"][0][1] == f"Example Borough Council: {paper().title}"
    first = next(part for part in word.part.package.iter_parts() if "image" in part.content_type)
    assert first.blob


def test_a_template_without_a_place_for_it_is_marked_on_every_page(letter: bytes, committee: bytes) -> None:
    """An exempt paper never goes out unmarked because a template forgot; a footer alone is not enough."""
    for written in (letter, committee):
        for kind, sections in read_repeated(written).items():
            if kind.startswith("header"):
                assert all(lines[0] == EXEMPT for lines in sections)


def test_a_page_without_a_header_gets_one_for_the_marking(folder: Path) -> None:
    """First and even pages that would be blank at the top are marked too; a public paper leaves the template alone."""
    word = docx.Document(io.BytesIO(templates.with_body(templates.paragraph("{{ body }}"))))
    word.sections[0].different_first_page_header_footer = True
    word.settings.odd_and_even_pages_header_footer = True
    buffer = io.BytesIO()
    word.save(buffer)
    path = templates.saved(folder, buffer.getvalue(), "bare.docx")
    repeated = read_repeated(write_word(paper(), path))
    assert set(repeated) == {"header default", "header first", "header even"}
    assert all(lines[0] == EXEMPT for sections in repeated.values() for lines in sections)
    assert read_repeated(write_word(paper(""), path)) == {}


def test_a_committee_report_has_sections_under_its_own_headings(committee: bytes) -> None:
    """A section's own heading gives way to the template's, what is below it goes deeper, and the rest stands in the body."""
    assert read_headings(committee) == [
        (1, "1. Why this report is needed"),
        (2, "Against target"),
        (2, "Over time"),
        (1, "2. Reasons for recommendations"),
        (1, "Money"),
        (1, "Risks"),
        (1, "About the data"),
        (1, "5. Implications"),
        (2, "5.4 Legal and Constitutional References"),
        (3, "Duties"),
        (1, "6. Background papers"),
    ]
    texts = read_text(committee)
    assert texts[texts.index("5.4 Legal and Constitutional References") + 1] == "The Children Act 1989 applies."
    assert "Click here to enter text." not in texts
    front = read_cells(committee)[0]
    assert front[0] == ["Title", paper().title]
    assert front[1] == ["Wards", "All"]
    assert front[2][1].startswith("Most measures of the plan are better")


def test_styles_are_found_by_name_and_lent_where_there_are_none(committee: bytes) -> None:
    """Headings use the council's ids; what the template lacks comes from the house and rests on the council's own."""
    word = docx.Document(io.BytesIO(committee))
    heading = next(p for p in body(committee).iter(qn("w:p")) if text_of(p) == "Duties")
    assert style_of(heading) == "berschrift3"
    lent = word.styles["Report Note"]
    assert lent.base_style is not None
    assert lent.base_style.style_id == "Standard"
    known = {style.style_id for style in word.styles}
    assert {style_of(p) for p in body(committee).iter(qn("w:p"))} - {""} <= known


def test_the_language_of_the_template_gives_way(committee: bytes) -> None:
    """A style that said German or American English no longer does."""
    word = docx.Document(io.BytesIO(committee))
    assert {node.get(qn("w:val")) for node in word.styles.element.iter(qn("w:lang"))} == {"en-GB"}


def test_links_arrive_and_pages_turn_and_turn_back(letter: bytes, committee: bytes) -> None:
    """A link to a section whose heading gave way arrives at its words; the template's own sections stay."""
    assert broken_links(letter) == []
    assert broken_links(committee) == []
    assert read_pages(letter) == ["upright", "turned", "upright", "upright"]
    assert read_pages(committee) == ["upright", "turned", "upright"]


def test_only_the_first_section_has_a_first_page(letter: bytes) -> None:
    """The letterhead stands on the first page, and not again where a wide table began a new section."""
    firsts = [section.find(qn("w:titlePg")) is not None for section in body(letter).iter(qn("w:sectPr"))]
    assert firsts == [True, False, False, True]


def test_the_list_of_contents_holds_the_headings_of_the_template(letter: bytes) -> None:
    """What stands in the paper is listed, whoever wrote it."""
    texts = read_text(letter)
    at = texts.index("Contents")
    assert texts[at + 1 : at + 4] == ["Summary", "Measures", "Against target"]
    assert "Appendix: how to read this paper" in texts[at : at + 12]


def test_nothing_is_lost_that_has_no_place(letter: bytes) -> None:
    """The stamp of a template without a place for it stands at the end, and the legend after the body."""
    texts = read_text(letter)
    assert texts[-1] == paper().stamp
    assert "Shorthand in this document" in texts
    assert texts.index("Shorthand in this document") < texts.index("Figures come from the council's own records.")


def test_the_same_template_gives_the_same_bytes(folder: Path, letter: bytes, committee: bytes) -> None:
    """Nothing of this moment or machine comes in through a template."""
    assert write_word(paper(), folder / "letter.docx") == letter
    assert write_word(paper(), folder / "committee.docx") == committee


def test_a_written_file_is_a_template_no_more_and_the_house_is_one(folder: Path) -> None:
    """The house's own template given by hand gives the same tables; a Word template (.dotx) is taken too."""
    parts = templates.unpacked(house_template())
    kinds = parts["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
    data = templates.packed({**parts, "[Content_Types].xml": kinds})
    written = write_word(paper(), templates.saved(folder, data, "house.dotx"))
    assert read_cells(written) == expected_cells(paper())


def test_lists_use_the_councils_own_where_it_has_them(letter: bytes) -> None:
    """A list style with numbering keeps it, and a numbered list still begins again with one."""
    word = docx.Document(io.BytesIO(letter))
    bullets = word.styles["List Bullet"].element.find(f".//{qn('w:numId')}").get(qn("w:val"))
    assert bullets
    items = [p for p in body(letter).iter(qn("w:p")) if style_of(p) in ("ListBullet", "ListNumber")]
    assert [p.find(f".//{qn('w:numId')}") is not None for p in items] == [False] * 3 + [True] * 2
    numbering = word.part.numbering_part.element
    number = items[-1].find(f".//{qn('w:numId')}").get(qn("w:val"))
    held = next(num for num in numbering.iter(qn("w:num")) if num.get(qn("w:numId")) == number)
    assert held.find(f".//{qn('w:startOverride')}").get(qn("w:val")) == "1"


def test_every_place_that_does_not_fit_is_named_at_once(folder: Path) -> None:
    """Unknown names, braces that do not close, blocks within a line, in a header or twice, and what has no place."""
    text = (
        templates.paragraph("{{ ttle }} of {{ title }}")
        + templates.paragraph("{{ title")
        + templates.paragraph("Here: {{ summary }}")
        + templates.paragraph("{{ measures }}")
        + templates.block("measures")
        + templates.block("finance")
    )
    found = "\n".join(refused(folder, templates.committee(text)))
    for part in (
        "odd.docx, word/document.xml: the place 'ttle' is none of this document's",
        "has braces that do not close: '{{ title'",
        "the place 'summary' shares its paragraph with something else",
        "the place 'measures' stands twice",
        "the place 'finance' is none of this document's",
        "has no place for the section 'Legal'",
        "has no place for the section 'Money'. Add a place {{ body }}",
    ):
        assert part in found


def test_names_may_be_written_as_people_write_them(folder: Path) -> None:
    """Capitals, blanks, underscores and hyphens do not matter."""
    text = templates.paragraph("{{About: WARDS_affected}}") + templates.inline("Body")
    assert read_text(write_word(paper(), templates.saved(folder, templates.committee(text))))[0] == "All"


def test_a_control_that_people_fill_is_left_alone(folder: Path) -> None:
    """One with a title of its own and no tag stays for the monitoring officer to fill; a page number's is no place."""
    text = templates.inline("Monitoring Officer") + templates.paragraph("{{ body }}")
    written = write_word(paper(), templates.saved(folder, templates.committee(text)))
    assert [node.get(qn("w:val")) for node in body(written).iter(qn("w:alias"))] == ["Monitoring Officer"]


def test_blocks_in_a_header_are_refused(folder: Path) -> None:
    """Only words can stand in what every page repeats."""
    header = f'<w:hdr xmlns:w="{templates.W}">{templates.paragraph("{{ body }}")}</w:hdr>'.encode()
    data = templates.committee(more={"word/head.xml": header}, body=templates.paragraph("Words"))
    assert "word/head.xml: the place 'body' stands in a text box, a header or a footer" in "\n".join(
        refused(folder, data)
    )


def test_a_template_without_the_headings_is_told_which(folder: Path) -> None:
    """Levels that sections reach below the template's own headings count too."""
    found = refused(folder, templates.committee(styles=templates.committee_styles((1, 2))))
    assert found == ["odd.docx: lacks the style Heading 3, which the document uses. Add it in Word under Styles"]


def test_a_template_with_nothing_to_fill_is_refused(folder: Path) -> None:
    """A letterhead without places would give a paper without words."""
    empty = Document("A paper")
    data = templates.committee(templates.paragraph("Dear all"))
    assert refused(folder, data, document=empty) == [
        "odd.docx: has no place for the text. Add a place {{ body }} for all that has no place of its own"
    ]


def test_words_before_the_first_heading_need_a_place(folder: Path) -> None:
    """They belong to no section, so only the body can hold them."""
    document = Document("A paper", blocks=(Text("First."), Heading(1, "One", "one"), Text("Then.")))
    data = templates.committee(templates.block("one"))
    assert "what stands before the first heading" in refused(folder, data, document=document)[0]


def test_an_empty_section_and_empty_words_leave_no_placeholder(folder: Path) -> None:
    """A heading with nothing beneath keeps its link, and blank words take their line away."""
    document = Document(
        "A paper", blocks=(Heading(1, "One", "one"), Heading(1, "Two", "two"), Note("Here."), Listing(()))
    )
    text = (
        templates.block("one")
        + templates.paragraph("{{ subtitle }}")
        + templates.block("two")
        + templates.inline("author")
    )
    written = write_word(document, templates.saved(folder, templates.committee(text)))
    assert [line for line in read_text(written) if line] == ["Note: Here."]
    names = {mark.get(qn("w:name")) for mark in body(written).iter(qn("w:bookmarkStart"))}
    assert {"at_one", "at_two"} <= names


def test_no_words_of_a_document_are_run_or_read_as_a_place(folder: Path) -> None:
    """What a paper says is words: braces in it are printed as they are."""
    odd = "{{ title }} {% for x in y %} {{ 7 * 7 }}"
    document = Document("A paper", subtitle=odd, blocks=(Text(odd),))
    text = templates.paragraph("{{ subtitle }} of {{ title }}") + templates.paragraph("{{ body }}")
    written = write_word(document, templates.saved(folder, templates.committee(text)))
    assert [line for line in read_text(written) if line] == [f"{odd} of A paper", odd]
