"""Invented tables of figures: groups with their totals, shares, mixes and periods, all of which add up."""

from collections.abc import Mapping, Sequence

from goldenthread.calendar import Period, month
from goldenthread.measures.disclosure import Policy
from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Audience, Reason, Unit

PUBLIC = Policy(Audience.PUBLIC, 5, withheld=frozenset({"worker"}))
APRIL = month(2024, 4)


def count(number: float, by: str = "", group: tuple[str, ...] = (), period: Period = APRIL, part: str = "") -> Figure:
    """A count."""
    return Figure("k", "K", period, by, group, number, None, number, Unit.COUNT, Reason.VALUE, 0, 1, "s", part)


def share(
    numerator: float,
    denominator: float,
    by: str = "",
    group: tuple[str, ...] = (),
    period: Period = APRIL,
    part: str = "",
) -> Figure:
    """A percentage; without a value where it is of nothing."""
    value = 100 * numerator / denominator if denominator else None
    reason = Reason.VALUE if denominator else Reason.NOT_APPLICABLE
    return Figure("k", "K", period, by, group, numerator, denominator, value, Unit.PERCENT, reason, 1, 1, "s", part)


def mean(total: float, of: float, by: str = "", group: tuple[str, ...] = (), period: Period = APRIL) -> Figure:
    """A mean of some days."""
    return Figure("k", "K", period, by, group, total, of, total / of, Unit.DAYS, Reason.VALUE, 1, 1, "s")


def two_way(counts: Mapping[tuple[str, str], int], period: Period = APRIL) -> list[Figure]:
    """Counts by team and age with both margins and the whole."""
    rows, columns = sorted({row for row, _ in counts}), sorted({column for _, column in counts})
    return [
        *(count(number, "team*age", group, period) for group, number in counts.items()),
        *(count(sum(counts[row, one] for one in columns), "team", (row,), period) for row in rows),
        *(count(sum(counts[row, one] for row in rows), "age", (one,), period) for one in columns),
        count(sum(counts.values()), period=period),
    ]


def one_way(numbers: Sequence[int], period: Period = APRIL) -> list[Figure]:
    """Counts by team with their total."""
    return [
        *(count(number, "team", (f"t{place}",), period) for place, number in enumerate(numbers)),
        count(sum(numbers), period=period),
    ]


def hidden(figures: Sequence[Figure]) -> set[tuple[str, tuple[str, ...], str, str]]:
    """Breakdown, group, period and part of the figures that are hidden."""
    return {(one.breakdown, one.group, one.period.label, one.part) for one in figures if one.reason is Reason.HIDDEN}
