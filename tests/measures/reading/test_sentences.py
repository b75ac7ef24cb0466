"""The sentence of a chart: every number in it is worked out again here."""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import sqrt
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.measures.reading.made import COUNT, DAYS, PERCENT, months, series, shares, target

from goldenthread.calendar import month
from goldenthread.measures.kinds import Polarity, Unit
from goldenthread.measures.reading import Point, Subject, Target
from goldenthread.measures.reading.variation import ChartKind, control_chart, headline, sentence

NUMBER = re.compile(r"-?\d+(?:,\d{3})*(?:\.\d+)?")
CALM = [19, 21, 19, 21, 19, 21, 19, 21, 19, 21, 19, 21]


def _near(text: str, wanted: Sequence[float]) -> None:
    """Every number of the text, in order, is the wanted one to half of its last printed place."""
    found = NUMBER.findall(text)
    assert len(found) == len(wanted), (text, wanted)
    for shown, number in zip(found, wanted, strict=True):
        places = len(shown.partition(".")[2])
        assert abs(float(shown.replace(",", "")) - number) <= 0.5 * 10**-places + 1e-9, (shown, number, text)


def _is_one_sentence(text: str) -> None:
    assert text.endswith(".")
    assert text[0].isupper()
    assert not re.search(r"\.\s", text)


def test_ordinary_variation_is_said_to_be_no_change() -> None:
    """Value, period, limits and mean by hand: mean 20, limits 20 less and more 5.32."""
    said = sentence(control_chart(COUNT, series(CALM)), target("14"))
    _is_one_sentence(said)
    assert said == (
        "Children adopted stood at 21 in March 2017, within its usual range of 15 to 25; that is its ordinary variation "
        "around an average of 20, not a change; that range lies wholly within the target of at least 14, so the target "
        "should go on being met unless something changes."
    )


def test_a_shift_is_counted_and_told_by_polarity() -> None:
    """Seven months above an average of 20."""
    said = sentence(control_chart(COUNT, series([*CALM, 19.0, *[22.0] * 7])), target("25"))
    _is_one_sentence(said)
    assert "7 months in a row have been above its average of 20, so it has changed for the better" in said
    assert said.endswith(
        "whether it will meet the target of at least 25 cannot be said until its usual range is set afresh."
    )


def test_a_share_shows_the_counts_behind_it() -> None:
    """Pooled share and binomial limits, worked out again without the code under test."""
    counts = [(61, 100), (66, 110), (52, 90), (57, 95), (63, 105), (44, 70), (58, 100)]
    chart = control_chart(PERCENT, shares(counts), kind=ChartKind.P)
    p = sum(a for a, _ in counts) / sum(b for _, b in counts)
    reach = 300 * sqrt(p * (1 - p) / counts[-1][1])
    _near(
        sentence(chart, target("90")),
        [58.0, 58, 100, 2016, 100 * p - reach, 100 * p + reach, len(counts), 100 * p, 90],
    )


def test_a_value_outside_never_prints_like_the_limit_it_passed() -> None:
    """39.49 is above 39.48, though both print as 39."""
    calm = [30.0, 33.0] * 6
    mean, reach = fmean(calm), 2.66 * 3
    chart = control_chart(COUNT, series([*calm, 39.49]))
    assert mean + reach < 39.49
    _near(sentence(chart), [39.49, 2017, mean - reach, mean + reach])
    assert headline(chart) == "Better than usual: 39.49 is above the usual range"


def test_too_few_values_say_so() -> None:
    """And nothing else."""
    said = sentence(control_chart(DAYS, series([12.5, 11.0, 13.0])), target(high="15"))
    assert said == (
        "Days to conference stood at 13.0 days in June 2016; with only 3 months it is too early to say what is usual."
    )


def test_values_with_a_gap_are_not_called_months_in_a_row() -> None:
    """Seven values in a row may be nine months."""
    points = series([*CALM, 19.0, *[22.0] * 7])
    del points[14]
    points.append(Point(month(2018, 1), 22.0))
    assert "7 values in a row" in sentence(control_chart(COUNT, points))


def test_the_plural_of_units_is_right() -> None:
    """Rates keep their thousands and counts their commas."""
    rate = Subject("rate", "Children looked after", Unit.PER_10_000, Polarity.NONE)
    points = [
        Point(p, 10_000 * x / 90_000, float(x), 90_000.0) for p, x in zip(months(12), [350, 355] * 6, strict=True)
    ]
    said = sentence(control_chart(rate, points))
    assert "stood at 39.4 per 10,000 in March 2017" in said
    assert re.search(r"usual range of \d\d\.\d to \d\d\.\d per 10,000;", said)


@pytest.mark.parametrize(
    ("last", "head"),
    [
        (20.0, "No change beyond the ordinary ups and downs"),
        (40.0, "Better than usual: 40 is above the usual range"),
        (1.0, "Worse than usual: 1 is below the usual range"),
    ],
)
def test_the_headline_tells_the_story(last: float, head: str) -> None:
    """In a few words."""
    assert headline(control_chart(COUNT, series([*CALM, last]))) == head


@given(st.lists(st.integers(0, 80), min_size=5, max_size=40), st.sampled_from([None, "30"]))
def test_every_number_of_a_sentence_is_on_the_chart(numbers: list[int], low: str | None) -> None:
    """Whatever the values: each is the value, a limit, the mean, a run's length, the target or the year."""
    aim: Target | None = target(low) if low else None
    chart = control_chart(DAYS, series([float(number) for number in numbers]))
    said = sentence(chart, aim)
    _is_one_sentence(said)
    basis = [Fraction(number) for number in numbers[:12]]
    ranges = [abs(b - a) for a, b in pairwise(basis)]
    kept = [size for size in ranges if size <= Fraction("3.267") * sum(ranges) / len(ranges)]
    mean = sum(basis) / len(basis)
    reach = Fraction("2.66") * sum(kept) / len(kept)
    allowed = {float(numbers[-1]), float(max(mean - reach, 0)), float(mean + reach), float(mean), 30.0, 3.0}
    allowed |= {float(2016 + (3 + len(numbers) - 1) // 12), float(len(basis))}
    allowed |= {float(signal.length) for signal in chart.last.signals}
    allowed |= {float(signal.length - 1) for signal in chart.last.signals}
    for shown in NUMBER.findall(said):
        places = len(shown.partition(".")[2])
        assert any(abs(float(shown) - number) <= 0.5 * 10**-places + 1e-9 for number in allowed), (shown, said)
