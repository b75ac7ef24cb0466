"""Drawing a sample from a frame by a seed, with exclusions and replacements kept, and drawing it again as proof.

The order: for every case, SHA-256 of the seed, a line end and the key (UTF-8), in hexadecimal; cases in ascending order
of it. A stratum gives its first ones. A case that cannot be audited is replaced by the next of its stratum in that order.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from hashlib import sha256

from goldenthread.auditing.sampling.frames import Frame, Item, Only
from goldenthread.auditing.sampling.shares import Sharing, Values, share_out
from goldenthread.records.errors import Problem, WrongUse


class Why(Enum):
    """Why a drawn case is replaced: it should not have been in the list, or it belongs there and could not be audited."""

    OUT_OF_SCOPE = "out-of-scope"
    NOT_POSSIBLE = "not-possible"


@dataclass(frozen=True, slots=True)
class Design:
    """How many cases, of which (``only``: all of the conditions), by which marks in strata, and how shared among them."""

    n: int
    by: tuple[str, ...] = ()
    sharing: Sharing = Sharing.PROPORTIONAL
    only: tuple[Only, ...] = ()
    spreads: tuple[tuple[Values, Decimal], ...] = ()


@dataclass(frozen=True, slots=True)
class Excluded:
    """A case taken out before the draw, with the reason."""

    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class Replaced:
    """A drawn case that was not audited, why and in which words."""

    key: str
    why: Why
    reason: str


@dataclass(frozen=True, slots=True)
class Pick:
    """A case looked at, in the order of its stratum from 1: audited, or ``replaced``; ``instead_of`` is whose place it takes."""

    key: str
    stratum: Values
    order: int
    instead_of: str = ""
    replaced: Replaced | None = None


@dataclass(frozen=True, slots=True)
class Stratum:
    """A stratum's ``size`` in the frame after exclusions, how many were ``wanted``, ``looked_at`` and ``audited``.

    ``probability`` is that of an audited case to be in the sample: looked at out of the size, times, of those looked at
    that belong there, the share that could be audited (as if those that could not were like the others). Its reciprocal
    is the case's weight. None where nothing is audited.
    """

    values: Values
    size: int
    wanted: int
    looked_at: int
    audited: int
    probability: Fraction | None


@dataclass(frozen=True, slots=True)
class Draw:
    """A sample, and all that it needs to be drawn again from its frame."""

    frame: str
    fingerprint: str
    seed: str
    design: Design
    excluded: tuple[Excluded, ...]
    replaced: tuple[Replaced, ...]
    strata: tuple[Stratum, ...]
    picks: tuple[Pick, ...]

    @property
    def sample(self) -> tuple[str, ...]:
        """Keys of the cases to audit, in the order of the picks."""
        return tuple(pick.key for pick in self.picks if pick.replaced is None)

    @property
    def short(self) -> int:
        """How many fewer than asked for: the list, or a stratum of it, held no more."""
        return self.design.n - len(self.sample)

    def probability(self, key: str) -> Fraction:
        """An audited case's probability of selection; raises WrongUse for a case that is not in the sample."""
        held = {stratum.values: stratum.probability for stratum in self.strata}
        for pick in self.picks:
            chance = held[pick.stratum]
            if pick.key == key and pick.replaced is None and chance is not None:
                return chance
        raise WrongUse.of(f"the case {key!r}", "it is not in the sample", f"The sample is {', '.join(self.sample)}.")


def draw(
    frame: Frame, seed: str, design: Design, excluded: Iterable[Excluded] = (), replaced: Iterable[Replaced] = ()
) -> Draw:
    """Draw the sample; the same arguments give the same sample on every machine.

    Raises WrongUse with every reason: an unknown mark or case, an exclusion or replacement without a reason, a
    replacement of a case that was not drawn, no seed.
    """
    out, gone = tuple(excluded), {one.key: one for one in replaced}
    _check(frame, seed, design, out, tuple(gone.values()))
    left_out = {one.key for one in out}
    strata: dict[Values, list[Item]] = {}
    for item in frame.items:
        if item.key not in left_out and all(only.holds(item) for only in design.only):
            strata.setdefault(tuple(item.mark(name) for name in design.by), []).append(item)
    sizes = {values: len(strata[values]) for values in sorted(strata)}
    wanted = share_out(design.n, sizes, design.sharing, dict(design.spreads))
    picks: list[Pick] = []
    told = []
    for values, size in sizes.items():
        order = sorted(strata[values], key=lambda item: (place(seed, item.key), item.key))
        looked = _looked(order, values, wanted[values], gone)
        picks += looked
        told.append(_told(values, size, wanted[values], looked))
    strangers = gone.keys() - {pick.key for pick in picks}
    if strangers:
        mend = "Only a case that was drawn can be replaced."
        raise WrongUse(*(Problem(f"the replacement of {key!r}", "it was not drawn", mend) for key in sorted(strangers)))
    return Draw(frame.name, frame.fingerprint, seed, design, out, tuple(gone.values()), tuple(told), tuple(picks))


def place(seed: str, key: str) -> str:
    """Where a case stands in the order: 64 hexadecimal digits, compared as text."""
    return sha256(f"{seed}\n{key}".encode()).hexdigest()


def redraw(frame: Frame, kept: Draw) -> tuple[str, ...]:
    """What differs when a kept sample is drawn again from a frame; empty: it is proved."""
    if frame.fingerprint != kept.fingerprint:
        return (f"the frame is another one: its fingerprint is {frame.fingerprint}, the draw's {kept.fingerprint}",)
    again = draw(frame, kept.seed, kept.design, kept.excluded, kept.replaced)
    differences = [
        f"{item.name} differ from those drawn again"
        for item in fields(Draw)
        if item.name not in ("frame", "picks") and getattr(again, item.name) != getattr(kept, item.name)
    ]
    for one in sorted(set(kept.sample) - set(again.sample)):
        differences.append(f"{one} is in the sample and is not drawn")
    for one in sorted(set(again.sample) - set(kept.sample)):
        differences.append(f"{one} is drawn and is not in the sample")
    if not differences and again.picks != kept.picks:
        differences.append("the picks stand in another order")
    return tuple(differences)


def _looked(order: list[Item], values: Values, wanted: int, gone: Mapping[str, Replaced]) -> list[Pick]:
    """The first ones, each that is replaced followed up by the next after them, as long as there are any."""
    picks = [Pick(item.key, values, number) for number, item in enumerate(order[:wanted], start=1)]
    for number, pick in enumerate(picks):  # the list grows while it is walked: a replacement may be replaced in turn
        if pick.key in gone:
            picks[number] = Pick(pick.key, values, pick.order, pick.instead_of, gone[pick.key])
            following = len(picks)
            if following < len(order):
                picks.append(Pick(order[following].key, values, following + 1, pick.key))
    return picks


def _told(values: Values, size: int, wanted: int, looked: list[Pick]) -> Stratum:
    audited = sum(pick.replaced is None for pick in looked)
    missed = sum(pick.replaced is not None and pick.replaced.why is Why.NOT_POSSIBLE for pick in looked)
    chance = Fraction(len(looked), size) * Fraction(audited, audited + missed) if audited else None
    return Stratum(values, size, wanted, len(looked), audited, chance)


def _check(
    frame: Frame, seed: str, design: Design, excluded: tuple[Excluded, ...], replaced: tuple[Replaced, ...]
) -> None:
    problems = []
    if not seed.strip():
        problems.append(Problem("the seed", "there is none", "Give any words or number, settled before the draw."))
    for mark in dict.fromkeys((*design.by, *(only.mark for only in design.only))):
        if mark not in frame.marks:
            known = ", ".join(frame.marks) or "none"
            problems.append(Problem("the sample", f"no case has a mark {mark!r}", f"The marks are: {known}."))
    keys = {item.key for item in frame.items}
    every: tuple[Excluded | Replaced, ...] = (*excluded, *replaced)
    for one in every:
        act = "exclusion" if isinstance(one, Excluded) else "replacement"
        if one.key not in keys:
            problems.append(
                Problem(f"the {act} of {one.key!r}", "the list holds no such case", "Use a key of the list.")
            )
        if not one.reason.strip():
            problems.append(Problem(f"the {act} of {one.key!r}", "it has no reason", "Say why, in a few words."))
    if problems:
        raise WrongUse(*problems)
