"""What the checks are together: how many, how they are named, and that each says what it must."""

import re
from pathlib import Path

import pytest

import goldenthread
from goldenthread.records.checks import ALL, VERSION, Check, check
from goldenthread.records.checks.language import OURS
from goldenthread.records.checks.pages import checks_page
from goldenthread.records.checks.reading import PARSE_RULES
from goldenthread.records.checks.sql import hidden, limits_named, placeholders
from goldenthread.records.limits import LIMITS
from goldenthread.records.tables import TABLES

FOLDER = Path(goldenthread.__file__).parent / "records" / "checks"
PAGE = Path(__file__).resolve().parents[3] / "docs" / "dictionary" / "checks.md"
each_check = pytest.mark.parametrize("item", ALL, ids=lambda item: item.code)


def test_there_are_enough_checks_of_the_right_kinds() -> None:
    """At least 60, at least 25 of them official by number, and at most ten that only look for a blank."""
    assert len(ALL) >= 60
    assert sum(bool(item.official) for item in ALL) >= 25
    assert sum(item.blank_only for item in ALL) <= 10


def test_every_module_of_the_folders_is_one_check_named_by_its_code() -> None:
    """A file is found by the code that a finding shows."""
    files = {
        path.stem for folder in ("care", "cin", "general", "registers") for path in (FOLDER / folder).glob("*.py")
    } - {"__init__"}
    named = {f"rule_{item.code.lower()}" if item.official else item.code.replace("-", "_") for item in ALL}
    assert files == named


def test_checks_are_sorted_and_found_by_code() -> None:
    """The same order every time makes the same findings file."""
    assert [item.code for item in ALL] == sorted(item.code for item in ALL)
    assert check("8925").table == "cp_plans"
    with pytest.raises(KeyError):
        check("no-such-check")


@each_check
def test_a_check_says_what_it_must(item: Check) -> None:
    """Title, sentence, mend and source are sentences; columns exist; an official rule is cited and not claimed as ours."""
    assert item.title
    assert not item.title.endswith(".")
    assert item.sentence.endswith(".")
    assert item.mend.endswith(".")
    assert bool(item.official) == (item.source != OURS)
    assert item.official == "" or item.official.endswith(f"rule {item.code}")
    assert item.units
    for unit in item.units:
        known = {column.name for column in TABLES[unit.table].layout}
        assert set(unit.columns) <= known
        assert bool(unit.where) != bool(unit.rows)


@each_check
def test_a_sentence_shows_nothing_that_is_hidden(item: Check) -> None:
    """Dates of birth and pupil numbers stay in the store."""
    assert not [name for name in placeholders(item.sentence) if hidden(name)]


@each_check
def test_a_check_states_no_bare_number_of_days_or_years(item: Check) -> None:
    """Numbers that decide are limits with a source, never in the SQL itself."""
    for unit in item.units:
        sql = unit.where + unit.rows
        assert not re.search(r"to_(years|months|days)\(\d|interval|[+-]\s*\d{2}", sql)
        assert set(limits_named(sql)) <= set(LIMITS)


def test_the_version_is_of_what_the_checks_say() -> None:
    """Sixteen hex digits, part of every snapshot's id."""
    assert re.fullmatch(r"[0-9a-f]{16}", VERSION)


def test_a_check_refuses_to_say_too_little_or_too_much() -> None:
    """A check has one way of finding rows, and speaks of columns that exist."""
    said = {
        "code": "x",
        "title": "X",
        "sentence": "X.",
        "mend": "X.",
        "severity": "query",
        "source": OURS,
        "examples": "",
    }
    with pytest.raises(ValueError, match="exactly one"):
        Check(**said, table="visits", columns=("visit_date",))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="does not have"):
        Check(**said, table="visits", columns=("no_such",), where="true")  # type: ignore[arg-type]


def test_the_page_is_up_to_date() -> None:
    """The page in the documentation says what the checks say."""
    assert PAGE.read_text(encoding="utf-8") == checks_page(), "run make docs"


def test_every_rule_of_reading_and_joining_is_on_the_page() -> None:
    """Rules that the shared parts of reading, deriving and merging name are explained there."""
    shared = ("importers/readers.py", "importers/derive.py", "identity.py", "merge.py", "place.py")
    texts = " ".join((FOLDER.parent / name).read_text(encoding="utf-8") for name in shared)
    listed = {rule.code for rule in PARSE_RULES}
    named = set(
        re.findall(
            r"""["']([a-z]+(?:-[a-z]+)+)["'],?\s*(?:["'](?:error|query|stops)["']|link|as rule|["']\w+ is null)""",
            texts,
        )
    )
    assert named <= listed
    assert listed <= set(re.findall(r"[a-z]+(?:-[a-z]+)+", texts))
