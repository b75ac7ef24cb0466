"""Reading the small CSV tables that a council supplies, so that every fault is told in one pass."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from goldenthread.calendar.errors import Fault, NotADate, TableError

_OTHER_STYLES = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y")


def plain_date(where: str, value: date) -> date:
    """Give the date back, or raise NotADate: a date-time would compare wrongly and lose its time unseen."""
    if isinstance(value, datetime) or not isinstance(value, date):
        raise NotADate.of(where, value)
    return value


@dataclass(slots=True)
class SuppliedTable:
    """A CSV that is being read: its rows by column name, and the faults found so far."""

    where: str
    text: str
    columns: tuple[str, ...]
    faults: list[Fault] = field(default_factory=list)

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield (line number, cells by column) for each row of the right width; note the rest as faults."""
        reader = csv.reader(io.StringIO(self.text, newline=""), strict=True)
        try:
            header = [cell.strip().casefold() for cell in next(reader, [])]
            missing = [column for column in self.columns if column not in header]
            unknown = [cell for cell in header if cell not in self.columns]
            if missing or unknown or len(set(header)) != len(header):
                told = [f"lacks {', '.join(missing)}"] if missing else []
                told += [f"has the unknown {', '.join(repr(cell) for cell in unknown)}"] if unknown else []
                told = told or ["names a column twice"]
                self.fault(1, f"The header {' and '.join(told)}.", f"Write it as {','.join(self.columns)}.")
                return
            for cells in reader:
                if not any(cell.strip() for cell in cells):
                    continue
                if len(cells) != len(header):
                    self.fault(
                        reader.line_num,
                        f"There are {len(cells)} cells under {len(header)} columns.",
                        "Put a name that holds a comma in double quotes.",
                    )
                    continue
                yield reader.line_num, {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
        except csv.Error as problem:
            self.fault(reader.line_num, f"This is not readable CSV ({problem}).", "Save the table again as CSV.")

    def fault(self, line: int, what: str, mend: str) -> None:
        """Note one fault."""
        self.faults.append(Fault(line, what, mend))

    def date(self, line: int, column: str, text: str) -> date | None:
        """Read an ISO date, or note a fault that names the ISO spelling where the meaning is plain."""
        iso = _parsed(text, "%Y-%m-%d")
        if iso is not None and iso.isoformat() == text:
            return iso
        meant = next((found for style in _OTHER_STYLES if (found := _parsed(text, style))), iso)
        if meant is not None:
            self.fault(
                line, f"{column} {text!r} is not year-month-day.", f"If {_words(meant)} is meant, write {meant}."
            )
            return None
        self.fault(line, f"{column} {text!r} is not a date.", "Write it as 2023-05-08.")
        return None

    def finish(self) -> None:
        """Raise TableError with every fault noted, in the order of the lines; else do nothing."""
        if self.faults:
            raise TableError(self.where, tuple(sorted(self.faults, key=lambda fault: fault.line)))


def open_table(path: Path, columns: tuple[str, ...]) -> SuppliedTable:
    """Open a UTF-8 CSV (a byte-order mark is allowed) with exactly these columns, in any order.

    Raises TableError where the file is missing, unreadable or not UTF-8.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise TableError(str(path), (Fault(0, f"The file cannot be read: {reason}.", "Check its name."),)) from problem
    except UnicodeDecodeError as problem:
        line = problem.object[: problem.start].count(b"\n") + 1
        fault = Fault(line, "The text is not UTF-8.", "Save it as CSV UTF-8.")
        raise TableError(str(path), (fault,)) from problem
    return SuppliedTable(str(path), text, columns)


def _parsed(text: str, style: str) -> date | None:
    try:
        return datetime.strptime(text, style).date()
    except ValueError:
        return None  # not this style; the caller tries the next and notes a fault if none fits


def _words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
