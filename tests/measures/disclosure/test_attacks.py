"""Whatever the numbers, what is hidden cannot be found: neither by our attack nor by trying every number."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.measures.disclosure.tables import PUBLIC, count, one_way, share, two_way

from goldenthread.calendar import financial_quarter, month, year_to_date
from goldenthread.measures.disclosure import Policy, audit, protect
from goldenthread.measures.disclosure.spans import Span, makings
from goldenthread.measures.disclosure.system import Bounds, NoSolution, System
from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Audience, Reason

COUNTS = st.one_of(st.integers(0, 9), st.integers(0, 60))


def _check(figures: Sequence[Figure], policy: Policy = PUBLIC) -> tuple[Figure, ...]:
    """Protect, then ask that nothing small is printed, nothing else is changed, and the attack finds nothing."""
    shown = protect(figures, policy)
    for before, after in zip(figures, shown, strict=True):
        if after.reason is Reason.VALUE:
            assert after == before
            assert before.value is not None
            if before.denominator is None:
                assert not 0 < before.value <= 5
            else:
                parts = (before.numerator or 0, before.denominator, before.denominator - (before.numerator or 0))
                assert not any(0 < part <= 5 for part in parts)
        elif before.reason is Reason.VALUE:
            assert (after.value, after.numerator, after.reason) == (None, None, Reason.HIDDEN)
    assert audit(shown, policy) == ()
    assert audit(shown, policy, figures) == ()
    return shown


@given(st.lists(COUNTS, min_size=2, max_size=6))
def test_no_reader_of_groups_and_total_finds_a_hidden_one(numbers: list[int]) -> None:
    """Every set of numbers that fits what is printed is tried; a small one may be anything from 1 to 5."""
    shown = _check(one_way(numbers))
    unknown = [place for place, one in enumerate(shown[:-1]) if one.reason is Reason.HIDDEN]
    if not unknown or shown[-1].reason is Reason.HIDDEN:
        return
    left = sum(numbers[place] for place in unknown)
    for place in unknown:
        if 0 < numbers[place] <= 5:
            assert left >= 5
            assert len(unknown) > 1


@given(st.lists(COUNTS.map(lambda one: one % 14), min_size=4, max_size=4))
@settings(max_examples=60)
def test_no_reader_of_a_table_finds_a_hidden_cell(numbers: list[int]) -> None:
    """Every table of four cells with the printed margins is tried, each up to 18."""
    places = [(row, column) for row in ("t0", "t1") for column in ("a0", "a1")]
    counts = dict(zip(places, numbers, strict=True))
    shown = _check(two_way(counts))
    printed = {(one.breakdown, one.group): one.value for one in shown}
    possible: dict[tuple[str, str], set[int]] = {place: set() for place in places}
    for table in _tables(places, printed):
        for place, number in table.items():
            possible[place].add(number)
    for place, number in counts.items():
        assert number in possible[place]
        if 0 < number <= 5:
            assert {1, 5} <= possible[place]


def _tables(
    places: Sequence[tuple[str, str]], printed: dict[tuple[str, tuple[str, ...]], float | None]
) -> Iterator[dict[tuple[str, str], int]]:
    """Every table that agrees with what is printed, row by row."""

    def rows(name: str) -> list[tuple[int, int]]:
        told = [printed["team*age", (name, age)] for age in ("a0", "a1")]
        first, second = ([int(one)] if one is not None else range(19) for one in told)
        total = printed["team", (name,)]
        return [(one, two) for one in first for two in second if total is None or one + two == total]

    ages = [printed["age", (age,)] for age in ("a0", "a1")]
    whole = printed["", ()]
    for upper in rows("t0"):
        for lower in rows("t1"):
            sums = [one + two for one, two in zip(upper, lower, strict=True)]
            if all(told is None or told == one for told, one in zip([*ages, whole], [*sums, sum(sums)], strict=True)):
                yield dict(zip(places, (*upper, *lower), strict=True))


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 40)), min_size=2, max_size=5))
def test_shares_by_group_are_safe(pairs: list[tuple[int, int]]) -> None:
    """Numerators, denominators and remainders all add up, and none of them leads back to a hidden one."""
    pairs = [(less, less + more) for less, more in pairs]
    figures = [share(one, of, "team", (f"t{at}",)) for at, (one, of) in enumerate(pairs)]
    figures.append(share(sum(one for one, _ in pairs), sum(of for _, of in pairs)))
    _check(figures)


@given(st.lists(st.lists(COUNTS, min_size=6, max_size=6), min_size=1, max_size=3))
@settings(max_examples=40)
def test_months_quarters_and_years_to_date_are_safe_together(rows: list[list[int]]) -> None:
    """Six months, their two quarters and six years to date, by group and in all."""
    months = [month(2024, number) for number in range(4, 10)]
    periods = [
        *((one, slice(at, at + 1)) for at, one in enumerate(months)),
        *((year_to_date(one.end), slice(0, at + 1)) for at, one in enumerate(months) if at),
        *((financial_quarter(2024, at + 1), slice(3 * at, 3 * at + 3)) for at in range(2)),
    ]
    figures = []
    for period, part in periods:
        figures += [count(sum(row[part]), "team", (f"t{at}",), period) for at, row in enumerate(rows)]
        figures.append(count(sum(sum(row[part]) for row in rows), period=period))
    _check(figures)


@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 12), st.integers(0, 40)), min_size=3, max_size=3), min_size=1, max_size=3
    )
)
@settings(max_examples=30)
def test_shares_of_months_and_years_to_date_are_safe_together(rows: list[list[tuple[int, int]]]) -> None:
    """Shares by group and in all, for three months, two years to date and their quarter."""
    months = [month(2024, number) for number in (4, 5, 6)]
    periods = [
        *((one, slice(at, at + 1)) for at, one in enumerate(months)),
        (year_to_date(months[1].end), slice(0, 2)),
        (financial_quarter(2024, 1), slice(0, 3)),
    ]
    figures = []
    for period, part in periods:
        sums = [(sum(one for one, _ in row[part]), sum(one + two for one, two in row[part])) for row in rows]
        figures += [share(one, of, "team", (f"t{at}",), period) for at, (one, of) in enumerate(sums)]
        figures.append(share(sum(one for one, _ in sums), sum(of for _, of in sums), period=period))
    shown = protect(figures, PUBLIC)
    assert audit(shown, PUBLIC, figures) == ()
    assert all(one.reason is not Reason.VALUE or not 0 < (one.numerator or 0) <= 5 for one in shown)


@given(st.lists(st.lists(st.integers(0, 30), min_size=3, max_size=3), min_size=2, max_size=3))
@settings(max_examples=40)
def test_a_mix_by_group_is_safe(rows: list[list[int]]) -> None:
    """Parts by group, parts in all, and their denominators."""
    names = ("home", "adopted", "other")
    wholes = [sum(column) for column in zip(*rows, strict=True)]
    figures = [
        share(number, sum(row), by, group, part=name)
        for by, group, row in [*(("team", (f"t{at}",), row) for at, row in enumerate(rows)), ("", (), wholes)]
        for name, number in zip(names, row, strict=True)
    ]
    _check(figures)


@given(st.lists(st.integers(0, 60), min_size=2, max_size=5), st.sampled_from([5, 10]))
@settings(max_examples=40)
def test_rounded_counts_are_safe(numbers: list[int], base: int) -> None:
    """Rounding widens what a reader knows and never narrows it."""
    policy = Policy(Audience.PUBLIC, 5, base=base)
    shown = protect(one_way(numbers), policy)
    assert audit(shown, policy) == ()
    for one in shown:
        assert one.value is None or one.value % base == 0


def test_the_attack_does_find_what_is_not_protected() -> None:
    """Hiding only the small cells of a table is seen through, so its silence means something."""
    counts = {("t0", "a0"): 2, ("t0", "a1"): 20, ("t1", "a0"): 30, ("t1", "a1"): 40}
    naive = [
        replace(one, value=None, numerator=None, reason=Reason.HIDDEN) if one.value == 2 else one
        for one in two_way(counts)
    ]
    (found,) = audit(naive, PUBLIC)
    assert (found.cell.group, found.low, found.high) == (("t0", "a0"), 2, 2)


def test_the_attack_finds_a_narrow_range_and_a_share_that_tells() -> None:
    """Two hidden groups of 2 together are at most 2 each; a share of a printed denominator leaves the other group's."""
    naive = [
        replace(one, value=None, numerator=None, reason=Reason.HIDDEN) if one.value == 1 else one
        for one in one_way([1, 1, 20])
    ]
    assert [(one.low, one.high) for one in audit(naive, PUBLIC)] == [(0, 2), (0, 2)]
    shares = [share(3, 40, "team", ("a",)), share(20, 60, "team", ("b",)), share(23, 100)]
    naive = [replace(shares[0], value=None, numerator=None, reason=Reason.HIDDEN), *shares[1:]]
    assert {(one.low, one.high) for one in audit(naive, PUBLIC)} == {(3, 3)}


@given(st.data())
@settings(max_examples=60)
def test_bounds_of_a_system_are_those_found_by_trying(data: st.DataObject) -> None:
    """Small systems over four unknowns of 0 to 6: the exact bounds hold every solution found by trying."""
    point = data.draw(st.lists(st.integers(0, 6), min_size=4, max_size=4))
    signs = st.sampled_from([-1, 0, 1])
    rows = data.draw(st.lists(st.lists(signs, min_size=4, max_size=4), min_size=1, max_size=3))
    sums = [({at: sign for at, sign in enumerate(row) if sign}, sum(map(_times, row, point))) for row in rows]
    found = [one for one in product(range(7), repeat=4) if all(_fits(terms, total, one) for terms, total in sums)]
    limits = Bounds([0] * 4, [6] * 4)
    for system in (System(sums, limits, point), System(sums, limits)):
        for at in range(4):
            low, high = system.reach(at, up=False, until=-1), system.reach(at, up=True, until=7)
            assert low <= min(one[at] for one in found)
            assert high >= max(one[at] for one in found)
            assert all(_fits(terms, total, system.point) for terms, total in sums)
            if system.fixed(at):
                assert low == high


def _times(one: int, other: int) -> int:
    return one * other


def _fits(terms: dict[int, int], total: int, point: Sequence[Fraction | int]) -> bool:
    return sum(factor * point[at] for at, factor in terms.items()) == total


def test_a_system_without_a_solution_says_so() -> None:
    """Contradictory sums, and sums that no number within bounds satisfies."""
    free = Bounds([0, 0], [None, None])
    with pytest.raises(NoSolution, match="contradict"):
        System([({0: 1}, 1), ({0: 1}, 2)], free)
    with pytest.raises(NoSolution, match="within the bounds"):
        System([({0: 1, 1: 1}, -1)], free)
    with pytest.raises(NoSolution, match="point given"):
        System([({0: 1, 1: 1}, 3)], free, [1, 1])


def test_periods_are_made_of_the_shortest_that_fit() -> None:
    """A quarter is its months; a year to date the months so far."""
    months = [Span(one.start, one.end) for one in (month(2024, number) for number in (4, 5, 6))]
    quarter = Span(months[0].start, months[2].end)
    so_far = Span(months[0].start, months[1].end)
    found = dict(makings(frozenset([*months, quarter, so_far])))
    assert set(found) == {quarter, so_far}
    assert {span for _, span in found[so_far]} == set(months[:2])
    assert all(sign == 1 for sign, _ in found[so_far])
