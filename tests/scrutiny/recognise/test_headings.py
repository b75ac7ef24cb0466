"""What columns are taken for, by their headings and their figures."""

from pathlib import Path

import pytest
from tests.scrutiny.reading.papers import read, roles, written

QUARTERLY = (
    "Ref,Indicator,Polarity,Period Covered,2016/17 Annual Target,Q4 2016/17 Numerator/ Denominator,Q4 2016/17 Result,"
    "Target Variance,Q3 2016/17 Result,DOT Short Term (From Q3 2016/17),Q4 2015/16 Result,"
    "DOT Long Term (From Q4 2015/16),Benchmarking\n"
    "S6,In foster care,Bigger is Better,As at 31 March 2017,42.5%,157/357,44.0%,3.5%,44.9%,Worsening,43.5%,Improving,None"
)
REGISTER = (
    "Risk ID,Short Risk Title,Long Description,Risk Owner,Nature of Risk,Inherent Risk (without controls),,,"
    "Residual Risk (with controls),,,Direction of Travel\n"
    ",,,,,Impact,Likelihood,Risk Score,Impact,Likelihood,Risk Score,\n"
    "FS001,Safeguarding,words,AD,Statutory,5,5,25,4,4,16,Same"
)
CAPITAL = (
    "Service,2016/17 Latest Approved Budget,Additions/ (Deletions),(Slippage) / Accelerated Spend,"
    "2016/17 Proposed outturn,Variance from Approved Budget,% slippage of 2016/17 Approved Budget\n"
    'Family Services,"5,523",-,"(3,874)","1,649","(3,874)",-70.1%'
)
BARNET = Path(__file__).parents[3] / "examples" / "barnet"
PUBLISHED = BARNET / "home" / "published" / "2016-17-Q4"


def found(folder: Path, text: str) -> dict[str, str]:
    """The roles of the one table of a text."""
    (sheet,) = read(written(folder, text)).paper
    return dict(roles(sheet))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            """
            Performance indicator,Good is,Previous result,Current result,Movement,Target,Status
            Children looked after,Low,318,330,12,310,Red
            Reviews in time,High,95.0,96.4,1.4,95.0,Green
            """,
            "label, polarity, previous, latest, change, target, rating",
            id="indicators",
        ),
        pytest.param(
            """
            Indicator,Previous Qtr,This Qtr,Same Qtr last year,Short DoT,Long DoT
            A,10,12,9,Improving,Improving
            """,
            "label, previous, latest, year ago, direction, direction since year ago",
            id="directions",
        ),
        pytest.param(
            """
            KPI,Unit,Polarity,Oct 17,Nov 17,Change since last month,Change since baseline,Baseline (Apr 17),RAG,Commentary
            Caseload,Ratio,Low,30.2,28.6,-1.6,0.3,28.3,R,Improving
            """,
            "label, unit, polarity, previous (2017-10), latest (2017-11), change, change since baseline, baseline (2017-04), "
            "rating, remark",
            id="months",
        ),
        pytest.param(
            """
            Indicator,2015/16 Outturn,2016/17 Target,2016/17 Outturn,Variance from target,DoT,RAG
            Own fostering,43.5%,42.5%,44.0%,+1.5%,⬆,Green
            """,
            "label, previous (2015/16), target (2016/17), latest (2016/17), -, direction, rating",
            id="years",
        ),
        pytest.param(
            """
            Indicator,Barnet 2015/16,Barnet 2016/17,SN 2016/17,London 2016/17,England 2016/17
            Plans,30.1,21.9,38.2,37.9,43.1
            In care,35.8,39.8,43.5,51,60
            """,
            "label, previous (2015/16), latest (2016/17), comparator (sn), comparator (london), comparator (england)",
            id="comparators",
        ),
        pytest.param(
            """
            Ref,Risk,Owner,Inherent impact,Inherent likelihood,Inherent score,Net impact,Net likelihood,Net score,Target score
            R1,Recruitment,JH,5,4,20,4,3,12,8
            """,
            "ref, label, owner, inherent impact, inherent likelihood, inherent, residual impact, residual likelihood, "
            "residual, -",
            id="risks",
        ),
        pytest.param(
            """
            Service,Original Budget £000,Revised Budget £000,Actual £000,Variance £000,% Variance,Reason for variance
            Placements,17468,17727,17356,(371),-2.1%,health money
            """,
            "label, budget, revised, outturn, variance, variance %, remark",
            id="revenue",
        ),
        pytest.param(
            """
            Saving,Target £000,Achieved £000,At risk £000,Not achievable £000,RAG
            Placements,500,300,150,50,A
            """,
            "label, saving, achieved, at risk, not achieved, rating",
            id="savings",
        ),
        pytest.param(
            """
            Complaint type,Received,Responded,Within timescale,% within timescale
            Stage 1,35,30,24,80%
            """,
            "label (complaint), received, responded, in time, share of total",
            id="complaints",
        ),
        pytest.param(
            """
            No.,Action,Lead officer,Target date,% complete,Status,BRAG,Update
            1,Write a plan,JH,31/03/2018,50%,In progress,G,drafted
            2,Act on it,CM,Ongoing,0%,Not started,A,later
            """,
            "id, label, owner, due date, percent complete, status, rating, remark",
            id="actions",
        ),
        pytest.param(
            """
            Indicator,Num/Den,Result
            Visits,157/357,44.0%
            Reviews,344/357,96.4%
            """,
            "label, numerator/denominator, value",
            id="pairs",
        ),
        pytest.param(
            """
            Age,Boys,Girls,Total,% of total
            0-4,10,12,22,22%
            5-9,20,18,38,38%
            10-17,22,18,40,40%
            """,
            "label, part (Boys), part (Girls), total, share of total",
            id="parts",
        ),
        pytest.param(
            """
            Team,Contacts,Referrals,Assessments
            Duty,100,50,40
            Intake,80,30,20
            Total,180,80,60
            """,
            "label, count (Contacts), count (Referrals), count (Assessments)",
            id="a total row",
        ),
        pytest.param(
            """
            Month,Opening balance,Starts,Closing balance
            Apr-17,340,20,345
            May-17,345,18,343
            """,
            "period + label, opening, -, closing",
            id="periods as rows",
        ),
        pytest.param(
            """
            Indicator,2009-10,2010-11,2011-12
            In care,40.1,41.2,42.3
            """,
            "label, series (2009/10), series (2010/11), series (2011/12)",
            id="years that might be months",
        ),
        pytest.param(
            QUARTERLY,
            "ref, label, polarity, period, target (annual 2016/17), numerator/denominator (2016/17 Q4), latest (2016/17 Q4), -, "
            "previous (2016/17 Q3), direction (2016/17 Q3), year ago (2015/16 Q4), direction since year ago (2015/16 Q4), -",
            id="a quarterly report",
        ),
        pytest.param(
            REGISTER,
            "id, label, remark, owner, group, inherent impact, inherent likelihood, inherent, residual impact, "
            "residual likelihood, residual, direction",
            id="a register under two rows of headings",
        ),
        pytest.param(
            CAPITAL,
            "label, approved (2016/17), additions, slippage, outturn (2016/17), variance, slippage % (2016/17)",
            id="capital",
        ),
        pytest.param(
            """
            Age group,2015 n,2015 %,2016 n,2016 %
            0-4,10,10%,12,11%
            5-9,40,40%,42,38%
            10+,50,50%,57,51%
            Total,100,100%,111,100%
            """,
            "label, count (2015), share of total (2015), count (2016), share of total (2016)",
            id="n and % of a whole",
        ),
        pytest.param(
            """
            Measure,n,%
            Seen in time,120,83%
            Reviewed in time,80,91%
            """,
            "label, n, share of total",
            id="n that percentages are of",
        ),
        pytest.param(
            """
            Measure,Numerator,Denominator,%,Target %,Variance to target,RAG
            A,44,53,83.0%,95%,-12.0%,Red
            """,
            "label, numerator, denominator, value, target (percent), -, rating",
            id="a percentage beside its parts",
        ),
        pytest.param(
            """
            Year,Barnet,SN,England
            2014/15,75.1,80.0,81.5
            2015/16,70.2,82.3,83.4
            """,
            "period + label, value (Barnet), comparator (sn), comparator (england)",
            id="the council among others",
        ),
        pytest.param(
            """
            KPI,Prev. Actual,Actual,Target,Trend,Status
            A,88%,91%,90%,Improving,Met
            B,88%,85%,90%,Declining,Not met
            """,
            "label, previous, value, target, direction, rating",
            id="a status of targets met",
        ),
        pytest.param(
            """
            Local authority,Rate per 10000 2015,Rate per 10000 2016,Number 2016,Population aged 0-17
            Barnet,35,36,331,92000
            Brent,38,37,290,78000
            """,
            "label, previous (2015), latest (2016), count (2016), population",
            id="rates and numbers of years",
        ),
    ],
)
def test_columns_of_published_tables(tmp_path: Path, text: str, expected: str) -> None:
    """A dash stands for a column that is left out."""
    (sheet,) = read(written(tmp_path, text)).paper
    held = roles(sheet)
    assert ", ".join(held.get(heading, "-") for heading in sheet.grid.headings) == expected


def test_a_target_of_words_is_no_target(tmp_path: Path) -> None:
    """A heading is not believed against its cells."""
    assert "Target" not in found(tmp_path, "Measure,Latest,Target\nA,1,Improve practice\nB,2,See more children")


def test_two_columns_that_claim_one_role_are_left_out_and_said(tmp_path: Path) -> None:
    """A guess might blame the wrong figure."""
    read_ = read(written(tmp_path, "Measure,Prior,Earlier,Latest\nA,1,2,3"))
    assert roles(read_.paper.sheets[0]) == {"Measure": "label", "Latest": "latest"}
    assert [note for note in read_.notes if "'Prior' and 'Earlier' may each be the previous: left out" in note]


def test_headings_the_wrong_way_round_are_seen_by_their_changes(tmp_path: Path) -> None:
    """Where the changes lie the other way the columns keep their places, so that the headings can be questioned."""
    latest_first = "Measure,Nov-17,Oct-17,Change\nA,12,10,+2\nB,7,9,-2"
    assert found(tmp_path, latest_first)["Nov-17"] == "latest (2017-11)"
    turned = "Measure,Nov-17,Oct-17,Change\nA,10,12,+2\nB,9,7,-2"
    assert found(tmp_path, turned)["Nov-17"] == "previous (2017-11)"


def test_changes_over_a_series_lie_between_its_last_two(tmp_path: Path) -> None:
    """Where the changes of most rows do; else nothing is said of previous and latest."""
    text = "Indicator,Mar-17,Jan-18,Feb-18,Change\nA,44.0,45.2,46.0,0.8\nB,22.0,23.4,22.4,-1.0"
    assert found(tmp_path, text)["Feb-18"] == "series (2018-02) + latest (2018-02)"
    text = "Indicator,Mar-17,Jan-18,Feb-18,Change\nA,44.0,45.2,46.0,2.0\nB,22.0,23.4,22.4,0.4"
    assert found(tmp_path, text)["Feb-18"] == "series (2018-02)"


def test_a_difference_is_against_what_its_figures_say(tmp_path: Path) -> None:
    """A variance of indicators may be a change, or the distance from a target."""
    rows = "A,10,12,15,{},G\nB,9,8,15,{},R\nC,4,6,15,{},R"
    head = "Measure,Previous,Latest,Target,Variance,RAG\n"
    assert found(tmp_path, head + rows.format(2, -1, 2))["Variance"] == "change"
    assert "Variance" not in found(tmp_path, head + rows.format(-3, -7, -9))


def test_what_is_headed_a_change_but_holds_levels_is_the_baseline() -> None:
    """The dashboard prints the level at the judgement beneath "change since judgement"."""
    read_ = read(BARNET / "dashboard_2017_11.csv")
    assert roles(read_.paper.sheets[0])["change_since_judgement_value"] == "baseline"
    assert [note for note in read_.notes if "'change_since_judgement_value' is headed as a change" in note]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "dashboard_2017_11.csv",
            {
                "theme": "group",
                "plan_id": "id",
                "measure": "label",
                "submeasure": "sublabel",
                "unit": "unit",
                "previous_period": "previous period",
                "previous": "previous",
                "latest_period": "latest period",
                "latest": "latest",
                "change_published": "change",
                "change_since_judgement_value": "baseline",
                "target": "target",
                "target_low": "low",
                "target_high": "high",
                "rating": "rating",
                "note": "remark",
                "source": "remark",
            },
        ),
        (
            "quarterly_summary_2016_17_q4.csv",
            {
                "table": "group",
                "row": "label",
                "column": "sublabel",
                "count": "count",
                "percent": "share of total",
                "unit": "unit",
                "note": "remark",
                "source": "remark",
            },
        ),
        (
            "dashboard_supervision_2017_11.csv",
            {
                "theme": "group",
                "plan_id": "id",
                "measure": "label",
                "team": "sublabel",
                "unit": "unit",
                "first_column_unlabelled": "part (first_column_unlabelled)",
                "in_time": "part (in_time)",
                "completed_out_of_timescale": "part (completed_out_of_timescale)",
                "overdue": "part (overdue)",
                "rating": "rating",
                "note": "remark",
                "source": "remark",
            },
        ),
    ],
)
def test_the_headings_of_barnets_files_are_recognised(name: str, expected: dict[str, str]) -> None:
    """Arrows whose glyphs were lost, numbers of themes and remarks are no evidence."""
    (sheet,) = read(next(folder / name for folder in (BARNET, PUBLISHED) if (folder / name).exists())).paper
    assert roles(sheet) == expected


def test_the_print_stands_before_the_bare_number() -> None:
    """The quarterly indicators hold each figure twice: as a number, and as printed with its sign or N/A."""
    (sheet,) = read(PUBLISHED / "quarterly_indicators_2016_17_q4.csv").paper
    held = roles(sheet)
    assert held["result_published"] == "value"
    assert held["result"] == "bare number (result_published)"
    assert held["target_quarter_published"] == "target (quarter)"
    assert held["numerator_denominator_published"] == "numerator/denominator"
    assert held["dot_long"] == "direction since year ago"
    assert held["prior_year_result_published"] == "year ago"
    assert held["benchmark_england"] == "comparator (england)"
    assert "benchmark_period" not in held
