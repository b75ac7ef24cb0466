"""Every fault of a document is named at once, with where it stands."""

from dataclasses import replace

import pytest
from tests.reports.sample import chart, document

from goldenthread.reports.blocks import Block, Column, Document, Heading, KeyFigure, Listing, Note, Table, Text
from goldenthread.reports.cells import number, words
from goldenthread.reports.faults import faults, refuse_faults, texts


def found(*blocks: Block) -> tuple[str, ...]:
    """The faults of a document of these blocks."""
    return faults(Document("T", blocks=blocks))


def test_the_sample_has_none() -> None:
    """Nor has a title alone."""
    assert faults(document("Exempt")) == ()
    assert found() == ()


@pytest.mark.parametrize(
    ("blocks", "said"),
    [
        ((Heading(2, "Two"),), "the heading 'Two' of level 2 stands below one of level 0"),
        ((Heading(1, "One"), Heading(3, "Three")), "the heading 'Three' of level 3 stands below one of level 1"),
        ((Heading(0, "None"),), "the heading 'None' of level 0 stands below one of level 0"),
        ((Heading(1, " "),), "a heading is empty"),
        ((Heading(1, "A", "x"), Heading(1, "B", "x")), "the anchor 'x' stands 2 times"),
        ((Table("T", (Column("A"),), ((words("a", link="far"),),)),), "a cell links to 'far', which is nowhere"),
        ((Table(" ", (Column("A"),), ()),), "the table ' ' has no caption or no columns"),
        ((Table("T", (), ()),), "the table 'T' has no caption or no columns"),
        ((replace(chart(), sentence=""),), "is not told in words"),
        ((replace(chart(), svg="<svg"),), "is not well-formed SVG"),
    ],
)
def test_each_fault_is_named(blocks: tuple[Block, ...], said: str) -> None:
    """In a sentence that says which."""
    assert any(said in fault for fault in found(*blocks)), found(*blocks)


def test_headings_may_go_up_by_any_number_of_levels() -> None:
    """Only downwards is one step at a time."""
    levels = (1, 2, 3, 4, 1, 2, 2)
    assert found(*(Heading(level, f"H{i}") for i, level in enumerate(levels))) == ()


@pytest.mark.parametrize(
    "letter", ["\n", "\t", "\x00", "\u200b", "\u202e", "\ud800", "\u2028", "\ue000", "\xad", "\ufeff"]
)
def test_what_cannot_be_seen_is_refused_wherever_it_stands(letter: str) -> None:
    """In every text of every block: one format would show it, another drop it."""
    odd = f"a{letter}b"
    table = Table("T", (Column("A"),), ((words("a"),),))
    blocks: list[Block] = [
        *(Heading(1, odd), Text(odd), Listing(("a", odd)), Note(odd), Note("a", by=odd)),
        *(replace(table, caption=odd), replace(table, notes=(odd,)), replace(table, rows=((words(odd),),))),
        *(replace(table, columns=(Column(odd),)), replace(table, columns=(Column("A", group=odd),))),
        *(
            replace(chart(), title=odd),
            replace(chart(), sentence=odd),
            replace(chart(), table=replace(table, caption=odd)),
        ),
        *(
            KeyFigure(odd, number(1), "p"),
            KeyFigure("t", number(1), "p", rating=words(odd)),
            KeyFigure("t", number(1), odd),
        ),
    ]
    for block in blocks:
        assert any(f"U+{ord(letter):04X}" in fault for fault in found(block)), block
    for part in ("title", "subtitle", "author", "organisation", "marking", "stamp"):
        assert faults(replace(Document("T"), **{part: odd})), part
    assert faults(Document("T", about=(("Ward", odd),)))


def test_all_are_named_in_one_error() -> None:
    """So that they are mended in one go."""
    wrong = Document("", blocks=(Heading(3, "Deep"), Text("\x07"), Table("", (), ())))
    with pytest.raises(ValueError, match="A document cannot be written") as caught:
        refuse_faults(wrong)
    said = str(caught.value)
    assert all(part in said for part in ("no title", "'Deep'", "U+0007", "no caption"))


def test_every_text_of_the_sample_is_looked_at() -> None:
    """Each word that is printed stands in the list."""
    listed = {text for _, text in texts(document("Exempt"))}
    assert {
        "Exempt",
        "Wards affected",
        "Previous",
        "Director",
        "at least 90%",
        "● green",
        "Brackets are an overspend.",
    } <= listed
