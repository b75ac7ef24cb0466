"""The guard of a public paper: its figures are decided beside every figure that was ever released, and hold to it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from goldenthread.calendar import Period, parse_period
from goldenthread.measures.disclosure import Exposed, Held, Protected, policies, protect_beside
from goldenthread.measures.disclosure.cells import Cell
from goldenthread.measures.disclosure.policy import Policy
from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Audience, Reason
from goldenthread.measures.run.beside import Home, guarded
from goldenthread.measures.run.session import Session
from goldenthread.papers.counts import source_of
from goldenthread.papers.ledger.alike import Alike
from goldenthread.papers.ledger.attack import attack
from goldenthread.papers.ledger.implied import implied
from goldenthread.papers.ledger.released import Identity, Ledger, Told, latest, told_of
from goldenthread.papers.registers.counted import counting, counts_of, source
from goldenthread.papers.registers.rows import read_registers
from goldenthread.records.errors import Problem

_DECIDED = (Reason.VALUE, Reason.HIDDEN)
_OF_NOTHING = (Reason.VALUE, Reason.NOT_APPLICABLE)


class ReleaseGuard:
    """What a `Reader` asks which figures the public may see, for one paper.

    A figure that was once hidden stays hidden, in whatever paper, breakdown or data version it was. One that was shown is
    known to everybody, so nothing is kept by hiding it: others are hidden instead. Figures that count the same things
    under another name or over other days stand beside one another (`Alike`), and so do those of the paper itself. The
    numbers behind what was hidden are counted again from the session's own data; the ledger does not hold them. Other
    audiences are guarded as ever.
    """

    def __init__(self, session: Session, home: Home, ledger: Ledger) -> None:
        """Take what was released of the session's authority."""
        self.ledger = ledger
        self._session = session
        self._home = home
        self._alike = Alike(session.book)
        self._before = latest(ledger.told(session.store.authority))
        self._now: dict[Identity, Told] = {}
        self._figures: dict[Identity, Figure] = {}
        self._warnings: dict[Problem, None] = {}

    def told(self, printed: Collection[Figure]) -> tuple[Told, ...]:
        """What was decided of the figures that a paper printed, in the order of their identity."""
        wanted = {_identity(replace(one, period=self._days(one.key, one.period))) for one in printed}
        return tuple(one for identity, one in sorted(self._now.items()) if identity in wanted)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What papers released earlier give away by themselves, which this one can neither mend nor make worse."""
        return tuple(self._warnings)

    def __call__(self, figures: Sequence[Figure], audience: Audience) -> Sequence[Figure]:
        """The figures as the audience may see them, in the order given; those that it may not have at all are left out."""
        if audience is not Audience.PUBLIC or not policies()[audience].protects:
            return guarded(figures, audience)
        policy = policies()[audience]
        asked = [one for one in figures if not policy.withholds(one)]
        covered = [replace(one, period=self._days(one.key, one.period)) for one in asked]
        found = self._decided(covered, policy)
        shown = [replace(one, period=figure.period) for figure, one in zip(asked, found, strict=True)]
        for days, one in zip(covered, shown, strict=True):
            if one.reason in _DECIDED:
                identity = _identity(days)
                self._figures[identity] = days
                self._now[identity] = told_of(one, days.period)
        return shown

    def _decided(self, figures: Sequence[Figure], policy: Policy) -> Sequence[Figure]:
        """The figures, over the days that they count, decided beside what is held of their kin."""
        kin = {self._alike.family(one.key) for one in figures}
        held = {identity: told for identity, told in self._before.items() if self._alike.family(identity[0]) in kin}
        for identity, now in self._now.items():
            if self._alike.family(identity[0]) in kin:
                held[identity] = (*held.get(identity, ()), now)
        ours = {_identity(one): place for place, one in enumerate(figures)}
        behind = (self._behind(identity) for identity in held if identity not in ours)
        every = [*figures, *(one for one in behind if one is not None)]
        decisions = [held.get(_identity(one), ()) for one in every]
        hidden = {place for place, told in enumerate(decisions) if not all(one.shown for one in told)}
        revised = {
            place
            for place, told in enumerate(decisions)
            if told and place not in hidden and not _as_told(every[place], told)
        }
        told = {place for place, one in enumerate(decisions) if one and place not in hidden}
        told -= revised & set(ours.values())  # its new number is not told yet
        out_of = {place for place in hidden if any(one.denominator for one in decisions[place])}
        asked = frozenset(at for at in ours.values() if at in revised or not decisions[at])
        printed = [one for together in held.values() for one in together]
        fresh = {_identity(figures[at]) for at in asked}
        before: tuple[Exposed, ...] | None = None
        while True:
            held_so = Held(frozenset(told), frozenset(hidden), frozenset(out_of), fresh=asked, same=self._alike.count)
            protected = self._protected(every, policy, held_so)
            shown = [
                _veiled(one) if at in hidden and one.reason in _OF_NOTHING else one
                for at, one in enumerate(protected.figures[: len(figures)])
            ]
            ours_now = [told_of(one, one.period) for one in shown if one.reason in _DECIDED]
            found = attack([*printed, *ours_now], policy, self._alike, fresh) if revised else ()
            if before is None and (found or protected.known):
                silent = [told_of(_veiled(figures[at]), figures[at].period) for at in sorted(asked)]
                before = attack([*printed, *silent], policy, self._alike, fresh)
                self._warn(one for one in before if one.high <= policy.threshold)
            new = [one for one in found if one not in (before or ())]
            left = [at for at, one in enumerate(shown) if one.reason is Reason.VALUE and at not in told]
            if not new or not left:
                return shown
            hidden |= {min((_loss(every[at], one.cell), at) for at in left)[1] for one in new}

    def _protected(self, every: Sequence[Figure], policy: Policy, held: Held) -> Protected:
        """Figures under the keys that they count by, with what differences of their spans lead to, under their own again."""
        known = [replace(one, key=self._alike.key(one.key)) for one in every]
        unsaid = implied(known, self._alike.adds_up)
        places = frozenset(range(len(known), len(known) + len(unsaid)))
        found = protect_beside([*known, *unsaid], policy, replace(held, implied=places))
        back = (replace(one, key=figure.key) for figure, one in zip(every, found.figures, strict=False))
        return Protected(tuple(back), found.known)

    def _warn(self, known: Iterable[Exposed]) -> None:
        """Note what the papers before give away, whatever this one prints."""
        for one in known:
            what = "papers that were released already let this be worked out"
            self._warnings[Problem(str(one), what, "Tell who answers for disclosure; no later paper can mend it")] = (
                None
            )

    def _behind(self, identity: Identity) -> Figure | None:
        """A figure of an earlier paper as the data have it now; as it was printed where they have it no more.

        None for one that was hidden and that nothing counts any more: there is no number left that could be told.
        """
        found = self._figures.get(identity) or self._counted.get(identity)
        if found is not None and found.reason is Reason.VALUE:
            return found
        printed = self._before[identity][-1]
        return printed.figure() if printed.shown else None

    @cached_property
    def _counted(self) -> dict[Identity, Figure]:
        """Every figure ever released, counted from the session's data in one pass."""
        keys = sorted({identity[0] for identity in self._before})
        labels = sorted({one.period for told in self._before.values() for one in told})
        periods = [parse_period(label) for label in labels]
        sets = sorted({tuple(identity[3].split("*")) for identity in self._before if identity[3]})
        measured = [key for key in keys if key in self._session.book.measures]
        figures: list[Figure] = []
        if measured:
            with self._session.asker() as asker:
                figures += asker.figures(measured, periods, sets)
        figures += self._home.typed([key for key in keys if key in self._session.book.typed], set(labels))
        registers = [name for name in counting() if any(source_of(key) == source(name) for key in keys)]
        if registers:
            for name, rows in read_registers(self._session, registers).items():
                figures += [one.figure for one in counts_of(name, rows, self._session.snapshot.id)]
        found = (replace(one, period=self._days(one.key, one.period)) for one in figures)
        return {_identity(one): one for one in found}

    def _days(self, key: str, period: Period) -> Period:
        days = self._alike.days(key, period)
        return Period(days.start, days.end, period.kind, period.label)


def _identity(figure: Figure) -> Identity:
    return figure.key, figure.period.start, figure.period.end, figure.breakdown, figure.group, figure.part


def _as_told(figure: Figure, told: Sequence[Told]) -> bool:
    """Whether a figure's numbers are those that were printed last."""
    now = told_of(figure, figure.period)
    return (now.numerator, now.denominator) == (told[-1].numerator, told[-1].denominator)


def _loss(figure: Figure, exposed: Cell) -> tuple[bool, bool, float, Identity]:
    """What to hide first so that a count is not exposed: what is of its days, rather a group than the whole, the smallest."""
    apart = figure.period.end < exposed.start or exposed.end < figure.period.start
    return apart, not figure.breakdown, figure.counted or 0.0, _identity(figure)


def _veiled(figure: Figure) -> Figure:
    return replace(figure, numerator=None, denominator=None, value=None, reason=Reason.HIDDEN, note="")
