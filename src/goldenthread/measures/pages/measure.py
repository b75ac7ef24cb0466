"""The page of one measure: its words, time, source, limits, codes, example, what feeds and harms it, and its SQL."""

from collections.abc import Iterator, Sequence

from goldenthread.measures.kinds import Polarity
from goldenthread.measures.language.book import Book
from goldenthread.measures.language.measures import Counts, Measure
from goldenthread.measures.pages.words import MADE, folded, table
from goldenthread.measures.run.explain import Explanation, explain, source_words
from goldenthread.records.tables import TABLES

_BETTER = {
    Polarity.HIGHER: "higher is better",
    Polarity.LOWER: "lower is better",
    Polarity.IN_RANGE: "within its range is better",
    Polarity.NONE: "neither way is better in itself",
}


def measure_page(book: Book, key: str) -> str:
    """The page in Markdown."""
    told = explain(book, key)
    measure = told.measure
    lines = [f"{MADE}# {measure.title}\n", f"{measure.says}\n", table(("", ""), _facts(book, told))]
    if measure.unseen:
        lines.append(f"**What it cannot see.** {measure.unseen}\n")
    if measure.beside:
        lines.append(f"**Read it beside** {', '.join(_link(book, other) for other in measure.beside)}.\n")
    lines += ["## Example\n", example(measure.example)]
    if told.limits:
        rows = [(f"`{one.key}`", one.in_words, one.says, source_words(one.source)) for one in told.limits]
        lines += ["## Limits\n", table(("Key", "Limit", "Meaning", "Source"), rows)]
    feeds = [(f"`{column}`", "; ".join(fields) or "made when loaded") for column, fields in told.feeds]
    lines += [
        "## Where it comes from\n",
        folded("Columns it reads, and their fields", table(("Column", "From"), feeds)),
    ]
    if told.checks:
        checks = table(("Check", "Finds"), ((f"`{code}`", title) for code, title in told.checks))
        lines.append(folded("Data checks whose findings harm it", checks))
    lines.append(folded("SQL", f"```sql\n{told.sql}\n```"))
    return "\n".join(lines)


def _facts(book: Book, told: Explanation) -> Iterator[tuple[str, str]]:
    measure = told.measure
    yield "Key", f"`{measure.key}`, version {measure.version}"
    yield "Chapter", told.chapter
    yield "Unit", f"{measure.unit.value}; {_BETTER[measure.polarity]}"
    yield "Counted", _counted(measure)
    yield "Time", told.when + ("; a running total" if measure.running else "")
    if measure.numerator:
        yield "Divides", f"{_link(book, measure.numerator)} by {_link(book, measure.denominator)}"
    if measure.clock_key:
        clock = book.clock(measure.clock_key)
        yield "Clock", f"[{clock.title}](clocks.md), `{clock.key}`"
    yield "Source", source_words(measure.source)
    if measure.codes:
        yield "Codes", "; ".join(measure.codes)
    yield "By", ", ".join(measure.breakdowns) or "no breakdown"


def _counted(measure: Measure) -> str:
    by = "" if measure.counts is Counts.ROWS else f" of different {measure.counts.value}"
    said = f", {measure.counting.value}" if measure.counting is not None else ""
    return f"{measure.stat.value}{by}{said}"


def _link(book: Book, key: str) -> str:
    if key in book.typed:
        return f"[{book.typed[key].title}](typed.md)"
    return f"[{book.measure(key).title}]({key}.md)"


def example(text: str) -> str:
    """An example as tables: its answers, then the rows of each table of records."""
    answers: list[str] = []
    parts: list[tuple[str, Sequence[str], list[Sequence[str]]]] = []
    for line in filter(None, (raw.strip() for raw in text.splitlines())):
        name, _, rest = line.partition(":")
        if name in TABLES:
            parts.append((name, _cells(rest), []))
        elif parts:
            parts[-1][2].append(_cells(line))
        else:
            answers.append(f"- {name}: **{rest.strip()}**")
    shown = (f"{name}:\n\n{table(columns, rows)}" for name, columns, rows in parts)
    return "\n".join([*answers, "", *shown])


def _cells(line: str) -> Sequence[str]:
    return [cell.strip() for cell in line.split("|")]
