"""The attack on our own figures: every sum a reader could make is solved, to see what the hidden counts must be."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from goldenthread.measures.disclosure.cells import Cell, Ledger, Number, Role, exact, ledger
from goldenthread.measures.disclosure.policy import Policy
from goldenthread.measures.disclosure.relations import Relation, reached, relations, same_counts
from goldenthread.measures.disclosure.system import Bounds, NoSolution, System
from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Reason

Sum = tuple[dict[int, Number], Number]

_FAR: Final = 10**9


@dataclass(frozen=True, slots=True)
class Exposed:
    """A hidden count that can be worked out, or pinned down further than its mark says: it lies from ``low`` to ``high``."""

    cell: Cell
    low: float
    high: float

    def __str__(self) -> str:
        where = " ".join(word for word in (self.cell.breakdown, "/".join(self.cell.group), self.cell.part) if word)
        span = f"{self.cell.start} to {self.cell.end}"
        return f"{self.cell.role.value} of {self.cell.key}, {span}, {where or 'whole'}: {self.low:g} to {self.high:g}"


def audit(
    figures: Sequence[Figure],
    policy: Policy,
    behind: Sequence[Figure] = (),
    same: Callable[[str, Role], str] | None = None,
    fresh: Collection[int] | None = None,
) -> tuple[Exposed, ...]:
    """What a reader of these figures alone can work out of what they hide; nothing when they are safe.

    A reader is taken to believe that groups and periods add up wherever printed numbers do not deny it. ``behind`` may give
    the same figures before they were protected: then the reader is one who knows the definitions, and so which sums hold;
    their hidden numbers are not used otherwise. ``same`` is that of `Held`. With ``fresh`` only what these places
    have to do with is asked. A hidden count is exposed when only one number
    is possible, when it cannot be as large as the threshold, or when it is known to be small and more than 1. That nothing
    was counted, zero, is no secret. Where a reader's beliefs contradict one another, nothing follows from them.
    """
    told = ledger(figures)
    hidden = {cell for cell, value in told.values.items() if value is None}
    if behind:
        ties = relations(ledger(behind))
        told.values.update({cell: None for tie in ties for cell in tie.cells if cell not in told.values})
    else:
        ties = relations(told, policy.base)
    ties = (*ties, *(same_counts(told, same) if same is not None else ()))
    shares = _shares(figures, told, policy) if policy.base else []
    asked: Collection[Cell] = hidden
    if fresh is not None:
        start = (cell for place in fresh for cell in told.of_figure.get(place, ()))
        asked = reached(ties, start, lambda cell: told.values[cell] is None) & hidden
    return exposed(told, ties, asked, hidden, policy, shares, truth=False)


def exposed(
    told: Ledger,
    ties: Sequence[Relation],
    asked: Collection[Cell],
    hidden: Collection[Cell],
    policy: Policy,
    shares: Sequence["Share"] = (),
    truth: bool = True,
) -> tuple[Exposed, ...]:
    """The cells asked for, among the hidden ones, that are exposed, in order.

    With ``truth`` the ledger knows what is hidden, as `protect` does, and the test is stricter: a count that is hidden because
    it is small may be anything from 1 to the threshold.
    """
    attack = _Attack(told, set(hidden), policy, truth)
    found: list[Exposed] = []
    for unknowns, of_these in attack.systems(ties, shares):
        wanted = [at for at in unknowns if attack.cells[at] in asked]
        if wanted:
            found.extend(attack.weak(unknowns, of_these, wanted))
    return tuple(sorted(found, key=lambda one: one.cell))


def derivable(
    told: Ledger,
    ties: Sequence[Relation],
    hidden: Collection[Cell],
    policy: Policy,
    shares: Sequence["Share"] = (),
    asked: Collection[Cell] | None = None,
) -> frozenset[Cell]:
    """The hidden cells (those asked for, if any are) of which only one number is possible; the ledger must know them."""
    attack = _Attack(told, set(hidden), policy, truth=True)
    wanted = attack.hidden if asked is None else attack.hidden.intersection(asked)
    found: set[Cell] = set()
    for unknowns, of_these in attack.systems(ties, shares):
        if any(attack.cells[at] in wanted for at in unknowns):
            found.update(attack.certain(unknowns, of_these))
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Share:
    """A printed percentage of rounded counts: it lies from ``low`` to ``high`` per cent."""

    numerator: Cell
    denominator: Cell
    low: Number
    high: Number


def share_of(figure: Figure, cells: Iterable[Cell], value: float) -> Share:
    """The share that a figure's printed value tells, between the two values that round to it."""
    by_role = {cell.role: cell for cell in cells}
    half = Fraction(1, 2 * 10**figure.places)
    middle = exact(value)
    return Share(by_role[Role.NUMERATOR], by_role[Role.DENOMINATOR], max(Fraction(0), middle - half), middle + half)


def _shares(figures: Sequence[Figure], told: Ledger, policy: Policy) -> list[Share]:
    return [
        share_of(figures[place], cells, figures[place].value or 0.0)
        for place, cells in told.of_figure.items()
        if figures[place].reason is Reason.VALUE and any(cell.role is Role.COMPLEMENT for cell in cells)
    ]


class _Attack:
    """The unknowns of a reader, numbered, with their bounds."""

    def __init__(self, told: Ledger, hidden: set[Cell], policy: Policy, truth: bool) -> None:
        self.hidden = hidden
        self.cells: list[Cell | None] = []
        self._told = told
        self._policy = policy
        self._truth = truth
        self._numbers: dict[Cell, int] = {}
        self._low: list[Number] = []
        self._high: list[Number | None] = []
        self._point: list[Number] = []

    def sum_of(self, tie: Relation) -> Sum:
        """A relation as a sum over unknowns: what is printed goes to the other side."""
        terms: dict[int, Number] = {}
        total: Number = 0
        for sign, cell in ((-1, tie.total), *tie.terms):
            printed = self._printed(cell)
            if printed is None:
                at = self._number(cell)
                terms[at] = terms.get(at, 0) + sign
            else:
                total -= sign * printed
        return {at: factor for at, factor in terms.items() if factor}, total

    def sums_of(self, share: Share) -> list[Sum]:
        """A printed percentage as two sums, each with an unknown for how far it is from its bound."""
        made: list[Sum] = []
        for bound, way in ((share.low, 1), (share.high, -1)):
            terms: dict[int, Number] = {}
            total: Number = 0
            value: Number = 0
            for cell, factor in ((share.numerator, Fraction(100 * way)), (share.denominator, -bound * way)):
                printed = self._printed(cell)
                value += factor * (self._told.values[cell] or 0)
                if printed is None:
                    terms[self._number(cell)] = factor
                else:
                    total -= factor * printed
            if terms:
                terms[self._new(None, 0, None, value)] = -1
                made.append((terms, total))
        return made

    def systems(
        self, ties: Sequence[Relation], shares: Sequence[Share]
    ) -> Iterable[tuple[Sequence[int], Sequence[Sum]]]:
        """The sums in sets that share no unknown, each with its unknowns."""
        sums = [self.sum_of(tie) for tie in ties]
        for share in shares:
            sums.extend(self.sums_of(share))
        return _components([one for one in sums if one[0]])

    def weak(self, unknowns: Sequence[int], sums: Sequence[Sum], wanted: Sequence[int]) -> Iterable[Exposed]:
        """The cells wanted among some unknowns that are exposed."""
        try:
            system, at = self._solved(unknowns, sums)
        except NoSolution:
            return
        for unknown in wanted:
            cell = self.cells[unknown]
            if cell is not None and not self._safe(system, at[unknown], cell):
                low = system.reach(at[unknown], up=False, until=0)
                yield Exposed(cell, float(low), float(system.reach(at[unknown], up=True, until=_FAR)))

    def certain(self, unknowns: Sequence[int], sums: Sequence[Sum]) -> Iterable[Cell]:
        """The hidden cells among some unknowns that can be only one number."""
        system, at = self._solved(unknowns, sums)
        for unknown in unknowns:
            cell, place = self.cells[unknown], at[unknown]
            if cell is not None and cell in self.hidden and (system.fixed(place) or not system.moves(place)):
                yield cell

    def _solved(self, unknowns: Sequence[int], sums: Sequence[Sum]) -> tuple[System, dict[int, int]]:
        at = {unknown: place for place, unknown in enumerate(unknowns)}
        moved = [({at[one]: factor for one, factor in terms.items()}, total) for terms, total in sums]
        bounds = Bounds([self._low[one] for one in unknowns], [self._high[one] for one in unknowns])
        point = [self._point[one] for one in unknowns] if self._truth else None
        return System(moved, bounds, point), at

    def _safe(self, system: System, at: int, cell: Cell) -> bool:
        most = self._policy.threshold
        true = self._told.values[cell] if self._truth else None
        furthest = system.reach(at, up=True, until=most)
        if furthest == 0:
            return True
        if cell.role is Role.COMPLEMENT and system.reach(at, up=False, until=most) > most:
            return True  # nobody prints what is left of a share, and here it is no small group
        if furthest < most or system.fixed(at):
            return False
        if true is not None and self._policy.small(float(true)):
            return system.reach(at, up=False, until=1) <= 1
        if system.reach(at, up=True, until=most + 1) > most:
            return system.moves(at)
        return system.reach(at, up=False, until=1) <= 1 < most

    def _printed(self, cell: Cell) -> Number | None:
        """What a reader sees of a count, exactly; None for what is hidden, rounded or was never printed."""
        if cell in self.hidden or cell not in self._told.tellers:
            return None
        value = self._told.values[cell]
        if value is None or (self._policy.base and value):
            return None
        return value

    def _number(self, cell: Cell) -> int:
        if cell not in self._numbers:
            value = self._told.values[cell]
            low: Number = 0
            high: Number | None = None
            if self._policy.base and value and cell in self._told.tellers and cell not in self.hidden:
                low, high = self._around(value)
            self._numbers[cell] = self._new(cell, low, high, value or 0)
        return self._numbers[cell]

    def _around(self, value: Number) -> tuple[Number, Number]:
        """The counts that a rounded one may stand for; small ones would have been hidden."""
        base = self._policy.base
        middle = base * int(Fraction(value) / base + Fraction(1, 2))
        least = Fraction(2 * middle - base, 2)
        return max(least, Fraction(self._policy.threshold)), Fraction(2 * middle + base, 2)

    def _new(self, cell: Cell | None, low: Number, high: Number | None, value: Number) -> int:
        self.cells.append(cell)
        self._low.append(low)
        self._high.append(high)
        self._point.append(value)
        return len(self.cells) - 1


def _components(sums: Sequence[Sum]) -> Iterable[tuple[list[int], list[Sum]]]:
    """Sums that share no unknown with others, each with its unknowns in order."""
    leader: dict[int, int] = {}

    def first(one: int) -> int:
        while leader[one] != one:
            leader[one] = leader[leader[one]]
            one = leader[one]
        return one

    for terms, _ in sums:
        for at in terms:
            leader.setdefault(at, at)
        ones = [first(at) for at in terms]
        for one in ones[1:]:
            leader[first(one)] = first(ones[0])
    together: Mapping[int, list[Sum]] = defaultdict(list)
    members: Mapping[int, list[int]] = defaultdict(list)
    for made in sums:
        together[first(next(iter(made[0])))].append(made)
    for at in sorted(leader):
        members[first(at)].append(at)
    for one in together:
        yield members[one], together[one]
