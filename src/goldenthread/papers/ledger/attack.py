"""The attack on the whole ledger: everything ever released is put together, as a reader could, and solved."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from goldenthread.measures.disclosure import Exposed, Policy, audit
from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Reason
from goldenthread.papers.ledger.alike import Alike
from goldenthread.papers.ledger.implied import days_of
from goldenthread.papers.ledger.released import Identity, Told, latest

_Series = tuple[str, str, tuple[str, ...], str]


def attack(
    told: Sequence[Told], policy: Policy, alike: Alike, fresh: Collection[Identity] | None = None
) -> tuple[Exposed, ...]:
    """Every hidden count that a reader of all released papers can work out or pin down; nothing when they are safe.

    A small count that nobody printed or hid, but that sums over days lead to, is found as well. Where a figure was revised
    between data versions, a reader may put any version's numbers beside those of the others: what a data version hid is
    attacked with that version's numbers and, where it has none, with the nearest. With ``fresh`` only what these figures
    have to do with is attacked.
    """
    families: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        families[alike.family(one.key)].append(one)
    found: dict[Exposed, None] = {}
    for _, mine in sorted(families.items()):
        for snapshot, held in _views(mine):
            own = {_place(one, alike) for one in held if one.snapshot == snapshot}
            figures = [_as_one(one, alike) for one in held]
            unsaid = _unsaid(figures, alike)
            made = {_identity(one) for one in unsaid}
            new = None if fresh is None else [at for at, one in enumerate(held) if one.identity in fresh]
            for exposed in audit([*figures, *unsaid], policy, same=alike.count, fresh=new):
                cell = exposed.cell
                place = (cell.key, cell.start, cell.end, cell.breakdown, cell.group, cell.part)
                if place in own or (place in made and exposed.high <= policy.threshold):
                    found[exposed] = None
    return tuple(found)


def _views(told: Sequence[Told]) -> Iterator[tuple[str, tuple[Told, ...]]]:
    """For each data version, what a reader holds who believes it first, then the one before it, and later ones last."""
    snapshots = list(dict.fromkeys(one.snapshot for one in told))
    held = latest(told)
    for place, snapshot in enumerate(snapshots):
        order = [*reversed(snapshots[: place + 1]), *snapshots[place + 1 :]]
        rank = {name: number for number, name in enumerate(order)}
        yield (
            snapshot,
            tuple(sorted(min(ones, key=lambda one: (rank[one.snapshot], not one.shown)) for ones in held.values())),
        )


def _unsaid(figures: Sequence[Figure], alike: Alike) -> list[Figure]:
    """The shortest spans of every series that adds up, as hidden figures, where no paper speaks of them."""
    series: dict[_Series, list[Figure]] = defaultdict(list)
    for one in figures:
        if alike.adds_up(one.key):
            series[one.key, one.breakdown, one.group, one.part].append(one)
    made = []
    for together in series.values():
        spans = {(one.period.start, one.period.end) for one in together}
        made += [
            replace(together[0], period=days, numerator=None, denominator=None, value=None, reason=Reason.HIDDEN)
            for days in days_of(together)
            if (days.start, days.end) not in spans
        ]
    return made


def _as_one(told: Told, alike: Alike) -> Figure:
    """A released figure as the attack knows it: what counts the same has one key."""
    return replace(told.figure(), key=alike.key(told.key), title="", definition_version=0, snapshot="")


def _place(told: Told, alike: Alike) -> Identity:
    return alike.key(told.key), *told.identity[1:]


def _identity(figure: Figure) -> Identity:
    return figure.key, figure.period.start, figure.period.end, figure.breakdown, figure.group, figure.part
