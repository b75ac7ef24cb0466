"""What lies in the repository."""

import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path

from tests.house.sources import ROOT, kept_files, listed

LARGEST_BYTES = 1_000_000
DATA_SUFFIXES = {
    ".csv",
    ".xml",
    ".xlsx",
    ".xls",
    ".xlsm",
    ".ods",
    ".parquet",
    ".duckdb",
    ".zip",
    ".gz",
    ".sqlite",
    ".db",
}
# Names of samples that other projects publish: their shapes are known here, their files are not copied.
OTHERS_SAMPLE = re.compile(r"^((annex_a|cin_census|ssda903)_\d{4}|fake_)", re.IGNORECASE)
# What a person who comes to the project looks for.
FRONT_DOOR = ("README.md", "LICENSE", "GLOSSARY.md", "CONTRIBUTING.md", "SECURITY.md", "docs/README.md")


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_the_front_door_is_there() -> None:
    """Someone new finds what it is, how to use it and on what terms."""
    missing = [name for name in FRONT_DOOR if not (ROOT / name).is_file()]
    assert not missing, listed(missing)


def test_the_licence_is_mit_and_that_of_the_fonts_lies_beside_them() -> None:
    """Anyone may use, change and share it; the fonts carry their own licence, which allows being bundled."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License\n")
    assert project["license"] == "MIT AND OFL-1.1"
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in project["license-files"]]
    assert any(
        "SIL OPEN FONT LICENSE Version 1.1" in text and "Reserved Font Name Liberation" in text for text in texts
    )
    fonts = {path.parent for path in kept_files() if path.suffix in {".ttf", ".otf", ".woff", ".woff2"}}
    assert all((folder / "OFL.txt").is_file() for folder in fonts)


def test_no_file_is_large() -> None:
    """Data that can be made is made, not kept."""
    large = [
        f"{_name(path)}: {path.stat().st_size:,} bytes" for path in kept_files() if path.stat().st_size > LARGEST_BYTES
    ]
    assert not large, listed(large)


def test_every_data_file_says_where_it_comes_from() -> None:
    """Its origin is in tests/house/data_files.toml, so that none slips in from a real source."""
    placed = tomllib.loads((Path(__file__).parent / "data_files.toml").read_text(encoding="utf-8"))["files"]
    assert all(entry["origin"].strip() for entry in placed)
    strangers = [
        name
        for name in map(_name, kept_files())
        if Path(name).suffix.lower() in DATA_SUFFIXES
        if not any(fnmatch(name, entry["pattern"].replace("**/", "*")) for entry in placed)
    ]
    assert not strangers, listed(strangers)


def test_no_data_file_is_another_projects_sample() -> None:
    """Fixtures are our own, so no file carries the name of a published sample."""
    copied = [_name(path) for path in kept_files() if OTHERS_SAMPLE.match(path.name)]
    assert not copied, listed(copied)


def test_every_changelog_fragment_is_one_sentence() -> None:
    """A fragment is a sentence that a user of the package understands."""
    odd = []
    for path in sorted((ROOT / "changelog.d").glob("*.md")):
        text = path.read_text(encoding="utf-8").strip()
        if path.name != "README.md" and (not text.endswith(".") or "\n\n" in text or text.startswith("#")):
            odd.append(path.name)
    assert not odd, listed(odd)


def test_every_decision_record_has_its_own_number_and_a_status() -> None:
    """Records of decisions are numbered once and say whether they still hold."""
    records = sorted(path for path in (ROOT / "docs" / "adr").glob("[0-9]*.md"))
    assert records
    numbers = [path.name[:4] for path in records]
    assert len(numbers) == len(set(numbers)), listed([path.name for path in records])
    silent = [path.name for path in records if "\nStatus: " not in path.read_text(encoding="utf-8")]
    assert not silent, listed(silent)


def test_links_between_pages_lead_somewhere() -> None:
    """Every link from one page of the repository to another file finds it."""
    broken = []
    for page in kept_files():
        if page.suffix == ".md":
            for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
                if "://" not in target and not target.startswith("mailto:") and not (page.parent / target).exists():
                    broken.append(f"{_name(page)}: {target}")
    assert not broken, listed(broken)


def test_the_glossary_gives_each_word_one_meaning_in_order() -> None:
    """A word is found by the alphabet and is explained once."""
    text = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    parts = [re.findall(r"^\*\*(.+?)\*\*: ", part, re.MULTILINE) for part in text.split("\n## ")[1:]]
    assert sum(map(len, parts)) >= 60
    assert all(words == sorted(words, key=str.casefold) for words in parts)
    every = [word.casefold() for words in parts for word in words]
    assert len(every) == len(set(every))
