"""Figures that people typed for a programme and that no definition speaks of: what the plan says of them is enough to read them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Polarity, Source, Unit
from goldenthread.measures.language.book import Book, Chapter
from goldenthread.measures.language.typed import TypedMeasure
from goldenthread.measures.run.beside import Home
from goldenthread.measures.run.session import Session
from goldenthread.measures.typed.store import typed_figures
from goldenthread.papers.programme.given import Given
from goldenthread.papers.programme.promised import linked
from goldenthread.programme.promises import Expected, Moves, Stands

_WAYS: Final = {Moves.UP: Polarity.HIGHER, Moves.DOWN: Polarity.LOWER, Moves.HOLD: Polarity.NONE}
_PER_CENT: Final = 100


def with_typed(session: Session, given: Given, home: Home) -> Session:
    """The session with a typed measure for each linked key that its book does not know and that people typed figures of.

    Which way is better is what the plan's first link says that the figure should do; its title, unit and places are those
    of the newest figure. What nobody typed stays unknown: it is told as not recorded.
    """
    unknown = [key for key in linked(given) if key not in session.book.measures and key not in session.book.typed]
    if not unknown:
        return session
    figures = _newest((*typed_figures(home.folder, unknown), *(one for one in home.given if one.key in unknown)))
    links: dict[str, Expected] = {}
    for action in given.programme.plan.actions:
        for one in action.expected:
            links.setdefault(one.measure, one)
    made = tuple(_measure(figures[key], links[key]) for key in unknown if key in figures)
    return replace(session, book=_with(session.book, made)) if made else session


def _newest(figures: Sequence[Figure]) -> dict[str, Figure]:
    """The last figure of each key, of the whole alone."""
    whole = (one for one in figures if not one.breakdown and not one.part)
    return {one.key: one for one in sorted(whole, key=lambda one: one.period.end)}


def _measure(figure: Figure, link: Expected) -> TypedMeasure:
    aim = link.stands is Stands.AIM
    says = f"As it was typed for the plan{', which it should move' if aim else ', in which it must not get worse'}."
    return TypedMeasure(
        key=figure.key,
        title=figure.title,
        says=says,
        unit=figure.unit,
        polarity=_WAYS[link.moves],
        source=Source("Typed figures, each with its source"),
        places=figure.places,
        per=_PER_CENT if figure.unit is Unit.PERCENT else 1,
        version=figure.definition_version,
    )


def _with(book: Book, typed: tuple[TypedMeasure, ...]) -> Book:
    """The book with a chapter more; what was compiled of it stays, for nothing that is counted changes."""
    return replace(book, chapters=(*book.chapters, Chapter(title="Figures of the plan", typed=typed)))
