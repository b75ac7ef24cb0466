"""A plan as blocks: the numbers agree with the plan, and every writer takes them."""

from datetime import date

import pytest
from tests.programme.samples import GOVERNANCE, PLAN, day
from tools.barnet_plan import PROGRAMME

from goldenthread.programme.blocks.plan_actions import action_table, actions_by_theme, changes_table
from goldenthread.programme.blocks.plan_page import plan_on_a_page
from goldenthread.programme.blocks.plan_recommendations import matrix_blocks, recommendation_page, register_blocks
from goldenthread.programme.comparing import compare
from goldenthread.programme.register import story
from goldenthread.programme.shown import Impact, Verdict
from goldenthread.programme.tables import read_programme
from goldenthread.reports.blocks import Block, Document, Heading, Kind, Listing, Note, Table, Text
from goldenthread.reports.faults import refuse_faults
from goldenthread.reports.html import write_html

NOW = day(7, 15)


def texts(table: Table) -> list[list[str]]:
    """The rows of a table as printed."""
    return [[cell.text for cell in row] for row in table.rows]


def tables(blocks: tuple[Block, ...]) -> list[Table]:
    """The tables among blocks."""
    return [block for block in blocks if isinstance(block, Table)]


@pytest.fixture(scope="module")
def every() -> tuple[Block, ...]:
    """All that is made of the small plan."""
    return (
        Heading(1, "The plan"),
        *plan_on_a_page(PLAN, NOW, points=True),
        *actions_by_theme(PLAN, NOW, shown={"visits": "Up, by more than chance"}),
        *register_blocks(PLAN, GOVERNANCE),
        *matrix_blocks(PLAN),
        *recommendation_page(PLAN, story(PLAN, GOVERNANCE, "ofsted-1", NOW)),
        *recommendation_page(PLAN, story(PLAN, GOVERNANCE, "peer-1", NOW)),
        changes_table(compare(PLAN, day(2, 28), NOW), day(2, 28), NOW),
    )


def test_every_writer_takes_them(every: tuple[Block, ...]) -> None:
    """No anchor twice, no line break in a cell, no level left out."""
    document = Document("The plan", blocks=every)
    refuse_faults(document)
    assert b"What is still wrong" in write_html(document)


def test_a_page_counts_what_the_plan_holds() -> None:
    """By theme, with totals; a green past its due is counted as contradicted."""
    plan = read_programme(PROGRAMME).plan
    blocks = plan_on_a_page(plan, date(2018, 10, 15))
    (table,) = tables(blocks)
    assert texts(table)[-1] == ["All themes", "57", "0", "51", "6", "0", "8", "6", "0", "5"]
    for place in range(1, len(table.columns)):
        column = [int(row[place]) for row in texts(table)]
        assert sum(column[:-1]) == column[-1]
    lead = next(block.text for block in blocks if isinstance(block, Text))
    assert lead.endswith("8 are past the due that holds and not shown to be done; 6 ratings cannot stand beside that.")


def test_a_page_says_what_the_figures_say() -> None:
    """Beside what is claimed; an action without figures cannot tell."""
    verdicts = {"visits": Verdict.IMPROVED, "letters": Verdict.FELL_BACK, "boards": Verdict.TOO_EARLY}
    shown = {key: Impact(verdict) for key, verdict in verdicts.items()}
    _, table = tables(plan_on_a_page(PLAN, NOW, shown=shown))
    assert [column.heading for column in table.columns[-4:]] == ["Support it", "In doubt", "Against it", "Cannot tell"]
    assert [row[-4:] for row in texts(table)] == [["1", "0", "1", "0"], ["0", "0", "0", "2"], ["1", "0", "1", "2"]]


def test_an_action_shows_both_ratings_and_why() -> None:
    """What is claimed, what follows from the dates, what figures show, and how often the due was moved."""
    table = action_table(PLAN, NOW, "practice", {"visits": "Up"})
    first, second = texts(table)
    assert first[2:4] == ["30 June 2025; first March 2025, moved once", "A: Amber: at risk"]
    assert first[4].startswith("R: Red: late or failing. ")
    assert first[4].endswith("no step with a day is still to come. Rated so because: The posts are still empty.")
    assert first[5] == "Up"
    assert second[1] == "All HoS"
    assert second[5] == "No measure"
    assert len(action_table(PLAN, NOW).rows) == 4
    assert [column.heading for column in action_table(PLAN, NOW).columns].count("Figures show") == 0
    assert texts(action_table(PLAN, NOW, "leadership"))[0][1:5] == [
        "Nobody is named",
        "Quarterly, next look 1 April 2025",
        "None",
        "Cannot be told",
    ]


def test_a_recommendation_tells_its_story() -> None:
    """In the order in which an inspector asks."""
    page = recommendation_page(PLAN, story(PLAN, GOVERNANCE, "ofsted-1", NOW, {"visits": ["Up\nsince May."]}))
    headings = [block.text for block in page if isinstance(block, Heading)]
    assert headings == [
        "Ofsted recommendation 1",
        "What was said",
        "What was done",
        "What changed",
        "What is still wrong",
        "What was asked about it",
    ]
    changed, still = [block.items for block in page if isinstance(block, Listing)]
    assert changed == ("1(i): Up since May.",)
    assert len(still) == 2
    assert texts(tables(page)[-1]) == [["1 March 2025", "Why is it late?", "Improvement Board", "Answered"]]


def test_a_recommendation_without_anything_says_so() -> None:
    """A gap is told as one."""
    page = recommendation_page(PLAN, story(PLAN, GOVERNANCE, "peer-1", NOW))
    said = [block.text for block in page if hasattr(block, "text")]
    assert "No action of the plan names this recommendation." in said
    assert "No figure is named that would show it." in said


def test_the_register_and_the_matrix_name_what_is_lacking() -> None:
    """Both ends."""
    register = tables(register_blocks(PLAN, GOVERNANCE))[0]
    assert texts(register)[1][2:] == ["", "0", "0", "", "actions, figures, evidence, a board"]
    blocks = matrix_blocks(PLAN)
    assert texts(tables(blocks)[0]) == [["Ofsted 1", "1(i)", ""], ["Peer review 1", "", ""]]
    assert [block.text for block in blocks if isinstance(block, Text)] == [
        "Recommendations that no action names: Peer review 1.",
        "Actions that name no recommendation: 1(ii), 2(i), 2(ii).",
    ]


def test_a_matrix_of_nothing_says_so() -> None:
    """An empty table would look like one that was not filled in yet."""
    blocks = matrix_blocks(read_programme(PROGRAMME).plan)
    assert tables(blocks) == []
    assert [block.kind for block in blocks if isinstance(block, Note)] == [Kind.GAP]


def test_two_days_as_a_table() -> None:
    """And a note where nothing changed."""
    assert texts(changes_table(compare(PLAN, day(2, 28), NOW), day(2, 28), NOW))[0] == [
        "1(i)",
        "Due moved",
        "March 2025",
        "30 June 2025",
        "20 March 2025",
        "Two posts stand empty.",
    ]
    assert changes_table((), NOW, NOW).notes == ("Nothing changed.",)
