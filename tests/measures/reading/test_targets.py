"""Targets with their history."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from tests.measures.reading.made import target

from goldenthread.calendar import parse_period
from goldenthread.measures.kinds import Unit
from goldenthread.measures.reading import load_targets
from goldenthread.records.errors import InputRefused

TWO = """
format = 1
[[target]]
measure = "assessments"
from = "2016-17"
at_least = 84.5
set_by = "Children's committee"
set_on = 2016-03-10
[[target]]
measure = "assessments"
from = "2017-18"
at_least = 90
set_by = "Improvement Board"
set_on = 2017-09-01
"""


def _folder(tmp_path: Path, text: str) -> Path:
    (tmp_path / "ours.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_the_target_is_that_of_the_period(tmp_path: Path) -> None:
    """A later target does not change what was aimed at before."""
    targets = load_targets(_folder(tmp_path, TWO))
    found = [targets.target("assessments", parse_period(text)) for text in ("2016-03", "2016-17-Q4", "2017-11")]
    assert [item and item.low for item in found] == [None, Decimal("84.5"), Decimal(90)]


def test_a_target_is_known_only_after_it_is_set(tmp_path: Path) -> None:
    """As known in June 2017 the old target still held for that year."""
    targets = load_targets(_folder(tmp_path, TWO))
    then = targets.target("assessments", parse_period("2017-11"), known_at=date(2017, 6, 1))
    assert then is not None
    assert then.low == Decimal("84.5")
    assert [item.set_by for item in targets.history("assessments")] == ["Children's committee", "Improvement Board"]


def test_the_council_stands_above_the_package(tmp_path: Path) -> None:
    """Its own target holds even where the national one was set later."""
    text = TWO.replace('"assessments"', '"entry-to-moving-in-with-adopters"').replace(
        "at_least = 84.5", "at_most = 500"
    )
    targets = load_targets(
        _folder(tmp_path, text.split('[[target]]\nmeasure = "entry-to-moving-in-with-adopters"\nfrom = "2017-18"')[0])
    )
    found = targets.target("entry-to-moving-in-with-adopters", parse_period("36m..2017-03"))
    assert found is not None
    assert found.high == 500
    assert load_targets().target("entry-to-moving-in-with-adopters", parse_period("36m..2017-03")).high == 426  # type: ignore[union-attr]


def test_every_fault_is_told_in_one_pass(tmp_path: Path) -> None:
    """Missing, misspelt, contrary and unreadable, in one file and in another."""
    (tmp_path / "a.toml").write_text(
        'format = 1\n[[target]]\nmeasure = "x"\nfrom = "2016-18"\nat_leest = 3\nset_by = "me"\nset_on = "soon"\n'
        '[[target]]\nmeasure = "y"\nfrom = "2016-17"\nat_least = 9\nat_most = 3\nset_by = ""\nset_on = 2016-01-01\n',
        encoding="utf-8",
    )
    (tmp_path / "b.toml").write_text("format = ", encoding="utf-8")
    with pytest.raises(InputRefused) as refused:
        load_targets(tmp_path)
    told = str(refused.value)
    for words in ("2016-18", "'at_least'?", "no target in it", "'soon'", "at_least 9 is above", "set_by", "b.toml"):
        assert words in told, words


def test_two_targets_of_one_day_are_refused(tmp_path: Path) -> None:
    """Nobody could say which holds."""
    with pytest.raises(InputRefused, match="two targets"):
        load_targets(_folder(tmp_path, TWO + TWO.replace("\nformat = 1\n", "\n")))


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """Silence would look like no targets."""
    with pytest.raises(InputRefused, match="not there"):
        load_targets(tmp_path / "nowhere")


def test_a_miss_is_measured_from_the_edge_that_is_passed() -> None:
    """A range is met at both its ends."""
    both = target("12", "16")
    assert [both.missed_by(Fraction(value)) for value in (11, 12, 16, 19)] == [(1, 12), (0, 12), (0, 16), (3, 16)]
    assert both.words(Unit.RATIO) == "12 to 16"
    assert target(high="426").words(Unit.DAYS) == "at most 426 days"


@pytest.mark.parametrize(("ends", "days"), [("2014-03", 547), ("2015-03", 487), ("2016-03", 426), ("2018-03", 426)])
def test_the_national_threshold_is_that_of_the_year_in_which_the_average_ends(ends: str, days: int) -> None:
    """A three-year average begins long before its threshold was set."""
    found = load_targets().target("entry-to-moving-in-with-adopters", parse_period(f"36m..{ends}"))
    assert found is not None
    assert found.high == days


def test_a_target_does_not_begin_with_a_window(tmp_path: Path) -> None:
    """Whether from its start or its end nobody could say."""
    with pytest.raises(InputRefused, match="a window"):
        load_targets(_folder(tmp_path, TWO.replace('from = "2016-17"', 'from = "12m..2017-03"')))
