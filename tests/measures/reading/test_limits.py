"""Limits of control charts, held against worked examples that others published and against what must not matter."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.measures.reading.made import COUNT, DAYS, PERCENT, months, series, shares

from goldenthread.calendar import parse_period
from goldenthread.measures.kinds import Polarity, Reason, Unit
from goldenthread.measures.reading import Point, Subject
from goldenthread.measures.reading.variation import (
    ChartKind,
    Rebase,
    Variation,
    control_chart,
    load_parameters,
    load_rebases,
    parameter_entries,
    variation,
)
from goldenthread.records.errors import InputRefused, WrongUse

HOUSE = load_parameters()
ALL = replace(HOUSE, fix_after=0)
PLAIN = replace(ALL, screen_moving_ranges=False)
# Viscosity of aircraft primer paint: Montgomery, Introduction to Statistical Quality Control.
VISCOSITY = [33.75, 33.05, 34.00, 33.81, 33.46, 34.02, 33.68, 33.27, 33.49, 33.20, 33.62, 33.00, 33.54, 33.12, 33.84]
# Attendances seen within four hours, and all attendances, over twenty weeks: Mohammed and others, BMJ Quality and
# Safety 2013;22:362. The limits are those that the R package qicharts2 gives for them.
SEEN = [266501, 264225, 276532, 281461, 269071, 261215, 270409, 279778, 270483, 270320]
SEEN += [267923, 271478, 255353, 256820, 261835, 259144, 255910, 260863, 264465, 260989]
CAME = [280443, 276823, 291681, 296155, 282343, 275888, 283867, 295251, 284468, 282529]
CAME += [279618, 283932, 266629, 268091, 276803, 271578, 266005, 273520, 278574, 273772]
UPPER = [96.567, 96.5753, 96.5421, 96.5326, 96.5627, 96.5775, 96.5593, 96.5345, 96.5579, 96.5623]
UPPER += [96.5689, 96.5591, 96.5996, 96.5961, 96.5753, 96.5877, 96.6012, 96.583, 96.5713, 96.5824]
LOWER = [94.013, 94.0046, 94.0378, 94.0473, 94.0173, 94.0025, 94.0207, 94.0454, 94.022, 94.0177]
LOWER += [94.0111, 94.0208, 93.9803, 93.9839, 94.0046, 93.9923, 93.9788, 93.9969, 94.0087, 93.9975]
U_UPPER = [0.9657, 0.9658, 0.9654, 0.9653, 0.9656, 0.9658, 0.9656, 0.9653, 0.9656, 0.9656]
U_LOWER = [0.9401, 0.9400, 0.9404, 0.9405, 0.9402, 0.9400, 0.9402, 0.9405, 0.9402, 0.9402]
values = st.lists(st.integers(0, 400), min_size=5, max_size=30)


def test_single_values_match_the_published_example() -> None:
    """Mean 33.52, mean moving range 0.48, limits 32.24 and 34.80."""
    limits = control_chart(DAYS, series(VISCOSITY), ALL).limits
    assert limits is not None
    assert round(float(limits.mean), 2) == 33.52
    assert round(float(limits.spread / HOUSE.xmr_factor), 2) == 0.48
    assert [round(float(limits.mean + way * limits.spread), 2) for way in (-1, 1)] == [32.24, 34.80]


def test_single_values_worked_by_hand() -> None:
    """4, 6, 5, 9, 6: mean 6, ranges 2 1 4 3 with mean 2.5, limits 6 less and more 6.65."""
    chart = control_chart(COUNT, series([4, 6, 5, 9, 6]), PLAIN)
    assert (chart.last.mean, chart.last.upper, chart.last.lower) == (6, Fraction("12.65"), 0)
    assert chart.limits is not None
    assert chart.limits.trial


def test_a_leap_is_screened_out_of_the_limits() -> None:
    """Ranges 1, 1 and so on and one of 20: the leap would widen the limits fivefold."""
    leap = [10, 11, 10, 11, 10, 11, 10, 30, 29, 30, 29, 30, 29]
    with_screen, without = (control_chart(COUNT, series(leap), settings).limits for settings in (ALL, PLAIN))
    assert with_screen is not None
    assert without is not None
    assert (with_screen.screened, with_screen.spread) == (1, Fraction("2.66"))
    assert without.spread == Fraction("2.66") * Fraction(31, 12)


def test_laneys_shares_match_the_published_limits() -> None:
    """To four places for each of twenty weeks."""
    chart = control_chart(PERCENT, shares(list(zip(SEEN, CAME, strict=True))), ALL)
    assert chart.kind is ChartKind.P_PRIME
    assert [round(float(mark.upper or 0), 4) for mark in chart.marks] == UPPER
    assert [round(float(mark.lower or 0), 4) for mark in chart.marks] == LOWER
    assert chart.limits is not None
    assert round(float(chart.limits.sigma_z or 0), 2) == 10.64


def test_laneys_rates_match_the_published_limits() -> None:
    """To four places."""
    subject = Subject("rate", "Rate", Unit.RATIO, Polarity.HIGHER, 4)
    points = [Point(p, a / b, a, b) for p, a, b in zip(months(20), SEEN, CAME, strict=True)]
    chart = control_chart(subject, points, ALL, kind=ChartKind.U_PRIME)
    assert [round(float(mark.upper or 0), 4) for mark in chart.marks][:10] == U_UPPER
    assert [round(float(mark.lower or 0), 4) for mark in chart.marks][:10] == U_LOWER


def test_plain_shares_have_binomial_limits() -> None:
    """Half of 100: 50 less and more 15."""
    chart = control_chart(PERCENT, shares([(50, 100), (48, 100), (52, 100), (51, 100), (49, 100)]))
    assert chart.kind is ChartKind.P
    assert [round(float(bound or 0), 9) for bound in (chart.last.lower, chart.last.upper)] == [35, 65]


def test_rates_have_poisson_limits() -> None:
    """100 events in 10,000 people: 100 less and more 30."""
    subject = Subject("rate", "Rate", Unit.PER_10_000, Polarity.NONE)
    points = [
        Point(p, float(x), float(x), 10_000.0) for p, x in zip(months(6), (98, 102, 97, 103, 99, 101), strict=True)
    ]
    chart = control_chart(subject, points)
    assert chart.kind is ChartKind.U
    assert [round(float(bound or 0), 9) for bound in (chart.last.lower, chart.last.upper)] == [70, 130]


def test_shares_that_vary_less_than_chance_are_not_narrowed() -> None:
    """Sigma z below 1 leaves binomial limits as they are."""
    chart = control_chart(PERCENT, shares([(50, 100)] * 6))
    assert chart.kind is ChartKind.P
    assert chart.limits is not None
    assert chart.limits.sigma_z == 0


def test_percentages_without_their_counts_are_single_values() -> None:
    """Nothing is invented to divide by."""
    assert control_chart(PERCENT, series([50, 52, 51, 49, 50])).kind is ChartKind.XMR
    with pytest.raises(WrongUse, match="needs the numerator"):
        control_chart(PERCENT, series([50, 52, 51, 49, 50]), kind=ChartKind.P)


def test_limits_never_pass_what_can_be() -> None:
    """Below nought and above 100% there is nothing."""
    chart = control_chart(PERCENT, shares([(19, 20), (20, 20), (18, 20), (20, 20), (20, 20)]))
    assert chart.last.upper == 100
    assert control_chart(COUNT, series([0, 4, 0, 5, 0])).last.lower == 0


def test_limits_are_fixed_on_the_first_twelve() -> None:
    """What comes later is held against them and does not move them."""
    first = [10, 12, 11, 13, 10, 12, 11, 13, 10, 12, 11, 13]
    one, two = (control_chart(COUNT, series([*first, *more])).limits for more in ([], [40, 41, 42]))
    assert one is not None
    assert one == two
    assert not one.trial


def test_too_few_values_have_no_limits() -> None:
    """Four values are four values."""
    chart = control_chart(COUNT, series([3, 5, 4, 6]))
    assert chart.limits is None
    assert chart.last.mean is None
    assert variation(chart).variation is Variation.TOO_FEW


def test_periods_without_a_value_are_listed() -> None:
    """They are not nought and not left unsaid."""
    points = series([3, 5, 4, 6, 5, 4])
    points[2] = Point(points[2].period, None, reason=Reason.NOT_RECORDED)
    chart = control_chart(COUNT, points)
    assert [str(point.period) for point in chart.missing] == ["2016-06"]
    assert len(chart.marks) == 5


def test_totals_to_date_cannot_be_charted() -> None:
    """They do not vary apart from one another."""
    points = [Point(parse_period(text), 5.0) for text in ("ytd..2017-05", "ytd..2017-06")]
    with pytest.raises(WrongUse, match="share days"):
        control_chart(COUNT, points)
    with pytest.raises(WrongUse, match="no value"):
        control_chart(COUNT, [])


def test_a_rebase_begins_limits_anew() -> None:
    """From the period that the person named, with the reason kept."""
    rebase = Rebase("adopted", date(2017, 4, 1), "a second team began", "Head of service", date(2017, 5, 2))
    chart = control_chart(COUNT, series([10.0, 11.0] * 6 + [30.0, 31.0] * 6), rebases=[rebase])
    assert [limits and limits.mean for limits in chart.stretches] == [Fraction("10.5"), Fraction("30.5")]
    assert chart.rebases == (rebase,)
    assert variation(chart).variation is Variation.COMMON
    assert not control_chart(DAYS, series([10.0, 11.0] * 6), rebases=[rebase]).rebases


def test_a_rebase_needs_a_person_and_a_reason(tmp_path: Path) -> None:
    """Every fault of every record is told."""
    good = 'measure = "x"\nfrom = "2017-04"\nreason = "new team"\nby = "Head of service"\non = 2017-05-02\n'
    (tmp_path / "a.toml").write_text(f"format = 1\n[[rebase]]\n{good}", encoding="utf-8")
    assert load_rebases(tmp_path)[0].since == date(2017, 4, 1)
    (tmp_path / "b.toml").write_text(
        f'format = 1\n[[rebase]]\nmeasure = "y"\nfrom = "2017-04"\nreason = " "\non = 2017-05-02\n[[rebase]]\n{good}',
        encoding="utf-8",
    )
    with pytest.raises(InputRefused) as refused:
        load_rebases(tmp_path)
    for words in ("reason", "by is missing", "twice"):
        assert words in str(refused.value)


@given(values, st.integers(1, 50), st.integers(1, 5))
def test_adding_and_multiplying_changes_no_signal(numbers: list[int], more: int, times: int) -> None:
    """Exactly: values are kept as fractions."""
    plain = control_chart(DAYS, series([1000.0 + number for number in numbers]))
    moved = control_chart(DAYS, series([(1000.0 + number) * times + more for number in numbers]))
    assert [mark.signals for mark in plain.marks] == [mark.signals for mark in moved.marks]
    if plain.limits is not None and moved.limits is not None:
        assert moved.limits.spread == plain.limits.spread * times


@given(values)
def test_upside_down_the_signals_turn_round(numbers: list[int]) -> None:
    """High becomes low, and nothing else changes."""
    there, back = (control_chart(DAYS, series([5000.0 + way * number for number in numbers])) for way in (1, -1))
    assert [[(s.rule, s.high) for s in mark.signals] for mark in there.marks] == [
        [(s.rule, not s.high) for s in mark.signals] for mark in back.marks
    ]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(60, 90)), min_size=5, max_size=25))
def test_more_cases_make_narrower_limits(counts: list[tuple[int, int]]) -> None:
    """Within one stretch, of two values the one with more cases has limits no further from the mean."""
    chart = control_chart(PERCENT, shares(counts))
    limits = chart.limits
    assert limits is not None
    marks = sorted(chart.marks, key=lambda mark: mark.point.denominator or 0)
    reaches = [limits.reach(Fraction(int(mark.point.denominator or 1))) for mark in marks]
    assert all(a >= b for a, b in pairwise(reaches))


def test_every_parameter_says_what_it_means_and_where_it_comes_from() -> None:
    """And those of our own making say that they are not confirmed."""
    entries = parameter_entries()
    assert all(entry.meaning.endswith(".") and entry.source for entry in entries)
    assert {entry.name for entry in entries if not entry.confirmed} == {"overdispersion_z", "sigma_z_error"}


def test_a_council_sets_its_own_parameter(tmp_path: Path) -> None:
    """With a source; what cannot be is refused."""
    (tmp_path / "a.toml").write_text('[[parameter]]\nname = "shift"\nvalue = 8\nsource = "Board"\n', encoding="utf-8")
    assert load_parameters(tmp_path).shift == 8
    (tmp_path / "a.toml").write_text(
        '[[parameter]]\nname = "shift"\nvalue = 1\nsource = "Board"\n[[parameter]]\nname = "drift"\nvalue = 1\n'
        'source = "x"\nmeaning = "x"\n[[parameter]]\nname = "outer_part"\nvalue = "two thirds"\nsource = "x"\n',
        encoding="utf-8",
    )
    with pytest.raises(InputRefused) as refused:
        load_parameters(tmp_path)
    assert len(refused.value.problems) == 3
