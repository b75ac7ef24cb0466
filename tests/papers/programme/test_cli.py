"""``goldenthread pack`` with a programme: frozen beside the pack, made again to the same bytes, final, and refused."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.papers.programme.sample import PLAN, PROGRAMME

from goldenthread.cli.app import main
from goldenthread.measures.run.readings import Reader
from goldenthread.papers import promising
from goldenthread.papers.classes import Class
from goldenthread.papers.manifest import read_manifest
from goldenthread.papers.programme.given import GUARD, frozen_form
from goldenthread.papers.programme.given import PROGRAMME as KEPT
from goldenthread.programme.guard import Rules, Settings, of_reader
from goldenthread.programme.keeping import as_json
from goldenthread.programme.tables import Programme, write_programme

ANSWERS = "reason,open_on,answered_on,by,text\nk1,2025-09-01,2025-09-20,amy,Amy Brown looks into it.\n"


class Desk:
    """Runs the command over the store of these tests."""

    def __init__(self, store: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.store, self.folder, self.capsys = store, folder, capsys
        self.programme = folder / "programme.json"
        self.programme.write_bytes(as_json(PROGRAMME))
        self.answers = folder / "answers.csv"
        self.answers.write_text(ANSWERS, encoding="utf-8")

    def run(self, *words: object) -> tuple[int, str]:
        """Exit code, and everything that was said."""
        self.capsys.readouterr()
        code = main(
            ["pack", *(str(word) for word in words), "--store", str(self.store), "--home", str(self.folder / "home")]
        )
        told = self.capsys.readouterr()
        return code, told.out + told.err

    def build(self, name: str, *words: object) -> tuple[int, str]:
        """Build a pack as a web page."""
        common = ("--period", "2025-09", "--out", self.folder / "out", "--formats", "html", "--on", "2025-10-06")
        return self.run(name, *common, "--author", "A. Analyst", *words)


@pytest.fixture
def desk(store_root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """A desk in a folder of the test's own."""
    return Desk(store_root, tmp_path, capsys)


def test_a_pack_keeps_the_programme_and_is_made_again_from_it(desk: Desk) -> None:
    """The public edition keeps the public form, so that no name lies in its folder; what changes later changes nothing."""
    given = ("--programme", desk.programme, "--answers", desk.answers, "--meeting", "committee-october/7")
    assert desk.build("committee-report", *given)[0] == 0
    place = desk.folder / "out" / "committee-report-2025-09-public"
    assert (place / "inputs" / KEPT).read_bytes() == frozen_form(PROGRAMME, Class.PUBLIC)
    assert b"Head of service looks into it." in (place / "inputs" / GUARD).read_bytes()
    held = b"".join(path.read_bytes() for path in place.rglob("*") if path.is_file())
    assert not [name for name in (b"Amy", b"Bilal", b"Dora") if name in held]
    manifest = read_manifest(place)
    assert {KEPT, GUARD} <= manifest.inputs.keys()
    assert manifest.about["meeting"] == "committee-october/7"
    desk.programme.write_bytes(as_json(Programme(PLAN)))
    code, said = desk.run("rebuild", place)
    assert code == 0, said


def test_a_folder_of_tables_is_read_and_its_faults_told(desk: Desk) -> None:
    """With the file and row, and exit code 3; a pack of nothing else is written."""
    tables = desk.folder / "tables"
    write_programme(Programme(PLAN), tables)
    assert desk.build("benefits-report", "--programme", tables)[0] == 0
    ratings = tables / "ratings.csv"
    ratings.write_text(ratings.read_text(encoding="utf-8-sig").replace("visits", "visitz"), encoding="utf-8")
    code, said = desk.build("recommendation-pages", "--programme", tables)
    assert code == 3
    assert "ratings.csv, row 2" in said
    assert not (desk.folder / "out" / "recommendation-pages-2025-09-public").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--answers", "answers.csv"), "Give --programme too"),
        (("--programme", "nowhere"), "this is not there"),
        ((), "tells of an improvement programme, and none was given"),
    ],
)
def test_what_is_missing_is_told(desk: Desk, words: tuple[str, ...], said: str) -> None:
    """Where, what, and how to mend it."""
    found = tuple(str(desk.folder / word) if not word.startswith("--") else word for word in words)
    code, told = desk.build("benefits-report", *found)
    assert code in (2, 3)
    assert said in " ".join(told.split())


def test_a_draft_whose_data_ask_other_questions_is_not_made_final(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who read the draft read what was asked then; it is told what changed, and made again it says so too."""
    assert desk.build("benefits-report", "--programme", desk.programme, "--class", "confidential")[0] == 0
    place = desk.folder / "out" / "benefits-report-2025-09-confidential"
    final = ("final", place, "--by", "A. Director", "--on", "2025-10-07")

    def milder(reader: Reader) -> tuple[Rules, Settings]:
        rules, settings = of_reader(reader)
        return Rules(tuple(replace(one, off=True) for one in rules.held)), settings

    with monkeypatch.context() as changed:
        changed.setattr(promising, "of_reader", milder)
        code, said = desk.run(*final)
        assert (code, "ask other questions now" in " ".join(said.split())) == (3, True)
        code, said = desk.run("rebuild", place)
        assert (code, "asked_of" in said) == (1, True)
    code, said = desk.run(*final)
    assert code == 0, said
