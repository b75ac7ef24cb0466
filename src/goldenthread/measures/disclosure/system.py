"""A system of linear sums with bounds, solved exactly: how far can one unknown go when all sums hold?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from goldenthread.measures.disclosure.cells import Number

Row = dict[int, Number]

_MOST_STEPS: Final = 100_000


class NoSolution(ArithmeticError):
    """No numbers within the bounds satisfy all sums."""


@dataclass(slots=True)
class Bounds:
    """The least and most that each unknown may be; None for no limit upwards."""

    low: list[Number]
    high: list[Number | None]


class System:
    """Sums over unknowns, kept in the form of a simplex tableau that remembers one point where all of them hold.

    Exact arithmetic on whole numbers and fractions throughout. Bland's rule makes every search end.
    """

    def __init__(
        self, sums: Sequence[tuple[Mapping[int, Number], Number]], bounds: Bounds, point: Sequence[Number] | None = None
    ) -> None:
        """Take the sums (coefficients by unknown, and what they come to) and a point within bounds where they all hold.

        Without a point one is looked for. Raises `NoSolution` where the point is none, or there is none.
        """
        self._one = len(bounds.low)  # an unknown that is always 1, so that what sums come to is a coefficient too
        self._low: list[Number] = [*bounds.low, 1]
        self._high: list[Number | None] = [*bounds.high, 1]
        self._rows: dict[int, Row] = {}
        self._columns: dict[int, set[int]] = {at: set() for at in range(self._one + 1)}
        uses = [0] * (self._one + 1)
        for terms, _ in sums:
            for at in terms:
                uses[at] += 1
        for terms, total in sorted(sums, key=lambda one: len(one[0])):
            self._take({**terms, self._one: -total}, uses)
        if point is None:
            self.point: list[Number] = [*bounds.low, 1]
            self._least, self._most = list(self.point), list(self.point)
            self._solve()
            self._enter_bounds()
        else:
            self.point = [*point, 1]
            for terms, total in sums:
                if sum(factor * point[at] for at, factor in terms.items()) != total:
                    raise NoSolution("the point given does not satisfy every sum")
        # How far down and up each unknown has been seen while all sums held: what was seen need not be sought again.
        self._least, self._most = list(self.point), list(self.point)

    def fixed(self, at: int) -> bool:
        """Whether the sums alone, without any bound, leave the unknown one value."""
        return at in self._rows and not self._rows[at].keys() - {self._one}

    def reach(self, at: int, up: bool, until: Number) -> Number:
        """The furthest that an unknown can go up or down, or ``until`` as soon as that is reached."""
        if (self._most[at] >= until) if up else (self._least[at] <= until):
            return until
        return self._go(at, up, until)

    def moves(self, at: int) -> bool:
        """Whether an unknown can have more than one value."""
        if self._least[at] < self._most[at]:
            return True
        here = self.point[at]
        return self.reach(at, up=True, until=here + 1) > here or self.reach(at, up=False, until=here - 1) < here

    def _go(self, at: int, up: bool, until: Number) -> Number:
        sign = 1 if up else -1
        for _ in range(_MOST_STEPS):
            gap = (until - self.point[at]) * sign
            if gap <= 0:
                return until
            entering = self._entering(at, sign)
            if entering is None:
                return self.point[at]
            self._step(at, sign, entering, gap)
        raise ArithmeticError("the search for a bound does not end")

    def _solve(self) -> None:
        """Give the unknowns that are expressed by others the values that follow."""
        for basic, row in self._rows.items():
            self.point[basic] = sum(factor * self.point[at] for at, factor in row.items())

    def _enter_bounds(self) -> None:
        """Bring one unknown after another within its bounds; those still outside may not go further out meanwhile."""
        low, high = self._low, self._high
        self._low = [min(bound, value) for bound, value in zip(low, self.point, strict=True)]
        self._high = [
            None if bound is None else max(bound, value) for bound, value in zip(high, self.point, strict=True)
        ]
        for at, least in enumerate(low):
            if self._go(at, up=True, until=least) < least:
                raise NoSolution("no numbers within the bounds satisfy every sum")
            self._low[at] = least
            most = high[at]
            if most is not None and self._go(at, up=False, until=most) > most:
                raise NoSolution("no numbers within the bounds satisfy every sum")
            self._high[at] = most

    def _take(self, terms: Row, uses: list[int]) -> None:
        """Add one sum: the unknown used least is expressed by the others."""
        row: Row = {}
        for at, factor in terms.items():
            _add(row, self._rows.get(at, {at: 1}), factor)
        free = [at for at in row if at != self._one]
        if not free:
            if row:
                raise NoSolution("two sums contradict each other")
            return
        basic = min(free, key=lambda at: (uses[at], at))
        factor = row.pop(basic)
        solved = {at: _over(-one, factor) for at, one in row.items()}
        self._substitute(basic, solved)
        self._rows[basic] = solved
        for at in solved:
            self._columns[at].add(basic)

    def _substitute(self, basic: int, solved: Row) -> None:
        """Put an expression in the place of an unknown in every row that holds it."""
        columns = self._columns
        terms = tuple(solved.items())
        for other in columns.pop(basic):
            row = self._rows[other]
            factor = row.pop(basic)
            # Nearly all of the time of an attack is spent here.
            for at, one in terms:
                held = row.get(at)
                if held is None:
                    row[at] = _whole(factor * one)
                    columns[at].add(other)
                    continue
                value = held + factor * one
                if value:
                    row[at] = value if value.__class__ is int else _whole(value)
                else:
                    del row[at]
                    columns[at].discard(other)
        columns[basic] = set()

    def _entering(self, at: int, sign: int) -> int | None:
        """The first unknown whose move takes the one asked for further; None when there is none."""
        if at not in self._rows:
            return at if self._room(at, sign) else None
        for other in sorted(self._rows[at]):
            if self._room(other, self._way(at, other, sign)):
                return other
        return None

    def _way(self, at: int, other: int, sign: int) -> int:
        if at == other:
            return sign
        return sign if self._rows[at][other] > 0 else -sign

    def _room(self, at: int, way: int) -> bool:
        if way < 0:
            return self.point[at] > self._low[at]
        high = self._high[at]
        return high is None or self.point[at] < high

    def _step(self, at: int, sign: int, entering: int, gap: Number) -> None:
        """Move one unknown as far as bounds let it, or until the gap is closed."""
        way = self._way(at, entering, sign)
        wanted = gap if at == entering else _over(gap, _size(self._rows[at][entering]))
        most, leaving = self._limit(entering, way)
        if most is None or most >= wanted:
            self._move(entering, way * wanted)
            return
        self._move(entering, way * most)
        if leaving is not None:
            self._pivot(entering, leaving)

    def _limit(self, entering: int, way: int) -> tuple[Number | None, int | None]:
        """How far an unknown can move until a bound stops it, and which other unknown's bound that is."""
        high = self._high[entering]
        most: Number | None
        if way < 0:
            most = self.point[entering] - self._low[entering]
        else:
            most = None if high is None else high - self.point[entering]
        leaving: int | None = None
        for basic in sorted(self._columns[entering]):
            slope = self._rows[basic][entering] * way
            top = self._high[basic]
            if slope < 0:
                room = _over(self.point[basic] - self._low[basic], -slope)
            elif top is not None:
                room = _over(top - self.point[basic], slope)
            else:
                continue
            if most is None or room < most:
                most, leaving = room, basic
        return most, leaving

    def _move(self, entering: int, by: Number) -> None:
        if by:
            point, least, most = self.point, self._least, self._most
            moved = [(entering, point[entering] + by)]
            moved += [(at, point[at] + self._rows[at][entering] * by) for at in self._columns[entering]]
            for at, value in moved:
                point[at] = value if value.__class__ is int else _whole(value)
                if value < least[at]:
                    least[at] = point[at]
                elif value > most[at]:
                    most[at] = point[at]

    def _pivot(self, entering: int, leaving: int) -> None:
        row = self._rows.pop(leaving)
        for at in row:
            self._columns[at].discard(leaving)
        factor = row.pop(entering)
        solved = {at: _over(-one, factor) for at, one in row.items()}
        solved[leaving] = _over(1, factor)
        self._columns[leaving] = set()
        self._substitute(entering, solved)
        self._rows[entering] = solved
        for at in solved:
            self._columns[at].add(entering)


def _add(row: Row, other: Row, factor: Number) -> None:
    for at, one in other.items():
        value = _whole(row.get(at, 0) + factor * one)
        if value:
            row[at] = value
        else:
            row.pop(at, None)


def _whole(one: Number) -> Number:
    """A number as a whole one where it is one: arithmetic on those is many times as fast."""
    return one.numerator if one.__class__ is Fraction and one.denominator == 1 else one


def _size(one: Number) -> Number:
    return one if one >= 0 else -one


def _over(one: Number, other: Number) -> Number:
    """One number over another, a whole number where it is one."""
    if other == 1:
        return one
    if other == -1:
        return -one
    found = Fraction(one) / other
    return found.numerator if found.denominator == 1 else found
