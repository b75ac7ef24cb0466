"""The children in need census as written."""

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from lxml import etree
from tests.borough.writers.handmade import ADA, BEN, CAL, DOT, EVE, FAY, GUS, handmade

from goldenthread.borough.plan import Borough, Plan
from goldenthread.borough.writers import write


def _tree(path: Path) -> etree._Element:
    return etree.parse(str(path)).getroot()


def _child(tree: etree._Element, child: str) -> etree._Element:
    found = [item for item in tree.iter("Child") if item.findtext("ChildIdentifiers/LAchildID") == child]
    assert len(found) == 1
    return found[0]


def _texts(element: etree._Element, path: str) -> list[str | None]:
    return [item.text for item in element.findall(path)]


def test_there_is_one_file_a_whole_year(written: Path) -> None:
    """The part-year after the last 31 March is not a census."""
    assert sorted(path.name for path in (written / "cin").iterdir()) == ["2023.xml", "2024.xml", "2025.xml"]


def test_the_children_are_those_with_an_episode_open_in_the_year(written: Path) -> None:
    """Children looked after, care leavers and the unborn are counted; a referral after the year is not."""
    everyone = [_texts(_tree(written / f"cin/{year}.xml"), ".//LAchildID") for year in (2023, 2024, 2025)]
    assert everyone == [[BEN, DOT, EVE, FAY], [ADA, BEN, DOT, EVE, FAY, GUS], [ADA, BEN, CAL, DOT, EVE, FAY, GUS]]


def test_what_happened_after_the_year_is_not_in_it(written: Path) -> None:
    """An assessment authorised in April is open in March's census, and has no factors yet."""
    before, after = (_child(_tree(written / f"cin/{year}.xml"), ADA) for year in (2024, 2025))
    assert _texts(before, "CINdetails/Assessments/AssessmentAuthorisationDate") == []
    assert _texts(before, ".//AssessmentFactors") == []
    assert _texts(after, "CINdetails/Assessments/AssessmentAuthorisationDate") == ["2024-04-12"]
    assert _texts(after, ".//AssessmentFactors") == ["3B", "16A"]


def test_every_review_and_every_episode_of_a_child_is_there(written: Path) -> None:
    """All reviews to the end of the year lie in one element; a child may have several episodes."""
    tree = _tree(written / "cin/2025.xml")
    assert _texts(_child(tree, ADA), ".//Reviews/CPPreviewDate") == ["2024-06-14", "2024-12-02"]
    assert _texts(_child(tree, BEN), "CINdetails/CINreferralDate") == ["2023-01-10", "2025-01-15"]
    assert _texts(_child(tree, BEN), "CINdetails/ReferralNFA") == ["0", "1"]


def test_the_unborn_have_an_expected_date_and_no_birth_date(written: Path) -> None:
    """Sex is unknown before birth."""
    unborn = _child(_tree(written / "cin/2025.xml"), CAL)
    assert _texts(unborn, ".//ExpectedPersonBirthDate") == ["2025-09-01"]
    assert _texts(unborn, ".//PersonBirthDate") == []
    assert _texts(unborn, ".//Sex") == ["U"]


def test_a_conference_held_in_the_next_year_is_in_that_year() -> None:
    """An enquiry of March whose conference is in April is in both censuses, the conference in the second."""
    from goldenthread.borough.holdings import Records
    from goldenthread.borough.writers.cin import _enquiries
    from goldenthread.borough.writers.years import CensusYear

    enquiries = {"source_id": ["E"], "child_id": ["1"], "referral_key": ["R"], "start_date": [date(2024, 3, 25)]}
    conferences = {**enquiries, "source_id": ["K"], "enquiry_key": ["E"], "conference_date": [date(2024, 4, 9)]}
    del conferences["start_date"]
    records = Records({"s47_enquiries": pa.table(enquiries), "conferences": pa.table(conferences)})
    texts = [_enquiries(records, CensusYear(year), pa.array(["R"]))["R"][0] for year in (2024, 2025)]
    assert ["2024-04-09" in text for text in texts] == [False, True]
    assert _enquiries(records, CensusYear(2026), pa.array(["R"])) == {}


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same records as if they were of another span of years."""
    out = tmp_path_factory.mktemp("later")
    made = handmade()
    for as_at, years in ((date(2022, 12, 31), 2), (date(2027, 12, 31), 2)):
        plan = Plan(children=6, years=years, seed=7, as_at=as_at)
        write(Borough(plan, made.tables, made.truth, made.extras), out / str(as_at.year), ["cin"])
    return out


def test_each_year_is_as_its_specification_has_it(later: Path, written: Path) -> None:
    """Plan dates from 2022, Sex from 2025, pre-proceedings from 2027."""
    tags = {
        year: {element.tag for element in _tree(path).iter()}
        for year, path in {
            2022: later / "2022/cin/2022.xml", 2024: written / "cin/2024.xml", 2025: written / "cin/2025.xml",
            2026: later / "2027/cin/2026.xml", 2027: later / "2027/cin/2027.xml",
        }.items()
    }  # fmt: skip
    assert ["GenderCurrent" in tags[year] for year in tags] == [True, True, False, False, False]
    assert ["Sex" in tags[year] for year in tags] == [False, False, True, True, True]
    assert ["PreProceedingsandFGDM" in tags[year] for year in tags] == [False, False, False, False, True]
    assert "CINPlanDates" in tags[2024]
    assert _texts(_tree(later / "2027/cin/2027.xml"), ".//FGDMMeetingOffer") == ["1"]


def test_the_header_names_the_authority_and_the_day(written: Path) -> None:
    """The file states what it is of."""
    tree = _tree(written / "cin/2025.xml")
    assert [tree.findtext(f"Header/{path}") for path in ("CollectionDetails/ReferenceDate", "Source/LEA")] == [
        "2025-03-31",
        "999",
    ]
