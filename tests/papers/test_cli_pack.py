"""``goldenthread pack``: each command, its exit codes, and what is refused with where, what and how to mend it."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.papers.test_build import COMMENTARY, HEAD, SECTION, measures

from goldenthread.cli.app import main

OWN = (HEAD + SECTION + measures("contacts", "referrals", "first-time-entrants") + COMMENTARY).replace("tried", "ours")
GAPS = "key,reason,why,owner,date\nfirst-time-entrants,awaited,Published in November,B. Lead,2025-11-30\n"
WORDS = '[[commentary]]\nplace = "one"\ntext = "{contacts.value} contacts."\nby = "A. Manager"\non = 2025-10-01\n'
FIGURES = (
    "key,title,period,numerator,denominator,value,unit,source,who,when,note\n"
    "first-time-entrants,First time entrants,2025-09,,,{value},count,Youth justice return,B. Lead,2025-10-02,\n"
)


class Desk:
    """Runs ``goldenthread pack`` with a home folder that holds one pack of the council's own."""

    def __init__(self, store: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.store, self.folder, self.capsys = store, folder, capsys
        self.home, self.out = folder / "home", folder / "out"
        (self.home / "papers" / "packs").mkdir(parents=True)
        (self.home / "papers" / "packs" / "ours.toml").write_text(OWN, encoding="utf-8")
        self.gaps = self.file("gaps.csv", GAPS)

    def file(self, name: str, text: str | bytes) -> Path:
        """A file of the test."""
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def run(self, *words: object) -> tuple[int, str, str]:
        """Exit code, what was printed, and what was said beside it."""
        self.capsys.readouterr()
        code = main(["pack", *(str(word) for word in words)])
        told = self.capsys.readouterr()
        return code, told.out, told.err

    def build(self, *words: object, name: str = "ours", gaps: bool = True) -> tuple[int, str, str]:
        """Build a pack as a web page."""
        given: Sequence[object] = ("--gaps", self.gaps) if gaps else ()
        common = ("--store", self.store, "--home", self.home, "--on", "2025-10-06", "--author", "A. Analyst")
        where = () if "--out" in words else ("--out", self.out)
        when = () if "--period" in words else ("--period", "2025-09")
        form = () if "--formats" in words else ("--formats", "html")
        return self.run(name, *common, *where, *when, *form, *given, *words)

    @property
    def folder_of_pack(self) -> Path:
        """Where the pack lies."""
        return self.out / "ours-2025-09-public"


@pytest.fixture
def desk(store_root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """A desk in a folder of the test's own."""
    return Desk(store_root, tmp_path, capsys)


def test_a_pack_is_built_named_verified_and_found_changed(desk: Desk) -> None:
    """The paths on standard output, the rest beside it; an altered, missing or added file is told with exit code 1."""
    code, out, err = desk.build("--formats", "html,docx,xlsx,pdf", "--commentary", desk.file("words.toml", WORDS))
    assert code == 0
    assert [Path(line).suffix for line in out.splitlines()] == [".html", ".docx", ".xlsx", ".pdf"]
    assert all(Path(line).is_file() for line in out.splitlines())
    assert "3 figures of data version" in err
    place = desk.folder_of_pack
    assert desk.run("verify", place)[0] == desk.run("verify", place / "manifest.json")[0] == 0
    page = place / "ours-2025-09-public.html"
    page.write_bytes(page.read_bytes() + b" ")
    (place / "notes.txt").write_text("mine", encoding="utf-8")
    (place / "inputs" / "gaps.csv").unlink()
    code, out, err = desk.run("verify", place)
    assert (code, out) == (1, "")
    assert len(err.splitlines()) == 3
    for what in (
        "gaps.csv: the file is missing",
        "it is not the file that was",
        "notes.txt: the manifest does not name",
    ):
        assert what in err


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff\xfe", b'{"schema": "other"}', b"[]", b"null", b"{" * 4000])
def test_what_is_no_manifest_is_said_so(desk: Desk, data: bytes) -> None:
    """Empty, cut off, in another encoding, of another schema, of another shape, far too deep."""
    desk.file("manifest.json", data)
    for words in (("verify", desk.folder), ("compare", desk.folder, desk.folder)):
        code, out, err = desk.run(*words)
        assert (code, out) == (3, "")
        assert "manifest.json" in err


def test_two_packs_are_compared(desk: Desk) -> None:
    """Nothing and exit code 0 for the same, each difference and 1 for others, also as JSON."""
    assert desk.build()[0] == 0
    first = desk.folder_of_pack
    assert desk.run("compare", first, first)[:2] == (0, "They are the same.\n")
    assert desk.build("--period", "2025-08", gaps=True)[0] == 0
    code, out, _ = desk.run("compare", first, desk.out / "ours-2025-08-public", "--json")
    assert code == 1
    rows = json.loads(out)
    assert {"what": "about", "which": "period", "before": "2025-09", "after": "2025-08"} in rows
    assert any(row["what"] == "reading" and row["after"] == "not shown" for row in rows)


def test_the_packs_are_listed_with_the_councils_own(desk: Desk) -> None:
    """By name, with the classes that each can be built in."""
    code, out, _ = desk.run("list", "--home", desk.home, "--json")
    assert code == 0
    told = {row["name"]: row for row in json.loads(out)}
    assert told["ours"]["classes"] == "public, confidential"
    assert "improvement-dashboard" in told


def test_a_gap_that_nobody_declared_leaves_nothing_behind(desk: Desk) -> None:
    """Refused as input, and no folder is made."""
    code, out, err = desk.build(gaps=False)
    assert (code, out) == (3, "")
    assert "first-time-entrants" in err
    assert "--gaps FILE" in err
    assert not desk.out.exists()


def test_a_typed_figure_fills_what_was_a_gap(desk: Desk) -> None:
    """Then the declared gap is one too many, and says so."""
    figures = desk.file("figures.csv", FIGURES.format(value=7))
    code, _, err = desk.build("--figures", figures)
    assert code == 3
    assert "nothing is missing there" in err
    assert desk.build("--figures", figures, gaps=False)[0] == 0


def test_a_pack_lies_where_it_was_put(desk: Desk) -> None:
    """A second one does not take its place, and the first is as it was."""
    assert desk.build()[0] == 0
    code, _, err = desk.build()
    assert code == 2
    assert "lies there already" in err
    assert desk.run("verify", desk.folder_of_pack)[0] == 0


@pytest.mark.parametrize(
    ("words", "code", "what"),
    [
        (("--formats", "html,odt"), 2, "odt is no format"),
        (("--formats", " , "), 2, "nothing is no format"),
        (("--period", "2025-13"), 2, "is not a period"),
        (("--period", "2024-25"), 2, "is for a month"),
        (("--period", "1991-01"), 2, "nothing is held of 1991-01 for any of its"),
        (("--period", "2031-01"), 2, "begins after the records, which are held up to 2025-09-30"),
        (("--baseline", "2024-25"), 2, "periods of two kinds"),
        (("--baseline", "2025-10"), 2, "is not before"),
        (("--class", "secret"), 2, "secret"),
        (("--class", "exempt"), 2, "holds nothing that is exempt"),
        (("--on", "yesterday"), 2, "is not a day"),
        (("--snapshot", "zzzz"), 2, "there is no such snapshot"),
        (("--settings", "nowhere"), 2, "there is no folder"),
        (("--definitions", "nowhere"), 2, "this folder is not there"),
        (("--template", "t.docx"), 2, "no docx is asked for"),
    ],
)
def test_an_option_that_cannot_be_is_refused(desk: Desk, words: tuple[str, ...], code: int, what: str) -> None:
    """Told before anything is written."""
    got, out, err = desk.build(*words)
    assert (got, out) == (code, "")
    assert what in err
    assert not desk.out.exists()


@pytest.mark.parametrize("option", ["--gaps", "--commentary", "--figures", "--template"])
@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00a", b"a\n" * 3, b"\x00" * 5000, b'"' * 200_000, None])
def test_a_file_that_is_no_such_file_is_refused(desk: Desk, option: str, data: bytes | None) -> None:
    """Empty, in UTF-16, of other words, of nothing but noughts, one huge cell, not there."""
    path = desk.file("given", data) if data is not None else desk.folder / "given"
    code, out, err = desk.build(option, path, "--formats", "docx", gaps=option != "--gaps")
    assert (code, out) == (3, "")
    assert "given" in err
    assert "Traceback" not in err
    assert not desk.out.exists()


def test_everything_wrong_with_commentary_is_told_at_once(desk: Desk) -> None:
    """A token of no figure, a place that is none."""
    words = desk.file("words.toml", WORDS.replace("contacts.value", "contacts.valu") + WORDS.replace('"one"', '"two"'))
    code, _, err = desk.build("--commentary", words)
    assert code == 3
    assert "{contacts.valu} is no figure" in err
    assert "commentary at two: this pack has no such place" in err


def test_an_unknown_pack_names_those_there_are(desk: Desk) -> None:
    """Also one whose name leads out of the folder."""
    for name in ("our", "../ours"):
        code, _, err = desk.build(name=name)
        assert code == 2
        assert "ours" in err.split("Known are")[1]


def test_a_place_that_cannot_be_written_to_is_said(desk: Desk) -> None:
    """A file where the folder should be."""
    desk.file("taken", "mine")
    code, _, err = desk.build("--out", desk.folder / "taken")
    assert code == 4
    assert "taken" in err
    assert (desk.folder / "taken").read_text(encoding="utf-8") == "mine"


def test_an_own_pack_is_read_with_all_that_is_wrong_with_it(desk: Desk) -> None:
    """Also when the packs are listed."""
    text = OWN.replace('"contacts"', '"contact"').replace('"latest"', '"lates"')
    (desk.home / "papers" / "packs" / "ours.toml").write_text(text, encoding="utf-8")
    for code, _, err in (desk.build(), desk.run("list", "--home", desk.home)):
        assert code == 3
        assert "there is no measure 'contact'" in err
        assert "there is no column 'lates'" in err


def test_the_same_pack_from_the_same_data_is_the_same_bytes(desk: Desk) -> None:
    """Whoever builds it again on the same day for the same."""
    assert desk.build("--formats", "html,docx,xlsx,pdf")[0] == 0
    kept = desk.folder / "kept"
    shutil.move(desk.folder_of_pack, kept)
    assert desk.build("--formats", "html,docx,xlsx,pdf")[0] == 0
    assert desk.run("compare", kept, desk.folder_of_pack)[0] == 0
