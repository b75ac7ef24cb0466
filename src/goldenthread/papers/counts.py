"""Counts that papers print and no measure counts, of registers and of findings, guarded as figures of measures are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from goldenthread.calendar import Period
from goldenthread.measures.disclosure import Held, policies, protect_beside
from goldenthread.measures.disclosure.cells import Role
from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Audience, Reason, Unit
from goldenthread.measures.run.beside import guarded

#: Between the parts of a key: what it is of, the count, and the count that it is part of.
_BETWEEN: Final = ":"
#: What adds up over periods: what is registered in a month is registered in its quarter.
REGISTER: Final = "register"
FINDINGS: Final = "findings"
_PER_CENT: Final = 100

Guard = Callable[[Sequence[Figure], Audience], Sequence[Figure]]


@dataclass(frozen=True, slots=True)
class Count:
    """A count that a paper prints: ``name`` of a ``source`` such as ``register/complaints``, for a period and group.

    ``number`` is None where it was given as hidden. ``of`` and ``whole`` name and give the count that it is part of, "" and
    None where it is part of none, or that one is not known. Counts of one name with each a ``part`` make it up between them.
    """

    source: str
    name: str
    title: str
    period: Period
    breakdown: tuple[str, ...]
    group: tuple[str, ...]
    number: float | None
    snapshot: str
    of: str = ""
    whole: float | None = None
    part: str = ""

    @property
    def figure(self) -> Figure:
        """The count as a figure, by which disclosure control and the release ledger know it; its title tells all of it."""
        of = self.of if self.whole is not None else ""
        value: float | None = self.number
        if of and self.number is not None and self.whole:
            value = _PER_CENT * self.number / self.whole
        nothing = bool(of) and not self.whole
        return Figure(
            _BETWEEN.join((self.source, self.name, of)),
            self.title,
            self.period,
            "*".join(self.breakdown),
            self.group,
            self.number,
            self.whole if of else None,
            None if nothing else value,
            Unit.PERCENT if of else Unit.COUNT,
            Reason.HIDDEN if self.number is None else Reason.NOT_APPLICABLE if nothing else Reason.VALUE,
            0,
            1,
            self.snapshot,
            self.part,
        )


def is_count(key: str) -> bool:
    """Whether a key of a figure is that of a count, not of a measure."""
    return _BETWEEN in key


def source_of(key: str) -> str:
    """What a count is of: its figures tell of one another."""
    return key.partition(_BETWEEN)[0]


def adds_up(key: str) -> bool:
    """Whether what is counted in two spans of days is what is counted in both together."""
    return key.startswith(f"{REGISTER}/")


def counted_by(key: str, role: Role) -> str:
    """The name of what a count's figure counts in a role; counts of one name are one number. "" for a measure."""
    if not is_count(key) or role not in (Role.NUMERATOR, Role.DENOMINATOR):
        return ""
    source, name, of = key.split(_BETWEEN)
    if role is Role.DENOMINATOR and not of:
        return ""
    return _BETWEEN.join((source, name if role is Role.NUMERATOR else of))


def guarded_counts(counts: Sequence[Count], guard: Guard, audience: Audience) -> tuple[Figure, ...]:
    """The counts as an audience may see them, in the order given; ``guard`` is the one by which its paper is read."""
    figures = [one.figure for one in counts]
    policy = policies()[audience]
    if not policy.protects:
        return tuple(figures)
    if guard is guarded:
        return protect_beside(figures, policy, Held(same=counted_by)).figures
    return tuple(guard(figures, audience))
