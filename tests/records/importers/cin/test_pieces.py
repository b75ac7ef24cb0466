"""A census read in pieces gives what one parser gives from its start to its end, whatever is odd about it."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.records.importers.cin.census import child, header, landed, referral, write

from goldenthread.records.errors import InputRefused
from goldenthread.records.importers.cin import IMPORTER, elements, pieces, read
from goldenthread.records.importers.cin.collect import Collector, columns_of_sheets
from goldenthread.records.importers.cin.years import SPECIFICATION
from goldenthread.records.importers.language import Landing, Options, Source

PLAIN = [child(referral(), child_id=f"C{number}") for number in range(12)]
FULL = child(
    referral(
        "<Assessments><AssessmentActualStartDate>2024-05-02</AssessmentActualStartDate>"
        "<FactorsIdentifiedAtAssessment><AssessmentFactors>1A</AssessmentFactors><AssessmentFactors>2B</AssessmentFactors>"
        "</FactorsIdentifiedAtAssessment></Assessments><Assessments><AssessmentFactors> 3C </AssessmentFactors></Assessments>"
        "<Section47><S47ActualStartDate>2024-05-03</S47ActualStartDate><DateOfInitialCPC>2024-05-20</DateOfInitialCPC></Section47>",
        after="<ChildProtectionPlans><CPPstartDate>2024-05-20</CPPstartDate><Reviews><CPPreviewDate>2024-08-01</CPPreviewDate>"
        "</Reviews><Reviews><CPPreviewDate>2024-12-01</CPPreviewDate></Reviews></ChildProtectionPlans>",
    ),
    referral(day="2024-09-01"),
    child_id="F1",
    characteristics="<Ethnicity/><Disabilities><Disability>MOB</Disability><Disability>HAND</Disability></Disabilities>",
)
ODD = {
    "plain": "",
    "full": FULL,
    "pretty": FULL.replace("><", ">\r\n   <"),
    "empty values": "<Child><ChildIdentifiers><LAchildID/><Sex /></ChildIdentifiers></Child>",
    "nothing in a child": "<Child></Child><Child/>",
    "no identifiers": "<Child><CINdetails></CINdetails></Child>",
    "unknown element": child(referral("<Colour>red</Colour>")),
    "unknown inside a value": child(referral("<CINclosureDate><Day>1</Day></CINclosureDate>")),
    "repeated value": child(referral("<CINclosureDate>2024-06-01</CINclosureDate>" * 2)),
    "repeated part": FULL.replace("<CINdetails>", "<ChildIdentifiers><LAchildID>X</LAchildID></ChildIdentifiers><CINdetails>", 1),
    "order": child("<ReferralSource>6</ReferralSource><CINreferralDate>2024-05-01</CINreferralDate>"),
    "order of parts": "<Child><CINdetails></CINdetails><ChildIdentifiers><LAchildID>9</LAchildID></ChildIdentifiers></Child>",
    "order of groups": child(referral("<Section47></Section47><Assessments></Assessments>")),
    "empty in a list": FULL.replace("1A", "  "),
    "stray text": FULL.replace("<CINdetails>", "note<CINdetails>", 1),
    "stray text in a group": FULL.replace("</Section47>", "note</Section47>"),
    "spelling": FULL.replace("CPPstartDate", "cppstartdate"),
    "not of this year": child(identifiers="<GenderCurrent>1</GenderCurrent>"),
    "of a later year": child(referral("<PreProceedingsandFGDM><PPStartDate>2024-05-09</PPStartDate></PreProceedingsandFGDM>")),
    "attribute": FULL.replace("<Section47>", '<Section47 id="1">'),
    "attribute of a child": FULL.replace("<Child>", '<Child id="1">'),
    "prefix": FULL.replace("<Section47>", '<c:Section47 xmlns:c="urn:c">').replace("</Section47>", "</c:Section47>"),
    "undeclared prefix": FULL.replace("Section47>", "c:Section47>"),
    "other letters": child(child_id="Caf\u00e9 \u00a0"),
    "references": child(child_id="A&amp;B&#65;"),
    "unknown entity": child(child_id="A&who;"),
    "line break in a value": child(child_id="A\r\nB"),
    "greater than": child(child_id="A>B"),
    "comment": FULL.replace("<Section47>", "<!-- <Section47> --><Section47>"),
    "comment that ends a child": f"<!-- {FULL} -->{FULL}",
    "comment across children": FULL.replace("<Section47>", "<!-- </Child> --><Section47>"),
    "character data": child(child_id="<![CDATA[A</Child>]]>"),
    "instruction": FULL.replace("<Section47>", "<?run </Child>?><Section47>"),
    "control character": child(child_id="A\x01"),
    "delete character": child(child_id="A\x7f"),
    "too long": child(child_id="A" * 10_001),
    "deep": FULL.replace("<Section47>", "<A>" * 40 + "</A>" * 40 + "<Section47>"),
    "element beside children": f"<Teacher></Teacher>{FULL}",
    "text beside children": f"note{FULL}",
    "child in a child": FULL.replace("<CINdetails>", "<Child></Child><CINdetails>", 1),
    "crossed": FULL.replace("</Assessments><Section47>", "<Section47></Assessments>"),
    "not closed": FULL.replace("</Section47>", ""),
    "value not closed": FULL.replace("</CPPstartDate>", ""),
    "two sections": f"</Children><Children>{FULL}",
    "header among children": f"{FULL}</Children>{header(2022, '2022-03-31')}<Children>{FULL}",
    "document type": FULL.replace("<Section47>", "<!DOCTYPE a><Section47>"),
    "broken tag": FULL.replace("<Section47>", "<Section47"),
    "lone bracket": FULL.replace("<Section47>", "< <Section47>"),
}  # fmt: skip


def told(path: Path) -> object:
    """What reading gives, as plain values: cells and findings, or the reasons of a refusal."""
    try:
        found: Landing = IMPORTER.read(Source("cin", "cin/2025", (path,), 2025), Options())
    except InputRefused as refused:
        return [str(problem) for problem in refused.problems]
    sheets = {name: (table.schema, table.to_pylist()) for name, table in found.cells.items()}
    return sheets, found.findings.to_pylist(), found.extra, found.as_at, found.authority


def both(path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[object, object]:
    """The reading in small pieces beside the reading from start to end."""

    def refuse(*_: object) -> None:
        raise pieces.NotUsual

    with monkeypatch.context() as patch:
        patch.setattr(pieces, "PIECE_BYTES", 700)
        patch.setattr(pieces, "HEAD_BYTES", 900)
        in_pieces = told(path)
        patch.setattr(pieces, "PIECE_BYTES", 100_000)
        # In one piece, usual children stand beside the odd one.
        assert told(path) == in_pieces
    with monkeypatch.context() as patch:
        patch.setattr(read, "read_pieces", refuse)
        whole = told(path)
    return in_pieces, whole


@pytest.mark.parametrize("name", ODD)
def test_pieces_give_what_one_parser_gives(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is odd in the middle, at the start or at the end of the children, both ways say the same."""
    for number, children in enumerate(([*PLAIN, ODD[name], *PLAIN], [ODD[name], *PLAIN], [*PLAIN, ODD[name]])):
        folder = tmp_path / str(number)
        folder.mkdir()
        in_pieces, whole = both(write(folder, *children), monkeypatch)
        assert in_pieces == whole


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<?xml version='1.0' encoding='iso-8859-1'?>", ""),
        ("<?xml version='1.0' encoding='no-such'?>", ""),
        ("<!DOCTYPE Message>", ""),
        ("<!DOCTYPE Message [<!ENTITY who 'x'>]>", ""),
        ("<!-- <Children><Child></Child></Children> -->", ""),
        ("", "<Extra/>"),
        ("", "<!-- end --> "),
        ("", "text"),
    ],
)
def test_what_stands_around_the_message_is_judged_alike(
    before: str, after: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Declarations, comments and leavings around the message change nothing between the two ways."""
    path = write(tmp_path, *PLAIN, child(child_id="Caf\u00e9"))
    path.write_text(before + path.read_text(encoding="utf-8") + after, encoding="utf-8")
    in_pieces, whole = both(path, monkeypatch)
    assert in_pieces == whole


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<Message>", '<Message xmlns="urn:cin">'),
        ("<Children>", "<Children>note"),
        ("<Children>", "<Children><Teacher/>"),
        ("<Children>", "<!-- <Children> <Child> --><Children>"),
        ("<Children>", "<Children><!-- "),
        ("<Children>", "<Children><Group>"),
        ("</Children>", "note</Children>"),
        ("</Children>", '<Child id="2"></Child></Children>'),
        ("</Children>", "<Teacher/></Children><Other/>"),
        ("</Children>", "</Children>" + header(2021, "2021-03-31")),
        ("</Message>", ""),
        ("CIN</Collection>", "CLA</Collection>"),
    ],
)
def test_what_stands_around_the_children_is_judged_alike(
    old: str, new: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Header, root, and what stands before the first child or behind the last, give the same both ways."""
    path = write(tmp_path, *PLAIN)
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    in_pieces, whole = both(path, monkeypatch)
    assert in_pieces == whole


def test_usual_children_need_no_element_objects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A census of which nothing is to be remarked is read without taking one child apart by itself."""

    def never(*_: object) -> None:
        raise AssertionError("a usual child was taken apart by itself")

    monkeypatch.setattr(Collector, "child", never)
    found = landed(write(tmp_path, *PLAIN, FULL, FULL.replace("><", ">\r\n\t<")))
    assert found.cells["cin_child"].num_rows == 14
    assert found.cells["cin_cpp_review"]["part"].to_pylist() == ["1", "2", "1", "2"]
    assert found.findings.num_rows == 0


def test_only_unusual_children_need_element_objects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Children of whom something is to be remarked are taken apart by themselves; those around them are not."""
    taken: list[int] = []
    by_itself = Collector.child

    def counted(self: Collector, element: etree._Element) -> None:
        by_itself(self, element)
        taken.append(self.children)

    monkeypatch.setattr(Collector, "child", counted)
    odd = ODD["unknown element"], ODD["references"], ODD["repeated part"], ODD["other letters"], ODD["empty in a list"]
    found = landed(write(tmp_path, *PLAIN, *(part for one in odd for part in (one, FULL, *PLAIN))))
    assert found.cells["cin_child"]["_row"].to_pylist() == list(range(1, 83))
    assert taken == [13, 27, 41, 55, 69]


@pytest.mark.parametrize("inside", ["", PLAIN[0]], ids=["nothing between", "a child between"])
@pytest.mark.parametrize("first", ["", "<Child/>", "<Child><CINdetails/>"])
def test_a_comment_around_a_usual_child_hides_it(
    first: str, inside: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A child that looks usual by itself is none where a comment begins in the child before it and ends behind it."""
    hidden = f"{first}<!-- {PLAIN[1]}{inside}{PLAIN[2]}<Child> -->{'' if 'CIN' in first else '<Child>'}</Child>"
    in_pieces, whole = both(write(tmp_path, *PLAIN, hidden, *PLAIN), monkeypatch)
    assert in_pieces == whole
    with monkeypatch.context() as patch:
        patch.setattr(pieces, "HEAD_BYTES", 900)
        assert told(tmp_path / "cin.xml") == whole


NAMES = sorted(
    {name for group in elements.every_group() for name in (group.element, *group.values)}
    | {one.element for group in elements.every_group() for one in group.repeated}
)
TEXTS = st.sampled_from(["", "1", " 2 ", "\n", "2024-05-01", "\u00e9"])


def _inside(group: elements.Group) -> st.SearchStrategy[str]:
    """The contents of a group: mostly what belongs there, in any order and number, at times something else."""
    values = [*group.values, *(one.element for one in group.repeated)]
    leaf = st.builds("<{0}>{1}</{0}>".format, st.sampled_from([*values, "Ethnicity", "Colour"]), TEXTS)
    parts = [leaf, *(_inside(one).map(f"<{one.element}>{{}}</{one.element}>".format) for one in group.inside)]
    chosen = st.lists(st.one_of(parts), max_size=4)
    if group.order:
        ranks = {name: number for number, name in enumerate(group.order)}
        chosen = st.one_of(
            chosen, chosen.map(lambda found: sorted(found, key=lambda one: ranks.get(one[1:].split(">")[0], 0)))
        )
    return chosen.map("".join)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_inside(elements.child).map("<Child>{}</Child>".format), min_size=1, max_size=6))
def test_generated_children_are_read_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, children: list[str]
) -> None:
    """Children made of any elements of the census, in order or not, are read the same both ways."""
    in_pieces, whole = both(write(tmp_path, *PLAIN[:2], *children), monkeypatch)
    assert in_pieces == whole


def test_every_column_of_a_year_has_a_place() -> None:
    """What a year's collection holds can be read without objects: no field of it is left to the slower way."""
    for year in (2019, 2023, 2025, 2027):
        collector = Collector("x")
        sheets = SPECIFICATION.at(year)
        collector.of_year(sheets)
        placed = {(column.sheet, column.field) for column in collector.shapes().columns}
        ordinals = {"detail", "item", "part"}
        wanted = {(name, field.name) for name, sheet in sheets.items() for field in sheet.fields}
        own = {(sheet, "child_id") for sheet in columns_of_sheets() if sheet != "cin_child"}
        assert {pair for pair in wanted if pair[1] not in ordinals} - own == placed
