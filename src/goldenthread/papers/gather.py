"""Gathers every figure of a pack in one pass over one data version, guarded together for the pack's audience."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.access.audience import Audience
from goldenthread.calendar import NoSuchPeriod, Period
from goldenthread.measures.comparators.compare import Comparison
from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Polarity, Reason, Unit
from goldenthread.measures.language.measures import Stat, Stock
from goldenthread.measures.reading.targets import Target
from goldenthread.measures.run.readings import Reader, ReadFigure
from goldenthread.measures.run.session import Session
from goldenthread.papers.standing import Standing

_Key = tuple[str, str, tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Asks:
    """What a piece wants: measures by key, those of them by breakdown, and how many periods of history."""

    keys: tuple[str, ...] = ()
    by: tuple[tuple[str, str], ...] = ()
    history: int = 0


@dataclass(frozen=True)
class Gathered:
    """Every figure of a pack, by key, breakdown, group and part."""

    held: Mapping[_Key, Standing]

    def whole(self, key: str) -> tuple[Standing, ...]:
        """The figure of a measure, or one for each part of a mix; raises KeyError for a measure that was not asked for."""
        found = tuple(one for place, one in self.held.items() if place[:3] == (key, "", ()))
        if not found:
            raise KeyError(key)
        return found

    def by(self, key: str, breakdown: str) -> tuple[Standing, ...]:
        """The figures of a measure by a breakdown, in the order of its groups."""
        return tuple(one for place, one in self.held.items() if place[:2] == (key, breakdown))

    def __iter__(self) -> Iterator[Standing]:
        """Every figure in order."""
        return iter(self.held.values())


def gather(
    session: Session, reader: Reader, asks: Sequence[Asks], period: Period, audience: Audience, baseline: Period | None
) -> Gathered:
    """Count, guard and read everything that the pieces of a pack ask for.

    Raises `NotAllowed` where the session's scope may not read for this audience, and `WrongUse` for a measure that is not
    in the book.
    """
    keys = tuple(dict.fromkeys(key for one in asks for key in one.keys))
    history = _history(period, max((one.history for one in asks), default=0))
    beside = {
        one.label: one
        for one in (*history, *(one for one in compared(period) if one is not None), *((baseline,) if baseline else ()))
    }
    beside.pop(period.label, None)
    shown = tuple(sorted(beside.values(), key=lambda one: one.end))
    found: tuple[ReadFigure, ...] = ()
    for sets, mine in _together(asks, keys).items():
        found += reader.read(session, mine, [period], sets, audience, shown, baseline)
    told = {one.figure.key for one in found if one.figure.period.label == period.label}
    found += tuple(_nothing_typed(session, key, period) for key in keys if key not in told)
    return Gathered(_standing(session, reader, found, period, baseline))


def _together(asks: Sequence[Asks], keys: Sequence[str]) -> Mapping[tuple[tuple[str], ...], tuple[str, ...]]:
    """The measures by the breakdowns that are asked of them, so that each is counted once."""
    sets: dict[str, dict[tuple[str], None]] = {key: {} for key in keys}
    for key, name in (pair for one in asks for pair in one.by):
        sets[key][(name,)] = None
    found: dict[tuple[tuple[str], ...], tuple[str, ...]] = {}
    for key, names in sets.items():
        found[tuple(names)] = (*found.get(tuple(names), ()), key)
    return found


def _standing(
    session: Session, reader: Reader, found: Sequence[ReadFigure], period: Period, baseline: Period | None
) -> Mapping[_Key, Standing]:
    at = {(_key(one.figure), one.figure.period.label): one.figure for one in found}
    was = dict(zip(("previous", "year"), compared(period), strict=True)) | {"baseline": baseline}
    standings: dict[_Key, Standing] = {}
    for one in found:
        if one.figure.period.label != period.label:
            continue
        key = _key(one.figure)
        earlier = {name: at.get((key, when.label)) for name, when in was.items() if when is not None}
        history = tuple(
            sorted(
                (figure for (place, _), figure in at.items() if place == key and figure.period.kind is period.kind),
                key=lambda figure: figure.period.end,
            )
        )
        standings[key] = standing_of(session, reader, one, earlier, history)
    return standings


def standing_of(
    session: Session,
    reader: Reader,
    one: ReadFigure,
    earlier: Mapping[str, Figure | None],
    history: tuple[Figure, ...] = (),
) -> Standing:
    """A figure that was read, as a paper or a page shows it; ``earlier`` by ``previous``, ``year`` and ``baseline``."""
    polarity, stock, waiting = _nature(session, one.figure)
    return Standing(
        one.figure, polarity, stock, **earlier, history=history, reading=one.reading, signal=one.signal,
        comparison=_comparison(one), target=_target(reader, one.figure), waiting=waiting, part=_part(session, one.figure),
    )  # fmt: skip


def _target(reader: Reader, figure: Figure) -> Target | None:
    """The target of a measure as a whole, for a hidden figure too; groups and the parts of a mix have none."""
    return None if figure.breakdown or figure.part else reader.targets.target(figure.key, figure.period)


def _comparison(one: ReadFigure) -> Comparison | None:
    """What is published beside it; a plain number of children is not set against that of authorities of other sizes."""
    return None if one.figure.unit is Unit.COUNT else one.comparison


def _nothing_typed(session: Session, key: str, period: Period) -> ReadFigure:
    """The figure of a typed measure for which nobody typed one: not recorded, which is a gap."""
    typed = session.book.typed[key]
    note = "no figure was typed for this period"
    figure = Figure(
        key, typed.title, period, "", (), None, None, None, typed.unit, Reason.NOT_RECORDED, typed.places,
        typed.version, session.snapshot.id, note=note,
    )  # fmt: skip
    return ReadFigure(figure, None, "")


def _nature(session: Session, figure: Figure) -> tuple[Polarity, bool, bool]:
    """Which way is better, whether it stands at a day, and whether it counts those who wait beyond a time limit."""
    if figure.key in session.book.typed:
        return session.book.typed[figure.key].polarity, False, False
    measure = session.book.measure(figure.key)
    stock = isinstance(measure.basis, Stock)
    late = stock and measure.over.startswith("clock:") and measure.polarity is Polarity.LOWER
    return measure.polarity, stock, late and measure.stat is Stat.COUNT


def _part(session: Session, figure: Figure) -> str:
    """The label of a mix's part; the code itself where the definition has none, as for rows that are in no part."""
    parts = session.book.measures[figure.key].parts if figure.key in session.book.measures else ()
    return next((part.label for part in parts if part.code == figure.part), figure.part.replace("-", " "))


def _key(figure: Figure) -> _Key:
    return figure.key, figure.breakdown, figure.group, figure.part


def compared(period: Period) -> tuple[Period | None, Period | None]:
    """The period before and the same period last year, None where the calendar has none."""
    found: list[Period | None] = []
    for neighbour in (period.previous, period.same_period_last_year):
        try:
            found.append(neighbour())
        except NoSuchPeriod:
            found.append(None)
    return found[0], found[1]


def _history(period: Period, number: int) -> tuple[Period, ...]:
    found = [period]
    while len(found) < number:
        before = compared(found[0])[0]
        if before is None or before.end >= found[0].end:
            break
        found.insert(0, before)
    return tuple(found)
