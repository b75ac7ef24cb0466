"""Tables found in rows as councils lay them out."""

from pathlib import Path

from tests.scrutiny.reading.papers import read, roles, written

from goldenthread.scrutiny.roles import Role

REPORT = """
Family Services performance report,,,,,,,
Quarter 3 2017/18,,,,,,,
,,,,,,,
Indicator,Q2,,,Q3,,,DOT
,Num,Den,%,Num,Den,%,
Early help,,,,,,,
Assessments in 45 days,90,100,90.0%,95,105,90.5%,Improving
CAF reviews,10,20,50%,12,20,60%,Improving
Social care,,,,,,,
CP visits on time,189,196,96.4%,150,160,93.8%,Worsening
Source: case records,,,,,,,
* provisional,,,,,,,
,,,,,,,
Team caseloads,,,,,,,
Team,Oct-17,Nov-17,Dec-17,Total,,,
Duty,30,28,31,89,,,
Intake,15,14,16,45,,,
Total,45,42,47,134,,,
"""


def test_a_report_of_two_tables_comes_apart(tmp_path: Path) -> None:
    """Titles name tables, two rows of headings are joined, sections are carried, notes are left out, rows keep numbers."""
    first, second = read(written(tmp_path, REPORT)).paper
    assert first.grid.table == "Family Services performance report – Quarter 3 2017/18"
    assert first.grid.headings == (
        "Indicator",
        "Q2 Num",
        "Q2 Den",
        "Q2 %",
        "Q3 Num",
        "Q3 Den",
        "Q3 %",
        "DOT",
        "(section)",
    )
    assert first.grid.heading_row == 5
    assert [(row.line.number, row.text(Role.GROUP)) for row in first.rows] == [
        (7, "Early help"),
        (8, "Early help"),
        (10, "Social care"),
    ]
    assert roles(first) == {
        "Indicator": "label",
        "Q2 %": "previous (Q2)",
        "Q3 Num": "numerator (Q3)",
        "Q3 Den": "denominator (Q3)",
        "Q3 %": "latest (Q3)",
        "DOT": "direction",
        "(section)": "group",
    }
    assert second.grid.table == "Team caseloads"
    assert [row.line.number for row in second.rows] == [16, 17, 18]


def test_a_blank_row_within_a_table_does_not_end_it(tmp_path: Path) -> None:
    """What follows has no headings of its own, so it goes on."""
    (sheet,) = read(written(tmp_path, "Measure,Previous,Latest\nA,1,2\n,,\nB,3,4\n,,\nTotal,4,6")).paper
    assert [(row.label, row.line.number) for row in sheet.rows] == [("A", 2), ("B", 4), ("Total", 6)]


def test_tables_that_follow_without_a_blank_row_come_apart(tmp_path: Path) -> None:
    """Words of headings where there have been figures begin another table, under the lone words above them."""
    text = "Measure,Previous,Latest\nA,1,2\nB,3,4\nStaffing,,\nTeam,Budget,Outturn\nDuty,10,12"
    first, second = read(written(tmp_path, text)).paper
    assert len(first.rows) == 2
    assert (second.grid.table, second.grid.headings, second.rows[0].line.number) == (
        "Staffing",
        ("Team", "Budget", "Outturn"),
        6,
    )


def test_headings_printed_again_are_no_row(tmp_path: Path) -> None:
    """As at the head of every page."""
    (sheet,) = read(written(tmp_path, "Measure,Previous,Latest\nA,1,2\nMeasure,Previous,Latest\nB,3,4")).paper
    assert [(row.label, row.line.number) for row in sheet.rows] == [("A", 2), ("B", 4)]


def test_a_row_of_units_beneath_the_headings_is_part_of_them(tmp_path: Path) -> None:
    """And gives the columns their signs."""
    (sheet,) = read(
        written(tmp_path, "Service,Revised budget,Outturn,Variation,Variation\n,£000,£000,£000,%\nA,100,110,10,10.0")
    ).paper
    assert [(column.role, column.sign) for column in sheet.columns] == [
        (Role.LABEL, ""),
        (Role.REVISED, "£000"),
        (Role.OUTTURN, "£000"),
        (Role.VARIANCE, "£000"),
        (Role.VARIANCE_PERCENT, "%"),
    ]


def test_a_heading_that_spans_columns_above_the_full_row_is_joined(tmp_path: Path) -> None:
    """Years over quarters."""
    text = ",,2016/17,,2017/18,\nIndicator,Unit,Q3,Q4,Q1,Q2\nA,%,1,2,3,4\nB,%,2,3,4,5"
    (sheet,) = read(written(tmp_path, text)).paper
    assert roles(sheet) == {
        "Indicator": "label",
        "Unit": "unit",
        "2016/17 Q3": "series (2016/17 Q3)",
        "2016/17 Q4": "series (2016/17 Q4)",
        "2017/18 Q1": "series (2017/18 Q1)",
        "2017/18 Q2": "series (2017/18 Q2)",
    }


def test_a_row_of_words_is_not_taken_for_headings(tmp_path: Path) -> None:
    """An action plan holds words alone."""
    text = "Action,Lead,Due,RAG,\nWrite a plan,JH,March 2018,G,late\n,,,,\nAct on it,CM,Ongoing,A,"
    (sheet,) = read(written(tmp_path, text)).paper
    assert [row.label for row in sheet.rows] == ["Write a plan", "Act on it"]


def test_a_label_printed_once_is_carried_down(tmp_path: Path) -> None:
    """Where periods stand beneath it; the rows keep their numbers."""
    text = "Indicator,Period,Value\nRate,Q1 2017/18,39.1\n,Q2 2017/18,39.8\nReferrals,Q1 2017/18,345"
    (sheet,) = read(written(tmp_path, text)).paper
    assert [(row.label, row.line.number) for row in sheet.rows] == [("Rate", 2), ("Rate", 3), ("Referrals", 4)]


def test_a_blank_among_repeated_labels_is_a_blank(tmp_path: Path) -> None:
    """A column that prints its label in every row does not leave it out to repeat it."""
    text = "Kind,Stage,Service,Count\ncomplaint,Stage 1,Care,4\ncomplaint,Stage 1,Help,5\ncompliment,,Care,6"
    (sheet,) = read(written(tmp_path, text)).paper
    assert sheet.rows[2].text(Role.LABEL) == ""


def test_a_table_without_headings_of_words_takes_its_first_row(tmp_path: Path) -> None:
    """A grid of likelihood by impact is headed by numbers."""
    (sheet,) = read(written(tmp_path, "Impact,1,2,3\n3,0,1,2\n2,1,0,0")).paper
    assert sheet.grid.headings == ("Impact", "1", "2", "3")
    assert [row.line.number for row in sheet.rows] == [2, 3]


def test_a_total_of_the_whole_table_stands_in_no_section(tmp_path: Path) -> None:
    """Where sections have totals of their own, the last total is the last section's."""
    head = "Service,Budget,Outturn\nEarly help,,\nHubs,100,110\n{}Social care,,\nDuty,200,220\n"
    (sheet,) = read(written(tmp_path, head.format("") + "Total,300,330")).paper
    assert [row.text(Role.GROUP) for row in sheet.rows] == ["Early help", "Social care", ""]
    (sheet,) = read(written(tmp_path, head.format("Total,100,110\n") + "Total,200,220")).paper
    assert [row.text(Role.GROUP) for row in sheet.rows] == ["Early help", "Early help", "Social care", "Social care"]
