"""What the guide says of targets, rebases and the published papers is so."""

import re
from pathlib import Path

import pytest

from goldenthread.measures.reading import Direction, load_targets
from goldenthread.measures.reading.printed.quarter import read_quarter
from goldenthread.measures.reading.variation import load_rebases

ROOT = Path(__file__).parents[3]
GUIDE = (ROOT / "docs" / "guides" / "reading-figures.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["target", "rebase"])
def test_the_examples_of_files_load(kind: str, tmp_path: Path) -> None:
    """As they stand in the guide."""
    (block,) = (text for text in re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL) if f"[[{kind}]]" in text)
    (tmp_path / "ours.toml").write_text(block, encoding="utf-8")
    if kind == "target":
        assert load_targets(tmp_path).history("assessments-in-45-working-days")
    else:
        assert len(load_rebases(tmp_path)) == 1


def test_what_the_house_withholds_is_counted_right() -> None:
    """Three colours; two running totals and three windows that overlap."""
    rows = read_quarter(
        ROOT / "examples" / "barnet" / "home" / "published" / "2016-17-Q4" / "quarterly_indicators_2016_17_q4.csv"
    )
    withheld = [row for row in rows if row.printed.rating.colour and not row.house.rating.colour]
    assert len(withheld) == 3
    changes = [change for row in rows for change in (row.house.previous, row.house.year)]
    said = [change.says for change in changes if change.direction is Direction.NOT_APPLICABLE]
    assert [sum(words in text for text in said) for words in ("running total", "windows overlap")] == [2, 3]
    for words in ("withholds three of the 22 colours", "two running totals", "three windows that\noverlap"):
        assert words in GUIDE
