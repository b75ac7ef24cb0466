"""The same return as XML: the same tables, and nothing harmful let in."""

from pathlib import Path

import pytest
from tests.records.importers.ssda903.returns import episode, landed, stack, write

from goldenthread.records.errors import InputRefused
from goldenthread.records.importers.language import Options, Source
from goldenthread.records.importers.ssda903 import IMPORTER
from goldenthread.records.tables import TABLES

CHILD = """<CHILD><HEADER><CHILDID>1</CHILDID><UPN>A123456789012</UPN><SEX>1</SEX><DOB>01/02/2006</DOB><ETHNIC>WBRI</ETHNIC>
<UASC>1</UASC><DUC>01/02/2024</DUC><MOTHER/><MC_DOB/>
<AREVIEW><REVIEW>28/05/2023</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>
<AREVIEW><REVIEW>28/08/2023</REVIEW><REVIEW_CODE>PN7</REVIEW_CODE></AREVIEW>
<AMISSING><MISSING>M</MISSING><MIS_START>02/06/2023</MIS_START><MIS_END>03/06/2023</MIS_END></AMISSING>
<OC2><SDQ_SCORE>12</SDQ_SCORE><CONVICTED>0</CONVICTED><TEETH_CHECK>1</TEETH_CHECK></OC2>
<PERMANENCE><PREV_PERM>Z1</PREV_PERM><LA_PERM/><DATE_PERM/></PERMANENCE>
<IN_TOUCH>YES</IN_TOUCH><ACTIV>F2</ACTIV><ACCOM>B1</ACCOM></HEADER>
<EPISODE><DECOM>01/05/2023</DECOM><RNE>S</RNE><LS>C2</LS><CIN>N1</CIN><PL>U6</PL><PL_POST>ZZ2 2BB</PL_POST><HOME_POST/>
<URN>1234567</URN><PLACE_PROVIDER>PR1</PLACE_PROVIDER><DEC>01/08/2023</DEC><REC>X1</REC><REASON_PLACE_CHANGE>CARPL</REASON_PLACE_CHANGE></EPISODE>
<EPISODE><DECOM>01/08/2023</DECOM><RNE>P</RNE><LS>C2</LS><CIN>N1</CIN><PL>K2</PL><DEC/><REC/></EPISODE></CHILD>"""


def xml(tmp_path: Path, body: str, head: str = "<?xml version='1.0' encoding='utf-8'?>") -> Path:
    """A return of 2024 with this in its outermost element."""
    path = tmp_path / "ssda903 2024.xml"
    path.write_text(f"{head}<EXPSSDA903>{body}</EXPSSDA903>", encoding="utf-8")
    return path


def refusal(path: Path) -> str:
    """Why the file is refused."""
    with pytest.raises(InputRefused) as caught:
        IMPORTER.read(Source("ssda903", "ssda903/2024", (path,), 2024), Options())
    return str(caught.value)


def test_every_module_is_found_in_the_xml(tmp_path: Path) -> None:
    """Groups of elements and items of the header become the modules that CSV files would be."""
    landing = landed(xml(tmp_path, CHILD))
    assert {name: table.num_rows for name, table in landing.cells.items()} == {
        "header": 1, "episodes": 2, "reviews": 2, "missing": 1, "oc2": 1, "prev_perm": 1, "oc3": 1,
    }  # fmt: skip
    assert landing.cells["episodes"]["child"].to_pylist() == ["1", "1"]
    assert landing.cells["episodes"]["place"].to_pylist() == ["U6", "K2"]
    assert landing.cells["episodes"]["dec"].to_pylist() == ["01/08/2023", None]
    assert landing.cells["header"]["duc"].to_pylist() == ["01/02/2024"]
    assert landing.cells["oc3"]["accom"].to_pylist() == ["B1"]
    assert landing.findings.num_rows == 0
    assert "pl_post" not in landing.cells["episodes"].column_names


def test_rows_are_numbered_by_child(tmp_path: Path) -> None:
    """A finding in XML names the number of the child in the file."""
    second = CHILD.replace("<CHILDID>1<", "<CHILDID>2<")
    landing = landed(xml(tmp_path, CHILD + second))
    assert landing.cells["reviews"]["_row"].to_pylist() == [1, 1, 2, 2]
    assert landing.cells["reviews"]["child"].to_pylist() == ["1", "1", "2", "2"]


def test_items_repeated_in_one_group_are_all_kept(tmp_path: Path) -> None:
    """Reviews written one after the other without a group each are as many rows."""
    flat = CHILD.replace("</AREVIEW>\n<AREVIEW>", "")
    assert landed(xml(tmp_path, flat)).cells["reviews"]["review"].to_pylist() == ["28/05/2023", "28/08/2023"]


def test_what_is_not_known_is_named(tmp_path: Path) -> None:
    """Each unknown element is a query with its count, in a child or beside the children."""
    body = CHILD.replace("<MOTHER/>", "<MOTHER/><SHOE_SIZE>9</SHOE_SIZE>") + "<TOTALS><COUNT>1</COUNT></TOTALS>"
    landing = landed(xml(tmp_path, body))
    assert [(item["rule"], item["column"]) for item in landing.findings.to_pylist()] == [
        ("unknown-element", "SHOE_SIZE"),
        ("unknown-element", "TOTALS"),
    ]


def test_text_between_elements_is_named(tmp_path: Path) -> None:
    """It belongs to no item, so it is not read, and the first child that has one is named."""
    landing = landed(xml(tmp_path, CHILD + CHILD.replace("<RNE>S</RNE>", "S").replace("<CHILDID>1<", "<CHILDID>2<")))
    assert [(item["rule"], item["row"]) for item in landing.findings.to_pylist()] == [("stray-text", 2)]
    assert landing.cells["episodes"]["rne"].to_pylist() == ["S", "P", None, "P"]


def test_harmful_or_broken_xml_is_refused(tmp_path: Path) -> None:
    """Document types, entities, cut-off files, endless nesting and huge texts."""
    bomb = "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>"
    assert "declares a document type" in refusal(xml(tmp_path, CHILD.replace("WBRI", "&b;"), bomb))
    assert "not that of an SSDA903" in refusal(xml(tmp_path, CHILD, f"<!--{'x' * 70_000}-->{bomb}"))
    assert "not well-formed XML" in refusal(xml(tmp_path, CHILD[:-20]))
    assert "nested more than" in refusal(xml(tmp_path, f"<CHILD>{'<A>' * 60}{'</A>' * 60}</CHILD>"))
    assert "a text of 20,000 characters in DECOM" in refusal(xml(tmp_path, CHILD.replace("01/05/2023", "9" * 20_000)))
    assert "there is no header in its 0 children" in refusal(xml(tmp_path, ""))
    (tmp_path / "ssda903 2024.xml").write_bytes(b"")
    assert "the file is empty" in refusal(tmp_path / "ssda903 2024.xml")


def test_an_xml_return_gives_the_same_rows_as_its_csv_files(tmp_path: Path) -> None:
    """Who is unaccompanied stands in the header of the one and in a file of its own in the other."""
    header = "1,1,01/02/2006,WBRI,A123456789012,,"
    csv = write(
        tmp_path / "2024",
        header=[header],
        episodes=[
            episode("1", "01/05/2023", "S", "01/08/2023", "X1", REASON_PLACE_CHANGE="CARPL"),
            episode("1", "01/08/2023", "P", place="K2", PLACE_PROVIDER="", URN=""),
        ],
        uasc=["1,1,01/02/2006,01/02/2024"],
        reviews=["1,01/02/2006,28/05/2023,PN1", "1,01/02/2006,28/08/2023,PN7"],
        missing=["1,01/02/2006,M,02/06/2023,03/06/2023"],
        oc2=["1,01/02/2006,12,,0,,,1,,,,"],
        prev_perm=["1,01/02/2006,Z1,,"],
        oc3=["1,01/02/2006,YES,F2,B1"],
    )
    one, other = stack(csv), stack(xml(tmp_path, CHILD))
    for table in TABLES.values():
        columns = ", ".join(f'"{name}"' for name in table.names if not name.endswith("_key"))
        query = f"select {columns} from {table.name} order by all"
        assert one.rows(query) == other.rows(query), table.name
    assert one.rows("select count(*) from immigration") == [(1,)]
