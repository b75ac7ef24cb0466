"""The quarterly report reproduces every published count that its own rows support, and prints those that they do not."""

import csv
from pathlib import Path

import pytest
from tests.papers.barnet.conftest import BARNET, PERIOD, Report, build, load
from tools.barnet import FOLDER, rows_of, written

SUMMARY = BARNET / "home" / "published" / PERIOD / "quarterly_summary_2016_17_q4.csv"
Key = tuple[str, str, str]
Place = tuple[str, str, str]

RATING, DIRECTION, THEMES = "Measures by rating", "Measures by direction", "Indicators by corporate theme"
ACTIONS, BANDS, MOVEMENT = "Key actions by rating", "Risks by band", "Risks by movement"
DASHBOARD, OVERVIEW, KEY_ACTIONS = "service_dashboard", "indicator_overview", "key_actions_overview"
#: Each published count and where it stands in the report that was built.
SUPPORTED: dict[Key, Place] = {
    (DASHBOARD, "Finance", "Revenue variation"): ("Revenue budget", "Total", "Variation"),
    (DASHBOARD, "Finance", "Capital variance"): ("Capital programme", "Total", "Variance from approved"),
    (DASHBOARD, "Indicators", "Green"): (RATING, "● green", "Number"),
    (DASHBOARD, "Indicators", "Green Amber"): (RATING, "◐ green amber", "Number"),
    (DASHBOARD, "Indicators", "Red Amber"): (THEMES, "All", "red amber"),
    (DASHBOARD, "Indicators", "Red"): (RATING, "■ red", "Number"),
    (DASHBOARD, "Indicators", "Worsened"): (DIRECTION, "worse", "Number"),
    (DASHBOARD, "Key Actions", "Green"): (ACTIONS, "● Green", "Key actions"),
    (DASHBOARD, "Key Actions", "Green Amber"): (ACTIONS, "◐ Green amber", "Key actions"),
    (DASHBOARD, "Key Actions", "Red Amber"): (ACTIONS, "◆ Red amber", "Key actions"),
    (DASHBOARD, "Key Actions", "Red"): (ACTIONS, "■ Red", "Key actions"),
    (DASHBOARD, "Risks", "Low"): (BANDS, "● Low", "Risks"),
    (DASHBOARD, "Risks", "Medium Low"): (BANDS, "◐ Medium low", "Risks"),
    (DASHBOARD, "Risks", "High"): (BANDS, "■ High", "Risks"),
    (DASHBOARD, "Risks", "Increased"): (MOVEMENT, "Increased", "Risks"),
    (DASHBOARD, "Risks", "New"): (MOVEMENT, "New", "Risks"),
    (OVERVIEW, "Total", "Green"): (THEMES, "All", "● green"),
    (OVERVIEW, "Total", "Green Amber"): (THEMES, "All", "green amber"),
    (OVERVIEW, "Total", "Red Amber"): (THEMES, "All", "red amber"),
    (OVERVIEW, "Total", "Red"): (THEMES, "All", "■ red"),
    (OVERVIEW, "Total", "No. RAG Rated"): (THEMES, "All", "Rated"),
    (OVERVIEW, "Total", "Worsening"): (THEMES, "All", "Worse"),
    (KEY_ACTIONS, "Key Actions", "Green - Met"): (ACTIONS, "● Green", "Key actions"),
    (KEY_ACTIONS, "Key Actions", "Green Amber - delayed, Low Impact"): (ACTIONS, "◐ Green amber", "Key actions"),
    (KEY_ACTIONS, "Key Actions", "Red Amber - delayed, Medium Impact"): (ACTIONS, "◆ Red amber", "Key actions"),
    (KEY_ACTIONS, "Key Actions", "Red - risk of not delivering or High Impact"): (ACTIONS, "■ Red", "Key actions"),
    (KEY_ACTIONS, "Key Actions", "No. of Key Actions"): (ACTIONS, "All", "Key actions"),
    ("risk_commentary", "Risks", "Risks on the service register"): (BANDS, "All", "Risks"),
}
#: Shares that are printed beside them.
SHARES: dict[Key, float] = {
    (DASHBOARD, "Indicators", "Green"): 64,
    (DASHBOARD, "Indicators", "Green Amber"): 18,
    (DASHBOARD, "Indicators", "Red"): 18,
    (DASHBOARD, "Risks", "Low"): 0,
    (DASHBOARD, "Risks", "Medium Low"): 15,
    (DASHBOARD, "Risks", "High"): 10,
}
#: What the rows contradict: the published count, and what they give; scrutiny prints the finding.
CONTRADICTED: dict[Key, tuple[int, Place, int]] = {
    (DASHBOARD, "Indicators", "Improved/Same"): (6, (DIRECTION, "better or the same", "Number"), 7),
    (OVERVIEW, "Total", "Improving / Same"): (6, (THEMES, "All", "Better or the same"), 7),
    (DASHBOARD, "Risks", "Medium High"): (3, (BANDS, "▲ Medium high", "Risks"), 15),
}
#: What no row of the report could give, and why.
NOT_IN_ROWS: dict[str, set[Key]] = {
    "rows do not print whether an indicator is a CPI, SPI, MPI or KPI": {
        (OVERVIEW, kind, column)
        for kind in ("CPI", "SPI", "MPI or KPI")
        for column in (
            *("Green", "Green Amber", "Red Amber", "Red", "No. RAG Rated", "Monitor", "Improving / Same", "Worsening"),
            *("No. Direction of Travel", "No. Indicators Reported in Quarter"),
        )
    },
    "43 indicators were reported and 33 are printed": {
        (OVERVIEW, "Total", "Monitor"),
        (OVERVIEW, "Total", "No. Indicators Reported in Quarter"),
    },
    "the cell is blank": {
        (OVERVIEW, "Total", "No. Direction of Travel"),
        (KEY_ACTIONS, "Key Actions", "Not Rated (not due or N/A)"),
    },
    "8 of the 20 risks are listed with their movement": {(DASHBOARD, "Risks", "Reduced/Same")},
    "the survey is told in words alone": {
        ("customer_experience", "Residents' Perception Survey Autumn 2016", column)
        for column in ("People surveyed", "Agree Barnet is family friendly")
    },
}
#: Told in the sentence above the matrix and by the scores of the list.
BY_SCORE: dict[Key, tuple[int, int]] = {
    ("risk_commentary", "Risks", "Rated 12+"): (12, 25),
    ("risk_commentary", "Risks", "Rated 16"): (16, 16),
    ("risk_commentary", "Risks", "Rated higher than 16"): (17, 25),
}


def published() -> dict[Key, dict[str, str]]:
    """Every row of the published summary."""
    with SUMMARY.open(encoding="utf-8", newline="") as file:
        return {(row["table"], row["row"], row["column"]): row for row in csv.DictReader(file)}


def test_every_published_count_is_reproduced_contradicted_or_said_to_be_in_no_row() -> None:
    """None is passed over in silence."""
    told = [*SUPPORTED, *CONTRADICTED, *BY_SCORE, *(key for keys in NOT_IN_ROWS.values() for key in keys)]
    assert sorted(told) == sorted(published())


@pytest.mark.parametrize("key", SUPPORTED, ids="/".join)
def test_what_the_rows_support_is_reproduced(barnet: Report, key: Key) -> None:
    """The workbook holds the published number as a number."""
    assert barnet.cell(*SUPPORTED[key]) == float(published()[key]["count"])


@pytest.mark.parametrize("key", SHARES, ids="/".join)
def test_shares_are_those_published(barnet: Report, key: Key) -> None:
    """As percentages of what is rated, and of all risks; a spreadsheet may hold them as fractions."""
    caption, row, _ = SUPPORTED[key]
    share = barnet.cell(caption, row, "Share")
    assert isinstance(share, float)
    assert share in (SHARES[key], SHARES[key] / 100)
    assert published()[key]["percent"] == str(SHARES[key])


@pytest.mark.parametrize("key", CONTRADICTED, ids="/".join)
def test_what_the_rows_contradict_is_counted_anew(barnet: Report, key: Key) -> None:
    """The report prints what its rows give."""
    said, place, given = CONTRADICTED[key]
    assert published()[key]["count"] == str(said)
    assert barnet.cell(*place) == given


@pytest.mark.parametrize("key", BY_SCORE, ids="/".join)
def test_risks_by_score_are_those_of_the_list(barnet: Report, key: Key) -> None:
    """Each listed risk counts once by its score."""
    low, high = BY_SCORE[key]
    rows = barnet.tables["Risks at 12 or above"]
    place = next(number for number, cells in enumerate(rows) if "Ref" in cells)
    scores = [row[rows[place].index("Score")] for row in rows[place + 1 :] if str(row[0]).startswith("FS")]
    count = sum(low <= float(str(score).split(" ")[0]) <= high for score in scores)
    assert str(count) == published()[key]["count"]


def test_compliments_and_complaints_add_up(barnet: Report) -> None:
    """24 compliments and 35 complaints, as printed in section 5."""
    rows = barnet.tables["Complaints, compliments and enquiries"]
    totals = {row[0]: row[-1] for row in rows if "All" in row}
    assert totals == {"Compliment": 24, "Complaint": 35}


def test_every_indicator_reads_as_it_was_printed(barnet: Report) -> None:
    """Result, previous result and last year's, numerator and denominator, of all 33."""
    printed = {row["indicator"]: row for row in rows_of()}
    seen = 0
    for caption, rows in barnet.tables.items():
        if not caption.startswith("Indicators: "):
            continue
        head = next(row for row in rows if row[0] == "Measure")
        for row in (row for row in rows if row[0] in printed):
            seen += 1
            told = printed[str(row[0])]
            for start, column in (
                ("Latest", "result"),
                ("Previous", "previous_result"),
                ("A year before", "prior_year_result"),
                ("Numerator", "numerator"),
                ("Denominator", "denominator"),
            ):
                cell = row[next(number for number, name in enumerate(head) if str(name).startswith(start))]
                if told[column]:
                    share = told["unit"] == "percent" and column.endswith("result")
                    assert cell == pytest.approx(float(told[column]) / (100 if share and cell < 1.5 else 1)), column
                else:
                    assert cell == "[z]"
    assert seen == len(printed) == 33


def test_the_eight_that_missed_their_target_have_their_intervention(barnet: Report) -> None:
    """Those of section 3.2b and no others, each with its level and comment."""
    rows = barnet.tables["Measures that missed their target, and what is done"]
    with (BARNET / "registers" / "interventions.csv").open(encoding="utf-8", newline="") as file:
        held = {row["indicator"]: row for row in csv.DictReader(file)}
    told = {str(row[0]): row for row in rows if row[0] in held}
    assert told.keys() == held.keys()
    assert len(told) == 8
    assert all(told[name][-1] == row["comment"] and told[name][-2] == 1 for name, row in held.items())


def findings(report: Report) -> set[tuple[str, str, str]]:
    """Where, what was published and what was expected, of every finding that the report prints."""
    found = set()
    for caption, rows in report.tables.items():
        if any(word in caption for word in (": Contradictions", ": Units", ": Questions")):
            place = next(number for number, cells in enumerate(rows) if cells[0] == "Where")
            found |= {(str(row[0]), str(row[1]), str(row[2])) for row in rows[place + 1 :] if "row" in str(row[0])}
    return found


def test_the_report_prints_what_does_not_agree(barnet: Report) -> None:
    """In its own tables and in what was published, and nothing that a careful member would not ask."""
    assert {(where.rsplit(", row ", 1)[1], said, meant) for where, said, meant in findings(barnet)} == {
        ("6, (unit)", "per 10,000", "per 100,000"),
        ("8, After controls: Likelihood", "4", "3 at most"),
        ("5, quarter_printed", "Q3", "Q4"),
        ("6, unit", "rate per 10,000", "per 100,000"),
        ("30, result_published", "21.9%", "21.9 per 10,000"),
        ("3, dot_short", "Improving", "a direction against the same months of another year"),
        ("23, benchmark_london", "2.2", "a count"),
        ("16, count", "3", "15"),
        ("8, count", "6", "7"),
        ("8, result_published", "358", "357"),
    }


def test_the_files_that_are_made_of_the_published_rows_are_current() -> None:
    """Run ``.venv/bin/python -m tools.barnet`` where one lags behind."""
    for name, text in written(rows_of()).items():
        assert (FOLDER / name).read_text(encoding="utf-8") == text, name


def test_the_public_edition_hides_what_the_rule_hides(tmp_path: Path) -> None:
    """125 of 127 would tell of two young people; nothing beside it tells of them either."""
    load(tmp_path)
    assert build(tmp_path, "--formats", "xlsx") == 0
    report = Report(tmp_path, "public")
    rows = report.tables["Indicators: More resilient communities (Responsibility)"]
    (hidden,) = [row for row in rows if str(row[0]).startswith("Proportion of care leavers")]
    assert "[c]" in hidden
    assert not {98.4, 0.984, 125.0} & {cell for cell in hidden if isinstance(cell, float)}


def test_a_contradiction_of_its_own_stops_the_report_until_it_is_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A mistyped score: the build names the place of the answer, and prints the answer where it is given."""
    registers = tmp_path / "registers"
    registers.mkdir()
    for path in (BARNET / "registers").glob("*.csv"):
        text = path.read_text(encoding="utf-8-sig")
        (registers / path.name).write_text(text.replace(",5,5,4,4,16,", ",5,5,4,4,20,", 1), encoding="utf-8")
    load(tmp_path, registers)
    capsys.readouterr()
    assert build(tmp_path, "--formats", "xlsx", "--class", "confidential") == 3
    said = capsys.readouterr().err
    assert "answer it in commentary at 'scrutiny/risk-score/fs001'" in said
    answer = tmp_path / "answers.toml"
    answer.write_text(
        '[[commentary]]\nplace = "scrutiny/risk-score/fs001"\ntext = "The board set 20 by hand."\n'
        'by = "A. Manager"\non = 2017-06-20\n',
        encoding="utf-8",
    )
    assert build(tmp_path, "--formats", "xlsx", "--class", "confidential", "--commentary", str(answer)) == 0
    assert "contradiction: Risks at 12 or above, row 2" in capsys.readouterr().err
    spoken = [cell for row in Report(tmp_path).tables["Commentary"] for cell in row]
    assert any("The board set 20 by hand." in str(cell) for cell in spoken)
