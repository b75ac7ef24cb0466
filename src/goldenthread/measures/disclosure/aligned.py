"""The least that must be hidden beside a small count, found by moving it: to another group, another part, another day."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations, product
from typing import Final

from goldenthread.measures.disclosure.cells import Cell, Ledger, Number, Role
from goldenthread.measures.disclosure.relations import Relation
from goldenthread.measures.disclosure.spans import Span

_DAY: Final = timedelta(days=1)
_PART: Final = "part of a mix"
_TRIED: Final = 4
"""How many other groups of each dimension are tried, those already hidden and the smallest first."""

_MOST_MOVES: Final = 8
"""How many moves together are tried before the attack says what else to hide."""

_PARTNERS: Final = {
    Role.NUMERATOR: ((Role.COMPLEMENT, -1),),
    Role.COMPLEMENT: ((Role.NUMERATOR, -1),),
    Role.DENOMINATOR: ((Role.NUMERATOR, 1), (Role.COMPLEMENT, 1)),
}

Move = Mapping[Cell, int]


@dataclass(frozen=True, slots=True)
class _Shape:
    """What is printed of one measure: breakdowns, the groups of each dimension, parts, spans, and which tables there are."""

    breakdowns: tuple[tuple[str, ...], ...]
    labels: Mapping[str, tuple[str, ...]]
    spans: tuple[Span, ...]
    tables: frozenset[tuple[tuple[str, ...], Span]]


class Moves:
    """Ways in which a count could be more or less while everything printed elsewhere stays as it is.

    A move adds to some counts what it takes from others, so that every sum still holds: from one group to another, across
    the corners of a table, from one part of a mix to another, over the end of a period into the next one. When all counts
    of a move are hidden, and are large enough to give, the first cannot be told.
    """

    def __init__(
        self, told: Ledger, ties_of: Mapping[Cell, Sequence[Relation]], fixed: AbstractSet[Cell] = frozenset()
    ) -> None:
        """Look at what is printed; counts that are ``fixed`` are known to readers already and cannot take part."""
        self._told, self._ties_of, self._fixed = told, ties_of, fixed
        self._shapes = _shapes(told)

    def cheapest(self, cell: Cell, hidden: Collection[Cell], most: int) -> frozenset[Cell] | None:
        """The counts to hide so that a small count can be anything from 1 to ``most``, losing the least that is found.

        One move that can give enough both ways is best; otherwise several together. The cell is among those given. None
        where no moves are found.
        """
        count = self._told.values[cell] or 0
        more, less = max(0, most - count), max(0, count - 1)
        for found in self._found(cell, hidden, {}, more, less):
            if self._holds(found.move):
                return frozenset(found.move)
        up = self._several(cell, hidden, more, 1)
        down = None if up is None else self._several(cell, {*hidden, *up}, less, -1)
        return None if up is None or down is None else up | down

    def _several(self, cell: Cell, hidden: Collection[Cell], amount: Number, way: int) -> frozenset[Cell] | None:
        """Moves that give an amount together, one way; what one has taken, the next cannot take again."""
        together: set[Cell] = {cell}
        taken: dict[Cell, Number] = defaultdict(int)
        for _ in range(_MOST_MOVES):
            if amount <= 0:
                return frozenset(together)
            least = min(1, amount)
            sides = (least, 0) if way > 0 else (0, least)
            found = self._found(cell, {*hidden, *together}, taken, *sides)
            move = next((one.move for one in found if self._holds(one.move)), None)
            if move is None:
                return None
            gives = [other for other, sign in move.items() if sign * way < 0]
            step = min([amount, *(self._left(other, taken) for other in gives)])
            for other in gives:
                taken[other] += step
            amount -= step
            together.update(move)
        return None

    def _found(
        self, cell: Cell, hidden: Collection[Cell], taken: Mapping[Cell, Number], more: Number, less: Number
    ) -> list["_Way"]:
        """Moves that can give so much more and less, those that lose least first."""
        shape, ways = self._shapes[cell.key], []
        for times in _times(cell, shape):
            works = None
            for move in self._placed(cell, shape, times, hidden, max(more, 1)):
                for partner, sign in _PARTNERS[cell.role]:
                    whole = self._with(move, partner, sign)
                    if not self._can_give(whole, taken, more, less):
                        continue
                    if works is None:
                        works = self._over_time(whole)
                    if works:
                        way = _Way(self._cost(whole, hidden), whole)
                        if not way.cost[0] and self._holds(whole):
                            return [way]
                        ways.append(way)
                if works is False:
                    break
        return sorted(ways, key=lambda one: one.cost)

    def _cost(self, move: Move, hidden: Collection[Cell]) -> tuple[Number, int]:
        lost = [one for one in move if one not in hidden and one in self._told.tellers]
        return sum((self._told.values[one] or 0) + 1 for one in lost), len(move)

    def _left(self, cell: Cell, taken: Mapping[Cell, Number]) -> Number:
        return (self._told.values[cell] or 0) - taken.get(cell, 0)

    def _placed(
        self,
        cell: Cell,
        shape: _Shape,
        times: Sequence[tuple[int, Span]],
        hidden: Collection[Cell],
        enough: Number,
    ) -> Iterator[Move]:
        """Moves of one role over given spans: which dimensions are swapped, with which group, and where the others stay."""
        own = dict(zip(_names(cell), cell.group, strict=True))
        if cell.part:
            own[_PART] = cell.part
        others = {name: self._others(cell, name, shape, hidden, enough) for name in own}
        finer = [name for name in shape.labels if name not in own and name != _PART]
        beyond = {name: self._finer(cell, name, shape, hidden, enough) for name in finer}
        for size in range(len(own), -1, -1):
            for swapped in combinations(sorted(own), size):
                if not swapped and len(times) == 1:
                    continue
                for swap in product(*(others[name] for name in swapped)):
                    for stay in product(*(beyond[name] for name in finer)):
                        at = {**own, **dict(zip(finer, stay, strict=True))}
                        move = self._move(cell, shape, times, at, dict(zip(swapped, swap, strict=True)))
                        if move is not None:
                            yield move

    def _move(
        self,
        cell: Cell,
        shape: _Shape,
        times: Sequence[tuple[int, Span]],
        at: Mapping[str, str],
        swap: Mapping[str, str],
    ) -> dict[Cell, int] | None:
        made: dict[Cell, int] = {}
        for names in shape.breakdowns:
            if not {name for name in swap if name != _PART} <= set(names):
                continue
            ways = [((1, at[name]), (-1, swap[name])) if name in swap else ((1, at[name]),) for name in names]
            parts = ((1, at[_PART]), (-1, swap[_PART])) if _PART in swap else ((1, at.get(_PART, "")),)
            for sign, span in times:
                if (names, span) not in shape.tables:
                    continue
                for (way, part), *chosen in product(parts, *ways):
                    total = sign * way
                    for one, _ in chosen:
                        total *= one
                    group = tuple(label for _, label in chosen)
                    other = cell._replace(
                        part=part, start=span.start, end=span.end, breakdown="*".join(names), group=group
                    )
                    if other not in self._told.values:
                        return None
                    made[other] = total
        return made

    def _with(self, move: Move, partner: Role, way: int) -> dict[Cell, int]:
        """A move of one role with what it does to the other counts of the same figures: a remainder gives what a numerator
        takes; a denominator moves with its numerator or with its remainder."""
        whole = dict(move)
        for cell, sign in move.items():
            beside = cell._replace(role=partner)
            if beside in self._told.values:
                whole[beside] = way * sign
        return whole

    def _can_give(self, move: Move, taken: Mapping[Cell, Number], more: Number, less: Number) -> bool:
        left = (self._left(cell, taken) >= (less if sign > 0 else more) for cell, sign in move.items())
        return not self._fixed & move.keys() and all(left)

    def _over_time(self, move: Move) -> bool:
        """Whether sums over periods still hold after a move; groups and parts are judged with the move that is chosen."""
        return all(
            _balance(tie, move) == 0
            for cell in move
            for tie in self._ties_of.get(cell, ())
            if any((other.start, other.end) != (cell.start, cell.end) for other in tie.cells)
        )

    def _holds(self, move: Move) -> bool:
        return all(_balance(tie, move) == 0 for cell in move for tie in self._ties_of.get(cell, ()))

    def _others(self, cell: Cell, name: str, shape: _Shape, hidden: Collection[Cell], enough: Number) -> list[str]:
        """The other groups of a dimension of the cell, best first."""
        own = cell.part if name == _PART else cell.group[_names(cell).index(name)]
        found = {label: _swapped(cell, name, label) for label in shape.labels[name] if label != own}
        return self._best(found, hidden, enough)

    def _finer(self, cell: Cell, name: str, shape: _Shape, hidden: Collection[Cell], enough: Number) -> list[str]:
        """The groups of a further dimension in which the cell's count could lie, best first."""
        names = (*_names(cell), name)
        for breakdown in shape.breakdowns:
            if set(breakdown) == set(names):
                at = dict(zip(_names(cell), cell.group, strict=True))
                found = {
                    label: cell._replace(
                        breakdown="*".join(breakdown), group=tuple({**at, name: label}[one] for one in breakdown)
                    )
                    for label in shape.labels[name]
                }
                return self._best(found, hidden, enough)
        return list(shape.labels[name][:1])

    def _best(self, found: Mapping[str, Cell], hidden: Collection[Cell], enough: Number) -> list[str]:
        """Labels whose counts could give enough both ways come first, then those hidden already, then the smallest."""
        values = self._told.values

        def order(one: tuple[str, Cell]) -> tuple[bool, bool, Number, str]:
            label, cell = one
            value = values[cell] or 0
            beside = values.get(cell._replace(role=_PARTNERS[cell.role][0][0]))
            room = value if beside is None else min(value, beside)
            return room < enough, cell not in hidden, value, label

        there = [(label, cell) for label, cell in found.items() if values.get(cell) is not None]
        return [label for label, _ in sorted(there, key=order)[:_TRIED]]


@dataclass(frozen=True, slots=True)
class _Way:
    """A move and what is lost by hiding it: how much is printed there, and how many counts take part."""

    cost: tuple[Number, int]
    move: Move


def _shapes(told: Ledger) -> dict[str, _Shape]:
    tables: dict[str, set[tuple[tuple[str, ...], Span]]] = defaultdict(set)
    labels: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for cell in told.values:
        if cell.role is Role.REST or cell.tag:
            continue
        names = _names(cell)
        tables[cell.key].add((names, Span(cell.start, cell.end)))
        for name, label in zip(names, cell.group, strict=True):
            labels[cell.key][name].add(label)
        if cell.part:
            labels[cell.key][_PART].add(cell.part)
    return {
        key: _Shape(
            tuple(sorted({names for names, _ in held})),
            {name: tuple(sorted(ones)) for name, ones in labels[key].items()},
            tuple(sorted({span for _, span in held})),
            frozenset(held),
        )
        for key, held in tables.items()
    }


def _names(cell: Cell) -> tuple[str, ...]:
    return tuple(cell.breakdown.split("*")) if cell.breakdown else ()


def _swapped(cell: Cell, name: str, label: str) -> Cell:
    if name == _PART:
        return cell._replace(part=label)
    place = _names(cell).index(name)
    return cell._replace(group=(*cell.group[:place], label, *cell.group[place + 1 :]))


def _times(cell: Cell, shape: _Shape) -> Iterable[tuple[tuple[int, Span], ...]]:
    """Spans that a move takes part in: the cell's own alone; those that end with it, as of a stock; or those that meet
    at its end or at its start, over which what happened is moved."""
    own = Span(cell.start, cell.end)
    yield ((1, own),)
    ending = tuple((1, span) for span in shape.spans if span.end == own.end)
    if len(ending) > 1:
        yield ending
    for day, way in ((own.end + _DAY, 1), (own.start, -1)):
        met = [(way, span) for span in shape.spans if span.end + _DAY == day]
        met += [(-way, span) for span in shape.spans if span.start == day]
        if len(met) > 1:
            yield tuple(met)


def _balance(tie: Relation, move: Move) -> int:
    return sum(sign * move.get(cell, 0) for sign, cell in tie.terms) - move.get(tie.total, 0)
