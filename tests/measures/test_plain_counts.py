"""Every measure counted a second time, slowly, in plain Python written from its words, on random histories."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest
from tests.measures.plain.helping import Answer
from tests.measures.plain.histories import LAST, History, history

from goldenthread.calendar import parse_period
from goldenthread.measures.definitions import book
from goldenthread.measures.language.measures import Measure, Stat
from goldenthread.measures.run.counting import Engine, answered, statements_of

Count = Callable[[History, date, date], Answer]
BOOK = book()
COUNTED = [key for key, one in BOOK.measures.items() if one.stat is not Stat.RATIO]
PERIODS = tuple(parse_period(text) for text in ("2017-02", "2017-05", "2017-12", "2016-17-Q4", "2016-17", "2018-03"))
_TOOLS = ("helping", "histories", "shapes", "tasks")


def _counts() -> Mapping[str, Count]:
    found: dict[str, Count] = {}
    for module in iter_modules([str(Path(__file__).parent / "plain")]):
        if module.name not in _TOOLS:
            found |= import_module(f"tests.measures.plain.{module.name}").COUNTS
    return found


COUNTS = _counts()


def test_every_measure_has_a_plain_count() -> None:
    """None is left to the engine alone, and no count is left of a measure that is gone."""
    assert set(COUNTS) == set(COUNTED)


@cache
def _statements(keys: tuple[str, ...]) -> tuple[Any, ...]:
    """The statements of measures, compiled once for every history."""
    return tuple(statements_of(BOOK, [BOOK.measure(key) for key in keys], _whole))


def _whole(measure: Measure) -> tuple[()]:
    del measure
    return ()


def _engine(made: History, keys: list[str]) -> dict[tuple[str, int], Any]:
    groups = _statements(tuple(keys))
    with made.connect() as connection:
        engine = Engine(connection, BOOK, PERIODS, LAST)
        engine.prepare([statement for _, statement in groups], [BOOK.measure(key) for key in keys])
        table = answered(connection, groups, _whole)
    found: dict[tuple[str, int], Any] = {}
    for row in table.to_pylist():
        measure = BOOK.measure(row["key"])
        place = (row["key"], row["period_id"])
        if measure.stat is Stat.MIX:
            found.setdefault(place, {})[row["part"] or "not-recorded"] = row["numerator"] or 0.0
        elif measure.stat in (Stat.MEDIAN, Stat.P90):
            found[place] = (row["quantile"], row["denominator"])
        else:
            found[place] = (row["numerator"] or 0.0, row["denominator"])
    return found


def _nothing(measure: Measure) -> Any:
    if measure.stat is Stat.MIX:
        return {}
    if measure.stat in (Stat.COUNT, Stat.RATE, Stat.SUM):
        return (0.0, None)
    return (None if measure.stat in (Stat.MEDIAN, Stat.P90) else 0.0, 0.0)


def _plain(answer: Any) -> Any:
    if isinstance(answer, dict):
        return {name: value for name, value in answer.items() if value}
    return tuple(None if part is None else round(float(part), 6) for part in answer)


def _agree(seed: int, keys: list[str]) -> None:
    made = history(seed)
    counted = _engine(made, keys)
    for key in keys:
        for number, period in enumerate(PERIODS):
            engine = counted.get((key, number), _nothing(BOOK.measure(key)))
            plain = COUNTS[key](made, period.start, min(period.end, LAST))
            assert _plain(engine) == _plain(plain), f"{key} {period.label} seed {seed}: engine {engine}, plain {plain}"


@pytest.mark.parametrize("seed", range(4))
def test_the_engine_and_a_plain_count_agree(seed: int) -> None:
    """On a few histories, every measure at once."""
    _agree(seed, COUNTED)


@pytest.mark.generative
@pytest.mark.parametrize("seed", range(100, 300))
def test_the_engine_and_a_plain_count_agree_on_many_histories(seed: int) -> None:
    """On two hundred more."""
    _agree(seed, COUNTED)
