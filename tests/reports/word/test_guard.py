"""Templates that are refused: what is no Word document, is damaged or vast, runs something, or reaches outside itself."""

import io
import random
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.word import templates

from goldenthread.records.errors import InputRefused
from goldenthread.reports.blocks import Document, Heading, Text
from goldenthread.reports.word import guard, write_word

DOCUMENT = Document("A paper", blocks=(Heading(1, "One", "one"), Text("Words.")))
BODY = templates.paragraph("{{ body }}")


def refused(folder: Path, data: bytes, name: str = "odd.docx") -> list[str]:
    """What a template is refused for, each reason in one line."""
    path = templates.saved(folder, data, name)
    with pytest.raises(InputRefused) as error:
        write_word(DOCUMENT, path)
    assert error.value.exit_code == 3
    return [str(problem) for problem in error.value.problems]


def changed(part: str, change: Callable[[bytes], bytes], body: str = BODY) -> bytes:
    """The committee's template with one part changed; a part that is not there begins empty."""
    parts = templates.unpacked(templates.committee(body))
    return templates.packed({**parts, part: change(parts.get(part, b""))})


def test_the_template_before_any_change_is_taken(tmp_path: Path) -> None:
    """The tests below would pass over a template that is refused for something else."""
    assert write_word(DOCUMENT, templates.saved(tmp_path, templates.committee(BODY)))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
            "a Word 97-2003 document (.doc) or one locked with a password",
        ),
        (b"{\\rtf1 Dear all}", "Rich Text (.rtf)"),
        (b"%PDF-1.7", "a PDF"),
        (b"\xef\xbb\xbf<html></html>", "a page of text with marks"),
        (b"", "not a Word document, or a damaged one"),
        (b"Dear all", "not a Word document, or a damaged one"),
        (b"PK\x03\x04" + b"\0" * 200, "not a Word document, or a damaged one"),
        (templates.packed({"mimetype": b"application/vnd.oasis.opendocument.text"}), "an OpenDocument text (.odt)"),
        (templates.packed({"a.txt": b"words"}), "an archive, but not a Word document"),
    ],
    ids=["doc", "rtf", "pdf", "html", "empty", "text", "torn", "odt", "zip"],
)
def test_other_files_are_told_from_word_documents(tmp_path: Path, data: bytes, said: str) -> None:
    """Each is named for what it is, with how to make a Word document of it."""
    found = refused(tmp_path, data)
    assert len(found) == 1
    assert said in found[0]
    assert found[0].startswith("odd.docx: ")


def test_a_template_that_is_not_there_is_named(tmp_path: Path) -> None:
    """So is a folder."""
    with pytest.raises(InputRefused, match="cannot be read"):
        write_word(DOCUMENT, tmp_path / "absent.docx")
    with pytest.raises(InputRefused, match="cannot be read"):
        write_word(DOCUMENT, tmp_path)


def test_a_workbook_is_not_a_template(tmp_path: Path) -> None:
    """An Office file of another kind is told apart."""
    data = changed(
        "[Content_Types].xml", lambda text: text.replace(b"wordprocessingml.document.main", b"spreadsheetml.sheet.main")
    )
    assert "an Office file, but not a Word document" in refused(tmp_path, data)[0]


@pytest.mark.parametrize(
    "kind", ["vnd.ms-word.document.macroEnabled.main", "vnd.ms-word.template.macroEnabledTemplate.main"]
)
def test_macros_are_refused(tmp_path: Path, kind: str) -> None:
    """A .docm or .dotm, under whatever name."""
    word = b"vnd.openxmlformats-officedocument.wordprocessingml.document.main"
    data = changed("[Content_Types].xml", lambda text: text.replace(word, kind.encode()))
    assert "holds macros" in refused(tmp_path, data)[0]


def test_what_runs_within_a_document_is_refused(tmp_path: Path) -> None:
    """Controls and embedded objects bring programs of their own."""
    listed = (
        b'<Override PartName="/word/a.bin" ContentType="application/vnd.openxmlformats-officedocument.oleObject"/>'
        b'<Override PartName="/word/b.xml" ContentType="application/vnd.ms-office.activeX+xml"/></Types>'
    )
    found = refused(tmp_path, changed("[Content_Types].xml", lambda text: text.replace(b"</Types>", listed)))
    assert [line.split(". ")[0] for line in found] == [
        "odd.docx, /word/a.bin: holds an embedded object",
        "odd.docx, /word/b.xml: holds an ActiveX control",
    ]


def link(kind: str, target: str) -> Callable[[bytes], bytes]:
    """Adds a relationship to something outside the file."""
    added = f'<Relationship Id="rId99" Type="{templates.R}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    return lambda text: text.replace(b"</Relationships>", added.encode())


@pytest.mark.parametrize("kind", ["attachedTemplate", "image", "oleObject", "subDocument", "frame", "mailMergeSource"])
def test_what_lies_outside_is_refused(tmp_path: Path, kind: str) -> None:
    """A template from a server, a picture from the web: each would be fetched by every reader."""
    part = "word/_rels/document.xml.rels"
    found = refused(tmp_path, changed(part, link(kind, "https://elsewhere.example/a")))
    assert f"{part}: reaches out to https://elsewhere.example/a ({kind})" in found[0]


def test_a_link_that_somebody_clicks_is_kept(tmp_path: Path) -> None:
    """Nothing is fetched unless a reader asks."""
    data = changed("word/_rels/document.xml.rels", link("hyperlink", "https://council.example/"))
    written = write_word(DOCUMENT, templates.saved(tmp_path, data))
    assert b"https://council.example/" in templates.unpacked(written)["word/_rels/document.xml.rels"]


def field(code: str) -> str:
    """A field whose code lies in several runs."""
    pieces = "".join(f"<w:r><w:instrText>{code[at : at + 3]}</w:instrText></w:r>" for at in range(0, len(code), 3))
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return f"<w:p>{begin}{pieces}{end}</w:p>"


@pytest.mark.parametrize(
    "code", [" INCLUDEPICTURE x ", "DDEAUTO excel x", "includetext a.docx", "LINK Excel.Sheet.12 x"]
)
def test_fields_that_fetch_or_run_are_refused(tmp_path: Path, code: str) -> None:
    """However their code is cut up, and in simple fields too."""
    word = code.split(maxsplit=1)[0].upper()
    for made in (field(code), f'<w:p><w:fldSimple w:instr="{code}"/></w:p>'):
        assert f"has a field {word}, which fetches or runs" in refused(tmp_path, templates.committee(BODY + made))[0]


def test_a_list_of_contents_of_words_own_is_refused(tmp_path: Path) -> None:
    """It would list the headings of the empty template until somebody brought it up to date."""
    assert "{{ contents }}" in refused(tmp_path, templates.committee(BODY + field(' TOC \\o "1-3" ')))[0]


def test_ordinary_fields_are_kept(tmp_path: Path) -> None:
    """Page numbers, dates and references do no harm."""
    written = write_word(
        DOCUMENT, templates.saved(tmp_path, templates.committee(BODY + field(" PAGE ") + field(" REF a ")))
    )
    assert written


def test_a_file_that_would_fill_the_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By what its parts would unpack to, by their number, and by its own size, before any is read."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/media/a.bin", "w") as part:
        for _ in range(70):
            part.write(b"\0" * 1_000_000)
    assert buffer.tell() < 100_000
    assert "would unpack to 70,000,000 bytes" in refused(tmp_path, buffer.getvalue())[0]
    many = templates.packed({f"a{number}": b"" for number in range(guard.LIMITS.parts + 1)})
    assert "in 1,001 parts" in refused(tmp_path, many)[0]
    assert "larger than" in refused(tmp_path, b"\0" * (guard.LIMITS.packed_bytes + 1))[0]


def test_entities_are_not_unfolded(tmp_path: Path) -> None:
    """A document type could hold a text that doubles a thousand times, or name a file of the reader's."""
    bomb = b'<!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
    data = changed("word/document.xml", lambda text: text.replace(b"?>", b"?>" + bomb, 1))
    assert "has a document type" in refused(tmp_path, data)[0]


def test_a_part_that_stands_twice_is_refused(tmp_path: Path) -> None:
    """One program would read the first and another the last."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("word/document.xml", "<a/>")
    assert "stands twice" in refused(tmp_path, buffer.getvalue())[0]


def test_strict_documents_and_damaged_parts_are_named(tmp_path: Path) -> None:
    """A file in the strict form, or with a torn part, says so by name."""
    strict = changed(
        "word/document.xml",
        lambda text: text.replace(templates.W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"),
    )
    assert "Strict Open XML" in refused(tmp_path, strict)[0]
    torn = changed("word/styles.xml", lambda text: text[: len(text) // 2])
    assert refused(tmp_path, torn)[0].startswith("odd.docx, word/styles.xml: damaged")
    empty = changed("word/document.xml", lambda text: b'<w:document xmlns:w="%s"/>' % templates.W.encode())
    assert "has no text" in refused(tmp_path, empty)[0]


def test_every_outside_reach_is_named_at_once(tmp_path: Path) -> None:
    """All in one pass, so that a template is mended once."""
    parts = templates.unpacked(templates.committee(BODY + field("DDE x") + field("INCLUDE y")))
    name = "word/_rels/document.xml.rels"
    parts[name] = link("image", "https://elsewhere.example/a")(parts[name])
    assert len(refused(tmp_path, templates.packed(parts))) == 3


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 10**9), house=st.booleans())
def test_damaged_templates_are_refused_or_written_never_worse(
    tmp_path_factory: pytest.TempPathFactory, seed: int, house: bool
) -> None:
    """Bytes changed, cut or doubled, in the archive or within a part: one clear error or a file that opens."""
    dice = random.Random(seed)
    data = templates.committee(BODY) if house else templates.letterhead()
    if dice.random() < 0.7:
        parts = templates.unpacked(data)
        name = dice.choice(sorted(parts))
        data = templates.packed({**parts, name: damaged(parts[name], dice)})
    else:
        data = damaged(data, dice)
    path = templates.saved(tmp_path_factory.mktemp("damaged"), data)
    written = None
    with suppress(InputRefused):
        written = write_word(DOCUMENT, path)
    assert written is None or templates.unpacked(written)["word/document.xml"]


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_odd_numbers_and_missing_properties_do_no_harm(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    """A page 0 wide, a list numbered "x", a cell without a width: written all the same, or one clear error."""
    dice = random.Random(seed)
    parts = templates.unpacked(dice.choice((templates.committee(BODY), templates.letterhead())))
    name = dice.choice([name for name in sorted(parts) if name.startswith("word/") and name.endswith(".xml")])
    found = list(re.finditer(rb'="([^"]*)"', parts[name]))
    spot = dice.choice([match for match in found if match[1].isdigit()] or found)
    odd = dice.choice((b"-1", b"0", b"9999999999999", b"12.5", b"x", b"", b"210mm"))
    parts[name] = parts[name][: spot.start(1)] + odd + parts[name][spot.end(1) :]
    with suppress(InputRefused):
        assert write_word(DOCUMENT, templates.saved(tmp_path_factory.mktemp("odd"), templates.packed(parts)))


def damaged(data: bytes, dice: random.Random) -> bytes:
    """Some bytes changed, left out, doubled or put elsewhere."""
    if not data:
        return data
    made = bytearray(data)
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(max(len(made), 1))
        length = dice.choice((1, 4, 40))
        match dice.randrange(4):
            case 0:
                made[at : at + 1] = bytes([dice.randrange(256)])
            case 1:
                del made[at : at + length]
            case 2:
                made[at:at] = made[at : at + length]
            case _:
                made[at : at + length] = dice.choice((b"9999999999", b"-1", b"", b"rId1", b"\xff\xfe"))
    return bytes(made)
