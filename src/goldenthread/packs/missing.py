"""What of a pack may be declared missing: measures, what is done about those off target, registers, and words that must stand."""

from collections.abc import Iterator

from goldenthread.measures.language.book import Book
from goldenthread.packs.catalogue import places
from goldenthread.papers.definition import PackDefinition
from goldenthread.papers.pieces import kinds


def may_be_missing(definition: PackDefinition, book: Book) -> tuple[tuple[str, str], ...]:
    """Keys of gaps with their words, each once, in the order of the pack."""
    return tuple(dict(_found(definition, book)).items())


def _found(definition: PackDefinition, book: Book) -> Iterator[tuple[str, str]]:
    known = kinds()
    for section in definition.sections:
        for piece in section.pieces:
            for key in known[piece.kind].asks(piece.options).keys:
                yield key, title_of(key, book)
            if piece.kind == "interventions":
                for key in piece.options.measures:
                    yield f"intervention/{key}", f"What is done about: {title_of(key, book)}"
            if piece.kind == "register":
                yield piece.options.name, f"The register of {piece.options.name.replace('_', ' ')}"
    for place in places(definition):
        if place.required:
            yield place.key, f"Commentary: {place.title}"


def title_of(key: str, book: Book) -> str:
    """The title of a measure; its key where the book has none of it."""
    if key in book.measures:
        return str(book.measures[key].title)
    return str(book.typed[key].title) if key in book.typed else key
