"""The words in which a table of records is described: columns, their kinds, and what a row stands for."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "code", "date", "datetime", "integer", "number", "boolean", "ref"]
Subject = Literal["person", "none"]

#: The end date of anything still open. A null would make every range join to a month table about twice as slow.
OPEN_ENDED = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    ``kind``     ``date`` is a day, ``datetime`` a local moment without zone, ``ref`` the ``event_key`` of a row of the
                 table named by ``refers`` (null where the source does not say which).
    ``codes``    key of the code set the value comes from (kind ``code`` only).
    ``planned``  a date that may rightly lie after the as-at date (due dates, targets, expected births).
    ``dated_by`` the column whose date must have passed for this value to be known: as at an earlier date it is not there.
    ``settled``  once recorded it does not change, so two sources that differ disagree (a finding); where it is False the
                 source with the later date simply knows more.
    ``required`` a row without it is a finding and, for the event date or the person, is not loaded.
    ``feeds``    the fields it comes from, ``"kind:field"`` with kind one of ssd, annex-a, cin, 903, local, registers.
    """

    name: str
    kind: Kind
    meaning: str
    feeds: tuple[str, ...] = ()
    codes: str = ""
    refers: str = ""
    planned: bool = False
    dated_by: str = ""
    settled: bool = True
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table of records.

    Every table also has the standard columns of `STANDARD` (and ``person_key`` when ``subject`` is ``person``, and
    ``until_date`` when it has an ``ends`` column: the end date, or 9999-12-31 while open; never null).

    ``event_date`` is the date the row happened or began: as at an earlier date the row is not there.
    ``natural``    the columns that, with the person, say that two rows of different sources are the same event.
    """

    name: str
    family: str
    meaning: str
    grain: str
    columns: tuple[Column, ...]
    event_date: str = ""
    ends: str = ""
    natural: tuple[str, ...] = ()
    subject: Subject = "person"

    def column(self, name: str) -> Column:
        """Return the column called ``name`` (a declared one, not a standard one); raises KeyError with the table's name."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name!r}")

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the declared columns, in order."""
        return tuple(column.name for column in self.columns)

    @property
    def layout(self) -> tuple[Column, ...]:
        """Every column of the stored table in order: keys, declared columns, then the standard ones."""
        keys = (EVENT_KEY, PERSON_KEY) if self.subject == "person" else (EVENT_KEY,)
        until = (UNTIL_DATE,) if self.ends else ()
        return (AUTHORITY, *keys, *self.columns, *until, *PROVENANCE)


AUTHORITY = Column("authority", "text", "Three-digit DfE code of the authority whose record it is.", required=True)
EVENT_KEY = Column(
    "event_key",
    "text",
    "Twelve-character key of the row: a hash of authority, table and the source's id.",
    required=True,
)
PERSON_KEY = Column(
    "person_key", "text", "Twelve-character key of the person: a hash of authority, kind of id and id.", required=True
)
UNTIL_DATE = Column("until_date", "date", f"The end date, or {OPEN_ENDED} while it is open. Never null.", required=True)
PROVENANCE = (
    Column(
        "source_kind",
        "text",
        "Kind of the source that the row's key comes from: ssd, annex-a, cin, ssda903, local or registers.",
        required=True,
    ),
    Column(
        "sources",
        "text",
        "Where the row was read: 'file-hash:row' for each source, separated by spaces.",
        required=True,
    ),
)
STANDARD = (AUTHORITY, EVENT_KEY, *PROVENANCE)


def text(
    name: str, meaning: str, *feeds: str, settled: bool = True, required: bool = False, dated_by: str = ""
) -> Column:
    """A column of text: an identifier or a short label, never a narrative (narratives are not kept)."""
    return Column(name, "text", meaning, feeds, settled=settled, required=required, dated_by=dated_by)


def code(
    name: str, codes: str, meaning: str, *feeds: str, settled: bool = True, required: bool = False, dated_by: str = ""
) -> Column:
    """A column whose values come from the code set ``codes``."""
    return Column(name, "code", meaning, feeds, codes=codes, settled=settled, required=required, dated_by=dated_by)


def day(
    name: str, meaning: str, *feeds: str, planned: bool = False, settled: bool = True, required: bool = False
) -> Column:
    """A column of days."""
    return Column(name, "date", meaning, feeds, planned=planned, settled=settled, required=required)


def moment(name: str, meaning: str, *feeds: str, settled: bool = True) -> Column:
    """A column of local date-times, for clocks in hours."""
    return Column(name, "datetime", meaning, feeds, settled=settled)


def flag(name: str, meaning: str, *feeds: str, settled: bool = True, dated_by: str = "") -> Column:
    """A yes or no; null means that nobody said, which is neither."""
    return Column(name, "boolean", meaning, feeds, settled=settled, dated_by=dated_by)


def whole(name: str, meaning: str, *feeds: str, settled: bool = False, dated_by: str = "") -> Column:
    """A whole number."""
    return Column(name, "integer", meaning, feeds, settled=settled, dated_by=dated_by)


def number(name: str, meaning: str, *feeds: str, settled: bool = False, dated_by: str = "") -> Column:
    """A number that may have decimals."""
    return Column(name, "number", meaning, feeds, settled=settled, dated_by=dated_by)


def ref(name: str, table: str, meaning: str, *feeds: str) -> Column:
    """The ``event_key`` of a row of ``table``."""
    return Column(name, "ref", meaning, feeds, refers=table, settled=False)


#: The date a happening was typed into the case system, wherever a source holds it: it measures late recording.
RECORDED = moment(
    "recorded_at",
    "When it was entered in the case system; null where the source does not say.",
    "local:recorded",
    settled=False,
)


def held_by(*feeds: str) -> tuple[Column, Column]:
    """The team and worker that the source names for an event, as the source's own ids."""
    return (
        text("team_id", "Id of the team that the source names for it.", *feeds[:1], settled=False),
        text("worker_id", "Id of the worker that the source names for it.", *feeds[1:2], settled=False),
    )
