"""Writes the reference of packs from their definitions: the packs shipped, the kinds of pieces, columns and tokens."""

from goldenthread.measures.language.book import Book
from goldenthread.papers.choosing.rules import Weights, shipped_weights
from goldenthread.papers.choosing.why import Why
from goldenthread.papers.gaps import COLUMNS as GAP_COLUMNS
from goldenthread.papers.gaps import Missing
from goldenthread.papers.load import load_pack, names, shipped
from goldenthread.papers.pieces import kinds
from goldenthread.papers.pieces.measures import COLUMNS
from goldenthread.papers.tokens import PARTS

_MADE = "<!-- Made by 'make docs' from the packs themselves. Do not edit. -->\n\n"


def packs_page(book: Book) -> str:
    """The page in Markdown."""
    weights = shipped_weights()
    columns, reasons = (
        ", ".join(f"`{one}`" for one in words) for words in (GAP_COLUMNS, (one.value for one in Missing))
    )
    most = f"at most {weights.most_worries} worries and {weights.most_working} of what works well"
    lines = [
        "# Packs\n",
        "What is shipped, and of what a pack is made. How to build one is in [Papers](../guides/papers.md).\n",
        "## Packs that are shipped\n",
        "| Name | For a | Classes | What it is |\n| --- | --- | --- | --- |",
        *(_pack(name, book) for name in names([shipped()])),
        "\n## Kinds of pieces\n",
        "| Kind | What it makes |\n| --- | --- |",
        *(f"| `{kind.name}` | {kind.says} |" for kind in kinds().values()),
        "\n## Columns of a table of measures\n",
        "| Column | Heading |\n| --- | --- |",
        *(f"| `{name}` | {column.heading} |" for name, column in COLUMNS.items()),
        "\n## Parts of a token\n",
        "A token in commentary is a measure's key and one of: " + ", ".join(f"`{part}`" for part in PARTS) + ".\n",
        "## Gaps\n",
        f"A file of gaps has the columns {columns}. The reason is one of {reasons}.\n",
        "## What is worrying, what works well\n",
        f"{weights.says} Rules version {weights.version}; {most}.\n",
        "| Reason | Side | Weight |\n| --- | --- | --- |",
        *(_weight(why, weights) for why in Why),
    ]
    return _MADE + "\n".join(lines) + "\n"


def _pack(name: str, book: Book) -> str:
    pack, _ = load_pack(name, [shipped()], book)
    classes = ", ".join(one.value for one in pack.classes)
    return f"| `{name}` | {pack.period.value.replace('_', ' ')} | {classes} | {pack.says} |"


def _weight(why: Why, weights: Weights) -> str:
    held = weights.worry if why.worry else weights.working
    return f"| {why.words} | {'worry' if why.worry else 'works well'} | {held[why]} |"
