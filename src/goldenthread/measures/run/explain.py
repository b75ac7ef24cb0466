"""A measure explained: its words, limits, source, SQL, example, what feeds it and which data checks harm it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from goldenthread.measures.compile.relations import Sources
from goldenthread.measures.compile.statements import Statement, figures_statement
from goldenthread.measures.kinds import Source
from goldenthread.measures.language.book import Book
from goldenthread.measures.language.limits import Limit
from goldenthread.measures.language.measures import Flow, Measure, Stat
from goldenthread.records.checks.registry import ALL
from goldenthread.records.dictionary import SOURCES
from goldenthread.records.tables import TABLES


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a reader is told of one measure; every part is made from the definition itself.

    ``feeds``   for each table and column it reads: the fields of the sources they come from.
    ``checks``  codes and titles of the data checks that speak of those columns.
    """

    measure: Measure
    chapter: str
    when: str
    limits: tuple[Limit, ...]
    sql: str
    feeds: tuple[tuple[str, tuple[str, ...]], ...]
    checks: tuple[tuple[str, str], ...]


def explain(book: Book, key: str) -> Explanation:
    """Explain a measure; raises `DefinitionError` for a key that is not there."""
    measure = book.measure(key)
    parts: tuple[Measure, ...] = (measure,)
    if measure.stat is Stat.RATIO:
        parts = (book.measure(measure.numerator), book.measure(measure.denominator))
    statements = [figures_statement(book, [one], ()) for one in parts]
    sql = "\n\n".join(one.text for one in statements)
    columns = sorted({pair for one, made in zip(parts, statements, strict=True) for pair in _columns(book, one, made)})
    keys = {key.partition(":")[0] if ":" not in key else "" for one in statements for key in one.due_keys}
    limits = tuple(book.limits.latest(name) for name in sorted(keys) if name)
    return Explanation(
        measure,
        book.title_of(measure),
        when(measure),
        limits,
        sql,
        tuple((f"{table}.{column}", _fields(table, column)) for table, column in columns),
        tuple(dict.fromkeys(_checks(columns))),
    )


def when(measure: Measure) -> str:
    """The time basis in words."""
    if measure.stat is Stat.RATIO:
        return "as its two parts"
    return measure.basis.window.value if isinstance(measure.basis, Flow) else "open at the end of the period"


def source_words(source: Source) -> str:
    """A source as it is printed, with its dates in force and a mark where it is not confirmed."""
    since = f", from {source.since.isoformat()}" if source.since else ""
    until = f", until {source.until.isoformat()}" if source.until else ""
    return f"{source.says}{since}{until}{'' if source.confirmed else ' (not confirmed)'}"


def _columns(book: Book, measure: Measure, made: Statement) -> Iterator[tuple[str, str]]:
    """Columns of the tables of records that the measure's rows, conditions and values name."""
    sources = Sources(book)
    for over in (measure.over, *(at.table for at in measure.at), *(tally.table for tally in measure.tallies)):
        sources.use(over)
    names = sources.names | made.names
    for table in sorted(sources.tables):
        for column in TABLES[table].columns:
            if column.name in names:
                yield table, column.name


def _fields(table: str, column: str) -> tuple[str, ...]:
    found = []
    for feed in TABLES[table].column(column).feeds:
        kind, _, field = feed.partition(":")
        found.append(f"{SOURCES.get(kind, kind)}: {field}")
    return tuple(found)


def _checks(columns: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    speaking = _speaking()
    for place in sorted({place for column in columns for place in speaking.get(column, ())}):
        yield ALL[place].code, ALL[place].title


@lru_cache(maxsize=1)
def _speaking() -> Mapping[tuple[str, str], frozenset[int]]:
    """For each table and column, the places of the data checks that speak of it."""
    found: dict[tuple[str, str], set[int]] = {}
    for place, check in enumerate(ALL):
        for unit in check.units:
            for column in unit.columns:
                found.setdefault((unit.table, column), set()).add(place)
    return {column: frozenset(places) for column, places in found.items()}
