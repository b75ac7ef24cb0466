"""What a measure asks of each row and of all rows together: flags, values and the aggregates made of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlglot import exp

from goldenthread.measures.compile.expressions import read
from goldenthread.measures.compile.footing import Ground
from goldenthread.measures.language.measures import Measure, Stat

_PERCENTILE = {Stat.MEDIAN: "0.5", Stat.P90: "0.9"}
_VALUED = (Stat.MEAN, Stat.MEDIAN, Stat.P90, Stat.SUM)


@dataclass(frozen=True, slots=True)
class Aggregate:
    """One number of a measure: ``role`` is counts, meets, total, quantile, excluded, excluded-met, cannot, or ``part:code``."""

    role: str
    tree: exp.Expr


def flags(ground: Ground, measure: Measure, number: int) -> dict[str, exp.Expr]:
    """Columns of a row for one measure: ``c`` it counts, ``m`` it meets, ``v`` its value, ``g`` the part it is in.

    A row that an exclusion takes out, or that cannot be computed, has ``c`` null and ``x`` or ``u`` 1.
    """
    found = {f"c{number}": _one_if(ground.condition(measure, measure.where))}
    counts = found[f"c{number}"]
    if measure.stat is Stat.SHARE:
        found[f"m{number}"] = _one_if(ground.condition(measure, measure.met))
    elif measure.stat in _VALUED:
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
    by = ground.counted_by(measure)
    if by is not None:
        found[f"k{number}"] = by
    return found


def aggregates(measure: Measure, number: int, by: bool) -> Iterator[Aggregate]:
    """The numbers made of those columns, over the rows of a period and group (``by``: different ones are counted)."""
    c, m, v, g, x, u = (exp.column(f"{letter}{number}") for letter in "cmvgxu")
    key = exp.column(f"k{number}") if by else None
    counts = _is_one(c)
    if measure.stat in _VALUED:
        there = exp.not_(exp.Is(this=v.copy(), expression=exp.null()))
        yield Aggregate("counts", _count(exp.and_(counts, there), None))
        yield Aggregate("meets", _filter(exp.Sum(this=v.copy()), counts))
        if measure.stat in _PERCENTILE:
            yield Aggregate("quantile", _quantile(v, _PERCENTILE[measure.stat], counts))
        return
    yield Aggregate("counts", _count(counts, key))
    if measure.stat is Stat.SHARE:
        yield Aggregate("meets", _count(exp.and_(counts, _is_one(m)), key))
    for part in measure.parts:
        in_part = exp.column(f"g{number}").eq(exp.Literal.string(part.code))
        yield Aggregate(f"part:{part.code}", _count(exp.and_(counts, in_part), key))
    if measure.parts:
        rest = exp.Is(this=g, expression=exp.null())
        yield Aggregate("part:", _count(exp.and_(counts, rest), key))
    if measure.counting is not None:
        yield Aggregate("excluded", _count(_is_one(x), key))
        yield Aggregate("excluded-met", _count(exp.and_(_is_one(x), _is_one(m)), key))
        yield Aggregate("cannot", _count(_is_one(u), key))


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


def _count(condition: exp.Expr, key: exp.Expr | None) -> exp.Expr:
    counted: exp.Expr = exp.Star() if key is None else exp.Distinct(expressions=[key.copy()])
    return _filter(exp.Count(this=counted), condition)


def _filter(aggregate: exp.Expr, condition: exp.Expr) -> exp.Expr:
    return exp.Filter(this=aggregate, expression=exp.Where(this=condition.copy()))


def _quantile(value: exp.Expr, share: str, condition: exp.Expr) -> exp.Expr:
    order = exp.Order(expressions=[exp.Ordered(this=value.copy(), nulls_first=False)])
    within = exp.WithinGroup(this=exp.PercentileCont(this=exp.Literal.number(share)), expression=order)
    return _filter(within, condition)
