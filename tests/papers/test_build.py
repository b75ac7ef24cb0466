"""A pack is built whole or refused with everything that stands in its way."""

from datetime import date

import pytest
from tests.papers.conftest import Packs

from goldenthread.access.audience import Audience
from goldenthread.calendar import parse_period
from goldenthread.papers.build import Built
from goldenthread.papers.classes import Class, Marking
from goldenthread.papers.commentary import Comment
from goldenthread.papers.gaps import Gap, Missing
from goldenthread.records.errors import InputRefused, WrongUse
from goldenthread.reports.blocks import Heading, Note, Table

HEAD = (
    'format = 1\nkey = "tried"\ntitle = "Tried"\nsays = "A pack that a test builds."\nversion = 1\nperiod = "month"\n'
)
SECTION = '\n[[sections]]\nkey = "one"\ntitle = "One"\n'


def measures(*keys: str, columns: str = '"previous", "latest", "n", "change", "direction"') -> str:
    """The text of a piece that shows measures."""
    listed = ", ".join(f'"{key}"' for key in keys)
    return f'\n[[sections.pieces]]\nkind = "measures"\ncaption = "Some"\nmeasures = [{listed}]\ncolumns = [{columns}]\n'


COMMENTARY = '\n[[sections.pieces]]\nkind = "commentary"\nplace = "one"\n'


def tables(built: Built) -> list[Table]:
    """The tables of what was built."""
    return list(built.document.tables())


def said(text: str) -> dict[str, tuple[Comment, ...]]:
    """One comment at the place "one"."""
    return {"one": (Comment("one", text, "A. Manager", date(2025, 10, 1)),)}


def test_a_table_prints_what_the_reader_read(packs: Packs) -> None:
    """Every cell is the guarded figure, and every figure shown is among the readings."""
    built = packs.build(HEAD + SECTION + measures("contacts", "cp-plans-open", "assessments-overdue"))
    period = parse_period("2025-09")
    read = packs.reader.read(packs.session, ["contacts"], [period], (), Audience.PUBLIC, [period.previous()])
    before, latest = sorted((one.figure for one in read), key=lambda figure: figure.period.end)
    row = tables(built)[0].rows[0]
    assert [cell.text for cell in row[:3]] == ["Contacts", f"{before.value:.0f}", f"{latest.value:.0f}"]
    assert row[4].number == round((latest.value or 0) - (before.value or 0))
    assert [one.key for one in built.shown] == ["assessments-overdue", "contacts", "cp-plans-open"]
    assert built.shown[1].printed == row[2].text


def test_what_is_hidden_from_the_public_is_not_told_by_what_stands_beside_it(packs: Packs) -> None:
    """No change, no arrow and no count beside a hidden value, whichever of the two is hidden."""
    keys = [key for key in packs.session.book.measures if key.startswith(("cp-", "care-", "assessments-"))][:40]
    keys = [key for key in keys if not packs.session.book.measures[key].parts]
    gaps = {key: Gap(key, Missing.NOT_RECORDED, "not there", "A", date(2025, 11, 1)) for key in keys}
    text = HEAD + SECTION + measures(*keys)
    try:
        built = packs.build(text)
    except InputRefused as refused:
        missing = {problem.where.split(" ")[0] for problem in refused.problems}
        built = packs.build(text, gaps={key: gaps[key] for key in missing})
    hidden = [row for row in tables(built)[0].rows if "[c]" in (row[1].text, row[2].text)]
    assert hidden
    for _, _, latest, n, change, direction in hidden:
        assert change.text == "[c]"
        assert not any(arrow in direction.text for arrow in "▲▼=")
        if latest.text == "[c]":
            assert n.text == "[c]"


def test_the_confidential_edition_shows_what_the_public_one_hides(packs: Packs) -> None:
    """Whose rule protects small numbers is said for each class."""
    text = HEAD + '[audiences]\npublic = "public"\nconfidential = "management"\n' + SECTION
    text += measures("assessments-overdue", "missing-episodes", "cp-plans-open", "enquiries-mean-length")
    public, private = (packs.build(text, class_) for class_ in (Class.PUBLIC, Class.CONFIDENTIAL))
    assert any(cell.text == "[c]" for row in tables(public)[0].rows for cell in row)
    assert not any(cell.text == "[c]" for row in tables(private)[0].rows for cell in row)


def test_why_something_is_kept_back_is_said_once() -> None:
    """The paragraph and the reason of what is exempt; on whose behalf it is kept of what is confidential."""
    exempt = Marking(Class.EXEMPT, 1, "It tells of one child.")
    assert exempt.says == f"{exempt.words}. It tells of one child."
    assert Marking(Class.CONFIDENTIAL, 0, "given in confidence").says == "Confidential: given in confidence."
    assert Marking().says == ""


@pytest.mark.parametrize(("audience", "small"), [("board", False), ("management", True)])
def test_a_paper_that_is_not_public_says_whether_small_numbers_stand_in_it(
    packs: Packs, audience: str, small: bool
) -> None:
    """A board's papers hide them as the public's do."""
    text = HEAD + f'[audiences]\nconfidential = "{audience}"\n' + SECTION + measures("contacts")
    marking = packs.build(text, Class.CONFIDENTIAL).document.marking
    assert marking.startswith(f"Confidential: for the {audience} only")
    assert ("small numbers may be shown" in marking) is small


def test_a_gap_that_nobody_declared_stops_the_pack(packs: Packs) -> None:
    """It names the measure and says how to mend it; declared, it is printed with its reason, owner and date."""
    text = HEAD + SECTION + measures("first-time-entrants", "contacts")
    with pytest.raises(InputRefused) as refused:
        packs.build(text)
    (problem,) = refused.value.problems
    assert "first-time-entrants" in problem.where
    assert "--gaps" in problem.mend
    gap = Gap("first-time-entrants", Missing.AWAITED, "The board publishes in November", "B. Lead", date(2025, 11, 30))
    table = tables(packs.build(text, gaps={gap.key: gap}))[0]
    assert table.rows[0][2].text == "[a]"
    assert any("awaited: The board publishes in November. B. Lead" in note for note in table.notes)


def test_a_gap_where_nothing_is_missing_is_refused(packs: Packs) -> None:
    """A declared gap must not outlive its reason."""
    gap = Gap("contacts", Missing.AWAITED, "Not in yet", "B. Lead", date(2025, 11, 30))
    with pytest.raises(InputRefused, match="nothing is missing there"):
        packs.build(HEAD + SECTION + measures("contacts"), gaps={"contacts": gap})


def test_tokens_are_filled_from_the_figures_of_the_same_paper(packs: Packs) -> None:
    """The words beside a figure cannot differ from it."""
    text = HEAD + SECTION + measures("contacts") + COMMENTARY
    built = packs.build(text, commentary=said("There were {contacts.value} contacts, {contacts.change} on the month."))
    row = tables(built)[0].rows[0]
    (note,) = [block for block in built.document.blocks if isinstance(block, Note)]
    assert note.text == f"There were {row[2].text} contacts, {row[4].text} on the month."
    assert (note.by, note.on) == ("A. Manager", date(2025, 10, 1))


def test_everything_that_is_wrong_is_told_together(packs: Packs) -> None:
    """A token of a measure that is not shown, one of no known part, a comment without a place."""
    comments = said("{contacts.valu} and {cp-plans-open.value}")
    comments["two"] = (Comment("two", "Words", "A. Manager", date(2025, 10, 1)),)
    with pytest.raises(InputRefused) as refused:
        packs.build(HEAD + SECTION + measures("contacts") + COMMENTARY, commentary=comments)
    told = [str(problem) for problem in refused.value.problems]
    assert len(told) == 3
    assert "{contacts.valu}" in told[0]
    assert "{cp-plans-open.value}" in told[1]
    assert "commentary at two" in told[2]


def test_commentary_that_is_required_is_a_gap(packs: Packs) -> None:
    """It is written, or it is declared why not."""
    text = HEAD + SECTION + measures("contacts") + COMMENTARY + "required = true\n"
    with pytest.raises(InputRefused, match="nobody has written it"):
        packs.build(text)
    gap = Gap("one", Missing.AWAITED, "The head of service writes on Friday", "B. Lead", date(2025, 10, 10))
    notes = [block for block in packs.build(text, gaps={"one": gap}).document.blocks if isinstance(block, Note)]
    assert [note.kind.value for note in notes] == ["Not yet here"]


EXEMPT = (
    '\n[[sections]]\nkey = "two"\ntitle = "Two"\nclass = "exempt"\nparagraph = 1\nreason = "It tells of one child."\n'
)


def test_one_source_gives_each_class(packs: Packs) -> None:
    """The public edition names what it keeps back and why; the exempt one holds it and is marked."""
    text = HEAD + SECTION + measures("contacts") + EXEMPT + measures("referrals")
    public, exempt = (packs.build(text, class_) for class_ in (Class.PUBLIC, Class.EXEMPT))
    assert public.document.marking == ""
    assert [one.key for one in public.shown] == ["contacts"]
    assert "What is kept back" in [block.text for block in public.document.blocks if isinstance(block, Heading)]
    assert "paragraph 1 of Part 1 of Schedule 12A" in exempt.document.marking
    both = text + EXEMPT.replace('"two"', '"three"').replace("paragraph = 1", "paragraph = 3") + measures("contacts")
    marking = packs.build(both, Class.EXEMPT).document.marking
    assert "paragraph 1 of" in marking
    assert "paragraph 3 of" in marking
    assert [one.key for one in exempt.shown] == ["contacts", "referrals"]


@pytest.mark.parametrize(
    ("period", "baseline", "what"),
    [
        ("2025-09", "", "against a baseline"),
        ("2024-25", "2024-05", "is for a month"),
        ("2025-09", "2025-10", "is not before"),
    ],
)
def test_a_period_or_baseline_that_cannot_be_is_refused(packs: Packs, period: str, baseline: str, what: str) -> None:
    """The kind of period, and a baseline that comes before it."""
    with pytest.raises(WrongUse, match=what):
        packs.build(HEAD + "baseline = true\n" + SECTION + measures("contacts"), period=period, baseline=baseline)


def test_definitions_are_short_unless_they_are_asked_for_in_full(packs: Packs) -> None:
    """What is counted, in its first sentence, with a word on where the rest is; in full with what it cannot see."""
    piece = '\n[[sections.pieces]]\nkind = "definitions"\nmeasures = ["enquiries-mean-length", "assessments-overdue"]\n'
    short, full = (tables(packs.build(HEAD + SECTION + piece + more))[0] for more in ("", "full = true\n"))
    said = packs.session.book.measure("enquiries-mean-length").says
    assert short.rows[0][1].text == said.partition(". ")[0] + "."
    assert "book of measures" in short.notes[0]
    assert full.rows[0][1].text == said
    assert "Cannot see: " in full.rows[1][1].text
    assert [column.heading for column in full.columns] == ["Measure", "What it counts", "Source", "Version"]
