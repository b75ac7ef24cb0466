"""Rules of registers are data that is refused where it contradicts itself."""

from pathlib import Path

import pytest

from goldenthread.papers.registers import load_rules, shipped_rules
from goldenthread.records.codes import group
from goldenthread.records.codes.registers import ACTION_RATING, RATINGS_OF_SCHEME
from goldenthread.records.errors import InputRefused
from goldenthread.records.tables.registers import STEPS


def test_every_score_is_in_one_band() -> None:
    """Of the whole matrix."""
    rules = shipped_rules()
    for score in range(1, STEPS * STEPS + 1):
        assert sum(band.holds(score) for band in rules.bands) == 1
    assert rules.band(0) is None


def test_each_rating_means_something_in_each_scheme_that_has_it() -> None:
    """And in no other: the words of papers agree with the codes of registers."""
    rules = shipped_rules()
    assert set(rules.ratings) == {code.code for code in ACTION_RATING}
    for scheme, name in RATINGS_OF_SCHEME.items():
        assert {rating.code for rating in rules.of_scheme(scheme)} == set(group(name).codes)
    marks = [rating.mark for rating in rules.ratings.values()]
    assert len(set(marks)) == len(marks)


def test_rules_that_contradict_themselves_are_refused(tmp_path: Path) -> None:
    """Every problem in one pass."""
    path = tmp_path / "rules.toml"
    path.write_text(
        "format = 2\nversion = 1\nlisted_from = 12\nshare_floor = 10\nsharefloor = 3\n"
        '[[band]]\nword = "Low"\nlow = 1\nhigh = 6\ntone = "green"\n'
        '[[band]]\nword = "High"\nlow = 6\nhigh = 25\ntone = "crimson"\n',
        encoding="utf-8",
    )
    with pytest.raises(InputRefused) as refused:
        load_rules(path)
    said = str(refused.value)
    for part in ("another format", "overlap or leave a gap", "crimson", "sharefloor"):
        assert part in said
