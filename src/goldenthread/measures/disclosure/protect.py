"""Disclosure control at one place: small counts are hidden, and as many more as it takes that none can be worked out."""

import re
from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from goldenthread.measures.disclosure.aligned import Moves
from goldenthread.measures.disclosure.audit import Exposed, Share, derivable, exposed, share_of
from goldenthread.measures.disclosure.cells import Cell, Number, Role, counted, ledger
from goldenthread.measures.disclosure.held import Held, Protected
from goldenthread.measures.disclosure.policy import Policy
from goldenthread.measures.disclosure.relations import Relation, reached, relations, same_counts
from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Reason, Unit

_DAY: Final = re.compile(r"\b\d{4}-\d\d-\d\d\b")


def protect(figures: Sequence[Figure], policy: Policy) -> tuple[Figure, ...]:
    """The figures as an audience may see them, in the order given.

    Figures about named workers are left out where the policy withholds them (`Policy.withholds` says which). A count from
    1 to the threshold is hidden, and so is a share whose numerator, denominator or remainder is one, and a mean of so few.
    Further counts are hidden, the least that is found, until an attack with every sum finds nothing: no hidden count can be
    worked out, and one that is small may be anything from 1 to the threshold. A hidden figure has `Reason.HIDDEN`, no value
    and no numerator; its denominator stays where that tells nothing. Zero is never hidden for being zero; figures that
    are not recorded, not applicable or not computable stay so, without counts. The same figures give the same answer.
    """
    if not policy.protects:
        return tuple(figures)
    return protect_beside([figure for figure in figures if not policy.withholds(figure)], policy, Held()).figures


def protect_beside(figures: Sequence[Figure], policy: Policy, held: Held) -> Protected:
    """The same, beside what earlier papers told and hid. The policy must protect, and withhold none of the figures.

    A count that was told is hidden only when it has become small. One that was hidden stays hidden, and is asked for in
    the attack like a small one, whatever it is now.
    """
    work = _Work(figures, policy, held)
    work.hide_small()
    if policy.base:
        work.attack(work.small)
    else:
        work.hide_in_tables()
        work.attack(work.hide_over_time())
    return Protected(tuple(work.shown(place) for place in range(len(figures))), work.known)


class _Work:
    """The figures, their counts and sums, and what is hidden so far."""

    def __init__(self, figures: Sequence[Figure], policy: Policy, held: Held) -> None:
        self._figures = figures
        self._policy = policy
        self.told = ledger(figures)
        self.ties = (*relations(self.told), *(same_counts(self.told, held.same) if held.same is not None else ()))
        self.hidden = {cell for cell, value in self.told.values.items() if value is None and cell in self.told.tellers}
        self.small: set[Cell] = set(self.hidden)
        self._ties_of: dict[Cell, list[Relation]] = defaultdict(list)
        for tie in self.ties:
            for cell in tie.cells:
                self._ties_of[cell].append(tie)
        self.known: tuple[Exposed, ...] = ()
        self._fixed = self._told_already(held)
        self._forever = {
            cell
            for place in held.hidden
            for cell in self.told.of_figure.get(place, ())
            if cell not in self._fixed and not (cell.role is Role.DENOMINATOR and place in held.out_of)
        }
        self.small |= {cell for cell in self._forever if self.told.values[cell]}
        for place in held.implied:
            self.hidden.update(cell for cell in self.told.of_figure.get(place, ()) if cell not in self._fixed)
        self._fresh = held.fresh
        self._near: frozenset[Cell] | None = None
        self._timed = {tie.total.key for tie in self.ties if len({(cell.start, cell.end) for cell in tie.cells}) > 1}

    def _told_already(self, held: Held) -> frozenset[Cell]:
        """The counts that were told before and may be told still."""
        found: set[Cell] = set()
        for place in held.told:
            cells = self.told.of_figure.get(place, ())
            if all(self._may_be_told(cell) for cell in cells):
                found.update(cells)
        for place in held.out_of:
            out_of = (cell for cell in self.told.of_figure.get(place, ()) if cell.role is Role.DENOMINATOR)
            found.update(cell for cell in out_of if self._may_be_told(cell))
        return frozenset(found)

    def _may_be_told(self, cell: Cell) -> bool:
        value = self.told.values[cell]
        return value is not None and not self._policy.small(float(value))

    def hide_small(self) -> None:
        """Hide every count from 1 to the threshold and what was hidden before, with the figures that tell them."""
        for cell in sorted(self.told.tellers):
            value = self.told.values[cell]
            if value is not None and self._policy.small(float(value)):
                self.small.add(cell)
        for cell in sorted(self.small | self._forever):
            self.hide(cell)
        if self._fresh is not None:
            start = (cell for place in self._fresh for cell in self.told.of_figure.get(place, ()))
            self._near = reached(self.ties, start, self._unknown)

    def hide(self, cell: Cell) -> None:
        """Hide a count and every figure that tells it; a figure without its denominator tells nothing else either."""
        waiting = [cell]
        while waiting:
            one = waiting.pop()
            if one in self.hidden or one in self._fixed:
                continue
            self.hidden.add(one)
            for place in self.told.tellers[one]:
                beside = self.told.of_figure[place]
                kept = () if one.role is Role.DENOMINATOR else (Role.DENOMINATOR,)
                waiting.extend(other for other in beside if other.role not in kept)

    def hide_in_tables(self) -> None:
        """Hide the least beside every count that a single sum would tell, of measures whose periods do not add up."""
        waiting = deque(tie for tie in self.ties if tie.total.key not in self._timed)
        while waiting:
            tie = waiting.popleft()
            chosen = self._cheapest([tie]) if self._tells(tie) else None
            if chosen is not None:
                before = set(self.hidden)
                self.hide(chosen)
                waiting.append(tie)
                for cell in sorted(self.hidden - before):
                    waiting.extend(self._ties_of[cell])

    def hide_over_time(self) -> set[Cell]:
        """Hide what lets every small count move, of measures whose periods add up; returns the counts that are in doubt.

        A count whose moves are hidden whole is safe: the moves themselves are numbers that fit everything printed. All
        counts of other measures are in doubt, and so are those for which no moves were found.
        """
        moves = Moves(self.told, self._ties_of, self._fixed)
        left: set[Cell] = set()
        for cell in sorted(self.small, key=lambda one: (-len(one.group), one)):
            if self._near is not None and cell not in self._near:
                continue
            if self.told.values[cell] is None or not self._ties_of[cell]:
                continue
            beside = moves.cheapest(cell, self.hidden, self._policy.threshold) if cell.key in self._timed else None
            if beside is None:
                left.add(cell)
            for other in sorted(beside or ()):
                if other in self.told.tellers:
                    self.hide(other)
        return left

    def attack(self, asked: Collection[Cell]) -> None:
        """Attack the counts asked for, and hide more beside what is exposed, until nothing is; then print what was in vain."""
        wanted = set(asked) if self._near is None else set(asked) & self._near
        more = set(wanted)
        while more:
            self._hide_exposed(wanted)
            known = derivable(self.told, self.ties, self.hidden, self._policy, self.shares(), self._near)
            more = self.print_again(known) - wanted
            wanted |= more

    def _hide_exposed(self, asked: Collection[Cell]) -> None:
        shares, more = self.shares(), 1
        while weak := exposed(self.told, self.ties, asked, self.hidden, self._policy, shares):
            # Where nothing is left to hide, nothing printed has to do with the count, so nothing follows for a reader.
            done = [self.hide_for(one.cell) for _ in range(more) for one in weak]
            if not any(done):
                self.known = weak
                break
            more, shares = more + 1, self.shares()

    def print_again(self, known: Collection[Cell]) -> set[Cell]:
        """Print counts that were hidden beside others in vain, since a reader can work them out; returns those that cannot
        be printed alone, as the numerator of a share whose denominator is hidden."""
        spare = {cell for cell in known if cell not in self.small and self.told.values[cell]}
        self.hidden -= {cell for cell in spare if cell.role is Role.DENOMINATOR}
        for cells in self.told.of_figure.values():
            veiled = [cell for cell in cells if cell in self.hidden]
            if veiled and all(cell in known and cell not in self.small for cell in veiled):
                self.hidden.difference_update(veiled)
        return {cell for cell in spare & self.hidden if cell.role is not Role.COMPLEMENT}

    def hide_for(self, cell: Cell) -> bool:
        """Hide the least in the sums nearest to an exposed count; False where nothing is left to hide there."""
        seen: set[Relation] = set()
        near = list(self._ties_of[cell])
        while near:
            chosen = self._cheapest(near)
            if chosen is not None:
                self.hide(chosen)
                return True
            seen.update(near)
            cells = sorted({other for tie in near for other in tie.cells if self._unknown(other)})
            near = [
                tie for tie in dict.fromkeys(tie for other in cells for tie in self._ties_of[other]) if tie not in seen
            ]
        return False

    def shares(self) -> list[Share]:
        """The percentages that are printed of rounded counts; none where counts are printed as they are."""
        if not self._policy.base:
            return []
        return [
            share_of(figure, self.told.of_figure[place], figure.value or 0.0)
            for place, figure in enumerate(map(self.shown, range(len(self._figures))))
            if figure.reason is Reason.VALUE and figure.unit is Unit.PERCENT and self.told.of_figure.get(place)
        ]

    def shown(self, place: int) -> Figure:
        """A figure as the audience sees it."""
        figure = self._figures[place]
        note = _guarded_note(figure)
        if figure.reason not in (Reason.VALUE, Reason.HIDDEN):
            return replace(figure, numerator=None, denominator=None, note=note)
        cells = self.told.of_figure.get(place, ())
        nameless = figure.unit is Unit.PERCENT and not counted(figure)
        if nameless or any(cell in self.hidden for cell in cells if cell.role is not Role.DENOMINATOR):
            return self._veiled(figure, cells)
        if any(cell in self.hidden for cell in cells):
            return self._veiled(figure, cells)
        return self._rounded(replace(figure, note=note)) if self._policy.base else replace(figure, note=note)

    def _veiled(self, figure: Figure, cells: Iterable[Cell]) -> Figure:
        gone = any(cell.role is Role.DENOMINATOR and cell in self.hidden for cell in cells)
        denominator = None if gone else _to_base(figure.denominator, self._policy.base)
        return replace(figure, numerator=None, denominator=denominator, value=None, reason=Reason.HIDDEN, note="")

    def _rounded(self, figure: Figure) -> Figure:
        """Counts to the base; a percentage from the counts as they were, to its decimal places."""
        base = self._policy.base
        numerator = _to_base(figure.numerator, base)
        if figure.unit is Unit.COUNT:
            return replace(figure, numerator=numerator, value=_to_base(figure.value, base))
        if figure.unit is Unit.PERCENT and figure.value is not None:
            places = min(figure.places, self._policy.percent_places)
            value = float(_nearest(Decimal(str(figure.value)), places))
            denominator = _to_base(figure.denominator, base)
            return replace(figure, numerator=numerator, denominator=denominator, value=value, places=places)
        if figure.unit in (Unit.PER_10_000, Unit.PER_100_000):
            value = float(_nearest(Decimal(str(figure.value)), figure.places))
            return replace(figure, numerator=numerator, value=value)
        if figure.unit is Unit.RATIO:
            return replace(figure, numerator=numerator, denominator=_to_base(figure.denominator, base))
        return replace(figure, denominator=_to_base(figure.denominator, base))

    def _unknown(self, cell: Cell) -> bool:
        return cell in self.hidden or cell not in self.told.tellers

    def _tells(self, tie: Relation) -> bool:
        """Whether one sum, of which the total is printed, pins down a hidden part of it by itself."""
        unknown = [cell for _, cell in tie.terms if self._unknown(cell)]
        if not unknown or self._unknown(tie.total):
            return False
        together = sum(self.told.values[cell] or 0 for cell in unknown)
        alone = len(unknown) == 1 or together < self._policy.threshold
        return alone and any(cell in self.hidden and self.told.values[cell] for cell in unknown)

    def _cheapest(self, ties: Iterable[Relation]) -> Cell | None:
        """The printed count whose hiding loses least: not zero, rather a part than a total, the smallest, then by name."""
        totals = {tie.total for tie in ties}
        found = {cell for tie in ties for cell in tie.cells if not self._unknown(cell) and cell not in self._fixed}
        return min(found, key=lambda cell: self._cost(cell, cell in totals), default=None)

    def _cost(self, cell: Cell, total: bool) -> tuple[bool, bool, Number, Cell]:
        value = self.told.values[cell] or 0
        return value == 0, total or cell.role is Role.DENOMINATOR, value, cell


def _guarded_note(figure: Figure) -> str:
    """What may be told beside a figure: the note that was written without counts; else its own, if it holds no number."""
    if figure.guarded_note is not None:
        return figure.guarded_note
    return "" if any(map(str.isdigit, _DAY.sub("", figure.note))) else figure.note


def _to_base(number: float | None, base: int) -> float | None:
    """A count at the nearest multiple of a base, half away from zero; as it is where there is no base."""
    if number is None or not base:
        return number
    return float(_nearest(Decimal(str(number)) / base, 0) * base)


def _nearest(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
