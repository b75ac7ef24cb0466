"""The generated pages about measures: one a measure, and tables of clocks, limits, typed figures and official codes."""

from goldenthread.measures.language.book import Book
from goldenthread.measures.pages.measure import measure_page
from goldenthread.measures.pages.tables import clocks_page, contents_page, coverage_page, limits_page, typed_page

__all__ = ["pages"]


def pages(book: Book) -> dict[str, str]:
    """Every page about a book, by its file name."""
    made = {
        "README.md": contents_page(book),
        "clocks.md": clocks_page(book),
        "limits.md": limits_page(book),
        "typed.md": typed_page(book),
        "coverage.md": coverage_page(book),
    }
    return made | {f"{key}.md": measure_page(book, key) for key in book.measures}
