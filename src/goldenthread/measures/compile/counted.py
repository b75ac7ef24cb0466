"""What a measure asks of each row and of all rows together: flags, values and the aggregates made of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlglot import exp

from goldenthread.measures.compile.expressions import read
from goldenthread.measures.compile.footing import Ground
from goldenthread.measures.language.measures import VALUED, Measure, Stat

_PERCENTILE = {Stat.MEDIAN: "0.5", Stat.P90: "0.9"}


@dataclass(frozen=True, slots=True)
class Aggregate:
    """One number of a measure, made of the columns of `flags`.

    ``role`` is counts, meets, total, quantile, excluded, excluded-met, cannot, or ``part:code``. ``counts`` is the
    condition of the rows that are counted, where the number is a count; else ``tree`` is the aggregate itself.
    """

    role: str
    counts: exp.Expr | None = None
    tree: exp.Expr | None = None

    @property
    def of_rows(self) -> exp.Expr:
        """The aggregate over rows."""
        if self.tree is not None:
            return self.tree
        return _filter(exp.Count(this=exp.Star()), self.flag)

    @property
    def flag(self) -> exp.Expr:
        """The condition of what is counted."""
        if self.counts is None:
            raise TypeError(f"{self.role} is no count")
        return self.counts


def flags(ground: Ground, measure: Measure, number: int) -> dict[str, exp.Expr]:
    """Columns of a row for one measure: ``c`` it counts, ``m`` it meets, ``v`` its value, ``g`` the part it is in.

    A row that an exclusion takes out, or that cannot be computed, has ``c`` null and ``x`` or ``u`` 1.
    """
    found = {f"c{number}": _one_if(ground.condition(measure, measure.where))}
    counts = found[f"c{number}"]
    if measure.stat is Stat.SHARE:
        found[f"m{number}"] = _one_if(ground.condition(measure, measure.met))
    elif measure.stat in VALUED:
        value = ground.condition(measure, measure.value)
        found[f"v{number}"] = exp.Case(ifs=[exp.If(this=_is_one(counts), true=value)]) if measure.where else value
    elif measure.stat is Stat.MIX:
        found[f"g{number}"] = exp.Case(
            ifs=[
                exp.If(this=ground.condition(measure, part.where), true=exp.Literal.string(part.code))
                for part in measure.parts
            ]
        )
    if measure.counting is not None:
        found[f"x{number}"] = _one_if(_instead(ground, measure, "clock_excluded is not null"))
        found[f"u{number}"] = _one_if(_instead(ground, measure, "clock_cannot"))
    return found


def aggregates(measure: Measure, number: int) -> Iterator[Aggregate]:
    """The numbers made of those columns, over the rows of a period and group."""
    c, m, v, g, x, u = (exp.column(f"{letter}{number}") for letter in "cmvgxu")
    counts = _is_one(c)
    if measure.stat in VALUED:
        there = exp.not_(exp.Is(this=v.copy(), expression=exp.null()))
        yield Aggregate("counts", exp.and_(counts, there))
        yield Aggregate("meets", tree=_filter(exp.Sum(this=v.copy()), counts))
        if measure.stat in _PERCENTILE:
            yield Aggregate("quantile", tree=_quantile(v, _PERCENTILE[measure.stat], counts))
        return
    yield Aggregate("counts", counts)
    if measure.stat is Stat.SHARE:
        yield Aggregate("meets", exp.and_(counts, _is_one(m)))
    for part in measure.parts:
        in_part = exp.column(f"g{number}").eq(exp.Literal.string(part.code))
        yield Aggregate(f"part:{part.code}", exp.and_(counts, in_part))
    if measure.parts:
        yield Aggregate("part:", exp.and_(counts, exp.Is(this=g, expression=exp.null())))
    if measure.counting is not None:
        yield Aggregate("excluded", _is_one(x))
        yield Aggregate("excluded-met", exp.and_(_is_one(x), _is_one(m)))
        yield Aggregate("cannot", _is_one(u))


def _instead(ground: Ground, measure: Measure, text: str) -> exp.Expr:
    """The measure's own condition with another in the place of ``clock_known``."""
    other = exp.paren(read(measure.key, text))

    def one(node: exp.Expr) -> exp.Expr:
        return other.copy() if isinstance(node, exp.Column) and node.name == "clock_known" else node

    return ground.condition(measure, read(measure.key, measure.where).transform(one).sql())


def _one_if(condition: exp.Expr) -> exp.Expr:
    if isinstance(condition, exp.Boolean) and condition.this:
        return exp.Literal.number(1)
    return exp.Case(ifs=[exp.If(this=condition, true=exp.Literal.number(1))])


def _is_one(tree: exp.Expr) -> exp.Expr:
    return tree.copy().eq(exp.Literal.number(1))


def _filter(aggregate: exp.Expr, condition: exp.Expr) -> exp.Expr:
    return exp.Filter(this=aggregate, expression=exp.Where(this=condition.copy()))


def _quantile(value: exp.Expr, share: str, condition: exp.Expr) -> exp.Expr:
    order = exp.Order(expressions=[exp.Ordered(this=value.copy(), nulls_first=False)])
    within = exp.WithinGroup(this=exp.PercentileCont(this=exp.Literal.number(share)), expression=order)
    return _filter(within, condition)
