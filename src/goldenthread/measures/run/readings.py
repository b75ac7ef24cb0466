"""Figures read: guarded for their audience, with target, rating, direction and whether the change is signal or noise."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from goldenthread.access.policy import check_figures
from goldenthread.calendar import NoSuchPeriod, Period
from goldenthread.measures.comparators.compare import Comparison
from goldenthread.measures.compile.statements import Breakdown
from goldenthread.measures.disclosure import policies
from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Audience, Reason
from goldenthread.measures.language.measures import Measure, Stock
from goldenthread.measures.language.typed import TypedMeasure
from goldenthread.measures.reading.points import point_of, seen_point, subject_of
from goldenthread.measures.reading.read import Earlier, Reading, read_figure
from goldenthread.measures.reading.rules.load import load_rules
from goldenthread.measures.reading.schemes.load import Scheme, chosen_scheme, load_schemes
from goldenthread.measures.reading.targets import Targets, load_targets
from goldenthread.measures.reading.variation.charts import Chart
from goldenthread.measures.reading.variation.parameters import Parameters, load_parameters
from goldenthread.measures.reading.variation.rebases import Rebase, load_rebases
from goldenthread.measures.reading.variation.veiled import chart_of_seen
from goldenthread.measures.reading.variation.verdicts import signal_word
from goldenthread.measures.run.beside import Home, guarded
from goldenthread.measures.run.session import Session
from goldenthread.measures.run.windows import covered

#: Periods behind the one asked for that a control chart looks at: enough for limits of twelve and a year of watching.
HISTORY = 24
_FEWEST = 3
#: What a reader takes from the package and from a council's folder of settings.
_SETTINGS = ("rules", "targets", "parameters", "rebases")

_Place = tuple[str, str, str, tuple[str, ...], str]
Guard = Callable[[Sequence[Figure], Audience], Sequence[Figure]]


@dataclass(frozen=True, slots=True)
class ReadFigure:
    """A figure with its reading and what it stands beside.

    ``signal`` is the verdict of the control chart, empty where too few values are known, or may be known to the audience;
    ``comparison`` is None where nothing published is like it.
    """

    figure: Figure
    reading: Reading | None
    signal: str
    comparison: Comparison | None = None


@dataclass(frozen=True)
class Reader:
    """The rules by which figures are read: the package's own, then those of a council's folder of settings."""

    guard: Guard = guarded
    settings: Path | None = None
    home: Home | None = None
    scheme: Scheme | None = None

    @cached_property
    def rules(self) -> Scheme:
        """The rating scheme in use: the one that a council's folder of settings chooses, else the house's own; the folder
        may have others of the same keys, and other rules."""
        if self.scheme is not None:
            return self.scheme
        rules = load_rules(*self._of("rules"))
        return chosen_scheme(self.settings, load_schemes(*self._of("schemes"), rules=rules))

    @cached_property
    def targets(self) -> Targets:
        """Every target ever set."""
        return load_targets(*self._of("targets"))

    @cached_property
    def parameters(self) -> Parameters:
        """The parameters of control charts."""
        return load_parameters(*self._of("charts"))

    @cached_property
    def rebases(self) -> tuple[Rebase, ...]:
        """Dated decisions to begin a chart's limits again."""
        return load_rebases(*self._of("rebases"))

    @cached_property
    def _verdicts(self) -> dict[object, str]:
        """Verdicts of control charts by what was charted."""
        return {}

    def unguarded(self) -> "Reader":
        """The same for figures that were guarded already; whatever was read or charted is known to both."""
        made = replace(self, guard=_as_it_is)
        made.__dict__.update({name: getattr(self, name) for name in (*_SETTINGS, "_verdicts")})
        return made

    def checked(self) -> "Reader":
        """Itself, with every setting read; raises `InputRefused` with what is wrong before anything is counted."""
        for name in _SETTINGS:
            getattr(self, name)
        return self

    def read(
        self,
        session: Session,
        keys: Sequence[str],
        periods: Sequence[Period],
        breakdowns: Iterable[Breakdown] = (),
        audience: Audience = Audience.MANAGEMENT,
        shown: Sequence[Period] = (),
        baseline: Period | None = None,
    ) -> tuple[ReadFigure, ...]:
        """Figures of measures for periods, in the order of `Asker.figures`.

        What an earlier period gives is counted in the same pass and used only to say better or worse of what is shown; an
        audience from which small numbers are hidden is told nothing that is reckoned from one of them. Figures of the
        periods ``shown`` stand beside them, guarded together with them and without a reading; a reading also compares with
        the ``baseline``. Raises `NotAllowed` where the session's scope may not read for this audience.
        """
        sets = tuple(tuple(one) for one in breakdowns if one)
        check_figures(session.scope, audience, sets)
        asked_for = {period.label for period in periods}
        every = with_earlier(periods, (*shown, *((baseline,) if baseline else ())))
        # Only the whole is charted: a group needs no more than what it is compared with.
        near_labels = asked_for | {
            one.label for asked in periods for one in (_previous(asked), _last_year(asked)) if one
        }
        typed = [key for key in keys if key in session.book.typed]
        measured = [key for key in keys if key not in session.book.typed]
        counted: list[Figure] = []
        if measured:
            with session.asker() as asker:
                found = asker.figures(measured, every, sets, periods)
                counted += [one for one in found if not one.breakdown or one.period.label in near_labels]
        if self.home is not None:
            counted += self.home.typed(typed, {period.label for period in every})
        return self.read_counted(session, keys, counted, periods, audience, shown, baseline)

    def read_counted(
        self,
        session: Session,
        keys: Sequence[str],
        counted: Sequence[Figure],
        periods: Sequence[Period],
        audience: Audience,
        shown: Sequence[Period] = (),
        baseline: Period | None = None,
    ) -> tuple[ReadFigure, ...]:
        """The same of figures that were counted already, in their order by key; see `with_earlier` for what to count."""
        check_figures(session.scope, audience, {tuple(one.breakdown.split("*")) for one in counted if one.breakdown})
        asked_for = {period.label for period in periods}
        wanted = asked_for | {period.label for period in shown}
        every = with_earlier(periods, (*shown, *((baseline,) if baseline else ())))
        of: dict[str, list[Figure]] = {key: [] for key in keys}
        for one in counted:
            of[one.key].append(one)
        read: list[ReadFigure] = []
        for mine in of.values():
            given = self.guard([one for one in mine if one.period.label in wanted], audience)
            places = self._known(mine, given, audience)
            read += [
                self._read(session, one, places, every, baseline)
                if one.period.label in asked_for
                else ReadFigure(one, None, "")
                for one in given
            ]
        return tuple(read)

    def _known(self, counted: Sequence[Figure], given: Sequence[Figure], audience: Audience) -> Mapping[_Place, Figure]:
        """What readings may be reckoned from: every figure of a measure as the audience might see it.

        What is printed was decided first, so that nothing is hidden for the sake of what is not.
        """
        places = {_place(one): one for one in given}
        left = [one for one in counted if _place(one) not in places]
        if left and policies()[audience].protects:
            left = [one for one in self.guard(counted, audience) if _place(one) not in places]
        return {**{_place(one): one for one in left}, **places}

    def _read(
        self,
        session: Session,
        figure: Figure,
        places: Mapping[_Place, Figure],
        every: Sequence[Period],
        baseline: Period | None,
    ) -> ReadFigure:
        if figure.part or figure.reason is Reason.HIDDEN:
            return ReadFigure(figure, None, "")
        if figure.key in session.book.typed:
            return self._read_typed(session.book.typed[figure.key], figure, places, baseline)
        measure = session.book.measure(figure.key)
        stock = isinstance(measure.basis, Stock)
        subject = subject_of(figure, measure.polarity, stock)

        def at(period: Period | None) -> Figure | None:
            return None if period is None else places.get(_place(figure, period))

        earlier = Earlier(
            *(
                point_of(found, covered(measure, found.period)) if found is not None else None
                for found in (at(_previous(figure.period)), at(_last_year(figure.period)), at(baseline))
            )
        )
        target = None if figure.breakdown else self.targets.target(figure.key, figure.period)
        reading = read_figure(self.rules, subject, point_of(figure, covered(measure, figure.period)), target, earlier)
        beside = self.home.compared(measure, figure, session.store.authority) if self.home is not None else None
        return ReadFigure(figure, reading, self._signal(measure, figure, at, every), beside)

    def _read_typed(
        self, typed: TypedMeasure, figure: Figure, places: Mapping[_Place, Figure], baseline: Period | None
    ) -> ReadFigure:
        """A typed figure against its target and the figures typed for the period before, the year before, the baseline."""
        was = (
            places.get(_place(figure, one)) if one is not None else None
            for one in (_previous(figure.period), _last_year(figure.period), baseline)
        )
        earlier = Earlier(*(point_of(one) if one is not None else None for one in was))
        target = None if figure.breakdown else self.targets.target(figure.key, figure.period)
        subject = subject_of(figure, typed.polarity)
        return ReadFigure(figure, read_figure(self.rules, subject, point_of(figure), target, earlier), "")

    def _signal(
        self, measure: Measure, figure: Figure, at: Callable[[Period], Figure | None], every: Sequence[Period]
    ) -> str:
        """The verdict on this value by the chart of those up to it."""
        if figure.value is None or figure.breakdown:
            return ""
        same = [one for one in every if one.kind is figure.period.kind and one.end <= figure.period.end]
        seen = [found for one in same[-HISTORY:] if (found := at(one)) is not None]
        charted = ((one.period, one.value, one.numerator, one.denominator, one.reason) for one in seen)
        place = (figure.key, figure.definition_version, *charted)
        if place not in self._verdicts:
            chart = self.charted(measure, seen)
            self._verdicts[place] = signal_word(chart) if chart is not None else ""
        return self._verdicts[place]

    def charted(self, measure: Measure, seen: Sequence[Figure]) -> Chart | None:
        """The control chart of a measure's whole as an audience sees it, in order of time.

        None where too few values are known, and for windows that overlap and running totals, which cannot be charted.
        """
        points = [seen_point(one) for one in seen]
        known = [point for point in points if point.reason is Reason.VALUE]
        if measure.running or _overlaps(measure) or len(known) < _FEWEST:
            return None
        subject = subject_of(seen[-1], measure.polarity, isinstance(measure.basis, Stock))
        return chart_of_seen(subject, points, self.parameters, self.rebases)

    def _of(self, name: str) -> tuple[Path, ...]:
        folder = self.settings / name if self.settings is not None else None
        return (folder,) if folder is not None and folder.is_dir() else ()


def _as_it_is(figures: Sequence[Figure], audience: Audience) -> Sequence[Figure]:
    del audience
    return figures


def _place(figure: Figure, period: Period | None = None) -> _Place:
    return figure.key, figure.part, figure.breakdown, figure.group, (period or figure.period).label


def with_earlier(periods: Sequence[Period], beside: Sequence[Period] = ()) -> tuple[Period, ...]:
    """The periods, and before them whatever they are compared and charted with, in order of time and without doubles."""
    found = {one.label: one for one in (*periods, *beside)}
    for period in periods:
        for other in (_previous(period), _last_year(period)):
            if other is not None:
                found.setdefault(other.label, other)
        back = period
        for _ in range(HISTORY - 1):
            before = _previous(back)
            if before is None or before.end >= back.end:
                break
            found.setdefault(before.label, before)
            back = before
    return tuple(sorted(found.values(), key=lambda one: (one.end, one.start)))


def _previous(period: Period) -> Period | None:
    try:
        return period.previous()
    except NoSuchPeriod:
        return None


def _last_year(period: Period) -> Period | None:
    try:
        return period.same_period_last_year()
    except NoSuchPeriod:
        return None


def _overlaps(measure: Measure) -> bool:
    return not isinstance(measure.basis, Stock) and measure.basis.window.value != "in the period"
