"""Every sum that ties counts together: groups to totals, rows and columns, parts, periods, and shares."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from goldenthread.measures.disclosure.cells import Cell, Ledger, Number, Role
from goldenthread.measures.disclosure.spans import Span, makings, same_end


@dataclass(frozen=True, slots=True)
class Relation:
    """That ``total`` is the sum of ``terms``, each taken +1 or -1 times; ``rest`` is one of the terms where some belong
    to no group, as children whose team is not recorded."""

    total: Cell
    terms: tuple[tuple[int, Cell], ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Every count that takes part, the total first."""
        return (self.total, *(cell for _, cell in self.terms))


Values = dict[Cell, Number | None]

#: Stands for every day where cells of one series are told apart by their span alone.
_EVER: Final = date.min


def relations(ledger: Ledger, base: int = 0) -> tuple[Relation, ...]:
    """The sums that hold among the counts of a ledger; totals that nobody printed and rests are added to its values.

    A sum is taken to hold where the known numbers add up. Where some are hidden, a reader would take it to hold, so it
    does. Where groups come to less than their total there is a rest; where they come to more (a child counted in two
    teams) nothing follows. Of counts that are rounded to a ``base`` a sum holds when some numbers that round so add up.
    """
    found = [*_shares(ledger), *_groups(ledger, base), *_parts(ledger, base), *_periods(ledger, base)]
    return tuple(_needed(ledger, found))


def same_counts(ledger: Ledger, same: Callable[[str, Role], str]) -> tuple[Relation, ...]:
    """That counts of different measures are one number, such as the referrals and what a share of referrals is out of.

    ``same`` names what the count of a measure in a role counts. Numbers that are known to differ are not tied.
    """
    together: dict[tuple[str, Cell], list[Cell]] = defaultdict(list)
    for cell in ledger.tellers:
        name = same(cell.key, cell.role)
        if name and not cell.tag and not cell.part:
            together[name, cell._replace(role=Role.NUMERATOR, key="")].append(cell)
    return tuple(
        Relation(first, ((1, other),))
        for (_, _), (first, *others) in sorted(together.items())
        for other in others
        if None in (ledger.values[first], ledger.values[other]) or ledger.values[first] == ledger.values[other]
    )


def reached(ties: Iterable[Relation], start: Iterable[Cell], passes: Callable[[Cell], bool]) -> frozenset[Cell]:
    """The counts that sums lead to from some counts, over such as a reader does not know (``passes``)."""
    ties_of: dict[Cell, list[Relation]] = defaultdict(list)
    for tie in ties:
        for cell in tie.cells:
            ties_of[cell].append(tie)
    found = set(start)
    waiting = list(found)
    while waiting:
        for tie in ties_of[waiting.pop()]:
            for cell in tie.cells:
                if cell not in found and passes(cell):
                    found.add(cell)
                    waiting.append(cell)
    return frozenset(found)


def _sum(values: Values, cells: Iterable[Cell]) -> Number | None:
    total: Number = 0
    for cell in cells:
        value = values[cell]
        if value is None:
            return None
        total += value
    return total


def _tied(values: Values, total: Cell, parts: Sequence[Cell], base: int) -> Relation | None:
    """The relation of a total and its parts, with a rest where they fall short of it; None where they exceed it."""
    whole, together = values[total], _sum(values, parts)
    terms = tuple((1, cell) for cell in parts)
    if whole is None or together is None or _near(whole, together, base, len(parts) + 1):
        return Relation(total, terms)
    if together > whole:
        return None
    rest = total._replace(role=Role.REST, tag=f"{total.role.value}|{parts[0].breakdown}|{parts[0].part}")
    values[rest] = whole - together
    return Relation(total, (*terms, (1, rest)))


def _shares(ledger: Ledger) -> Iterator[Relation]:
    for cells in ledger.of_figure.values():
        by_role = {cell.role: cell for cell in cells}
        if Role.COMPLEMENT in by_role:
            terms = ((1, by_role[Role.NUMERATOR]), (1, by_role[Role.COMPLEMENT]))
            yield Relation(by_role[Role.DENOMINATOR], terms)


def _groups(ledger: Ledger, base: int) -> Iterator[Relation]:
    """Groups and their total, for every dimension that can be added away; totals nobody printed are added."""
    values = ledger.values
    waiting: dict[int, set[Cell]] = defaultdict(set)
    for cell in values:
        waiting[len(cell.group)].add(cell)
    for size in range(max(waiting, default=0), 0, -1):
        children: dict[tuple[Cell, str], list[Cell]] = defaultdict(list)
        for cell in waiting[size]:
            for parent, without in _parents(cell):
                children[parent, without].append(cell)
        for (parent, _), together in sorted(children.items(), key=lambda item: (item[0][0], item[0][1])):
            parts = sorted(together)
            if parent not in values:
                values[parent] = _sum(values, parts)
                waiting[size - 1].add(parent)
            relation = _tied(values, parent, parts, base)
            if relation is not None:
                yield relation


def _parents(cell: Cell) -> Iterator[tuple[Cell, str]]:
    """The total of a count over each of its dimensions, with the breakdown that it is added up from."""
    names = cell.breakdown.split("*")
    for place in range(len(names)):
        left = (*names[:place], *names[place + 1 :])
        group = (*cell.group[:place], *cell.group[place + 1 :])
        yield cell._replace(breakdown="*".join(left), group=group), f"{cell.breakdown}-{place}"


def _parts(ledger: Ledger, base: int) -> Iterator[Relation]:
    """The parts of an outcome mix come to its denominator, or to the figure that has no part."""
    mixes: dict[Cell, list[Cell]] = defaultdict(list)
    for cell in ledger.values:
        if cell.part and cell.role is Role.NUMERATOR:
            mixes[cell._replace(part="")].append(cell)
    for whole, together in sorted(mixes.items()):
        parts = sorted(together)
        for total in (whole, whole._replace(role=Role.DENOMINATOR)):
            if total in ledger.values and len(parts) > 1:
                relation = _tied(ledger.values, total, parts, base)
                if relation is not None:
                    yield relation


def _periods(ledger: Ledger, base: int) -> Iterator[Relation]:
    """Periods that make up longer ones, and periods that end together where a stock is counted."""
    series: dict[Cell, dict[Span, Cell]] = defaultdict(dict)
    for cell in ledger.values:
        if cell.role is not Role.REST and not cell.tag:
            series[cell._replace(start=_EVER, end=_EVER)][Span(cell.start, cell.end)] = cell
    made_of: dict[tuple[str, Role], list[Relation]] = defaultdict(list)
    ending: dict[str, list[Relation]] = defaultdict(list)
    for name in sorted(series):
        at = series[name]
        for total, terms in makings(frozenset(at)):
            relation = Relation(at[total], tuple((sign, at[span]) for sign, span in terms))
            made_of[name.key, name.role].append(relation)
        for longer, shorter in same_end(at):
            ending[name.key].append(Relation(at[longer], ((1, at[shorter]),)))
    for together in made_of.values():
        yield from _believed(ledger.values, together, base)
    for together in ending.values():
        yield from _of_stock(ledger.values, together, base)


def _believed(values: Values, together: Sequence[Relation], base: int) -> Iterator[Relation]:
    """The sums over periods that hold, and where numbers are hidden those that a reader would believe to hold.

    A reader believes a sum of hidden numbers where the same spans add up wherever they are printed.
    """
    held = [(relation, _holds(values, relation, base)) for relation in together]
    broken = {_spans(relation) for relation, holds in held if holds is False}
    for relation, holds in held:
        if holds or (holds is None and _spans(relation) not in broken):
            yield relation


def _of_stock(values: Values, together: Sequence[Relation], base: int) -> Iterator[Relation]:
    """The same number at one end, where every printed number of the measure says so: a quarter tells its last month."""
    held = [_holds(values, relation, base) for relation in together]
    if True in held and False not in held:
        yield from together


def _spans(relation: Relation) -> tuple[tuple[date, date], ...]:
    return tuple((cell.start, cell.end) for cell in relation.cells)


def _holds(values: Values, relation: Relation, base: int) -> bool | None:
    together: Number = 0
    for sign, cell in relation.terms:
        value = values[cell]
        if value is None:
            return None
        together += sign * value
    whole = values[relation.total]
    return None if whole is None else _near(whole, together, base, len(relation.cells))


def _near(one: Number, other: Number, base: int, counts: int) -> bool:
    """Whether two sums are equal, or may be when each of their counts is rounded to a base."""
    apart = one - other if one > other else other - one
    return 2 * apart <= base * counts


def _needed(ledger: Ledger, found: Sequence[Relation]) -> Iterator[Relation]:
    """Relations without those that only say what an unprinted total is, of which nothing else speaks."""
    kept = list(dict.fromkeys(found))
    while True:
        uses: dict[Cell, int] = defaultdict(int)
        for relation in kept:
            for cell in relation.cells:
                if cell.role is not Role.REST and cell not in ledger.tellers:
                    uses[cell] += 1
        idle = {cell for cell, count in uses.items() if count == 1}
        if not idle:
            return iter(kept)
        kept = [relation for relation in kept if idle.isdisjoint(relation.cells)]
