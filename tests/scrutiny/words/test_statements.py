"""Sentences in papers: running text, columns of statements, remarks beside a measure, and what the finding says."""

from datetime import date
from pathlib import Path

import pytest
from tests.scrutiny.words.labelled import facts_in

from goldenthread.scrutiny.examples import paper_of
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict
from goldenthread.scrutiny.reading.paper import read_paper
from goldenthread.scrutiny.relation import Example, examine
from goldenthread.scrutiny.relations.words import RELATION
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Paper, Paragraph
from goldenthread.scrutiny.words.check import check_claims
from goldenthread.scrutiny.words.find import claims_in
from goldenthread.scrutiny.words.sentences import sentences

SEEN = "Children seen alone {percent, more is better}: 2017-10 78.3 | 2017-11 71.0 | target 90"


def outcomes(table: str, rules: Rules, text: str = "") -> tuple[Outcome, ...]:
    """What the relation says of tables in text, and of one paragraph."""
    paper = paper_of(Example("", table, ())) if table else Paper((), date(2018, 1, 31))
    paragraphs = (Paragraph("paper.docx", 7, text),) if text else ()
    return examine(RELATION, Paper(paper.sheets, paper.today, paragraphs), rules)


def findings(some: tuple[Outcome, ...]) -> list[Finding]:
    """The findings among outcomes."""
    return [one.finding for one in some if one.finding is not None]


def test_a_finding_says_where_what_and_how_to_mend_it(rules: Rules) -> None:
    """A paragraph of a document is its place."""
    (found,) = findings(outcomes("", rules, "In June, 171 of 224 discussions (79%) were attended."))
    assert (found.place.file, found.place.row, found.level) == ("paper.docx", 7, Level.CONTRADICTION)
    assert (found.published, found.expected) == ("171 of 224 discussions (79%", "76%")
    assert found.arithmetic == "171 ÷ 224 = 76.3%, not 79%"
    assert found.message.endswith("What is meant?")


def test_one_wrong_figure_is_named_once(rules: Rules) -> None:
    """The end of a movement that the table contradicts is not named again as a value."""
    table = """
    label | unit | series (2017-10) | series (2017-11)
    Open plans | count | 655 | 614
    """
    assert len(findings(outcomes(table, rules, "Open plans rose to 714 in November 2017."))) == 1


def test_text_is_held_against_the_tables_of_the_same_paper(rules: Rules) -> None:
    """With the cells of the measure beside it."""
    table = """
    label | unit | polarity | previous | latest | target
    Visits on time | percent | higher | 71.0 | 68.7 | 95
    """
    some = outcomes(table, rules, "Visits on time improved and are above target.")
    assert [one.verdict for one in some] == [Verdict.DISAGREES, Verdict.DISAGREES]
    assert {place.column for place in findings(some)[0].also} == {"previous", "latest"}


def test_two_tables_that_differ_leave_the_benefit_of_the_doubt(rules: Rules) -> None:
    """What one of two tables of one title bears out is not contradicted by the other."""
    table = """
    label | unit | previous | latest
    Open plans | count | 655 | 614

    label | unit | previous | latest
    Open plans | count | 590 | 614
    """
    assert not findings(outcomes(table, rules, "Open plans rose."))


def test_a_remark_in_the_row_of_a_measure_speaks_of_it(rules: Rules) -> None:
    """As "over double" does, beside its figure and an earlier one."""
    table = """
    label | unit | previous | latest | target | statement
    Assessments completed | count | 223 | 499 | 600 | over double
    Open plans | count | 340 | 376 | 300 | more than doubled
    Conferences | count | 12 | 9 | 10 | below target
    """
    assert [one.verdict for one in outcomes(table, rules)] == [Verdict.AGREES, Verdict.DISAGREES, Verdict.AGREES]


def test_a_file_of_statements_may_name_its_measure_by_reference(tmp_path: Path, rules: Rules) -> None:
    """The same code in a table and in a file of statements."""
    (tmp_path / "table.csv").write_text(
        "ref,indicator,unit,polarity,target,previous,latest\nC1,Visits on time,percent,higher,95,71.0,68.7\n"
        "C2,Reviews on time,percent,higher,95,96.1,97.4\n",
        encoding="utf-8",
    )
    (tmp_path / "said.csv").write_text(
        "ref,statement\nC1,Performance has improved.\nC2,This exceeds the target.\nC9,This exceeds the target.\n",
        encoding="utf-8",
    )
    read = read_paper([tmp_path / "table.csv", tmp_path / "said.csv"], rules, date(2018, 1, 31))
    some = examine(RELATION, read.paper, rules)
    assert [(one.place.file, one.place.row, one.verdict) for one in some] == [
        ("said.csv", 2, Verdict.DISAGREES),
        ("said.csv", 3, Verdict.AGREES),
        ("said.csv", 4, Verdict.CANNOT_TELL),
    ]


def test_loose_percent_for_points_and_figures_cut_off_are_noted_not_named(rules: Rules) -> None:
    """They agree, with a note of what is more exact."""
    some = outcomes("", rules, "The share of agency staff came down from 31% to 24%, a reduction of 7%.")
    assert [one.verdict for one in some] == [Verdict.AGREES]
    assert [(one.level, one.expected) for one in findings(some)] == [(Level.NOTE, "7 percentage points")]
    (cut,) = findings(outcomes("", rules, "Two of the three plans (66%) were late."))
    assert (cut.level, cut.expected) == (Level.NOTE, "67% (cut off rather than rounded)")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Performance fell by 7.3 percentage points.", Verdict.AGREES),
        ("This has improved since October 2017.", Verdict.DISAGREES),
        ("It is below target.", Verdict.AGREES),
        ("Children seen alone met the target.", Verdict.DISAGREES),
        ("Children seen alone by the police met the target.", Verdict.CANNOT_TELL),
        ("This will be above target.", Verdict.CANNOT_TELL),
    ],
)
def test_commentary_beside_a_measure_may_point_to_it(text: str, verdict: Verdict, rules: Rules) -> None:
    """Claims are checked with a measure given by its key, and the one that they stand beside."""
    facts = {fact.title: fact for fact in facts_in(SEEN, rules)}
    judged = check_claims(claims_in(text, rules), facts, rules, facts["Children seen alone"])
    assert {one.verdict for one in judged} == {verdict}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\n ",
        "As set out in paragraph 1.74 of Appendix 2, section 47 enquiries rose.",
        "The visit of 14 November 2017 followed that of 12 July 2017.",
        "Children aged 6 to 10 are seen within 10 working days.",
        "See https://example.org/404/403 and rule 8568.",
        "The team of 12 met 3 times, with 4 of 9 items left over.",
        "Police numbers rose by 26%, with 6,578 calls, and the number of visits also rose from 147 to 154.",
        "96% were seen within one day, above the target of 90%, with 1.8% taking over 72 hours.",
        "A 3% increase to March was followed by an 8% rise in the next year.",
        "25% of care leavers exceeded the target of 33%.",
        "Three adoptions took longer, over the 426 target.",
    ],
)
def test_what_only_looks_like_a_claim_is_left_alone(text: str, rules: Rules) -> None:
    """Names, dates, limits and figures of other clauses contradict nothing."""
    assert not findings(outcomes("", rules, text))


def test_a_real_slip_in_a_long_sentence_is_found(rules: Rules) -> None:
    """A rate in brackets beside a national one in brackets."""
    text = "Rates rose across the country, with ours (484 per 10,000) being below the national average (465), as expected of us."
    (found,) = findings(outcomes("", rules, text))
    assert found.arithmetic == "484 per 10,000 beside 465 is above it"


def test_sentences_end_where_they_end() -> None:
    """Decimals, abbreviations and brackets do not end one."""
    assert sentences("It fell by 1.4 (approx. 3%). Then it rose. No. 7 is next.\n\nA new one") == (
        "It fell by 1.4 (approx. 3%).",
        "Then it rose.",
        "No. 7 is next.",
        "A new one",
    )


def test_a_long_text_is_read_in_good_time(rules: Rules) -> None:
    """A thousand sentences, and one of ten thousand words that never ends."""
    many = "Open plans rose from 340 to 676, an increase of 336. " * 1_000
    assert (
        len([one for one in check_claims(claims_in(many, rules), (), rules) if one.verdict is Verdict.AGREES]) == 1_000
    )
    claims_in("the rate of 12 and 40% (3 of 7) rose from " * 1_000, rules)
