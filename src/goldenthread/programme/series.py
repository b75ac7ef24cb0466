"""The figures that a plan's claims are set beside: from a store, as known now and as first known, or as people typed them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from goldenthread.access.scope import Scope
from goldenthread.calendar import Period, month
from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Polarity
from goldenthread.measures.language.book import Book
from goldenthread.measures.language.measures import Stock
from goldenthread.measures.reading.points import Point, point_of, subject_of
from goldenthread.measures.reading.targets import Targets
from goldenthread.measures.run.beside import Home
from goldenthread.measures.run.opened import home_reader, home_session, own_book
from goldenthread.measures.run.readings import Reader
from goldenthread.measures.run.session import Session, open_session
from goldenthread.measures.run.windows import covered
from goldenthread.measures.typed import figures_of, typed_figures, typed_loads
from goldenthread.programme.figures import Observed, Series
from goldenthread.programme.promises import Moves, Plan
from goldenthread.programme.recording import samples, with_samples
from goldenthread.records.store.store import Snapshot, Store

#: A snapshot that came more than so many days after a period ended does not tell how it was first reported: it was loaded
#: as history. Source: Golden Thread's own, two months, within which councils report a month.
FIRST_REPORTED_WITHIN: Final = timedelta(days=62)
#: Months that are counted of a measure: a year before a plan, and two years of it.
HISTORY_MONTHS: Final = 36
_WAYS: Final = {Moves.UP: Polarity.HIGHER, Moves.DOWN: Polarity.LOWER, Moves.HOLD: Polarity.NONE}


@dataclass(frozen=True, slots=True)
class Behind:
    """What a plan's claims are set beside: series by the key of their measure, and the figures that they are made of."""

    series: Mapping[str, Series]
    figures: tuple[Figure, ...]


def measures_of(plan: Plan) -> tuple[str, ...]:
    """The keys of every measure that a plan's actions are linked to, in order, each once."""
    return tuple(dict.fromkeys(one.measure for action in plan.actions for one in action.expected))


def ways_of(plan: Plan) -> Mapping[str, Polarity]:
    """Which way is better of each measure that a plan is linked to: what the first link says that it should do."""
    found: dict[str, Polarity] = {}
    for action in plan.actions:
        for one in action.expected:
            found.setdefault(one.measure, _WAYS[one.moves])
    return found


def typed_series(
    figures: Iterable[Figure],
    plan: Plan,
    known_on: date,
    book: Book | None = None,
    targets: Targets | None = None,
    first: Iterable[Figure] = (),
) -> dict[str, Series]:
    """Series of typed figures by key, of whole measures alone; ``first`` are the same figures as they were first typed.

    Which way is better is what the book says of a typed measure, else what the plan's links say that it should do.
    """
    was = {(one.key, one.period.label): point_of(one) for one in first if _whole(one)}
    mine: dict[str, list[Figure]] = defaultdict(list)
    for one in figures:
        if _whole(one):
            mine[one.key].append(one)
    ways = ways_of(plan)
    found = {}
    for key, held in mine.items():
        known = book.typed.get(key) if book is not None else None
        subject = subject_of(held[-1], known.polarity if known is not None else ways.get(key, Polarity.NONE))
        observed = tuple(
            Observed(point_of(one), one.definition_version, was.get((key, one.period.label)))
            for one in sorted(held, key=lambda one: one.period.end)
        )
        target = targets.target(key, observed[-1].point.period, known_on) if targets is not None else None
        found[key] = Series(subject, observed, known_on, True, target)
    return found


def series_of_file(path: Path, plan: Plan, known_on: date, book: Book | None = None) -> dict[str, Series]:
    """Series of a file of typed figures; raises `InputRefused` with every problem of the file."""
    return typed_series(figures_of(path, known_on), plan, known_on, book)


def series_of_home(
    home: Path, plan: Plan, known_on: date, book: Book | None = None, targets: Targets | None = None
) -> dict[str, Series]:
    """Series of the typed figures of a home folder, as known at the end of a day and as each was first loaded."""
    return dict(_typed_behind(Home(home), plan, known_on, book, targets).series)


def _typed_behind(home: Home, plan: Plan, known_on: date, book: Book | None, targets: Targets | None) -> Behind:
    """Typed series of a home and of one paper, where a paper's own figure stands in the place of the home's.

    The dip samples that it holds are among them (`goldenthread.programme.recording`), whether or not the plan names one.
    """
    keys = (*measures_of(plan), *(sample.key for sample in samples()))
    moment = _end_of(known_on)
    first: dict[tuple[str, str], Figure] = {}
    for load in typed_loads(home.folder):
        if load.moment <= moment:
            for one in typed_figures(home.folder, keys, load.moment):
                if load.moment.date() - one.period.end <= FIRST_REPORTED_WITHIN:
                    first.setdefault((one.key, one.period.label), one)
    both = (*typed_figures(home.folder, keys, moment), *(one for one in home.given if one.key in keys))
    held = tuple({(one.key, one.period.label): one for one in both if _whole(one)}.values())
    return Behind(typed_series(held, plan, known_on, book, targets, first.values()), held)


def _end_of(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=UTC)


def series_of_store(
    session: Session, keys: Collection[str], periods: Sequence[Period], reader: Reader | None = None
) -> dict[str, Series]:
    """Series of counted measures for periods, in order, from a session; keys that the book does not count are left out.

    What was first known of a period comes from the first snapshot that reaches past its end, where that came soon enough.
    Only whole measures are charted, never a group. Figures here are counts for managers: who may read a plan's guard may
    read them.
    """
    return dict(_counted_behind(session, keys, periods, reader).series)


def _counted_behind(
    session: Session, keys: Collection[str], periods: Sequence[Period], reader: Reader | None
) -> Behind:
    counted = [key for key in keys if key in session.book.measures]
    if not counted:
        return Behind({}, ())
    asked = tuple(one for one in periods if one.end <= session.as_at)
    now = _points(session, counted, asked)
    first = _first_known(session, counted, asked)
    found = {}
    for key in counted:
        if key not in now:
            continue
        measure, held = session.book.measure(key), now[key]
        subject = subject_of(held[-1], measure.polarity, isinstance(measure.basis, Stock))
        observed = tuple(
            Observed(
                point_of(one, covered(measure, one.period)), one.definition_version, first.get((key, one.period.label))
            )
            for one in held
        )
        series = Series(subject, observed, session.as_at)
        found[key] = _beside(series, held[-1], session, reader) if reader is not None else series
    return Behind(found, tuple(one for held in now.values() for one in held))


def _points(session: Session, keys: Sequence[str], periods: Sequence[Period]) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = defaultdict(list)
    with session.asker() as asker:
        for one in asker.figures(keys, periods):
            if _whole(one):
                found[one.key].append(one)
    return {key: sorted(held, key=lambda one: one.period.end) for key, held in found.items()}


def _first_known(session: Session, keys: Sequence[str], periods: Sequence[Period]) -> Mapping[tuple[str, str], Point]:
    """Points by key and period's label, each from the snapshot that first reached past its period's end.

    What came to be known after the session's own snapshot says nothing: read again later, the same is found.
    """
    found: dict[tuple[str, str], Point] = {}
    waiting = list(periods)
    until = session.snapshot.manifest.known_at
    known = (one for one in session.store.snapshots() if one.manifest.known_at <= until)
    snapshots = sorted(known, key=lambda one: (one.manifest.as_at, one.manifest.known_at))
    for one in snapshots:
        reached = [period for period in waiting if period.end <= one.manifest.as_at]
        waiting = [period for period in waiting if period.end > one.manifest.as_at]
        soon = [period for period in reached if one.manifest.as_at - period.end <= FIRST_REPORTED_WITHIN]
        if not soon:
            continue
        then = _opened(session, one.id, session.scope)
        for key, held in _points(then, keys, soon).items():
            measure = then.book.measure(key)
            for figure in held:
                found[key, figure.period.label] = point_of(figure, covered(measure, figure.period))
    return found


def _opened(session: Session, snapshot: str, scope: Scope) -> Session:
    return open_session(session.store.root, scope, session.book, session.population, snapshot=snapshot)


def _beside(series: Series, latest: Figure, session: Session, reader: Reader) -> Series:
    """The series with its target and, where something published is like it, England's value."""
    target = reader.targets.target(latest.key, latest.period)
    measure = session.book.measure(latest.key)
    compared = reader.home.compared(measure, latest, session.store.authority) if reader.home is not None else None
    england = compared.england if compared is not None else None
    value = england.exact if england is not None else None
    if england is None or value is None:
        return replace(series, target=target)
    return replace(series, target=target, comparator=float(value), comparator_name="England")


def _whole(figure: Figure) -> bool:
    return not figure.breakdown and not figure.part


def snapshot_on(store: Store, day: date) -> Snapshot:
    """The snapshot that a store's figures were told from at the end of a day; raises `WrongUse` for an empty store.

    It is the current one, or where that came later the last that was known by then. Where none was known yet, what was
    loaded since speaks for the days before.
    """
    current, moment = store.current(), _end_of(day)
    if current.manifest.known_at <= moment:
        return current
    known = [one for one in store.snapshots() if one.manifest.known_at <= moment]
    return known[-1] if known else current


def behind(
    plan: Plan,
    known_on: date,
    reader: Reader,
    book: Book,
    session: Session | None = None,
    months: int = HISTORY_MONTHS,
) -> Behind:
    """All that is held of what a plan is linked to: counted in a session's store, where there is one, else typed.

    Counted are the months up to ``known_on``, or to the day that the session is as at where that comes first; a measure
    that is both is counted. ``reader`` has the home folder of typed figures with those of one paper, and the targets.
    Whoever judges a plan, for a page, a paper or a terminal, asks here: the same day gives the same series.
    """
    keys = measures_of(plan)
    typed, counted = Behind({}, ()), Behind({}, ())
    if reader.home is not None:
        typed = _typed_behind(reader.home, plan, known_on, book, reader.targets)
    if session is not None and any(key in book.measures for key in keys):
        then = replace(session, as_at=min(known_on, session.as_at))
        periods = [month(then.as_at.year, then.as_at.month)]
        while len(periods) < months:
            periods.insert(0, periods[0].previous())
        counted = _counted_behind(then, keys, periods, reader)
    series = with_samples({**typed.series, **counted.series})
    figures = (*(one for one in typed.figures if one.key not in counted.series), *counted.figures)
    return Behind(
        {key: one for key, one in series.items() if key in keys}, tuple(one for one in figures if one.key in keys)
    )


def series_of_installation(
    plan: Plan,
    home: Path,
    store: Path | None,
    known_on: date,
    scope: Scope,
    given: Iterable[Figure] = (),
    months: int = HISTORY_MONTHS,
) -> dict[str, Series]:
    """Every series that a plan is linked to, as an installation knew them at the end of a day; see `behind`.

    ``given`` are typed figures beside those of the home folder. Raises as `own_book` and `open_session` do.
    """
    held, _ = own_book(home)
    reader = replace(home_reader(home), home=Home(home, tuple(given)))
    session = None
    if store is not None and any(key in held.measures for key in measures_of(plan)):
        snapshot = snapshot_on(Store.open(store), known_on)
        session = home_session(store, scope, home, held, snapshot=snapshot.id)
    return dict(behind(plan, known_on, reader, held, session, months).series)
