"""The rows that are counted, period apart: relations, cycles and clocks as common table expressions."""

from collections.abc import Callable
from dataclasses import dataclass, field

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from goldenthread.measures.compile.expressions import Shape, Words, in_group, lowered, read
from goldenthread.measures.compile.joins import Joins, named
from goldenthread.measures.compile.shapes import Shapes, of_select, of_table
from goldenthread.measures.compile.subset import check_subset
from goldenthread.measures.language.book import Book
from goldenthread.measures.language.clocks import Clock, Cycles
from goldenthread.measures.language.errors import DefinitionError
from goldenthread.records.errors import Problem
from goldenthread.records.tables import OPEN_ENDED, TABLES

#: What a clock's rows have beside those of the relation it runs over.
CLOCK_SHAPES: dict[str, Shape] = {
    "clock_start": Shape(dated=True),
    "clock_stop": Shape(dated=True),
    "clock_closes": Shape(),
    "clock_until": Shape(),
    "clock_from": Shape(),
    "clock_due": Shape(),
    "clock_excluded": Shape(),
    "clock_known": Shape(),
    "clock_cannot": Shape(),
    "clock_in_time": Shape(known_by="clock_stop"),
}


@dataclass(frozen=True, slots=True)
class Made:
    """A common table expression as it is written: its text, columns, the names it speaks of, and what it stands on."""

    text: str
    shapes: Shapes
    names: frozenset[str]
    before: tuple[str, ...]
    tables: frozenset[str]
    due_keys: frozenset[str]


@dataclass(slots=True)
class Sources:
    """The common table expressions that one statement needs, in the order in which they build on one another.

    Each is made once for a book, however many statements need it.
    """

    book: Book
    texts: dict[str, str] = field(default_factory=dict)
    shapes: dict[str, Shapes] = field(default_factory=dict)
    tables: set[str] = field(default_factory=set)
    due_keys: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    def use(self, over: str) -> tuple[str, Shapes]:
        """Make sure that rows of this name can be selected from; gives the name to select from, and its columns."""
        if over in TABLES:
            self.tables.add(over)
            return over, of_table(over)
        name = over.replace("clock:", "clock_").replace("-", "_")
        return name, self.take(name, lambda inner: inner._built(over))

    def take(self, name: str, build: Callable[["Sources"], tuple[exp.Expr, Shapes]]) -> Shapes:
        """Make sure that an expression of this name is there, with all that it stands on; gives its columns."""
        if name not in self.texts:
            made = self.book.made.get(name)
            if not isinstance(made, Made):
                inner = Sources(self.book)
                tree, shapes = build(inner)
                names = check_subset(name, tree)
                made = Made(
                    tree.sql(pretty=True, copy=False),
                    shapes,
                    names,
                    tuple(inner.texts),
                    frozenset(inner.tables),
                    frozenset(inner.due_keys),
                )
                self.book.made[name] = made
            for other in made.before:
                self._add(other)
            self._add(name)
        return self.shapes[name]

    def _add(self, name: str) -> None:
        made = self.book.made[name]
        if isinstance(made, Made) and name not in self.texts:
            self.texts[name], self.shapes[name] = made.text, made.shapes
            self.tables |= made.tables
            self.due_keys |= made.due_keys
            self.names |= made.names

    def _built(self, over: str) -> tuple[exp.Expr, Shapes]:
        if over.startswith("clock:"):
            return self._clock(self.book.clock(over.removeprefix("clock:")))
        if over in self.book.cycles:
            return self._cycles(self.book.cycles[over])
        if over not in self.book.relations:
            raise DefinitionError(Problem(over, "there is no table or relation of that name", "Correct the name"))
        return self._relation(over, self.book.relations[over].rows)

    def _relation(self, where: str, text: str) -> tuple[exp.Expr, Shapes]:
        tree = self.replaced(where, parsed(where, text))
        inner = {cte.alias for cte in tree.find_all(exp.CTE)}
        for table in tree.find_all(exp.Table):
            if table.name not in inner:
                table.set("this", exp.to_identifier(self.use(table.name)[0]))
        return tree, of_select(where, tree, self.shapes)

    def replaced(self, where: str, tree: exp.Expr) -> exp.Expr:
        """The tree with ``in_group`` and ``rule``, the functions that need no period and no join, written out."""

        def one(node: exp.Expr) -> exp.Expr:
            if isinstance(node, exp.Anonymous) and node.name.lower() == "in_group":
                return in_group(where, node.expressions[0], node.expressions[1].name)
            if isinstance(node, exp.Anonymous) and node.name.lower() == "rule":
                return exp.Literal.number(f"{self.book.limits.latest(node.expressions[0].name).number:g}")
            return node

        return tree.transform(one, copy=False)

    def _cycles(self, cycles: Cycles) -> tuple[exp.Expr, Shapes]:
        subject, shapes = self.use(cycles.subject)
        events, _ = self.use(cycles.events)
        counts = f"and ({cycles.counts})" if cycles.counts else ""
        text = f"""
            select s.*, n.cycle_number, n.cycle_date, n.next_date, n.previous_date from {subject} as s join (
                select event_key, cycle_date, is_event,
                       row_number() over (partition by event_key order by cycle_date nulls last, is_event nulls last)
                           as cycle_number,
                       lead(cycle_date) over (partition by event_key order by cycle_date nulls last, is_event nulls last)
                           as next_date,
                       lag(cycle_date) over (partition by event_key order by cycle_date nulls last, is_event nulls last)
                           as previous_date
                from (
                    select s.event_key as event_key, s.{cycles.since} as cycle_date, 0 as is_event from {subject} as s
                    union
                    select s.event_key as event_key, e.{cycles.dated} as cycle_date, 1 as is_event
                    from {subject} as s join {events} as e on e.{cycles.link} = s.{cycles.link}
                        and e.{cycles.dated} >= s.{cycles.since} and e.{cycles.dated} <= s.{cycles.until} {counts}
                ) as points
            ) as n on n.event_key = s.event_key"""
        tree = self.replaced(cycles.key, parsed(cycles.key, text))
        days = ("cycle_date", "next_date", "previous_date")
        dated = {**dict.fromkeys(days, Shape(dated=True)), "cycle_number": Shape()}
        return tree, {**shapes, **dated}

    def _clock(self, clock: Clock) -> tuple[exp.Expr, Shapes]:
        name, shapes = self.use(clock.over)
        where = f"clock {clock.key}"
        joins = Joins()
        words = Words(where, shapes, self.book.limits, joins)
        start, stop = lowered(clock.starts, words), lowered(clock.stops, words)
        closes = exp.Coalesce(
            this=lowered(clock.closes, words) if clock.closes else exp.cast(exp.null(), "date"),
            expressions=[_open_ended()],
        )
        due = self._due(clock, start, words)
        moment, done = self._moments(clock, words)
        excluded = _excluded(clock, words)
        known = exp.and_(_there(start), _there(due), exp.or_(_missing(stop), exp.GTE(this=stop, expression=start)))
        in_time: exp.Expr = exp.LTE(this=stop.copy(), expression=due.copy())
        if moment is not None and done is not None:
            timed = exp.and_(_there(moment), _there(done))
            in_time = exp.Case(
                ifs=[exp.If(this=timed, true=exp.LTE(this=done.copy(), expression=moment.copy()))], default=in_time
            )
        no_reason = _missing(excluded) if excluded is not None else exp.true()
        # What was closed undone is not open again until the day on which it was done all the same.
        until = exp.Least(this=exp.Coalesce(this=stop.copy(), expressions=[_open_ended()]), expressions=[closes.copy()])
        columns = {
            "clock_start": start,
            "clock_stop": stop,
            "clock_closes": closes,
            "clock_until": until,
            # A run whose start is not known is open all the same: it cannot be computed, and must be seen.
            "clock_from": exp.Coalesce(this=start.copy(), expressions=[_day("1900-01-01")]),
            "clock_due": due,
            "clock_excluded": excluded if excluded is not None else no_text(),
            "clock_known": exp.and_(exp.paren(known), no_reason),
            "clock_cannot": exp.not_(exp.paren(known)),
            "clock_in_time": in_time,
        }
        select = exp.select(exp.Column(this=exp.Star(), table=exp.to_identifier("b")))
        select = select.from_(named(name, "b"), copy=False)
        select = select.select(*(exp.alias_(tree, alias) for alias, tree in columns.items()), copy=False)
        if clock.where:
            select = select.where(lowered(clock.where, words), copy=False)
        # After every expression has been read: each may need a look-up of its own.
        select = joins.add_to(select)
        self.due_keys |= joins.due_keys
        return select, {**shapes, **CLOCK_SHAPES}

    def _due(self, clock: Clock, start: exp.Expr, words: Words) -> exp.Expr:
        due = self._by(clock.limit, start, words)
        if clock.also:
            due = exp.Least(this=due, expressions=[self._by(clock.also, start, words)])
        if clock.changes:
            changes = lowered(clock.changes, words)
            later = self._by(clock.changed, start, words)
            when = exp.and_(
                exp.GT(this=changes, expression=start.copy()), exp.LTE(this=changes.copy(), expression=due.copy())
            )
            due = exp.Case(
                ifs=[exp.If(this=when, true=exp.Greatest(this=later, expressions=[changes.copy()]))], default=due
            )
        return due

    def _by(self, limit: str, start: exp.Expr, words: Words) -> exp.Expr:
        if limit in self.book.limits:
            return words.joins.due(start.copy(), limit)
        keys = tuple(
            item.name for item in read(words.where, limit).find_all(exp.Literal) if item.name in self.book.limits
        )
        if not keys:
            raise DefinitionError(Problem(words.where, f"{limit!r} names no limit", "Give the key of a limit"))
        return words.joins.due(start.copy(), lowered(limit, words), keys)

    def _moments(self, clock: Clock, words: Words) -> tuple[exp.Expr | None, exp.Expr | None]:
        """The moment due and the moment done, for a limit in hours: null where either moment is not recorded."""
        if clock.moments is None:
            return None, None
        begun, done = (lowered(text, words) for text in clock.moments)
        hours = words.joins.hours(
            begun, clock.limit if clock.limit in self.book.limits else lowered(clock.limit, words)
        )
        allowed = exp.paren(hours * exp.Interval(this=exp.Literal.string("1"), unit=exp.var("HOUR")))
        return exp.paren(words.joins.greenwich(begun)) + allowed, words.joins.greenwich(done)


def parsed(where: str, text: str) -> exp.Expr:
    """Parse a whole SELECT; raises `DefinitionError` when it is not SQL."""
    try:
        return sqlglot.parse_one(text)
    except SqlglotError as error:
        raise DefinitionError(
            Problem(where, f"its rows cannot be read ({str(error).splitlines()[0]})", "Correct the SQL")
        ) from error


def _excluded(clock: Clock, words: Words) -> exp.Expr | None:
    if not clock.excluded:
        return None
    return exp.Case(
        ifs=[exp.If(this=lowered(one.where, words), true=exp.Literal.string(one.code)) for one in clock.excluded]
    )


def _there(tree: exp.Expr) -> exp.Expr:
    return exp.not_(_missing(tree))


def _missing(tree: exp.Expr) -> exp.Expr:
    return exp.Is(this=tree.copy(), expression=exp.null())


def no_text() -> exp.Expr:
    """A null of text: engines do not agree on the name of the type to cast to."""
    return exp.Nullif(this=exp.Literal.string(""), expression=exp.Literal.string(""))


def _open_ended() -> exp.Expr:
    return _day(OPEN_ENDED)


def _day(text: str) -> exp.Expr:
    return exp.cast(exp.Literal.string(text), "date")
