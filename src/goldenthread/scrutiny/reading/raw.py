"""What every reader of files gives: rows of cells as printed, with their physical numbers, and the running text."""

from dataclasses import dataclass

from goldenthread.scrutiny.sheets import Line, Paragraph


@dataclass(frozen=True, slots=True)
class RawTable:
    """Rows as they lie in a file or sheet, titles and notes included; ``name`` is the sheet or caption, "" for a CSV.

    ``headed`` is the number of first rows that the file itself marks as headings; 0 where it marks none.
    """

    name: str
    rows: tuple[Line, ...]
    headed: int = 0


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file as read; ``notes`` say what had to be assumed to read it."""

    name: str
    tables: tuple[RawTable, ...]
    paragraphs: tuple[Paragraph, ...] = ()
    notes: tuple[str, ...] = ()
