"""The figures of a plan as people typed them: as known on a day, and as they were first given."""

from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from goldenthread.access.scope import Scope
from goldenthread.calendar import month
from goldenthread.measures.kinds import Polarity, Reason
from goldenthread.measures.typed import figures_of, load_typed
from goldenthread.programme.guard.examples import case_of
from goldenthread.programme.guard.rules import Example
from goldenthread.programme.promises import Plan
from goldenthread.programme.series import (
    measures_of,
    series_of_file,
    series_of_home,
    series_of_installation,
    snapshot_on,
)

HEADINGS = "key,title,period,numerator,denominator,value,unit,source,who,when,note"
SCOPE = Scope.everything("tests", "plan")
PLAN: Plan = case_of(Example("", True, {"no_figures": True})).plan


def written(path: Path, *rows: str) -> Path:
    """A file of typed figures of the one measure that the plan is linked to."""
    lines = [f"a1-aim,Visits in time,{row},percent,Team list,Analyst,2026-02-01," for row in rows]
    path.write_text("\n".join([HEADINGS, *lines, ""]), encoding="utf-8")
    return path


def test_a_file_becomes_series_by_key(tmp_path: Path) -> None:
    """In order of time, better the way the plan says, and a month that was not recorded is there without a value."""
    path = written(tmp_path / "figures.csv", "2026-02,,,not-recorded", "2025-12,60,100,", "2026-01,70,100,")
    (found,) = series_of_file(path, PLAN, date(2026, 3, 31)).values()
    assert measures_of(PLAN) == (found.subject.key,)
    assert [one.point.period for one in found.observed] == [month(2025, 12), month(2026, 1), month(2026, 2)]
    assert [one.point.value for one in found.observed] == [60.0, 70.0, None]
    assert found.observed[-1].point.reason is Reason.NOT_RECORDED
    assert (found.typed, found.subject.polarity) == (True, Polarity.HIGHER)


def test_a_home_tells_what_was_first_given_and_what_is_known_on_a_day(tmp_path: Path) -> None:
    """January was given as 60 and corrected to 75; in February nobody knew that. History is first known of nothing."""
    first = written(tmp_path / "first.csv", "2025-06,50,100,", "2026-01,60,100,")
    load_typed(first, tmp_path, "Analyst", datetime(2026, 2, 10, tzinfo=UTC))
    first = written(tmp_path / "second.csv", "2026-01,75,100,")
    load_typed(first, tmp_path, "Analyst", datetime(2026, 3, 10, tzinfo=UTC))
    (then,) = series_of_home(tmp_path, PLAN, date(2026, 2, 28)).values()
    (now,) = series_of_installation(PLAN, tmp_path, None, date(2026, 3, 31), SCOPE).values()
    assert [one.point.value for one in then.observed] == [50.0, 60.0]
    assert [one.point.value for one in now.observed] == [50.0, 75.0]
    assert [one.first.value if one.first else None for one in now.observed] == [None, 60.0]


def test_a_day_has_the_snapshot_that_was_current_then() -> None:
    """The current one where it had come, the last that had come where it had not, and the current where nothing had."""
    first, second, third = (
        SimpleNamespace(id=name, manifest=SimpleNamespace(known_at=datetime(2026, number, 10, 9, tzinfo=UTC)))
        for number, name in enumerate(("first", "second", "third"), start=1)
    )

    def on(day: date, current: SimpleNamespace) -> str:
        store: Any = SimpleNamespace(current=lambda: current, snapshots=lambda: (first, second, third))
        return str(snapshot_on(store, day).id)

    assert on(date(2026, 3, 10), third) == "third"
    assert on(date(2026, 3, 9), third) == "second"
    assert on(date(2026, 1, 9), third) == "third"
    assert on(date(2026, 3, 10), second) == "second"


def test_figures_of_one_paper_stand_in_the_place_of_the_home_s(tmp_path: Path) -> None:
    """Month by month; the rest of what the home holds stays."""
    load_typed(
        written(tmp_path / "held.csv", "2026-01,60,100,", "2026-02,61,100,"),
        tmp_path,
        "Analyst",
        datetime(2026, 3, 2, tzinfo=UTC),
    )
    given = figures_of(written(tmp_path / "given.csv", "2026-02,90,100,", "2026-03,91,100,"), date(2026, 4, 1))
    (found,) = series_of_installation(PLAN, tmp_path, None, date(2026, 4, 1), SCOPE, given).values()
    assert [one.point.value for one in found.observed] == [60.0, 90.0, 91.0]
