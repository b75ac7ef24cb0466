"""A council's own numbers for limits that councils set."""

from datetime import date
from pathlib import Path

import pytest

from goldenthread.measures.definitions import book
from goldenthread.measures.language.limits import Span
from goldenthread.measures.run.own import book_with
from goldenthread.records.errors import InputRefused

SHIPPED = book()


def _limits(folder: Path, text: str) -> Path:
    path = folder / "limits.toml"
    path.write_text("format = 1\n" + text, encoding="utf-8")
    return path


def _local_key() -> str:
    return next(key for key, held in SHIPPED.limits.by_key.items() if held[-1].local and held[-1].span is Span.DAYS)


def test_a_councils_own_limit_holds_from_the_day_it_was_set(tmp_path: Path) -> None:
    """What began before is judged by what held then."""
    key = _local_key()
    before = SHIPPED.limits.latest(key)
    text = f'[[limit]]\nkey = "{key}"\nnumber = 3\nwho = "the director"\nsince = 2025-04-01\n'
    found, _ = book_with(SHIPPED, None, _limits(tmp_path, text))
    then, now = found.limits.variants(key)
    assert (then.number, then.source.until) == (before.number, date(2025, 3, 31))
    assert (now.number, now.source.says, now.source.since) == (3, "set by the director", date(2025, 4, 1))
    for_good, _ = book_with(SHIPPED, None, _limits(tmp_path, text.replace("since = 2025-04-01\n", "")))
    assert [one.number for one in for_good.limits.variants(key)] == [3]


def test_limits_of_law_cannot_be_set(tmp_path: Path) -> None:
    """Nor those that there are not, nor half days."""
    text = "".join(
        f'[[limit]]\nkey = "{key}"\nnumber = {number}\nwho = "us"\n'
        for key, number in (("assessment", 40), ("asessment", 40), (_local_key(), 2.5))
    )
    with pytest.raises(InputRefused) as refused:
        book_with(SHIPPED, None, _limits(tmp_path, text))
    said = [str(problem) for problem in refused.value.problems]
    assert "2.5 days cannot be counted in whole days" in said[0]
    assert said[1].startswith("limits.toml, limit 1 (assessment): 'assessment' is set by law or guidance")
    assert said[2].startswith(
        "limits.toml, limit 2 (asessment): there is no limit 'asessment'. Did you mean assessment"
    )
