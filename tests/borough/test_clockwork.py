"""Days, chance and trends of the simulation."""

from datetime import date, timedelta

import pytest

from goldenthread.borough import care, front_door, people
from goldenthread.borough.cases import OPEN
from goldenthread.borough.clockwork import Clock, birthday, months_on
from goldenthread.borough.collect import Collector, UnknownColumn
from goldenthread.borough.dice import Dice, Weighted
from goldenthread.borough.plan import Plan
from goldenthread.borough.world import World
from goldenthread.calendar.months import add_months
from goldenthread.calendar.months import birthday as calendar_birthday
from goldenthread.calendar.working_days import WorkingDays

PLAN = Plan(children=10, years=3, seed=1, as_at=date(2025, 9, 30))


@pytest.mark.parametrize(
    "start", [date(2017, 4, 13), date(2017, 4, 14), date(2022, 5, 27), date(2025, 8, 30), date(2020, 2, 29)]
)
def test_working_days_are_those_of_the_calendar(start: date) -> None:
    """Adding and counting agree with the calendar floor, bank holidays and weekends included."""
    clock, days = Clock(PLAN), WorkingDays.standard()
    for count in (0, 1, 10, 15, 45):
        end = clock.add(start.toordinal(), count)
        assert date.fromordinal(end) == days.add(start, count)
        assert clock.count(start.toordinal(), end) == days.count(start, date.fromordinal(end))
    assert date.fromordinal(clock.open_day(start.toordinal())) == days.on_or_after(start)


def test_months_and_birthdays_are_those_of_the_calendar() -> None:
    """The end of a month is clamped and a leap-day birthday falls on 1 March."""
    for back in range(0, 1200, 7):
        day = date(2025, 3, 1) - timedelta(days=back)
        assert date.fromordinal(months_on(day.toordinal(), 3)) == add_months(day, 3)
        assert date.fromordinal(months_on(day.toordinal(), -12)) == add_months(day, -12)
        assert date.fromordinal(birthday(day.toordinal(), 18)) == calendar_birthday(day, 18)


def test_demand_dips_when_schools_are_shut() -> None:
    """August brings fewer families than October, and weekends hardly any."""
    clock, dice = Clock(PLAN), Dice("demand")
    days = [date.fromordinal(clock.arrival(dice)) for _ in range(20_000)]
    by_month = [sum(day.month == month for day in days) for month in range(1, 13)]
    assert by_month[7] < 0.8 * by_month[9]
    assert sum(day.weekday() >= 5 for day in days) < 0.08 * len(days)


def test_a_dip_falls_and_rises_again() -> None:
    """The share of assessments in time is lowest two fifths of the way."""
    clock = Clock(PLAN)
    at = [clock.dipping(clock.start + (clock.as_at - clock.start) * tenth // 10, 0.9, 0.5, 0.8) for tenth in range(11)]
    assert at[0] == pytest.approx(0.9)
    assert min(at) == pytest.approx(0.5, abs=0.01)
    assert at[10] == pytest.approx(0.8)


def test_a_stream_of_chance_is_named_by_its_key() -> None:
    """The same key gives the same draws, another key others, and weights are kept."""
    coins = Weighted([("heads", 3.0), ("tails", 1.0)])
    one, same, other = Dice(1, "a"), Dice(1, "a"), Dice(1, "b")
    draws = [one.pick(coins) for _ in range(4_000)]
    assert draws == [same.pick(coins) for _ in range(4_000)]
    assert draws != [other.pick(coins) for _ in range(4_000)]
    assert 0.72 < draws.count("heads") / 4_000 < 0.78
    assert {one.between(2, 4) for _ in range(100)} == {2, 3, 4}


def test_what_is_not_yet_known_is_cut_off() -> None:
    """A row dated later is not held; an end date later is empty, with the values that it dates; a due date stays."""
    clock = Clock(PLAN)
    collector = Collector(clock)
    assert collector.add("referrals", "1", referral_date=clock.as_at + 1) == ""
    kept = collector.add("referrals", "1", referral_date=clock.as_at, close_date=clock.as_at + 1, close_reason="RC8")
    collector.add("cin_reviews", "1", review_date=clock.as_at, due_date=clock.as_at + 9)
    tables = collector.tables()
    row = tables["referrals"].to_pylist()[0]
    assert (row["source_id"], row["close_date"], row["close_reason"]) == (kept, None, None)
    assert tables["cin_reviews"].to_pylist()[0]["due_date"] == PLAN.as_at + timedelta(days=9)


def test_a_child_who_would_come_into_care_after_the_as_at_date_has_not_come() -> None:
    """The case stays open and no period of care is written."""
    world = World(PLAN)
    family = people.make_family(world, Dice("late"), world.clock.as_at, 1, age=(8, 9))
    case = front_door.open_cases(world, family.children, world.clock.as_at, "6", "N1")[0]
    assert care.enter(world, case, world.clock.as_at + 1) == OPEN
    tables = world.collector.tables()
    assert tables["care_periods"].num_rows == 0
    assert tables["referrals"].column("close_date").to_pylist() == [None]


def test_a_contact_that_is_not_yet_decided_has_no_outcome() -> None:
    """What was decided the day after the as-at date is not known on it."""
    for number in range(40):
        world = World(PLAN)
        family = people.make_family(world, Dice("contact", number), world.clock.as_at, 1, age=(8, 9))
        decided = front_door.contact(world, family, family.children, world.clock.as_at, "2A", "referral")
        row = world.collector.tables()["contacts"].to_pylist()[0]
        if decided > world.clock.as_at:
            assert [row[name] for name in ("outcome", "decided_at", "decided_date", "final_risk")] == [None] * 4
            return
    pytest.fail("no contact of forty was decided the day after")


def test_a_cell_without_a_column_is_an_error() -> None:
    """A misspelt column is not dropped in silence."""
    collector = Collector(Clock(PLAN))
    collector.add("referrals", "1", referral_date=738_000, refered=True)
    with pytest.raises(UnknownColumn, match="refered"):
        collector.tables()
