"""What the commands about measures share: the book, a session, periods and breakdowns as they are typed."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from platformdirs import user_data_path

from goldenthread.access.scope import Scope
from goldenthread.calendar import Period, PeriodKind, month, parse_period
from goldenthread.measures.language.book import Book
from goldenthread.measures.language.from_toml import Own
from goldenthread.measures.run import opened as opening
from goldenthread.measures.run.readings import Reader
from goldenthread.measures.run.session import Session
from goldenthread.records.errors import WrongUse

HomeOption = Annotated[
    Path | None,
    typer.Option("--home", help="Folder of comparators, typed figures and settings; the user's own if not given."),
]
DefinitionsOption = Annotated[
    Path | None,
    typer.Option(
        "--definitions", help="Folder of the council's own definitions; that of the home folder if not given."
    ),
]
_MOST_PERIODS = 600


def the_book(home: Path | None = None, definitions: Path | None = None) -> Book:
    """The book of measures with a council's own limits and definitions; raises as `own_book` does."""
    return own_book(home, definitions)[0]


def own_book(home: Path | None = None, definitions: Path | None = None) -> tuple[Book, Own | None]:
    """The same book, and what of it is the council's own; see `measures.run.opened.own_book`."""
    return opening.own_book(home_folder(home), definitions)


def home_folder(home: Path | None) -> Path:
    """The folder in which published and typed figures and settings are kept."""
    return home if home is not None else user_data_path("goldenthread", appauthor=False)


def opened(
    store: Path,
    scope: Scope,
    as_at: date | None = None,
    known_at: datetime | None = None,
    snapshot: str | None = None,
    held: Book | None = None,
    home: Path | None = None,
) -> Session:
    """A session on a store with a book, the shipped one if none is given; see `open_session`."""
    folder = home_folder(home)
    return opening.home_session(store, scope, folder, held or the_book(), as_at, known_at, snapshot)


def reader(settings: Path | None = None, home: Path | None = None) -> Reader:
    """The rules by which figures are read, with a council's own from its home folder or from a folder of settings."""
    return opening.home_reader(home_folder(home), settings)


def periods_of(text: str) -> tuple[Period, ...]:
    """Periods as they are typed: one, or every month, quarter or year from one to another (``2017-01..2017-11``)."""
    first, dots, last = text.partition("..")
    ends = ":" in first or first.startswith(("ytd", "12m", "90d")) or (first[:-1].isdigit() and first[-1:] in "md")
    if not dots or ends:
        return (parse_period(text),)
    start, end = parse_period(first), parse_period(last)
    if start.kind is not end.kind or start.kind is PeriodKind.RANGE:
        raise WrongUse.of("--period", f"{first} and {last} are not of a kind", "Give two months, quarters or years")
    found = [start]
    while found[-1].end < end.end:
        if len(found) >= _MOST_PERIODS:
            raise WrongUse.of("--period", f"{text} is more than {_MOST_PERIODS} periods", "Ask for fewer")
        found.append(found[-1].following())
    if found[-1].end != end.end:
        raise WrongUse.of("--period", f"{last} comes before {first}", "Put the earlier first")
    return tuple(found)


def breakdowns_of(text: str | None) -> tuple[tuple[str, ...], ...]:
    """Breakdowns as they are typed: ``team,age`` is two, ``team*age`` is one of two dimensions."""
    return tuple(tuple(name.strip() for name in part.split("*")) for part in text.split(",")) if text else ()


def months_to(day: date, number: int) -> list[Period]:
    """So many whole months, in order, the last being that of a day."""
    found = [month(day.year, day.month)]
    while len(found) < number:
        found.insert(0, found[0].previous())
    return found
