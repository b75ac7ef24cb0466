"""Statements: the rows behind one measure, and the figures of many measures counted together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlglot import exp

from goldenthread.measures.compile.counted import aggregates, flags
from goldenthread.measures.compile.footing import Footing, Ground
from goldenthread.measures.compile.relations import no_text
from goldenthread.measures.compile.subset import check_subset
from goldenthread.measures.language.book import Book
from goldenthread.measures.language.measures import Flow, Measure, Stat


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL and what its result means.

    ``relations``  the rows it reads, in order: name and SELECT, each building on those before it.
    ``body``       the SELECT that reads them.
    ``columns``    (measure key, role) of each aggregate column ``a0``, ``a1``…; empty for a statement of rows.
    ``groupings``  the sets of dimensions grouped by, in order; the first is the whole.
    """

    relations: tuple[tuple[str, str], ...]
    body: str
    due_keys: frozenset[str]
    tables: frozenset[str]
    columns: tuple[tuple[str, str], ...] = ()
    dimensions: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The statement as one text."""
        if not self.relations:
            return self.body
        before = ",\n".join(f"{name} AS (\n{select}\n)" for name, select in self.relations)
        return f"WITH {before}\n{self.body}"


Breakdown = tuple[str, ...]


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
    made: list[exp.Expr] = []
    for number, measure in enumerate(measures):
        columns |= flags(ground, measure, number)
        for one in aggregates(measure, number, ground.counted_by(measure) is not None):
            named.append((measure.key, one.role))
            made.append(one.tree)
    rows = ground.select(columns)
    body = exp.select("period_id", *(f"by_{name}" for name in dimensions))
    body = body.select(
        *(
            exp.alias_(exp.Anonymous(this="GROUPING", expressions=[exp.column(f"by_{name}")]), f"g_{name}")
            for name in dimensions
        )
    )
    body = body.select(*(exp.alias_(tree, f"a{index}") for index, tree in enumerate(made)))
    body = body.from_(rows.subquery("r"))
    if dimensions:
        keys = [
            exp.Tuple(expressions=[exp.column(n) for n in ("period_id", *(f"by_{name}" for name in one))])
            for one in sets
        ]
        body.set("group", exp.Group(grouping_sets=[exp.GroupingSets(expressions=keys)]))
    else:
        body = body.group_by("period_id")
    return _statement(ground, body, tuple(named), dimensions)


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
    columns["counted_key"] = made.get("k0", columns["event_key"])
    columns["sources"] = exp.column("sources", table="b") if "sources" in ground.shapes else no_text()
    for name in dimensions:
        columns[f"by_{name}"] = ground.dimension(name)
    select = ground.select(columns)
    if measure.where:
        select = select.where(ground.condition(measure, measure.where))
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


def fused(measures: Iterable[Measure]) -> dict[Footing, list[Measure]]:
    """Measures by footing, so that each footing is one pass; ratios stand on their parts and have none."""
    found: dict[Footing, list[Measure]] = {}
    for measure in measures:
        if measure.stat is not Stat.RATIO:
            found.setdefault(Footing.of(measure), []).append(measure)
    return found


def windows(measures: Iterable[Measure]) -> set[str]:
    """Names of the windows that the measures' flows look at."""
    return {one.basis.window.name.lower() for one in measures if isinstance(one.basis, Flow)}


def _statement(
    ground: Ground, body: exp.Select, columns: tuple[tuple[str, str], ...], dimensions: tuple[str, ...]
) -> Statement:
    check_subset(ground.footing.over, body)
    return Statement(
        tuple(ground.sources.texts.items()),
        body.sql(pretty=True),
        frozenset(ground.due_keys),
        frozenset(ground.sources.tables),
        columns,
        dimensions,
    )
