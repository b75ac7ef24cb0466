"""What measures stand on: rows joined to periods, to the person and to whatever else their expressions name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from sqlglot import exp

from goldenthread.measures.compile.expressions import YEAR, Shape, Words, lowered
from goldenthread.measures.compile.joins import Joins, join, named
from goldenthread.measures.compile.relations import Sources
from goldenthread.measures.compile.shapes import Shapes
from goldenthread.measures.language.book import Book
from goldenthread.measures.language.errors import DefinitionError
from goldenthread.measures.language.measures import VALUED, Counts, Flow, Measure, Stock
from goldenthread.measures.language.relations import At, Tally
from goldenthread.records.errors import Problem
from goldenthread.records.tables import OPEN_ENDED

#: Dimensions read from the person's one row in ``gt_persons``.
_OF_PERSON: Final = ("sex", "ethnicity", "disability")
NOT_RECORDED: Final = "not recorded"
#: Bands of age in completed years: label and the first age that is no longer in it. Unborn children come first.
AGE_BANDS: Final = (
    ("unborn", 0),
    ("under 1", 1),
    ("1 to 4", 5),
    ("5 to 9", 10),
    ("10 to 15", 16),
    ("16 and 17", 18),
    ("18 and over", 1000),
)


@dataclass(frozen=True, slots=True)
class Footing:
    """Measures with one footing are counted in one pass over the same rows."""

    over: str
    basis: Flow | Stock
    counts: Counts

    @classmethod
    def of(cls, measure: Measure) -> "Footing":
        """The footing of a measure."""
        return cls(measure.over, measure.basis, Counts.ROWS if measure.stat in VALUED else measure.counts)


class Ground:
    """One SELECT's FROM and joins for a footing; `words` are the names its expressions may use."""

    def __init__(self, book: Book, footing: Footing, measures: Iterable[Measure], breakdowns: Iterable[str]) -> None:
        """Bind the rows of a footing to periods and to all that the measures and breakdowns need beside them."""
        self.sources = Sources(book)
        self.footing = footing
        self.measures = tuple(measures)
        self.book = book
        self.name, self.shapes = self.sources.use(footing.over)
        self.of_people = book.subject(footing.over) == "person"
        self.flow = isinstance(footing.basis, Flow)
        self.joins = Joins()
        self.dimensions = tuple(dict.fromkeys(breakdowns))
        #: Relations that the SELECT itself reads, each with the columns it needs of it.
        self.reads: dict[str, set[str]] = {}
        self._others: dict[str, Shapes | None] = {}
        self._lateral: list[tuple[str, str, exp.Expr]] = []
        if isinstance(footing.basis, Flow):
            self.on_date: exp.Expr = exp.column(footing.basis.dated, table="b")
            self._check(footing.basis.dated)
        else:
            self.on_date = exp.column("as_at", table="p")
            self._check(footing.basis.since)
            self._check(footing.basis.until)
        for measure in self.measures:
            for at in measure.at:
                self._at(at)
            for tally in measure.tallies:
                self._tally(tally)

    def words(self, where: str) -> Words:
        """The names that an expression about these rows may use."""
        return replace(self._words, where=where)

    @cached_property
    def _words(self) -> Words:
        p = {name: exp.column(name, table="p") for name in ("as_at", "period_start", "year_ago")}
        sure = {self.footing.basis.dated} if isinstance(self.footing.basis, Flow) else {self.footing.basis.since}
        return Words(
            "", self.shapes, self.book.limits, self.joins, "b", self._others,
            {**p, "on_date": self.on_date}, p["as_at"], frozenset(sure), self._age() if self.of_people else None,
        )  # fmt: skip

    def condition(self, measure: Measure, text: str) -> exp.Expr:
        """A condition or value of a measure, ready for the SELECT; an empty one is true."""
        return lowered(text, self.words(f"measure {measure.key}")) if text else exp.true()

    def dimension(self, name: str) -> exp.Expr:
        """The tree that gives a row's group in a dimension; never null."""
        found: exp.Expr
        if name == "authority":
            return exp.column("authority", table="b")
        if name in ("team", "worker"):
            found = self._holder(f"{name}_id")
        elif name == "age":
            found = self._age_band()
        elif name in _OF_PERSON:
            found = exp.column(name, table="s")
        elif name == "locality":
            found = exp.column("locality", table="l")
        elif name in self.shapes:
            found = exp.column(name, table="b")
        else:
            what = f"its rows cannot be broken down by {name!r}"
            raise DefinitionError(Problem(self.footing.over, what, "Leave that breakdown out"))
        return exp.Coalesce(this=found, expressions=[exp.Literal.string(NOT_RECORDED)])

    def counted_by(self, measure: Measure) -> exp.Expr | None:
        """What is counted once however often it stands there; None for rows."""
        counts = Footing.of(measure).counts
        if counts is Counts.CHILDREN:
            return exp.column("person_key", table="b")
        if counts is Counts.FAMILIES:
            return exp.column("family_key", table="s")
        return None

    def select(self, columns: Mapping[str, exp.Expr]) -> exp.Select:
        """SELECT the columns from the rows of the footing, once for each period that counts them."""
        select = exp.select(*(exp.alias_(tree, alias, copy=False) for alias, tree in columns.items()))
        select = self._periods(select)
        used = {node.table for node in select.find_all(exp.Column)}
        used |= {node.table for _, on, _ in self.joins.found.values() for node in on.find_all(exp.Column)}
        if self.of_people and "s" in used:
            join(select, "gt_persons", "s", _same("person_key", "s", "b"), "LEFT")
        if self.of_people and "h" in used:
            join(select, "gt_holders", "h", self._on("h"), "LEFT")
        if "l" in used:
            join(select, "gt_localities", "l", self._on("l"), "LEFT")
        tables = {"b": self.name}
        for table, alias, on in self._lateral:
            if alias in used:
                join(select, table, alias, on, "LEFT")
                tables[alias] = table
        select = self.joins.add_to(select)
        for node in select.find_all(exp.Column):
            if node.table in tables and tables[node.table] in self.sources.texts:
                self.reads.setdefault(tables[node.table], set()).add(node.name)
        return select

    @property
    def due_keys(self) -> set[str]:
        """Limits whose due dates the statement looks up."""
        return self.joins.due_keys | self.sources.due_keys

    def _periods(self, select: exp.Select) -> exp.Select:
        select = select.from_(named(self.name, "b"), copy=False)
        basis = self.footing.basis
        if isinstance(basis, Flow):
            span = exp.Literal.string(basis.window.name.lower())
            on = exp.And(
                this=exp.EQ(this=exp.column("span", table="d"), expression=span),
                expression=exp.EQ(this=exp.column("day", table="d"), expression=exp.column(basis.dated, table="b")),
            )
            join(select, "gt_days", "d", on)
            join(select, "gt_periods", "p", _same("period_id", "p", "d"))
            return select
        join(select, "gt_periods", "p", _between(exp.column("as_at", table="p"), basis.since, basis.until, "b"))
        return select

    def _holder(self, column: str) -> exp.Expr:
        """Who holds the case: the event's own team or worker first, but at a period's end whoever holds it then.

        A stretch between two visits is a row of the plan visited: its team is not the visit's, so the holder comes first.
        """
        own = exp.column(column, table="b") if column in self.shapes else None
        if not self.of_people:
            if own is None:
                what = f"its rows name no {column}"
                raise DefinitionError(Problem(self.footing.over, what, "Leave that breakdown out"))
            return own
        held = exp.column(column, table="h")
        if own is None:
            return held
        first, second = (own, held) if self.flow and not self._stretches else (held, own)
        return exp.Coalesce(this=first, expressions=[second])

    @property
    def _stretches(self) -> bool:
        """Whether the rows are the stretches of a recurring clock."""
        over = self.footing.over
        if over.startswith("clock:"):
            over = self.book.clock(over.removeprefix("clock:")).over
        return over in self.book.cycles

    def _age(self) -> exp.Expr:
        table = "d" if self.flow else "p"
        day = exp.column("day_ymd" if self.flow else "as_at_ymd", table=table)
        return exp.Paren(this=exp.Sub(this=day, expression=exp.column("birth_ymd", table="s")))

    def _age_band(self) -> exp.Expr:
        """The band of age on the day that counts; null where no birth is known."""
        return exp.Case(
            ifs=[
                exp.If(
                    this=exp.LT(this=self._age(), expression=exp.Literal.number(below * YEAR)),
                    true=exp.Literal.string(label),
                )
                for label, below in AGE_BANDS
            ]
        )

    def _on(self, alias: str) -> exp.Expr:
        then = exp.Paren(this=_between(self.on_date, "from_date", "to_date", alias))
        return exp.And(this=_same("person_key", alias, "b"), expression=then)

    def _at(self, at: At) -> None:
        if at.alias in self._others:
            return
        spans = f"at_{at.alias}"
        self._others[at.alias] = self.sources.take(spans, lambda inner: _spans(inner, at))
        self._lateral.append((spans, at.alias, self._on(at.alias)))

    def _tally(self, tally: Tally) -> None:
        if tally.alias in self._others:
            return
        table = f"tally_{tally.alias}"
        self.sources.take(table, lambda inner: _tallied(inner, tally))
        self._others[tally.alias] = {"found": Shape()}
        on = exp.And(this=_same("period_id", tally.alias, "p"), expression=_same(tally.by, tally.alias, "b"))
        self._lateral.append((table, tally.alias, on))

    def _check(self, column: str) -> None:
        if column not in self.shapes:
            what = f"it is counted by {column!r}, which its rows have not"
            raise DefinitionError(Problem(self.footing.over, what, f"It has {', '.join(sorted(self.shapes))}"))


def _spans(sources: Sources, at: At) -> tuple[exp.Expr, Shapes]:
    """Stays of a dated table that do not overlap: the one that began last speaks, until the next begins."""
    name, shapes = sources.use(at.table)
    words = Words(f"at {at.alias}", shapes, sources.book.limits, Joins(), "t")
    since, until = exp.column(at.since, table="t"), exp.column(at.until, table="t")
    by = [
        exp.Ordered(this=since, nulls_first=False),
        exp.Ordered(this=exp.column("event_key", table="t"), nulls_first=False),
    ]
    next_since = exp.Window(this=exp.Lead(this=since), partition_by=[_person("t")], order=exp.Order(expressions=by))
    open_ended = exp.cast(exp.Literal.string(OPEN_ENDED), "date")
    until_next = exp.Least(this=until, expressions=[exp.Coalesce(this=next_since, expressions=[open_ended])])
    tree = exp.select("t.*", exp.alias_(since, "from_date"), exp.alias_(until_next, "to_date"))
    tree = tree.from_(named(name, "t"), copy=False)
    return (tree.where(lowered(at.where, words)) if at.where else tree), shapes


def _tallied(sources: Sources, tally: Tally) -> tuple[exp.Expr, Shapes]:
    """An aggregate of another table's rows for each person (or worker) and period."""
    name, shapes = sources.use(tally.table)
    given = {word: exp.column(word, table="p") for word in ("as_at", "period_start", "year_ago")}
    words = Words(f"tally {tally.alias}", shapes, sources.book.limits, Joins(), "t", {}, given, given["as_at"])
    tree = exp.select("p.period_id", f"t.{tally.by}", exp.alias_(lowered(tally.gives, words), "found"))
    tree = tree.from_(named("gt_periods", "p"), copy=False)
    join(tree, name, "t", lowered(tally.where, words))
    return tree.group_by("p.period_id", f"t.{tally.by}", copy=False), {"found": Shape()}


def _same(column: str, one: str, other: str) -> exp.EQ:
    """That a column of two aliases is the same."""
    return exp.EQ(this=exp.column(column, table=one), expression=exp.column(column, table=other))


def _person(alias: str) -> exp.Column:
    return exp.column("person_key", table=alias)


def _between(tree: exp.Expr, low: str, high: str, alias: str) -> exp.Expr:
    """From a column (included) to another (not included)."""
    return exp.And(
        this=exp.LTE(this=exp.column(low, table=alias), expression=tree.copy()),
        expression=exp.GT(this=exp.column(high, table=alias), expression=tree.copy()),
    )
