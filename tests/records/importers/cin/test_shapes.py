"""What a CIN census file may look like, and what is read of it."""

from pathlib import Path

import pytest
from tests.records.importers.cin.census import cells, child, header, landed, referral, rules, write

ASSESSMENT = (
    "<Assessments><AssessmentActualStartDate>2024-05-02</AssessmentActualStartDate>{}"
    "<FactorsIdentifiedAtAssessment>{}</FactorsIdentifiedAtAssessment></Assessments>"
)
PLAN = (
    "<ChildProtectionPlans><CPPstartDate>2024-06-01</CPPstartDate><InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>"
    "<LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse><NumberOfPreviousCPP>1</NumberOfPreviousCPP>{}</ChildProtectionPlans>"
)
REVIEW = "<CPPreviewDate>{}</CPPreviewDate>"


def test_every_referral_of_a_child_is_read(tmp_path: Path) -> None:
    """A child with several CINdetails has as many referrals, numbered in order."""
    landing = landed(write(tmp_path, child(referral(), referral(day="2024-11-05")), child(referral(), child_id="C2")))
    rows = cells(landing, "cin_details", "child_id", "detail", "cinreferraldate", "_row")
    assert rows == [("C1", "1", "2024-05-01", 1), ("C1", "2", "2024-11-05", 1), ("C2", "1", "2024-05-01", 2)]


@pytest.mark.parametrize(
    "inside",
    [
        "<Reviews>" + REVIEW.format("2024-08-20") + REVIEW.format("2025-02-10") + "</Reviews>",
        "<Reviews>" + REVIEW.format("2024-08-20") + "</Reviews><Reviews>" + REVIEW.format("2025-02-10") + "</Reviews>",
        REVIEW.format("2024-08-20") + REVIEW.format("2025-02-10"),
        "<Reviews>" + REVIEW.format("2024-08-20") + "</Reviews>" + REVIEW.format("2025-02-10"),
    ],
)
def test_every_review_is_read_however_it_is_wrapped(tmp_path: Path, inside: str) -> None:
    """Reviews inside one wrapper, several or none are all there."""
    landing = landed(write(tmp_path, child(referral(after=PLAN.format(inside)))))
    rows = cells(landing, "cin_cpp_review", "child_id", "detail", "item", "part", "cppreviewdate")
    assert rows == [("C1", "1", "1", "1", "2024-08-20"), ("C1", "1", "1", "2", "2025-02-10")]


def test_records_are_numbered_within_their_referral(tmp_path: Path) -> None:
    """The second assessment of the second referral keeps its place, and its factors point to it."""
    one = ASSESSMENT.format("", "<AssessmentFactors>1A</AssessmentFactors>")
    two = ASSESSMENT.format("", "<AssessmentFactors>3B</AssessmentFactors><AssessmentFactors>20</AssessmentFactors>")
    landing = landed(write(tmp_path, child(referral(one), referral(one + two, day="2024-11-05"))))
    assert cells(landing, "cin_assessment", "detail", "item") == [("1", "1"), ("2", "1"), ("2", "2")]
    factors = cells(landing, "cin_factor", "detail", "item", "part", "assessmentfactors")
    assert factors == [("1", "1", "1", "1A"), ("2", "1", "1", "1A"), ("2", "2", "1", "3B"), ("2", "2", "2", "20")]


@pytest.mark.parametrize(
    "empty",
    ["<FactorsIdentifiedAtAssessment/>", "<FactorsIdentifiedAtAssessment> </FactorsIdentifiedAtAssessment>", ""],
)
def test_an_assessment_without_factors_is_an_assessment(tmp_path: Path, empty: str) -> None:
    """An empty FactorsIdentifiedAtAssessment neither stops the load nor makes a factor."""
    start = "<Assessments><AssessmentActualStartDate>2024-05-02</AssessmentActualStartDate>"
    landing = landed(write(tmp_path, child(referral(f"{start}{empty}</Assessments>"))))
    assert cells(landing, "cin_assessment", "assessmentactualstartdate") == [("2024-05-02",)]
    assert "cin_factor" not in landing.cells
    assert rules(landing) == []


def test_an_element_that_says_nothing_is_a_finding_and_no_row(tmp_path: Path) -> None:
    """An empty CPPreviewDate is not a review."""
    inside = "<Reviews><CPPreviewDate/>" + REVIEW.format("2025-02-10") + "</Reviews>"
    landing = landed(write(tmp_path, child(referral(after=PLAN.format(inside)))))
    assert cells(landing, "cin_cpp_review", "cppreviewdate") == [("2025-02-10",)]
    assert rules(landing) == [("empty-element", "CPPreviewDate")]
    assert landing.findings["child_id"].to_pylist() == ["C1"]


def test_namespaces_comments_and_blank_space_are_put_up_with(tmp_path: Path) -> None:
    """A prefix on every element, comments and line breaks change nothing."""
    path = write(
        tmp_path,
        child(referral(), identifiers="<PersonBirthDate> 2015-06-01\n</PersonBirthDate><Sex><!-- x -->F</Sex>"),
    )
    text = path.read_text(encoding="utf-8")
    for closing, opening in (("</", "</c:"), ("<", "<c:")):
        text = text.replace(closing, opening)
    text = (
        text.replace("<c:/c:", "</c:").replace("<c:!--", "<!--").replace("<c:Message>", '<c:Message xmlns:c="urn:x">')
    )
    path.write_text(text.replace("><", ">\n  <"), encoding="utf-8")
    landing = landed(path)
    assert cells(landing, "cin_child", "child_id", "personbirthdate", "sex") == [("C1", "2015-06-01", "F")]
    assert rules(landing) == []


def test_order_does_not_matter_and_is_remarked_on(tmp_path: Path) -> None:
    """Elements out of the order of the schema are read all the same."""
    swapped = (
        "<ReferralNFA>1</ReferralNFA><ReferralSource>6</ReferralSource><CINreferralDate>2024-05-01</CINreferralDate>"
    )
    late = (
        child(swapped)
        .replace("<ChildIdentifiers>", "<CINdetails/><ChildIdentifiers>", 1)
        .replace("<CINdetails/>", "", 1)
    )
    landing = landed(write(tmp_path, late))
    assert cells(landing, "cin_details", "cinreferraldate", "referralnfa") == [("2024-05-01", "1")]
    assert ("element-order", "CINdetails") in rules(landing)


def test_a_child_whose_identifiers_come_last_keeps_its_records(tmp_path: Path) -> None:
    """The identifier is found wherever it stands in the child."""
    whole = child(referral())
    head, tail = whole.index("<ChildIdentifiers>"), whole.index("<ChildCharacteristics>")
    moved = whole[:head] + whole[tail:].replace("</Child>", whole[head:tail] + "</Child>")
    landing = landed(write(tmp_path, moved))
    assert cells(landing, "cin_details", "child_id") == [("C1",)]
    assert rules(landing) == [("element-order", "Child")]


def test_unknown_elements_are_found_with_their_path(tmp_path: Path) -> None:
    """What is not of the census is named once a place, at any depth, and the rest is read."""
    odd = referral(
        "<Section47><S47ActualStartDate>2024-05-03<b>x</b></S47ActualStartDate><Other><Deep>1</Deep></Other></Section47>"
    )
    landing = landed(write(tmp_path, child(odd).replace("</Child>", "<Extra>1</Extra></Child>")))
    assert cells(landing, "cin_s47", "s47actualstartdate") == [("2024-05-03",)]
    assert sorted(rules(landing)) == [
        ("unknown-element", "CINdetails/Section47/Other"),
        ("unknown-element", "CINdetails/Section47/S47ActualStartDate/b"),
        ("unknown-element", "Child/Extra"),
    ]


def test_text_between_elements_is_found_and_not_shown(tmp_path: Path) -> None:
    """Stray text may say anything about a child, so it is neither kept nor repeated."""
    landing = landed(write(tmp_path, child(referral()).replace("<PersonBirthDate>", "secret<PersonBirthDate>")))
    assert rules(landing) == [("stray-text", "ChildIdentifiers")]
    assert "secret" not in str(landing.findings.to_pylist())


def test_a_value_given_twice_is_an_error_and_the_first_counts(tmp_path: Path) -> None:
    """Two referral dates in one CINdetails cannot both be right."""
    landing = landed(write(tmp_path, child(referral() + "<CINreferralDate>2024-07-07</CINreferralDate>")))
    assert cells(landing, "cin_details", "cinreferraldate") == [("2024-05-01",)]
    assert ("repeated-element", "CINdetails/CINreferralDate") in rules(landing)


def test_a_finding_that_every_child_shares_is_counted(tmp_path: Path) -> None:
    """A mistake of the export is listed a hundred times and then counted."""
    children = [child(referral("<Oops/>"), child_id=f"C{n}") for n in range(250)]
    landing = landed(write(tmp_path, *children))
    assert landing.findings.num_rows == 101
    assert landing.findings["message"].to_pylist()[-1].endswith("(150 more like it)")


def test_an_unborn_child_is_read(tmp_path: Path) -> None:
    """No date of birth, an expected one, and sex not known."""
    unborn = "<ExpectedPersonBirthDate>2025-05-09</ExpectedPersonBirthDate><Sex>U</Sex>"
    landing = landed(write(tmp_path, child(referral(), identifiers=unborn)))
    assert cells(landing, "cin_child", "personbirthdate", "expectedpersonbirthdate", "sex") == [
        (None, "2025-05-09", "U")
    ]


@pytest.mark.parametrize(
    ("year", "inside", "odd"),
    [
        (
            2021,
            "<CINPlanDates><CINPlanStartDate>2020-06-01</CINPlanStartDate></CINPlanDates>",
            "CINdetails/CINPlanDates",
        ),
        (2022, "<CINPlanDates><CINPlanStartDate>2021-06-01</CINPlanStartDate></CINPlanDates>", None),
        (
            2026,
            "<PreProceedingsandFGDM><PPStartDate>2025-06-01</PPStartDate></PreProceedingsandFGDM>",
            "CINdetails/PreProceedingsandFGDM",
        ),
        (2027, "<PreProceedingsandFGDM><PPStartDate>2026-06-01</PPStartDate></PreProceedingsandFGDM>", None),
    ],
)
def test_elements_before_their_year_are_read_and_remarked_on(
    tmp_path: Path, year: int, inside: str, odd: str | None
) -> None:
    """CIN plan dates began in 2022 and pre-proceedings in 2027."""
    birth = "<PersonBirthDate>2015-06-01</PersonBirthDate>"
    path = write(tmp_path, child(referral(after=inside), identifiers=birth), head=header(year, f"{year}-03-31"))
    landing = landed(path)
    assert landing.cells.keys() - {"cin_child", "cin_details"}
    assert [column for rule, column in rules(landing) if rule == "element-not-of-this-year"] == ([odd] if odd else [])


@pytest.mark.parametrize(("year", "element"), [(2024, "Sex"), (2025, "GenderCurrent")])
def test_sex_and_gender_change_places_in_2025(tmp_path: Path, year: int, element: str) -> None:
    """The item of the other years is remarked on, and read."""
    own = f"<{element}>1</{element}>"
    landing = landed(write(tmp_path, child(referral(), identifiers=own), head=header(year, f"{year}-03-31")))
    assert cells(landing, "cin_child", element.lower()) == [("1",)]
    assert rules(landing) == [("element-not-of-this-year", f"ChildIdentifiers/{element}")]


def test_elements_in_other_capitals_are_read(tmp_path: Path) -> None:
    """ReferralNfa is understood and remarked on."""
    landing = landed(write(tmp_path, child(referral().replace("ReferralNFA", "ReferralNfa"))))
    assert cells(landing, "cin_details", "referralnfa") == [("false",)]
    assert rules(landing) == [("element-spelling", "CINdetails/ReferralNfa")]
