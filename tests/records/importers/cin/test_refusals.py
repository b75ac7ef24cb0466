"""What is not a CIN census that can be loaded is refused with one clear reason, and nothing is half read."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.records.importers.cin.census import child, header, landed, referral, rules, write

from goldenthread.records.errors import InputRefused
from goldenthread.records.importers.cin import IMPORTER
from goldenthread.records.importers.language import Options, Source


def refused(path: Path, **options: object) -> str:
    """Why the file is refused when it is read as a census."""
    with pytest.raises(InputRefused) as caught:
        IMPORTER.read(Source("cin", "cin", (path,)), Options(**options))  # type: ignore[arg-type]
    return str(caught.value)


def saved(folder: Path, text: str | bytes) -> Path:
    """A file with these contents."""
    path = folder / "cin.xml"
    path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return path


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "the file is empty"),
        ("child,date\n1,2024-01-01\n", "not an XML file"),
        ("<Root><Child/></Root>", "the outermost element is 'Root'"),
        (f"<Message>{header()}<Children></Children></Message>", "no children in the file"),
        (f"<Message>{header()}<Children><CHILD/></Children></Message>", "no children in the file"),
        (f"<Message>{header()}<Children>{child(referral())}", "breaks off before its end"),
        (f"<Message>{header()}<Children>{child(referral())}</Kids></Message>", "not well-formed XML"),
        (
            f"<Message>{header(collection='903')}<Children>{child(referral())}</Children></Message>",
            "it is the collection '903'",
        ),
        (
            f"<Message>{header(authority='Camden')}<Children>{child(referral())}</Children></Message>",
            "not a three-digit code",
        ),
    ],
)
def test_what_is_not_a_whole_census_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    """Empty, not XML, another root, no children, cut off, badly formed, another return."""
    assert reason in refused(saved(tmp_path, text))


def test_document_types_and_entities_are_refused(tmp_path: Path) -> None:
    """A file that declares entities is not read, whatever they would do."""
    bomb = '<!DOCTYPE Message [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    outside = '<!DOCTYPE Message [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    for top in (bomb, outside, "<!DOCTYPE Message>"):
        body = child(referral(), child_id="&b;" if "ENTITY b" in top else "C1")
        text = refused(saved(tmp_path, f"{top}<Message>{header()}<Children>{body}</Children></Message>"))
        assert "DOCTYPE" in text


def test_an_encoding_that_is_not_the_declared_one_is_refused(tmp_path: Path) -> None:
    """Latin letters in a file that says it is UTF-8 are not guessed at."""
    text = f"<?xml version='1.0' encoding='UTF-8'?><Message>{header()}<Children>{child(referral(), child_id='Zoë')}</Children></Message>"
    assert "not in the encoding that the file declares" in refused(saved(tmp_path, text.encode("latin-1")))


def test_other_encodings_are_read_as_declared(tmp_path: Path) -> None:
    """UTF-16 with its mark, and Latin 1 that says so."""
    body = f"<Message>{header()}<Children>{child(referral(), child_id='Zoë')}</Children></Message>"
    for encoding in ("utf-16", "iso-8859-1"):
        path = saved(tmp_path, f"<?xml version='1.0' encoding='{encoding}'?>{body}".encode(encoding))
        assert landed(path).cells["cin_child"]["child_id"].to_pylist() == ["Zoë"]


def test_too_long_a_text_and_too_deep_a_file_are_refused(tmp_path: Path) -> None:
    """A narrative in an element, or elements nested without end, are nothing a census holds."""
    assert "more than 10,000 characters" in refused(write(tmp_path, child(referral(), child_id="x" * 10_001)))
    deep = "<a>" * 60 + "</a>" * 60
    assert "deep in one another" in refused(write(tmp_path, child(referral(deep))))


def test_a_file_without_header_needs_the_date_and_the_authority(tmp_path: Path) -> None:
    """What neither the file nor the person says is asked for, all at once; what the person says is used."""
    path = write(tmp_path, child(referral()), head="")
    said = refused(path)
    assert "--as-at" in said
    assert "--authority" in said
    landing = landed(path, as_at=date(2024, 3, 31), authority="999")
    assert (landing.source, landing.year, landing.authority) == ("cin/2024", 2024, "999")


def test_a_date_or_authority_that_disagrees_is_refused(tmp_path: Path) -> None:
    """A census of a later day than asked for, or of another authority, is the wrong file."""
    path = write(tmp_path, child(referral()))
    said = refused(path, as_at=date(2024, 3, 31), authority="201")
    assert "lies after the date asked for" in said
    assert "'201' was asked for" in said


def test_the_year_is_that_of_the_reference_date(tmp_path: Path) -> None:
    """A header whose year is not its date's is a finding, and the date is believed."""
    landing = landed(write(tmp_path, child(referral()), head=header(2024, "2025-03-31")))
    assert landing.source == "cin/2025"
    assert rules(landing) == [("header-year-disagrees", "Header/CollectionDetails/Year")]
    trial = landed(write(tmp_path, child(referral()), head=header(2025, "2025-12-02")))
    assert rules(trial) == [("reference-date-not-31-march", "Header/CollectionDetails/ReferenceDate")]


def test_recognition_reads_the_beginning_only(tmp_path: Path) -> None:
    """A census is claimed by its root and header; other files and other returns are left alone."""
    path = write(tmp_path, child(referral()))
    assert [(source.name, source.year) for source in IMPORTER.claims(path)] == [("cin/2025", 2025)]
    assert [source.name for source in IMPORTER.claims(tmp_path)] == ["cin/2025"]
    assert not IMPORTER.claims(write(tmp_path, child(referral()), head=header(collection="903"), name="other.xml"))
    table = tmp_path / "table.csv"
    table.write_text("LAchildID\n1\n", encoding="utf-8")
    assert not IMPORTER.claims(table)
    headless = write(tmp_path, child(referral()), head="", name="headless.xml")
    assert [source.name for source in IMPORTER.claims(headless)] == ["cin"]


@given(cut=st.integers(0, 900), junk=st.binary(max_size=4))
def test_a_damaged_file_is_refused_or_read_whole(
    tmp_path_factory: pytest.TempPathFactory, cut: int, junk: bytes
) -> None:
    """Bytes put in anywhere end in a refusal or in all of the children, never in a crash or in some of them."""
    folder = tmp_path_factory.mktemp("damaged")
    whole = f"<Message>{header()}<Children>{child(referral())}{child(referral(), child_id='C2')}</Children></Message>".encode()
    path = saved(folder, whole[:cut] + junk + whole[cut:])
    try:
        landing = IMPORTER.read(Source("cin", "cin", (path,)), Options())
    except InputRefused:
        return
    assert landing.cells["cin_child"].num_rows == 2
