"""Small pieces of Markdown that the pages about measures share."""

from collections.abc import Iterable, Sequence

from goldenthread.measures.kinds import Source

MADE = "<!-- Made by 'make docs' from the definitions themselves. Do not edit. -->\n\n"


def cell(text: str) -> str:
    """Words that may stand in a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown, with a line end; an empty one where there are no rows."""
    lines = [" | ".join(map(cell, row)) for row in rows]
    head = f"| {' | '.join(headings)} |\n|{' --- |' * len(headings)}\n"
    return head + "".join(f"| {line} |\n" for line in lines)


def confirmed(source: Source) -> str:
    """Whether it was checked against the text of its source."""
    return "yes" if source.confirmed else "no"


def folded(title: str, text: str) -> str:
    """A part that opens by a click."""
    return f"<details>\n<summary>{title}</summary>\n\n{text.rstrip()}\n\n</details>\n"
