"""Direction of travel, and why there is none."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.measures.reading.made import COUNT, DAYS, PERCENT, months, target

from goldenthread.calendar import Period, parse_period
from goldenthread.measures.kinds import Polarity, Reason
from goldenthread.measures.reading import (
    Comparing,
    Direction,
    Earlier,
    Options,
    Point,
    Subject,
    change,
    house_scheme,
    load_schemes,
    read_figure,
    scheme_of,
)
from goldenthread.measures.reading.direction import Without
from goldenthread.records.errors import WrongUse

BEFORE, THIS = months(2)
HOUSE = Options()


def _way(subject: Subject, latest: Point, earlier: Point | None, options: Options = HOUSE) -> Direction:
    return change(subject, latest, earlier, options).direction


@pytest.mark.parametrize(
    ("polarity", "way"),
    [
        (Polarity.HIGHER, Direction.IMPROVING),
        (Polarity.LOWER, Direction.WORSENING),
        (Polarity.NONE, Direction.UP),
        (Polarity.IN_RANGE, Direction.UP),
    ],
)
def test_direction_goes_by_polarity(polarity: Polarity, way: Direction) -> None:
    """More is better, worse, or only more."""
    assert _way(replace(PERCENT, polarity=polarity), Point(THIS, 60.0), Point(BEFORE, 50.0)) is way


def test_values_that_print_the_same_are_the_same() -> None:
    """The house compares unrounded, yet points no arrow that a reader could not see."""
    a, b = Point(THIS, 83.84), Point(BEFORE, 83.76)
    assert _way(PERCENT, a, b) is Direction.SAME
    assert _way(PERCENT, a, Point(BEFORE, 83.74)) is Direction.IMPROVING
    assert _way(PERCENT, a, b, replace(HOUSE, comparing=Comparing.PRINTED)) is Direction.IMPROVING


def test_nothing_to_compare_with_is_said() -> None:
    """No earlier period, or one whose value is hidden."""
    assert _way(PERCENT, Point(THIS, 60.0), None) is Direction.NO_COMPARATOR
    hidden = change(PERCENT, Point(THIS, 60.0), Point(BEFORE, None, reason=Reason.HIDDEN), HOUSE)
    assert (hidden.direction, hidden.says) == (Direction.NO_COMPARATOR, "April 2016 has no value: hidden")


@pytest.mark.parametrize(
    ("latest", "earlier", "way"),
    [
        ("ytd..2017-03", "ytd..2016-12", Direction.NOT_APPLICABLE),
        ("ytd..2017-03", "ytd..2016-03", Direction.IMPROVING),
        ("12m..2016-09", "12m..2016-06", Direction.NOT_APPLICABLE),
        ("12m..2016-09", "12m..2015-09", Direction.IMPROVING),
        ("2016-17-Q4", "2016-17-Q3", Direction.IMPROVING),
    ],
)
def test_totals_to_date_and_windows_that_overlap_have_no_arrow(latest: str, earlier: str, way: Direction) -> None:
    """A total to date can only rise within its year."""
    a, b = Point(parse_period(latest), 20.0), Point(parse_period(earlier), 12.0)
    assert _way(COUNT, a, b) is way
    assert _way(COUNT, a, b, replace(HOUSE, running_totals=True, overlapping=True)) is Direction.IMPROVING


def test_a_stock_stands_at_the_end_of_its_period() -> None:
    """Whatever label the period has, the two dates do not overlap."""
    stock = replace(COUNT, stock=True)
    assert _way(stock, Point(parse_period("ytd..2017-03"), 20.0), Point(parse_period("ytd..2016-12"), 12.0)) is (
        Direction.IMPROVING
    )


def test_small_numbers_have_no_arrow() -> None:
    """On either side, as far as the number is known; none and none are the same."""
    assert _way(COUNT, Point(THIS, 12.0), Point(BEFORE, 8.0)) is Direction.NOT_APPLICABLE
    assert _way(PERCENT, Point(THIS, 50.0, 4, 8), Point(BEFORE, 60.0)) is Direction.NOT_APPLICABLE
    assert _way(COUNT, Point(THIS, 0.0), Point(BEFORE, 0.0)) is Direction.SAME


def test_nearer_to_the_range_is_better() -> None:
    """From either side; within it one value is as good as another."""
    load = replace(PERCENT, polarity=Polarity.IN_RANGE)
    found = [
        change(load, Point(THIS, a), Point(BEFORE, b), HOUSE, target("12", "16")).direction
        for a, b in ((17.0, 19.0), (9.0, 11.0), (13.0, 15.0))
    ]
    assert found == [Direction.IMPROVING, Direction.WORSENING, Direction.SAME]


def test_a_monitored_measure_says_so_where_the_scheme_does() -> None:
    """After asking whether there is anything to compare."""
    options = replace(HOUSE, without=Without.MONITOR)
    watched = replace(PERCENT, polarity=Polarity.NONE)
    assert _way(watched, Point(THIS, 60.0), Point(BEFORE, 50.0), options) is Direction.MONITOR
    assert _way(watched, Point(THIS, 60.0), None, options) is Direction.NO_COMPARATOR


@given(st.integers(10, 10_000), st.integers(10, 10_000))
def test_the_two_ways_round_are_opposites(a: int, b: int) -> None:
    """What improves one way worsens the other."""
    there = _way(DAYS, Point(THIS, a / 10), Point(BEFORE, b / 10))
    back = _way(DAYS, Point(THIS, b / 10), Point(BEFORE, a / 10))
    opposite = {Direction.IMPROVING: Direction.WORSENING, Direction.WORSENING: Direction.IMPROVING}
    assert opposite.get(there, there) is back


def test_a_reading_holds_all_of_it() -> None:
    """Colour and three directions, by the house scheme."""
    year: Period = parse_period("2015-05")
    earlier = Earlier(Point(BEFORE, 90.0, 90, 100), Point(year, 97.0, 97, 100))
    reading = read_figure(house_scheme(), PERCENT, Point(THIS, 94.0, 94, 100), target("95"), earlier)
    assert reading.rating.word == "green amber"
    ways = [item.direction for item in (reading.previous, reading.year, reading.baseline)]
    assert ways == [Direction.IMPROVING, Direction.WORSENING, Direction.NO_COMPARATOR]
    assert (reading.scheme, reading.scheme_version) == ("house", 1)


def test_an_unknown_scheme_is_refused_with_the_known_ones() -> None:
    """A misspelt name is not the house scheme."""
    with pytest.raises(WrongUse, match="as-printed-2016-17"):
        scheme_of(load_schemes(), "as-printed")


def test_a_scheme_of_printed_values_rounds_them_and_keeps_their_n() -> None:
    """94.96% is printed as 95.0% and so meets 95, with its cases still known."""
    point = Point(THIS, 100 * 1187 / 1250, 1187, 1250)
    scheme = scheme_of(load_schemes(), "as-printed-2016-17")
    readings = [
        read_figure(item, PERCENT, point, target("95"), Earlier())
        for item in (replace(scheme, rule=house_scheme().rule), house_scheme())
    ]
    assert [reading.rating.word for reading in readings] == ["green", "green amber"]


@pytest.mark.parametrize(
    ("latest", "earlier", "way"),
    [
        ("ytd..2017-06", "ytd..2017-03", Direction.NOT_APPLICABLE),
        ("2017-11", "2017-18-Q1", Direction.NOT_APPLICABLE),
        ("2017-03", "2017-02", Direction.IMPROVING),
        ("ytd..2016-11", "ytd..2015-11", Direction.IMPROVING),
    ],
)
def test_counts_of_periods_that_are_not_equally_long_have_no_arrow(latest: str, earlier: str, way: Direction) -> None:
    """Three months of a year against twelve; a share of either is still a share."""
    a, b = (parse_period(text) for text in (latest, earlier))
    assert _way(COUNT, Point(a, 20.0), Point(b, 12.0)) is way
    assert _way(PERCENT, Point(a, 20.0), Point(b, 12.0)) is Direction.IMPROVING
