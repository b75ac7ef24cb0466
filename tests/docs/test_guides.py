"""What the guides say is so: commands parse, examples run, links lead somewhere."""

import csv
import os
import re
import shlex
import shutil
from datetime import date
from pathlib import Path

import pytest
import typer
from tests.docs.pages import GUIDES, PAGES, ROOT, Block, blocks, inline
from typer.core import TyperCommand, TyperGroup

from goldenthread.borough.simulate import Plan, simulate
from goldenthread.borough.writers import FORMATS, write
from goldenthread.cli.app import application, main
from goldenthread.papers.load import names, shipped

#: The identifier that stands for a child in the pages.
SOMEBODY = "500001"
AS_AT = date(2026, 9, 30)
KEY = "GOLDENTHREAD_KEY_FILE"
#: Enough local lists to speak of; every one more takes its time.
LISTS = {"contacts", "people", "teams", "visits", "workers"}
#: Pages whose examples begin with a store in which last month lies already; the analyst makes theirs.
BEGUN = ("administrator", "team-manager", "notebook", "add-an-indicator", "measures")


@pytest.fixture(scope="session")
def extracts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the analyst's guide lays it out, of a very small borough with some faults."""
    folder = tmp_path_factory.mktemp("guides")
    borough = simulate(Plan(children=40, years=1, seed=7, as_at=AS_AT))
    write(borough, folder, FORMATS, {"late-recording": 0.1, "code-drift": 0.1, "duplicates": 0.02})
    for group, kinds in (("extracts", ("ssd", "annex-a", "local")), ("returns", ("cin", "903"))):
        (folder / group).mkdir()
        for name in kinds:
            (folder / name).rename(folder / group / name)
    for path in (folder / "extracts" / "local").iterdir():
        if path.stem not in LISTS:
            path.unlink()
    return folder


@pytest.fixture(scope="session")
def begun(extracts: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same folder with a store."""
    folder = tmp_path_factory.mktemp("begun")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(KEY, str(extracts / "key"))
        arguments = ["--store", str(folder / "stores" / "ours"), "--as-at", AS_AT.isoformat(), "--authority", "999"]
        assert main(["load", str(extracts / "extracts" / "ssd"), *arguments]) == 0
    return folder


def _somebody(extracts: Path) -> str:
    """The identifier of a child of the borough, for the one that the pages write."""
    with (extracts / "extracts" / "ssd" / "ssd_person.csv").open(encoding="utf-8", newline="") as file:
        return next(csv.DictReader(file))["pers_person_id"]


def _example(page: Path) -> list[Block]:
    return [block for block in blocks(page) if block.remark]


@pytest.fixture
def place(
    request: pytest.FixtureRequest, extracts: Path, begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A fresh folder to run a page's examples in, with the key of the stores."""
    monkeypatch.setenv(KEY, str(extracts / "key"))
    if request.param.stem in BEGUN:
        shutil.copytree(begun, tmp_path, dirs_exist_ok=True)
    else:
        for group in ("extracts", "returns"):
            shutil.copytree(extracts / group, tmp_path / group)
    monkeypatch.chdir(tmp_path)
    return tmp_path


EXAMPLES = [page for page in PAGES if _example(page)]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("place", "page"), [(page, page) for page in EXAMPLES], ids=lambda p: p.stem, indirect=["place"]
)
def test_the_examples_of_a_page_run(
    place: Path, extracts: Path, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One after the other, as a reader would, each with the exit code that the page says."""
    somebody = _somebody(extracts)
    for block in _example(page):
        if block.file:
            path = place / block.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
        elif block.language == "python":
            exec(compile(block.text, page.name, "exec"), {})  # noqa: S102  the page's own text
        else:
            assert block.commands, f"nothing to run in {page.name}: {block.text}"
            for line in block.commands:
                code = main(shlex.split(line.replace(SOMEBODY, somebody))[1:])
                said = capsys.readouterr().err
                assert code == block.exit_code, f"{page.name}: {line} ended with {code}: {said}"


def test_pages_for_every_role_have_examples_that_run() -> None:
    """The remark that has an example run is not lost from a page unnoticed."""
    named = {page.stem: sum(bool(block.remark) for block in blocks(page)) for page in PAGES}
    assert named["performance-analyst"] >= 9
    assert named["administrator"] >= 7
    assert named["notebook"] >= 1
    assert named["team-manager"] >= 1
    assert named["measures"] >= 3
    assert named["add-an-indicator"] >= 9


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_commands_in_blocks_parse(page: Path) -> None:
    """Every option exists and takes what it is given, and nothing that is needed is left out."""
    for block in blocks(page):
        for line in block.commands:
            words = shlex.split(line)[1:]
            command, rest = _command(words)
            try:
                command.make_context(line, list(rest))
            except typer.Exit:
                assert rest in (["--version"], ["--help"]), line
            except typer.TyperException as wrong:
                pytest.fail(f"{page.name}: {line}: {wrong.format_message()}")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_commands_in_sentences_exist(page: Path) -> None:
    """A command that is only mentioned is a command, and so is each of its options."""
    for line in inline(page):
        command, rest = _command([word for word in re.split(r"[\s|…]+", line) if word][1:])
        known = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
        unknown = [word for word in rest if word.startswith("-") and word not in known | {"--help", "-h"}]
        assert not unknown, f"{page.name}: {line} has no {', '.join(unknown)}"


def _command(words: list[str]) -> tuple[TyperCommand | TyperGroup, list[str]]:
    """The command that words begin with, and the words that follow it."""
    command: TyperCommand | TyperGroup = typer.main.get_command(application())
    rest = list(words)
    while isinstance(command, TyperGroup) and rest and not rest[0].startswith("-"):
        if command.name == "pack" and (rest[0] in names([shipped()]) or rest[0] == "NAME"):
            rest.insert(0, "build")  # the name of a pack builds it
        assert rest[0] in command.commands, f"there is no command {' '.join(words)}"
        command = command.commands[rest.pop(0)]
    return command, rest


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    """A file that is linked is there, and so is the heading of it that is named."""
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if target.startswith(("https://", "http://", "mailto:")):
            continue
        name, _, heading = target.partition("#")
        linked = Path(os.path.normpath(page.parent / name)) if name else page
        assert linked.exists(), f"{page.name}: {target}"
        if heading:
            assert heading in _anchors(linked), f"{page.name}: {target}"


def _anchors(page: Path) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


def test_every_guide_is_in_the_index() -> None:
    """A page that no one can find helps no one."""
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    missing = [page.name for page in GUIDES.glob("*.md") if f"guides/{page.name}" not in index]
    assert not missing
