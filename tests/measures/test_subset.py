"""The portable subset: what runs the same on every engine is read, and what does not is refused with how to mend it."""

import pytest

from goldenthread.measures.compile.relations import parsed
from goldenthread.measures.compile.statements import figures_statement
from goldenthread.measures.compile.subset import check_subset
from goldenthread.measures.definitions import book
from goldenthread.measures.kinds import Source
from goldenthread.measures.language.book import Book, Chapter
from goldenthread.measures.language.errors import DefinitionError
from goldenthread.measures.language.making import count, share
from goldenthread.measures.language.measures import Flow, Stat
from goldenthread.measures.language.relations import Relation

#: Each runs on one engine and differs, or fails, on another.
NOT_PORTABLE = (
    "select median(a) from t",
    "select a / b from t",
    "select a // b from t",
    "select round(a, 1) from t",
    "select cast(a as double) from t",
    "select cast(a as varchar) from t",
    "select a from t order by a",
    "select row_number() over (order by a) from t",
    "select * from t qualify a = 1",
    "select a, count(*) from t group by all",
    "select date_diff('day', a, b) from t",
    "select a from t limit 5",
    "select distinct on (a) a from t",
    "select a::date from t tablesample 10 percent",
    "select list(a) from t",
    "select a from t asof join u on t.a >= u.a",
    "select a ilike 'x' from t",
    "select regexp_matches(a, 'x') from t",
    "select now() from t",
    "select random() from t",
)
PORTABLE = (
    "select a, count(*) filter (where b = 1) as n from t group by a",
    "select lead(a) over (partition by b order by a nulls last, c nulls last) as next_date from t",
    "select case when a is null then 'x' else coalesce(b, c) end as d from t left join u on u.k = t.k",
    "select a from t where exists (select 1 from u where u.k = t.k) union all select a from u",
    "select percentile_cont(0.5) within group (order by a nulls last) from t",
)


@pytest.mark.parametrize("sql", NOT_PORTABLE)
def test_what_engines_do_differently_is_refused(sql: str) -> None:
    """With the part that is meant, and where to read what may be used."""
    with pytest.raises(DefinitionError) as refused:
        check_subset("relation x", parsed("relation x", sql))
    assert all(problem.where == "relation x" and problem.mend for problem in refused.value.problems)


@pytest.mark.parametrize("sql", PORTABLE)
def test_what_every_engine_does_alike_is_read(sql: str) -> None:
    """Nothing is said of it."""
    check_subset("relation x", parsed("relation x", sql))


def test_every_statement_of_the_book_keeps_to_it() -> None:
    """Each text is parsed again as it is written, and everything in it is in the subset."""
    held = book()
    for measure in held.measures.values():
        if measure.stat is not Stat.RATIO:
            statement = figures_statement(held, [measure], [(name,) for name in measure.breakdowns[:1]])
            check_subset(measure.key, parsed(measure.key, statement.text))


def _bound(**given: str) -> Book:
    source = Source("here")
    measure = (share if "met" in given else count)(
        key="mine",
        title="Mine",
        says="Mine.",
        source=source,
        example="",
        **{"over": "visits", "basis": Flow("visit_date"), **given},
    )
    relation = Relation(key="own_visits", grain="one row a visit", rows="select v.* from visits as v")
    return Book.of([Chapter(title="Own", relations=(relation,), measures=(measure,))])


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"where": "knd = 'cp'"}, "no column 'knd'"),
        ({"where": "kind = 'cp' and ("}, "cannot be read"),
        ({"where": "other.kind = 'cp'"}, "nothing is called 'other'"),
        ({"where": "upper(kind) = 'CP'"}, "portable subset"),
        ({"where": "in_group(kind, 'no-such-group')"}, "no-such-group"),
        ({"where": "days(visit_date) > 3"}, "two arguments"),
        ({"where": "due(visit_date, 'nothing') > as_at"}, "nothing"),
        ({"where": "age >= kind"}, "no number"),
        ({"met": "seen and no_such"}, "no column 'no_such'"),
    ],
)
def test_a_slip_in_a_condition_is_named(given: dict[str, str], says: str) -> None:
    """Where it is, what is wrong and how to mend it."""
    held = _bound(**given)
    with pytest.raises(DefinitionError) as refused:
        figures_statement(held, [held.measure("mine")], ())
    assert says in str(refused.value)
    assert "mine" in str(refused.value)


def test_nothing_to_stand_on_is_named() -> None:
    """A table that is not there is told when the book is bound, before anything is counted."""
    with pytest.raises(DefinitionError, match="no_such_table"):
        _bound(over="no_such_table")
