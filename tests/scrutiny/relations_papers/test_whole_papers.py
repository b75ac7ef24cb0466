"""Whole papers as councils print them: registers over their matrix, plans with their day, ledgers, lists of paragraphs."""

from pathlib import Path

import pytest
from tests.scrutiny.reading.papers import TODAY, read, roles, written

from goldenthread.scrutiny.engine import scrutinise
from goldenthread.scrutiny.findings import Level
from goldenthread.scrutiny.rules import load_rules

REGISTER = """
Risk register,,,,,
Risk ID,Risk,Owner,Residual impact,Residual likelihood,Residual score,Direction of travel
R1,Staff are lost,Head of Care,5,3,15,Same
R2,Homes close,Head of Care,4,3,12,Increased
R3,Records are poor,Head of Quality,3,3,9,Reduced
R4,Courts are slow,Head of Quality,2,3,6,New
R5,Demand rises,Head of Care,2,3,6,Same
,,,,,,
Residual risk matrix,,,,,,
Impact / Likelihood,1 Rare,2 Unlikely,3 Possible,4 Likely,5 Almost certain,
5 Catastrophic,,,1,,,
4 Major,,,1,,,
3 Moderate,,,1,,,
2 Minor,,,2,,,
1 Negligible,,,,,,
,,,,,,
Summary of residual risks,,,,,,
Risk rating,Number of risks,,,,,
Low (1 to 3),0,,,,,
Low-Medium (4 to 6),2,,,,,
Medium-High (8 to 12),2,,,,,
High (15 to 25),1,,,,,
Total,5,,,,,
,,,,,,
Direction of travel,Number of risks,,,,,
Same,2,,,,,
Reduced,1,,,,,
Increased,1,,,,,
New,1,,,,,
Total,5,,,,,
"""
PLAN = """
Improvement plan: position as at 31 March 2018,,,,,
Ref,Action,Lead,Due date,Status,RAG
1.1,Review thresholds,Head of Care,May-18,On track,Green
1.2,Train managers,Head of Quality,Oct-17,Complete,Blue
1.3,Map services,Head of Care,Feb-18,Overdue,Red
1.4,Recruit managers,Head of Quality,Jun-18,On track,Green
1.5,Publish the plan,Head of Care,30/09/2018,On track,Green
"""
REVENUE = """
Description,Original Budget £000,Revised Budget £000,Outturn £000,Variation £000
Social Care,,,,
Management,"4,037","4,136","4,107",(29)
Guardianship,"7,418","7,692","8,216",524
Total Social Care,"11,455","11,828","12,323",495
Early Help,,,,
Youth,"2,839","2,951","3,458",507
Placements,"2,852","3,093","3,137",44
Total Early Help,"5,691","6,044","6,595",551
Total Family Services,"17,146","17,872","18,918","1,046"
"""
LEDGER = """
Children in care: movement,,,,
Month,Open at start of month,Started in month,Ended in month,Open at end of month
Apr-17,315,25,13,327
May-17,327,29,14,342
Jun-17,342,26,17,351
Jul-17,351,18,14,355
Aug-17,355,23,20,358
"""
INDEX = """
Paragraph,Section,Subject,Refers to
1.1,Introduction,Purpose,see Appendix A
1.2,Introduction,Background,
1.3,Introduction,Summary,see paragraph 2.1
2.1,Performance,Assessments,
2.2,Performance,Visits,see Appendix B
,,,
Appendices,,,
Appendix,Title,,
Appendix A,Data dashboard,,
Appendix B,Risk register,,
"""
DECISIONS = """
Meeting,Meeting date,Item,Decision
Scrutiny Panel,12/09/2017,Training,Agreed at the Scrutiny Panel meeting of 12 September 2017.
Scrutiny Panel,03/10/2017,Recruitment,Agreed at the Scrutiny Panel meeting of 3 October 2017.
Improvement Board,24/10/2017,Visits,Agreed at the Improvement Board meeting of 24 October 2017.
Improvement Board,14/11/2017,Reviews,Deferred.
Improvement Board,05/12/2017,Reviews,Agreed at the Improvement Board meeting of 5 December 2017.
Improvement Board,19/12/2017,Plan,Agreed at the Improvement Board meeting of 19 December 2017.
"""
DASHBOARD = """
Plan ID,Measure,Sub-measure,Oct-17,Nov-17,Change,Target,RAG
3a(vii),Contacts decided within 24 hours,,86%,81%,-5%,88%,R
3a(vii),Management oversight gradings,Inadequate,21%,8%,-13%,,
,,Requires Improvement,32%,46%,+14%,,
,,Good,47%,46%,-1%,,
6a(iii),Number of unallocated cases,,26,36,+10,,R
6a(iii),Number of children waiting for adoption,,31,19,-12,,G
"""
OPEN_DATA = """
time_period,geographic_level,la_name,category_of_abuse,number,percentage
201516,Local authority,Northbridge,Neglect,50,50.0
201516,Local authority,Northbridge,Physical abuse,30,30.0
201516,Local authority,Northbridge,Total,80,80.0
201617,Local authority,Northbridge,Neglect,41,50.0
201617,Local authority,Northbridge,Physical abuse,27,32.9
201617,Local authority,Northbridge,Total,68,82.9
"""
CUT_OFF = """
Description,Original Budget £000,Revised Budget £000,Outturn £000,Variation £000
Permanence,"2,967","3,717","4,144",426
Disabled children,"4,826","4,998","5,717",718
Leaving care,"3,133","3,136","3,350",214
Youth,"4,562","4,989","5,309",320
Placements,"7,491","7,725","8,910","1,184"
Commissioning,"7,908","7,817","9,091","1,274"
Total,"30,891","32,385","36,524","4,139"
"""


def said(folder: Path, text: str) -> list[str]:
    """What is asked of a paper: row, heading and relation; notes are left out."""
    paper = read(written(folder, text)).paper
    found = scrutinise(paper, load_rules()).at_or_above(Level.QUESTION)
    return [f"{one.place.row} {one.place.column}: {one.relation}" for one in found]


@pytest.mark.parametrize("text", [REGISTER, PLAN, REVENUE, LEDGER, INDEX, DECISIONS, DASHBOARD, OPEN_DATA, CUT_OFF])
def test_a_clean_paper_is_left_alone(tmp_path: Path, text: str) -> None:
    """Each holds what councils print and what was once taken for a fault."""
    assert said(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "old", "new", "told"),
    [
        (REGISTER, "2 Minor,,,2", "2 Minor,,,3", "14 3 Possible: risk-matrix"),
        (REGISTER, "3 Moderate,,,1,", "3 Moderate,,,,1", "13 3 Possible: risk-matrix"),
        (REGISTER, "to 6),2,,,,,\nMedium-High (8 to 12),2", "to 6),3,,,,,\nMedium-High (8 to 12),1", "20 Number of risks: risk-counts"),
        (PLAN, "May-18,On track", "30/11/2017,On track", "3 RAG: plan-dates"),
        (REVENUE, '"17,146"', '"17,416"', "10 Original Budget £000: totals"),
        (REVENUE, '"3,458",507', '"3,458",570', "7 Variation £000: money-variance"),
        (LEDGER, "Jul-17,351,18,14,355", "Jul-17,353,16,14,355", "6 Open at start of month: opening-closing"),
        (LEDGER, "Jun-17,342,26,17,351", "Jun-17,342,62,17,351", "5 Open at end of month: balances"),
        (INDEX, "see paragraph 2.1", "see paragraph 4.9", "4 Refers to: report-index"),
        (INDEX, "see Appendix B", "see Appendix F", "6 Refers to: report-index"),
        (INDEX, "2.2,Performance", "2.1,Performance", "6 Paragraph: report-index"),
        (DECISIONS, "of 24 October", "of 21 October", "4 Decision: named-days"),
    ],
)  # fmt: skip
def test_one_fault_is_told_once_where_it_is(tmp_path: Path, text: str, old: str, new: str, told: str) -> None:
    """One cell is changed."""
    assert old in text
    assert said(tmp_path, text.replace(old, new, 1)) == [told]


def test_a_matrix_under_a_register_is_a_table_of_its_own(tmp_path: Path) -> None:
    """Its first row is words over figures where the register has words."""
    names = [sheet.grid.table for sheet in read(written(tmp_path, REGISTER)).paper]
    assert names[:3] == ["Risk register", "Residual risk matrix", "Summary of residual risks"]


def test_a_year_run_together_is_a_period(tmp_path: Path) -> None:
    """201617 is no number to be added up; 201618 would be one."""
    (sheet,) = read(written(tmp_path, OPEN_DATA)).paper
    assert roles(sheet)["time_period"] == "period"
    (other,) = read(written(tmp_path, OPEN_DATA.replace("201617", "201618"))).paper
    assert roles(other)["time_period"] != "period"


def test_a_plan_long_past_is_not_called_overdue(tmp_path: Path) -> None:
    """Without its day a plan whose dates all lie years back says nothing of today."""
    text = PLAN.replace("Improvement plan: position as at 31 March 2018,,,,,\n", "").replace("18", "12")
    assert said(tmp_path, text.replace("-17", "-11")) == []
    assert TODAY.year == 2018


def test_the_day_of_a_row_comes_before_that_of_the_paper(tmp_path: Path) -> None:
    """A column headed as at says when each row stood."""
    text = """
    id,action,owner,due date,as at,status,rating
    A1,Map services,Head of Care,2017-12-15,2017-11-30,On track,Green
    A2,Train managers,Head of Quality,2017-12-15,2018-03-31,On track,Green
    A3,Recruit managers,Head of Care,2018-06-30,2018-03-31,On track,Green
    """
    assert said(tmp_path, text) == ["3 rating: plan-dates"]


@pytest.mark.parametrize(
    ("owner", "several"),
    [
        ("Head of Care / Principal Social Worker", True),
        ("Head of Care and Virtual School Head", True),
        ("Head of Service Commissioning & Business Improvement", False),
        ("Assistant Director, Social Care", False),
    ],
)
def test_two_posts_are_two_owners(tmp_path: Path, owner: str, several: bool) -> None:
    """One post whose name has an "and" in it is one."""
    rows = "\n".join(f"{n},Action {n},Head of Care,May-18,On track" for n in range(1, 6))
    text = f'id,action,owner,due date,status\n{rows}\n6,Action 6,"{owner}",May-18,On track'
    paper = read(written(tmp_path, text)).paper
    notes = [one for one in scrutinise(paper, load_rules()).findings if one.relation == "owners"]
    assert [one.place.row for one in notes] == ([7] if several else [])
