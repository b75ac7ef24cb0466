"""Plain words beside figures are held against the figures of the same paper."""

from datetime import date

import pytest
from tests.papers.conftest import Packs
from tests.papers.test_build import COMMENTARY, HEAD, SECTION, measures, said, tables

from goldenthread.papers.commentary import Comment
from goldenthread.records.errors import InputRefused
from goldenthread.reports.blocks import Note

TEXT = HEAD + SECTION + measures("contacts", "cp-plans-open") + COMMENTARY


def test_words_that_the_figures_contradict_stop_the_paper(packs: Packs) -> None:
    """The sentence, the arithmetic and who wrote it are told."""
    row = tables(packs.build(TEXT))[0].rows[0]
    before, latest = (int(cell.text.replace(",", "")) for cell in row[1:3])
    turned = (
        f"Contacts fell from {latest} to {before}." if before > latest else f"Contacts rose from {latest} to {before}."
    )
    assert before != latest
    with pytest.raises(InputRefused) as refused:
        packs.build(TEXT, commentary=said(f"Contacts rose from {latest + 40} to {latest}. {turned}"))
    told = str(refused.value)
    assert "is not what the figures say" in told
    assert "A. Manager" in told


@pytest.mark.parametrize(
    "words",
    [
        "Contacts stood at {contacts.value}.",
        "Contacts may double next year.",
        "Social workers know their children well, and partners say so.",
    ],
)
def test_true_words_forecasts_and_opinions_stand(packs: Packs, words: str) -> None:
    """What is so, and what no figure tells, is nobody's to refuse."""
    built = packs.build(TEXT, commentary=said(words))
    assert [block for block in built.document.blocks if isinstance(block, Note)]


def test_a_share_that_its_own_numbers_contradict_is_told(packs: Packs) -> None:
    """Words need no table to contradict themselves."""
    comments = {"one": (Comment("one", "We saw 30 of 40 children (85%).", "A. Manager", date(2025, 10, 1)),)}
    with pytest.raises(InputRefused, match="75"):
        packs.build(TEXT, commentary=comments)
