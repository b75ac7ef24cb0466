"""Statements: the rows behind one measure, and the figures of many measures counted together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlglot import exp

from goldenthread.measures.compile.counted import Aggregate, aggregates, flags
from goldenthread.measures.compile.footing import Footing, Ground
from goldenthread.measures.compile.relations import no_text
from goldenthread.measures.compile.subset import check_subset
from goldenthread.measures.language.book import Book
from goldenthread.measures.language.measures import Counts, Flow, Measure, Stat


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL and what its result means.

    ``relations``  the rows it reads, in order: name and SELECT, each building on those before it.
    ``body``       the SELECT that reads them.
    ``columns``    (measure key, role) of each aggregate column ``a0``, ``a1``…; empty for a statement of rows.
    ``dimensions`` the dimensions that are grouped by, in the order of their columns.
    ``reads``      the relations that the body itself reads, each with the columns it needs of it.
    ``names``      every column that the body speaks of.
    """

    relations: tuple[tuple[str, str], ...]
    body: str
    due_keys: frozenset[str]
    tables: frozenset[str]
    columns: tuple[tuple[str, str], ...] = ()
    dimensions: tuple[str, ...] = ()
    reads: tuple[tuple[str, tuple[str, ...]], ...] = ()
    names: frozenset[str] = frozenset()

    def relation(self, name: str, columns: Iterable[str]) -> str:
        """SQL for some columns of one of its relations, with all that it stands on written before it."""
        names = [held for held, _ in self.relations]
        before = self.relations[: names.index(name) + 1]
        said = ",\n".join(f"{held} AS (\n{select}\n)" for held, select in before)
        return f"WITH {said}\nSELECT {', '.join(columns)} FROM {name}"

    @property
    def text(self) -> str:
        """The statement as one text."""
        if not self.relations:
            return self.body
        before = ",\n".join(f"{name} AS (\n{select}\n)" for name, select in self.relations)
        return f"WITH {before}\n{self.body}"


Breakdown = tuple[str, ...]
_CHILDREN_AT_ONCE = 8


def figures_statement(book: Book, measures: Sequence[Measure], breakdowns: Iterable[Breakdown]) -> Statement:
    """The figures of measures of one footing: a row for each period, breakdown and group that has any row.

    Columns: ``period_id``, ``set_id`` (which breakdown: a bit for each dimension that is *not* grouped by), each
    dimension (null where it is not grouped by), then ``a0``… as the statement's ``columns`` say.
    """
    sets = tuple(dict.fromkeys(tuple(one) for one in ((), *breakdowns)))
    dimensions = tuple(dict.fromkeys(name for one in sets for name in one))
    footing = Footing.of(measures[0])
    ground = Ground(book, footing, measures, dimensions)
    columns: dict[str, exp.Expr] = {"period_id": exp.column("period_id", table="p")}
    for name in dimensions:
        columns[f"by_{name}"] = ground.dimension(name)
    named: list[tuple[str, str]] = []
    made: list[Aggregate] = []
    for number, measure in enumerate(measures):
        columns |= flags(ground, measure, number)
        for one in aggregates(measure, number):
            named.append((measure.key, one.role))
            made.append(one)
    once = ground.counted_by(measures[0])
    if once is not None:
        columns["once"] = once
    # Trees are made here and nowhere kept, so nothing is copied on the way to the text.
    rows = ground.select(columns).subquery("r", copy=False)
    shown = [exp.column("period_id"), *(exp.column(f"by_{name}") for name in dimensions)]
    sums = [exp.alias_(one.of_rows, f"a{index}", copy=False) for index, one in enumerate(made)]
    if once is None:
        body = _grouped(exp.select(*shown), rows, sets, dimensions, ()).select(*sums, copy=False)
    else:
        # Each child (or family) once for the whole and once in each group: no count of different keys, which would
        # need a table of its own for every measure and breakdown.
        seen = [
            exp.alias_(exp.Max(this=exp.Case(ifs=[exp.If(this=one.flag, true=exp.Literal.number(1))])), f"f{index}")
            for index, one in enumerate(made)
        ]
        each = _grouped(exp.select(*shown), rows, sets, dimensions, ("once",)).select(*seen, copy=False)
        marks = [exp.column(f"g_{name}") for name in dimensions]
        totals = [exp.alias_(exp.Count(this=exp.column(f"f{index}")), f"a{index}") for index in range(len(made))]
        by = [column.copy() for column in (*shown, *marks)]
        body = exp.select(*(column.copy() for column in (*shown, *marks)), *totals)
        body = body.from_(each.subquery("e", copy=False), copy=False).group_by(*by, copy=False)
    return _statement(ground, body, tuple(named), dimensions)


def _grouped(
    select: exp.Select,
    rows: exp.Subquery,
    sets: Sequence[Breakdown],
    dimensions: Sequence[str],
    also: tuple[str, ...],
) -> exp.Select:
    """Group rows by period, by each set of dimensions, and by what is counted once; with a mark for each dimension."""
    marks = [
        exp.alias_(exp.Anonymous(this="GROUPING", expressions=[exp.column(f"by_{name}")]), f"g_{name}")
        for name in dimensions
    ]
    select = select.select(*marks, copy=False).from_(rows, copy=False)
    if not dimensions:
        return select.group_by(*(exp.column(name) for name in ("period_id", *also)), copy=False)
    keys = [
        exp.Tuple(expressions=[exp.column(n) for n in ("period_id", *also, *(f"by_{name}" for name in one))])
        for one in sets
    ]
    select.set("group", exp.Group(grouping_sets=[exp.GroupingSets(expressions=keys)]))
    return select


def rows_statement(book: Book, measure: Measure, dimensions: Sequence[str] = ()) -> Statement:
    """The one relation that every measure lowers to: a row for each thing that counts in each period.

    Columns: period_id, authority, person_key (about people), event_key, on_date, start_date, due_date, stop_date,
    status, met (1, 0, or null for measures without), value, part, counted, counted_key (what is counted once),
    sources, then each dimension.
    """
    ground = Ground(book, Footing.of(measure), (measure,), dimensions)
    made = flags(ground, measure, 0)
    clocked = "clock_start" in ground.shapes
    nothing = exp.cast(exp.null(), "date")
    met = made.get("m0")
    columns: dict[str, exp.Expr] = {
        "period_id": exp.column("period_id", table="p"),
        "authority": exp.column("authority", table="b"),
        "event_key": exp.column("event_key", table="b"),
        "on_date": ground.on_date,
    }
    if ground.of_people:
        columns["person_key"] = exp.column("person_key", table="b")
    for name in ("start", "due", "stop"):
        columns[f"{name}_date"] = ground.condition(measure, f"clock_{name}") if clocked else nothing.copy()
    columns["status"] = status_tree(ground, measure) if clocked else no_text()
    columns["met"] = exp.Coalesce(this=met, expressions=[exp.Literal.number(0)]) if met else exp.cast(exp.null(), "int")
    columns["value"] = made.get("v0", exp.cast(exp.null(), "int"))
    columns["part"] = made.get("g0", no_text())
    columns["counted"] = made["c0"]
    columns["counted_key"] = ground.counted_by(measure) or columns["event_key"].copy()
    columns["sources"] = exp.column("sources", table="b") if "sources" in ground.shapes else no_text()
    for name in dimensions:
        columns[f"by_{name}"] = ground.dimension(name)
    select = ground.select(columns)
    if measure.where:
        select = select.where(ground.condition(measure, measure.where), copy=False)
    return _statement(ground, select, (), tuple(dimensions))


def status_tree(ground: Ground, measure: Measure) -> exp.Expr:
    """Where a clock's run stands on the as-at day, in the words of the register of statuses."""

    def when(condition: str, word: str) -> exp.If:
        return exp.If(this=ground.condition(measure, condition), true=exp.Literal.string(word))

    soon = ground.book.clock(measure.clock_key).due_soon
    return exp.Case(
        ifs=[
            when("clock_cannot", "cannot-compute"),
            when("clock_excluded is not null", "excluded"),
            when("clock_stop is not null and clock_in_time", "in-time"),
            when("clock_stop is not null", "late"),
            when("clock_closes <= as_at", "closed-before-done"),
            when("clock_due < as_at", "overdue"),
            when(f"clock_due <= due(as_at, '{soon}')", "due-soon"),
        ],
        default=exp.Literal.string("not-yet-due"),
    )


def fused(measures: Iterable[Measure]) -> list[list[Measure]]:
    """Measures by footing, so that each footing is one pass; ratios stand on their parts and have none.

    What counts children or families keeps a row for each of them, so only so many measures are counted at once.
    """
    found: dict[Footing, list[Measure]] = {}
    for measure in measures:
        if measure.stat is not Stat.RATIO:
            found.setdefault(Footing.of(measure), []).append(measure)
    return [
        held[start : start + size]
        for footing, held in found.items()
        for size in [len(held) if footing.counts is Counts.ROWS else _CHILDREN_AT_ONCE]
        for start in range(0, len(held), size)
    ]


def windows(measures: Iterable[Measure]) -> set[str]:
    """Names of the windows that the measures' flows look at."""
    return {one.basis.window.name.lower() for one in measures if isinstance(one.basis, Flow)}


def _statement(
    ground: Ground, body: exp.Select, columns: tuple[tuple[str, str], ...], dimensions: tuple[str, ...]
) -> Statement:
    names = check_subset(ground.footing.over, body)
    return Statement(
        tuple(ground.sources.texts.items()),
        body.sql(pretty=True, copy=False),
        frozenset(ground.due_keys),
        frozenset(ground.sources.tables),
        columns,
        dimensions,
        tuple((name, tuple(sorted(held))) for name, held in sorted(ground.reads.items())),
        names,
    )
