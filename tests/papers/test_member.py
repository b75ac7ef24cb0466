"""The member edition: plain words, n on every figure, how others do, a question for each worry, two pages."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from tests.papers.conftest import Packs
from tests.papers.test_build import COMMENTARY, HEAD, SECTION, said, tables
from tests.papers.test_words import hidden, share, standing

from goldenthread.calendar import parse_period
from goldenthread.measures.comparators.authorities import authority
from goldenthread.measures.comparators.cells import Cell
from goldenthread.measures.comparators.compare import Comparison
from goldenthread.measures.comparators.guard import Likeness, Verdict
from goldenthread.measures.kinds import Polarity, Unit
from goldenthread.papers.build import Asked, Built, build
from goldenthread.papers.classes import Class
from goldenthread.papers.freeze import freeze
from goldenthread.papers.gaps import Gap, Missing
from goldenthread.papers.load import load_pack, shipped
from goldenthread.papers.pieces.member import beside_others
from goldenthread.papers.plain import unexplained
from goldenthread.papers.plain.glossary import texts_of
from goldenthread.records.errors import InputRefused
from goldenthread.reports.blocks import Break, Heading, Listing, Note
from goldenthread.reports.blocks import Kind as NoteKind
from goldenthread.reports.cells import State
from goldenthread.reports.pdf import write_pdf


def piece(*keys: str) -> str:
    """The text of a member piece."""
    listed = ", ".join(f'"{key}"' for key in keys)
    return f'\n[[sections.pieces]]\nkind = "member"\nmeasures = [{listed}]\n'


@pytest.fixture
def shipped_edition(packs: Packs) -> Built:
    """The member edition that is shipped, of the test's borough."""
    definition, _ = load_pack("member-edition", [shipped()], packs.session.book)
    asked = Asked(parse_period("2025-09"), Class.PUBLIC, date(2025, 10, 6), "Synthetic Borough", "A. Analyst")
    return build(definition, packs.session, packs.reader, asked, {}, {})


def test_the_shipped_edition_is_two_pages_in_plain_words(shipped_edition: Built) -> None:
    """No abbreviation that it does not explain, and a second page at most."""
    texts = [text for block in shipped_edition.document.blocks for text in texts_of(block)]
    assert unexplained(texts) == ()
    assert len(pypdf.PdfReader(BytesIO(write_pdf(shipped_edition.document))).pages) <= 2


def test_every_figure_has_its_n_or_says_why_not(shipped_edition: Built) -> None:
    """A number of cases beside each value, hidden where the value is."""
    (table,) = tables(shipped_edition)
    for _, value, n, before, others in table.rows:
        assert (n.state is State.VALUE) == (value.state is State.VALUE)
        assert before.text
        assert others.text
        if value.state is State.HIDDEN:
            assert (before.text, others.text) == ("cannot be said", "cannot be said")


def test_each_worry_has_one_question(shipped_edition: Built) -> None:
    """As many questions as worries."""
    blocks = list(shipped_edition.document.blocks)
    start = next(at for at, one in enumerate(blocks) if isinstance(one, Heading) and one.text == "What worries us")
    end = next(at for at, one in enumerate(blocks) if isinstance(one, Heading) and one.text == "What works well")
    said_of = blocks[start + 1 : end]
    questions = [one for one in said_of if isinstance(one, Note) and one.kind is NoteKind.QUESTION]
    assert all(one.text.endswith("?") for one in questions)
    assert len(said_of) == max(2 * len(questions), 1)


def test_the_parts_of_a_mix_are_not_lost(packs: Packs) -> None:
    """Each part is a row with its label."""
    (table,) = tables(packs.build(HEAD + SECTION + piece("contacts", "enquiries-by-what-followed")))
    names = [row[0].text for row in table.rows]
    assert names[0] == "Contacts"
    assert len(names) > 2
    assert all(name.startswith("What followed section 47 enquiries: ") for name in names[1:])


def test_an_arrow_is_not_told_of_a_hidden_figure(packs: Packs) -> None:
    """Where the time before is hidden, nothing is said of how it compares."""
    keys = ("assessments-overdue", "cp-plans-two-years", "missing-episodes", "care-reviews-up-to-date", "contacts")
    (table,) = tables(packs.build(HEAD + SECTION + piece(*keys)))
    held = packs.build(HEAD + SECTION + piece(*keys)).printed
    for key, row in zip(keys, table.rows, strict=True):
        before = [one for one in held if one.key == key and one.period.label == "2025-08"]
        if any(one.reason.value == "hidden" for one in before):
            assert row[3].text == "cannot be said"


def test_short_words_in_commentary_are_explained_or_refused(packs: Packs) -> None:
    """In a plain paper; in another they are explained where they are known."""
    text = HEAD + SECTION + piece("contacts") + COMMENTARY
    plain = text.replace('period = "month"\n', 'period = "month"\nplain = true\n')
    blocks = packs.build(plain, commentary=said("The MASH was busy.")).document.blocks
    assert blocks[-1] == Listing(("MASH: multi-agency safeguarding hub",))
    with pytest.raises(InputRefused, match="'QZX'"):
        packs.build(plain, commentary=said("The MASH and the QZX were busy."))
    assert "QZX" not in str(packs.build(text, commentary=said("The MASH and the QZX were busy.")).document.blocks[-1])


def test_a_declared_gap_is_printed_as_such(packs: Packs) -> None:
    """Awaited is not hidden, and the declaration is used."""
    gap = Gap("first-time-entrants", Missing.AWAITED, "Published in November", "B. Lead", date(2025, 11, 30))
    built = packs.build(HEAD + SECTION + piece("contacts", "first-time-entrants"), gaps={gap.key: gap})
    assert tables(built)[0].rows[1][1].text == "[a]"


def test_a_number_of_children_is_not_set_beside_that_of_another_council() -> None:
    """A count grows with the council; a hidden figure is better or worse than nobody."""
    one = standing(replace(share(3, 4), unit=Unit.COUNT), None)
    assert beside_others(one) == "numbers of children are not compared"
    assert beside_others(standing(share(3, 4), None)) == "nothing published is like it"
    assert beside_others(standing(hidden(share(3, 4)), None)) == "cannot be said"


def test_without_similar_councils_england_stands_beside_it() -> None:
    """Like with like is what a comparator allows; whose figure it is, is said."""
    ours = standing(share(30, 100), None)
    verdict, barnet = Verdict(Likeness.SAME), authority("302")
    cell = Cell("", "England", "National", 2025, 22.6, "", "22.6", "", 0)
    england = Comparison(None, barnet, 2025, verdict, Polarity.LOWER, england=cell)
    beside = beside_others(replace(ours, polarity=Polarity.LOWER, comparison=england))
    assert beside.startswith("worse; England has 22.6%")
    both = replace(england, sn_median=31.5, sn_counted=10)
    assert beside_others(replace(ours, polarity=Polarity.LOWER, comparison=both)).startswith(
        "better; similar councils have 31.5%"
    )


def test_a_third_page_is_refused_with_the_mend(shipped_edition: Built, packs: Packs, tmp_path: Path) -> None:
    """Counted in the PDF, though only a web page was asked for."""
    assert shipped_edition.definition.pages == 2
    long = replace(shipped_edition, document=replace(shipped_edition.document, blocks=(
        *shipped_edition.document.blocks, *([Break(), Heading(2, "More")] * 2),
    )))  # fmt: skip
    with pytest.raises(InputRefused, match="it has 4 pages as a PDF, and a member-edition has 2 at most") as refused:
        freeze(long, packs.session, tmp_path / "out", ["html"], {}, tmp_path / "register")
    assert "Shorten the commentary" in refused.value.problems[0].mend
    assert freeze(shipped_edition, packs.session, tmp_path / "out", ["html"], {}, tmp_path / "register").files


def test_a_paper_that_hides_most_says_so_first(packs: Packs) -> None:
    """In one sentence above the first table; nothing where few are hidden."""
    keys = ("assessments-overdue", "cp-plans-two-years", "missing-episodes", "care-reviews-up-to-date", "contacts")
    built = packs.build(HEAD + SECTION + piece(*keys))
    (table,) = tables(built)
    hidden = [key for key, row in zip(keys, table.rows, strict=True) if row[1].state is State.HIDDEN]
    said = [one.text for one in built.document.blocks if isinstance(one, Note) and one.text.startswith("Most of the")]
    assert bool(said) == (2 * len(hidden) > len(keys))
    few = packs.build(HEAD + SECTION + piece(*hidden))
    first = few.document.blocks[1]
    assert isinstance(first, Note)
    assert first.text.startswith("Most of the figures for September 2025 (")
    assert f"({len(hidden)} of {len(hidden)}) are hidden in this edition, marked [c]: " in first.text
