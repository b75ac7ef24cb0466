"""The lists as an Excel workbook: a sheet a list, then what they are made of and what could not be filled."""

import secrets
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from goldenthread.measures.language.book import Book
from goldenthread.measures.lists.make import Cell, MadeList
from goldenthread.measures.run.explain import source_words
from goldenthread.measures.run.session import Session
from goldenthread.records.errors import WrongUse

ABOUT: Final = "About"
NOT_FILLED: Final = "Not filled"
_WIDEST: Final = 60
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def refuse_unless_new(path: Path) -> None:
    """Raise `WrongUse` where a file stands already, or its folder does not."""
    if path.exists():
        raise WrongUse.of(str(path), "the file is there already", "Name a file that is not there yet")
    if not path.parent.is_dir():
        raise WrongUse.of(str(path.parent), "there is no such folder", "Make it, or name another place")


def write_lists(path: Path, session: Session, made: Sequence[MadeList]) -> None:
    """Write the lists to a new workbook: whole, or not at all.

    Sheets ``List 1`` to ``List 11`` hold Ofsted's headings in the first row, which is frozen; dates are dates, numbers
    numbers, and no text is taken for a formula. ``About`` says what they rest on, ``Not filled`` which columns are
    blank and why. Raises `WrongUse` where the file is there already or cannot be written.
    """
    refuse_unless_new(path)
    waiting = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        with xlsxwriter.Workbook(str(waiting), options) as book:
            # A date of making that came from the clock would make two files of the same lists differ.
            book.set_properties({"created": datetime.combine(session.as_at, datetime.min.time())})
            styles = _Styles(book)
            for one in made:
                _sheet(book, styles, one.name, [column.heading for column in one.columns], one.rows)
            _about(book, styles, session, made)
            _sheet(book, styles, NOT_FILLED, ("List", "Column", "Why"), tuple(_blanks(made)))
        refuse_unless_new(path)
        waiting.rename(path)
    except (OSError, XlsxWriterException) as error:
        raise WrongUse.of(str(path), f"the file cannot be written ({error})", "Name another place") from error
    finally:
        waiting.unlink(missing_ok=True)


class _Styles:
    def __init__(self, book: Any) -> None:
        self.heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.day = book.add_format({"num_format": "dd/mm/yyyy"})


def _sheet(
    book: Any, styles: _Styles, name: str, headings: Sequence[str], rows: Sequence[Sequence[Cell]], above: int = 0
) -> None:
    sheet = book.add_worksheet(name)
    _table(sheet, styles, headings, rows, above)
    sheet.freeze_panes(above + 1, 0)
    for place, heading in enumerate(headings):
        longest = max((len(str(row[place] or "")) for row in rows), default=0)
        sheet.set_column(place, place, min(_WIDEST, max(12, longest + 2, min(len(heading), 24))))


def _table(sheet: Any, styles: _Styles, headings: Sequence[str], rows: Sequence[Sequence[Cell]], line: int) -> int:
    """Write headings and rows from a line on; gives the line after them."""
    for place, heading in enumerate(headings):
        sheet.write_string(line, place, heading, styles.heading)
    for down, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            _write(sheet, styles, line + down, place, cell)
    return line + len(rows) + 1


def _write(sheet: Any, styles: _Styles, line: int, place: int, cell: Cell) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(line, place, cell, styles.day)
    elif isinstance(cell, int | float):
        sheet.write_number(line, place, cell)
    elif cell is not None:
        sheet.write_string(line, place, f"'{cell}" if cell.startswith(_FORMULA) else cell)


def _about(book: Any, styles: _Styles, session: Session, made: Sequence[MadeList]) -> None:
    sheet = book.add_worksheet(ABOUT)
    sheet.write_string(0, 0, "Ofsted's child-level lists", styles.title)
    facts: tuple[tuple[str, Cell], ...] = (
        ("As at", session.as_at),
        ("Authority", session.store.authority),
        ("Snapshot", session.snapshot.id),
        ("Known at (UTC)", session.snapshot.manifest.known_at.isoformat(timespec="seconds")),
        ("Made for", f"{session.scope.viewer} ({session.scope.role}): {session.scope.purpose}"),
        ("Made with", "Golden Thread; every row is one that the named measures count"),
    )
    for line, (name, cell) in enumerate(facts, start=1):
        sheet.write_string(line, 0, name)
        _write(sheet, styles, line, 1, cell)
    headings = (
        "List", "Title", "Rows", "From", "To", "Counted by its measures", "Less: other rows of the same child",
        "Less: left out", "Less: not yours to see", "Whose rows", "Measures", "Window", "Notes",
    )  # fmt: skip
    line = _table(sheet, styles, headings, [_fact(session.book, one) for one in made], len(facts) + 2)
    filled = [(one.name, column.heading, column.filled_from) for one in made for column in one.columns]
    _table(sheet, styles, ("List", "Column", "Filled from"), filled, line + 1)
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 2, 28)
    sheet.set_column(3, 12, 20)


def _fact(book: Book, one: MadeList) -> tuple[Cell, ...]:
    notes = [f"{number} left out: {said}" for said, number in one.left_out.items()]
    notes += [f"{book.measure(key).title}: {why}, so nothing is taken from it" for key, why in one.not_recorded.items()]
    return (
        one.name,
        one.spec.title,
        len(one.rows),
        one.window.start,
        one.window.end,
        one.counted,
        one.same_child,
        sum(one.left_out.values()),
        one.unseen,
        one.spec.rows_are,
        "; ".join(f"{book.measure(key).title} [{key}]" for key in one.spec.members),
        f"{one.limit.in_words}: {source_words(one.limit.source)}" if one.limit is not None else "the day alone",
        "; ".join(notes),
    )


def _blanks(made: Sequence[MadeList]) -> list[tuple[Cell, ...]]:
    return [(one.name, column.heading, column.blank) for one in made for column in one.columns if column.blank]
