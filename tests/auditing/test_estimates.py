"""Changes of grades, bounds of what is real, and weighted estimates."""

from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.auditing.report.bounds_blocks import bounds_blocks
from goldenthread.auditing.statistics.bounds import Outcomes, recorded_or_real
from goldenthread.auditing.statistics.distributions import Change, Distribution, compare
from goldenthread.auditing.statistics.intervals import wilson
from goldenthread.auditing.statistics.weighting import Drawn, weighted_mean, weighted_total
from goldenthread.records.errors import WrongUse
from goldenthread.reports.blocks import Heading, Table, Text

SCALE = ("outstanding", "good", "requires improvement", "inadequate")


def _grades(*counts: int) -> Distribution:
    return Distribution(tuple(zip(SCALE, counts, strict=True)))


def test_a_change_of_grades_has_one_verdict() -> None:
    """Better, worse, untold, or too few to say."""
    assert compare(_grades(0, 5, 10, 15), _grades(2, 15, 10, 3)).change is Change.BETTER
    assert compare(_grades(2, 15, 10, 3), _grades(0, 5, 10, 15)).change is Change.WORSE
    assert compare(_grades(0, 0, 0, 12), _grades(0, 12, 0, 0)).change is Change.BETTER
    few = compare(_grades(0, 2, 1, 1), _grades(0, 0, 0, 4))
    assert few.change is Change.WITHHELD
    assert "fewer than 10 audits carry no verdict, colour or arrow" in few.says
    untold = compare(_grades(0, 8, 8, 4), _grades(0, 10, 7, 3))
    assert untold.change is Change.UNTOLD
    assert untold.needed is not None
    assert untold.says == (
        "40% (8 of 20) to 50% (10 of 20) good or better: no change can be told; "
        f"a change like this would show with {untold.needed} in each"
    )
    none = compare(_grades(0, 0, 0, 0), _grades(0, 1, 0, 0))
    assert (none.better, none.change) == (None, Change.WITHHELD)


def test_the_chance_of_a_better_grade() -> None:
    """Half where the two are alike, one where none overlap; mirrored in its opposite."""
    alike = compare(_grades(1, 4, 5, 2), _grades(1, 4, 5, 2))
    assert alike.better == 0.5
    up, down = compare(_grades(0, 3, 6, 9), _grades(2, 6, 6, 4)), compare(_grades(2, 6, 6, 4), _grades(0, 3, 6, 9))
    assert up.better is not None
    assert up.interval is not None
    assert down.interval is not None
    assert up.better == pytest.approx(1 - (down.better or 0))
    assert up.interval.low == pytest.approx(1 - down.interval.high)
    assert compare(_grades(0, 0, 0, 12), _grades(0, 12, 0, 0)).better == 1


def test_of_no_change_few_verdicts_are_wrong() -> None:
    """Of months of 12 to 40 audits drawn from one distribution, no more than one in twenty is called a change."""
    dice = Random(2)
    wrong = 0
    for _ in range(1000):
        n, m = dice.randint(12, 40), dice.randint(12, 40)
        one, other = (Distribution.of(dice.choices(SCALE, (5, 35, 40, 20), k=size), SCALE) for size in (n, m))
        wrong += compare(one, other).change in (Change.BETTER, Change.WORSE)
    assert wrong <= 55


def test_a_distribution_refuses_what_is_none() -> None:
    """Grades of another scale, and counts below nought."""
    for wrong in (
        lambda: Distribution.of(["fine"], SCALE),
        lambda: Distribution((("good", -1),)),
        lambda: _grades(1, 1, 1, 1).at("fine"),
        lambda: compare(_grades(1, 1, 1, 1), Distribution((("good", 3),))),
    ):
        with pytest.raises(WrongUse):
            wrong()
    some = Distribution.of(["good", "inadequate", "good"], SCALE)
    assert (some.n, some.at("good").count, some.at_or_above("requires improvement").count) == (3, 2, 2)


def test_bounds_of_what_is_real() -> None:
    """60 of 100 in time; of 20 of the 40 overdue, 5 done elsewhere, 5 done unrecorded, 8 not done, 2 excluded."""
    found = recorded_or_real(60, 100, Outcomes(5, 5, 8, 2))
    assert (found.shown, found.overdue, found.n) == (0.6, 40, 20)
    assert found.lower.value == pytest.approx((60 + 10) / 96)
    assert found.upper.value == pytest.approx((60 + 20) / 96)
    assert found.lower.value in found.lower.interval
    assert found.whole.low == found.lower.interval.low > 0.6
    assert found.whole.high == found.upper.interval.high < 1


def test_a_whole_looked_at_leaves_no_doubt() -> None:
    """And nothing looked at leaves all of it."""
    whole = recorded_or_real(60, 100, Outcomes(10, 10, 16, 4))
    assert whole.lower.interval.low == pytest.approx(whole.lower.interval.high)
    assert whole.lower.value == pytest.approx(70 / 96)
    none = recorded_or_real(60, 100, Outcomes(0, 0, 0, 0))
    assert (none.whole.low, none.whole.high, none.lower.value) == (0.6, 1, 0.6)
    every = recorded_or_real(0, 3, Outcomes(0, 0, 0, 3))
    assert 0 <= every.whole.low <= every.whole.high <= 1
    for met, of, outcomes in (
        (5, 4, Outcomes(0, 0, 0, 0)),
        (3, 4, Outcomes(1, 1, 0, 0)),
        (0, 4, Outcomes(-1, 0, 2, 0)),
    ):
        with pytest.raises(WrongUse):
            recorded_or_real(met, of, outcomes)


def test_bounds_cover_what_they_say() -> None:
    """Drawn again and again from known items, both intervals hold the truth about 95 times in 100, on average."""
    dice = Random(3)
    held, runs = 0, 500
    cases = ((150, 250, 30, (30, 20, 40, 10)), (60, 100, 20, (4, 4, 30, 2)), (160, 200, 20, (20, 12, 4, 4)))
    for met, of, n, parts in cases:
        items = [kind for kind, count in enumerate(parts) for _ in range(count)]
        low, high = ((met + sum(parts[:k])) / (of - parts[3]) for k in (1, 2))
        for _ in range(runs):
            seen = dice.sample(items, n)
            found = recorded_or_real(met, of, Outcomes(*(seen.count(kind) for kind in range(4))))
            held += (low in found.lower.interval) + (high in found.upper.interval)
    assert abs(held / (2 * runs * len(cases)) - 0.95) < 0.02


def test_an_estimate_of_even_chances_is_the_plain_one() -> None:
    """With Wilson's interval of as many as the finite frame makes of them."""
    drawn = [Drawn(float(i < 6), 0.1) for i in range(20)]
    found = weighted_mean(drawn)
    assert found.value == pytest.approx(0.3)
    assert found.error == pytest.approx((0.9 * 0.3 * 0.7 / 19) ** 0.5)
    plain = wilson(6, 20, 0.95)
    assert plain.low < found.interval.low < found.interval.high < plain.high
    assert weighted_total(drawn).value == pytest.approx(60)
    none = weighted_mean([Drawn(0.0, 0.1)] * 20)
    assert (none.effective, none.interval.low) == (pytest.approx(20), 0)
    assert weighted_mean([Drawn(1.0, 1.0)] * 3).interval.low == 1


def test_stratified_estimates_are_right_over_every_sample() -> None:
    """Every sample of two strata of a small frame: no bias of the total, and its variance is the one that is told."""
    strata = {"north": (1, 0, 1, 1, 0), "south": (0, 0, 1, 0)}
    totals, told = [], []
    for north in combinations(strata["north"], 2):
        for south in combinations(strata["south"], 2):
            drawn = [Drawn(v, 2 / 5, "north") for v in north] + [Drawn(v, 2 / 4, "south") for v in south]
            found = weighted_total(drawn)
            totals.append(found.value)
            told.append(found.error**2)
    mean = sum(totals) / len(totals)
    assert mean == pytest.approx(4)
    assert sum(told) / len(told) == pytest.approx(sum((one - mean) ** 2 for one in totals) / len(totals))


def test_weighting_mends_a_sample_that_looked_where_it_is_worst() -> None:
    """Half of the few red cases and a twentieth of the others: the bare share is far off, the weighted interval holds."""
    dice = Random(9)
    red, others = [1] * 30 + [0] * 10, [1] * 30 + [0] * 170
    held, runs = 0, 1000
    for _ in range(runs):
        drawn = [Drawn(v, 20 / 40, "red") for v in dice.sample(red, 20)]
        drawn += [Drawn(v, 30 / 200, "others") for v in dice.sample(others, 30)]
        held += 60 / 240 in weighted_mean(drawn).interval
    assert abs(held / runs - 0.95) < 0.02


def test_a_chance_that_is_none_is_refused() -> None:
    """And one audit cannot stand for a stratum."""
    for wrong in ([Drawn(1, 0)], [Drawn(1, 1.2)], [Drawn(1, 0.5)], []):
        with pytest.raises(WrongUse):
            weighted_mean(wrong)


def test_bounds_are_told_beside_the_measure() -> None:
    """With what was found of each item."""
    outcomes = Outcomes(5, 5, 8, 2)
    heading, text, bounds, items = bounds_blocks("visits in time", recorded_or_real(60, 100, outcomes), outcomes)
    assert isinstance(text, Text)
    assert text.text.startswith("60% is shown. Of 40 shown overdue 20 were looked at; the true share lies within 6")
    assert isinstance(bounds, Table)
    assert isinstance(items, Table)
    assert [row[1].text for row in bounds.rows] == ["60%", "73%", "83%"]
    assert [row[1].text for row in items.rows] == ["5", "5", "8", "2"]
    assert heading == Heading(2, "Recorded, or real: visits in time")


@settings(max_examples=150, deadline=None)
@given(st.tuples(*[st.integers(0, 40)] * 6))
def test_bounds_are_in_order_whatever_was_found(numbers: tuple[int, ...]) -> None:
    """The lower is no higher than the upper, each lies in its interval, and nothing leaves 0 to 1."""
    met, unseen, *parts = numbers
    outcomes = Outcomes(*parts)
    of = met + unseen + outcomes.n
    if not of:
        return
    found = recorded_or_real(met, of, outcomes)
    assert found.lower.value <= found.upper.value + 1e-12
    for one in (found.lower, found.upper):
        assert 0 <= one.interval.low <= one.value <= one.interval.high <= 1 + 1e-12
    assert found.whole.low <= found.whole.high
