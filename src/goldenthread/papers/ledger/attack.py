"""The attack on the whole ledger: everything ever released is put together, as a reader could, and solved."""

from collections.abc import Iterator, Sequence

from goldenthread.measures.disclosure import Exposed, Policy, audit
from goldenthread.measures.figures import Figure
from goldenthread.papers.ledger.alike import Alike
from goldenthread.papers.ledger.released import Told, latest


def attack(told: Sequence[Told], policy: Policy, alike: Alike) -> tuple[Exposed, ...]:
    """Every hidden count that a reader of all released papers can work out or pin down; nothing when they are safe.

    Where a figure was revised between data versions, a reader may put any version's numbers beside those of the others: the
    attack is made once for each data version, with that version's numbers and, where it has none, with the nearest.
    """
    keys = sorted({one.key for one in told})
    kin = sorted({alike.kin(key) for key in keys}, key=sorted)
    found: dict[Exposed, None] = {}
    for together in kin:
        mine = [one for one in told if one.key in together]
        seen: set[tuple[Figure, ...]] = set()
        for view in _views(mine, alike):
            if view not in seen:
                seen.add(view)
                found |= dict.fromkeys(audit(view, policy, same=alike.count))
    return tuple(found)


def _views(told: Sequence[Told], alike: Alike) -> Iterator[tuple[Figure, ...]]:
    """What a reader holds who believes one data version first, then the one before it, and later ones last."""
    snapshots = list(dict.fromkeys(one.snapshot for one in told))
    held = latest(told)
    for place in range(len(snapshots)):
        order = [*reversed(snapshots[: place + 1]), *snapshots[place + 1 :]]
        rank = {snapshot: number for number, snapshot in enumerate(order)}
        chosen = (min(ones, key=lambda one: (rank[one.snapshot], not one.shown)) for ones in held.values())
        yield tuple(_as_one(one, alike) for one in sorted(chosen))


def _as_one(told: Told, alike: Alike) -> Figure:
    figure = told.figure()
    return Figure(
        alike.key(figure.key), "", figure.period, figure.breakdown, figure.group, figure.numerator, figure.denominator,
        figure.value, figure.unit, figure.reason, figure.places, 0, "", figure.part,
    )  # fmt: skip
