"""Invented histories of care, sliced into yearly returns and put together again."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.records.importers.ssda903.returns import episode, stack, write

FIRST, LAST = 2019, 2024
BEGINNING, END = date(FIRST - 1, 4, 1), date(LAST, 3, 31)


@dataclass
class Stay:
    """A part of a period of care with one placement and legal status; ``gap`` days of it passed before the next."""

    days: int
    reason: str
    status: str


@dataclass
class Period:
    """A period of care as invented: how long after the one before it it began, its stays, and why it ended."""

    after: int
    stays: list[Stay]
    ended: str
    start: date = field(default=BEGINNING)


STAYS = st.builds(Stay, st.integers(1, 500), st.sampled_from("LPTBU"), st.sampled_from(["C1", "C2", "E1", "V2"]))
PERIODS = st.builds(
    Period, st.integers(1, 400), st.lists(STAYS, min_size=1, max_size=4), st.sampled_from(["E4A", "E11", "E47", "E8"])
)
CHILDREN = st.lists(st.lists(PERIODS, min_size=1, max_size=3), min_size=1, max_size=25)


def rows_of(child: str, periods: list[Period], end: date) -> Iterator[tuple[date, date | None, str]]:
    """A child's episodes as a return made at ``end`` has them: start, end if it is known by then, and the row."""
    day = BEGINNING
    for period in periods:
        day += timedelta(period.after)
        period.start = day
        for place, stay in enumerate(period.stays):
            start, stop = day, day + timedelta(stay.days)
            day = stop
            if start > end:
                return
            known = stop <= end
            last = place == len(period.stays) - 1
            ceased, why = (f"{stop:%d/%m/%Y}", period.ended if last else "X1") if known else ("", "")
            reason = "S" if place == 0 else stay.reason
            yield start, stop if known else None, episode(child, f"{start:%d/%m/%Y}", reason, ceased, why, stay.status)


def check(children: list[list[Period]]) -> None:
    """Write every year's return, load them all, and compare periods, placements and episodes with what was invented."""
    named = {f"K{n}": periods for n, periods in enumerate(children)}
    with tempfile.TemporaryDirectory() as folder:
        folders = []
        for year in range(FIRST, LAST + 1):
            begins, ends = date(year - 1, 4, 1), date(year, 3, 31)
            rows = [
                row
                for child, periods in named.items()
                for _, stop, row in rows_of(child, periods, ends)
                if stop is None or stop >= begins
            ]
            # A child who is in every year keeps each year's return from being empty.
            always = episode("always", f"{BEGINNING - timedelta(9):%d/%m/%Y}")
            folders.append(write(Path(folder) / str(year), episodes=[*rows, always]))
        found = stack(*folders)
    truth = [
        (child, period.start, start, stop)
        for child, periods in named.items()
        for start, stop, _ in rows_of(child, periods, END)
        for period in [max((p for p in periods if p.start <= start), key=lambda p: p.start)]
    ]
    periods_of: dict[tuple[str, date], date | None] = {}
    for child, begun, _, stop in truth:
        periods_of[(child, begun)] = stop
    who = "join people using (person_key) where child_id <> 'always'"
    given_periods = found.rows(f"select child_id, start_date, end_date from care_periods {who}")
    assert {(child, start): end for child, start, end in given_periods} == periods_of
    assert len(given_periods) == len(periods_of)
    episodes = found.rows(
        "select child_id, p.start_date, e.start_date, e.end_date from care_episodes e "
        "join care_periods p on p.event_key = e.care_period_key join people on people.person_key = e.person_key where child_id <> 'always'"
    )
    assert sorted(episodes, key=str) == sorted(truth, key=str)
    assert [rule for rule, child in found.rules() if child != "always"] == []
    assert {item["rule"] for item in found.findings.to_pylist()} <= {"wrong-year"}


@settings(max_examples=2)
@given(CHILDREN)
def test_returns_of_six_years_give_back_the_histories(children: list[list[Period]]) -> None:
    """Whatever the history, each period is one, ends when it ended, and nothing is found to be wrong."""
    check(children)


@pytest.mark.generative
@settings(max_examples=150)
@given(CHILDREN)
def test_returns_of_six_years_give_back_many_histories(children: list[list[Period]]) -> None:
    """The same over many more histories."""
    check(children)
