"""The pages that show the book as a whole: contents, clocks, limits, typed figures and the coverage of official codes."""

from collections.abc import Iterator
from itertools import groupby

import sqlglot
from sqlglot import exp

from goldenthread.measures.definitions.coverage import Covered, coverage
from goldenthread.measures.language.book import Book
from goldenthread.measures.language.clocks import Clock
from goldenthread.measures.language.limits import Limit
from goldenthread.measures.pages.words import MADE, cell, confirmed, table
from goldenthread.measures.run.explain import source_words, when


def contents_page(book: Book) -> str:
    """Every measure by chapter, each with a link to its page."""
    lines = [
        f"{MADE}# The book of measures\n",
        (
            f"{len(book.measures)} measures, {len(book.clocks)} clocks and {len(book.typed)} typed figures. Beside the measures "
            "themselves: [clocks](clocks.md) · [limits](limits.md) · [typed figures](typed.md) · [official codes and what "
            "counts them](coverage.md). How to read a figure: [measures](../guides/measures.md); how to write one: [add an "
            "indicator](../guides/add-an-indicator.md).\n"
        ),
    ]
    for chapter in book.chapters:
        if chapter.measures:
            rows = [
                (f"[{cell(one.title)}]({one.key}.md)", one.unit.value, one.polarity.value, when(one))
                for one in chapter.measures
            ]
            lines += [f"## {chapter.title}\n", table(("Measure", "Unit", "Better", "Time"), rows)]
    return "\n".join(lines)


def clocks_page(book: Book) -> str:
    """Every clock: its limit, when it starts and stops, who says so, its codes, and the measures made of it."""
    lines = [
        f"{MADE}# Clocks\n",
        (
            "A clock starts on a day, and something must be done within its limit. `goldenthread tracker KEY` lists who is "
            "due and overdue. *Starts*, *done* and *closes* are written as the definition has them: columns of the rows it "
            "runs over. *Confirmed* says whether the rule was checked against the text of its source.\n"
        ),
    ]
    for chapter in book.chapters:
        for clock in chapter.clocks:
            lines += [f"## {clock.title}\n", table(("", ""), _clock(book, clock))]
    return "\n".join(lines)


def _clock(book: Book, clock: Clock) -> Iterator[tuple[str, str]]:
    yield "Key", f"`{clock.key}`, version {clock.version}"
    yield "Limit", "; ".join(f"{one.in_words} (`{one.key}`)" for one in _limits(book, clock))
    yield "Runs over", f"`{clock.over}`" + (f" where `{clock.where}`" if clock.where else "")
    yield "Starts", f"`{clock.starts}`"
    yield "Done", f"`{clock.stops}`"
    if clock.closes:
        yield "Closes undone", f"`{clock.closes}`"
    if clock.changes:
        yield "Limit changes", f"at `{clock.changes}`"
    if clock.excluded:
        yield "Left out", "; ".join(f"{one.says} (`{one.code}`)" for one in clock.excluded)
    yield "Source", source_words(clock.source)
    yield "Confirmed", confirmed(clock.source)
    if clock.codes:
        yield "Codes", "; ".join(clock.codes)
    if clock.unseen:
        yield "Cannot see", clock.unseen
    yield (
        "Measures",
        ", ".join(f"[{key}]({key}.md)" for key, one in book.measures.items() if one.clock_key == clock.key),
    )


def _limits(book: Book, clock: Clock) -> Iterator[Limit]:
    for text in filter(None, (clock.limit, clock.also, clock.changed)):
        if text in book.limits:
            yield from book.limits.variants(text)
        else:
            for literal in sqlglot.parse_one(f"select {text}").find_all(exp.Literal):
                if literal.name in book.limits:
                    yield from book.limits.variants(literal.name)


def limits_page(book: Book) -> str:
    """Every limit, with its source, the dates between which it is in force, and whether councils set it."""
    rows = [
        (
            f"`{key}`",
            one.in_words,
            one.says,
            source_words(one.source),
            confirmed(one.source),
            "yes" if one.local else "",
        )
        for key, variants in sorted(book.limits.by_key.items())
        for one in variants
    ]
    return "\n".join(
        [
            f"{MADE}# Limits\n",
            (
                "How long something may take, or from which number on something is said. Where *set locally* is yes, a council "
                "writes its own number into `limits.toml`: [how](../guides/add-an-indicator.md#a-limit-of-your-own). *Confirmed* "
                "says whether the number was checked against the text of its source; what is not is an example until somebody "
                "has.\n"
            ),
            table(("Key", "Limit", "Meaning", "Source", "Confirmed", "Set locally"), rows),
        ]
    )


def typed_page(book: Book) -> str:
    """Every figure that is typed in rather than counted."""
    rows = [
        (f"`{one.key}`", one.title, one.says, one.unit.value, one.polarity.value, source_words(one.source))
        for one in book.typed.values()
    ]
    return "\n".join(
        [
            f"{MADE}# Typed figures\n",
            "What comes as a number from elsewhere and is read like any other figure.\n",
            table(("Key", "Title", "What is counted, and by whom", "Unit", "Better", "Source"), rows),
        ]
    )


def coverage_page(book: Book) -> str:
    """Every official code, with what counts it or the reason why nothing does."""
    covered = coverage(book)
    fed = sum(one.is_fed for one in covered)
    lines = [
        f"{MADE}# Official codes and what counts them\n",
        (
            f"{len(covered)} codes: {fed} have a measure, a clock or a typed figure, {len(covered) - fed} have a reason why "
            "there is none.\n"
        ),
    ]
    for kind, held in groupby(covered, key=lambda one: one.kind):
        lines += [f"## {kind}\n", table(("Code", "What", "Counted by"), map(_covered, held))]
    return "\n".join(lines)


def _covered(one: Covered) -> tuple[str, str, str]:
    links = [f"[{key}]({key}.md)" for key in one.measures]
    links += [f"[clock {key}](clocks.md)" for key in one.clocks]
    links += [f"[typed {key}](typed.md)" for key in one.typed]
    return one.code, one.title, ", ".join(links) or f"*none:* {one.reason}"
