"""Clocks: something starts, something must happen within so long, and it has happened in time, late, is due or overdue."""

from dataclasses import dataclass

from goldenthread.measures.kinds import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """A coded reason for which a row does not count, and the condition by which it is known from the records."""

    code: str
    where: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycles:
    """The rows of a recurring clock: one for each stretch from a qualifying event (or the start) to the next.

    ``subject`` is the table or relation whose rows must be visited, reviewed…; it runs from ``since`` until
    ``until`` (never null). Events of ``events`` dated ``dated`` between them count where ``counts`` holds (write
    ``e.column`` for the event's columns; the subject's are plain). ``anchors`` are dates of the subject from which
    the clock begins again without an event (a move to a new placement). Each row has the subject's columns and
    ``cycle_number`` (1 for the first), ``cycle_date``, ``next_date`` (the qualifying event that ended it) and
    ``previous_date`` (where the cycle before began, so that the last event can be judged; null for the first).
    ``link`` is the column on which events belong to a subject.
    """

    key: str
    subject: str
    events: str
    dated: str
    counts: str = ""
    since: str = "start_date"
    until: str = "until_date"
    link: str = "person_key"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One clock, said once: trackers, indicators, lists, calendars and words are all read from it.

    ``over``      table, relation or `Cycles` key that holds a row for each run of the clock.
    ``starts``    SQL for the first day (day 0, unless the limit says otherwise).
    ``stops``     SQL for the day it was done; null while it is not.
    ``closes``    SQL for the day from which it no longer runs undone (a case closed); null while it may.
    ``limit``     key of a limit, or SQL that gives one (``case when … then 'a' else 'b' end``).
    ``also``      a second limit; the earlier due date counts (10 working days and 4 weeks).
    ``changes``   SQL for a date on which the limit becomes ``changed`` (a fifth birthday): a tighter limit brings the
                  due date forward at once, a looser one counts from the date of change.
    ``moments``   two columns, begun and done, for a limit in hours; where one is missing the dates are compared.
    ``where``     which rows run at all.
    ``excluded``  coded exclusions; figures are given without and, beside them, with these.
    ``codes``     the clock's number in the register of clocks ("A05") and other official codes.
    ``unseen``    what the records cannot show about it.
    """

    key: str
    title: str
    over: str
    starts: str
    stops: str
    limit: str
    source: Source
    closes: str = ""
    also: str = ""
    changes: str = ""
    changed: str = ""
    moments: tuple[str, str] | None = None
    where: str = ""
    excluded: tuple[Exclusion, ...] = ()
    due_soon: str = "due-soon"
    chapter: str = ""
    done: str = "done"
    codes: tuple[str, ...] = ()
    unseen: str = ""
    needs: tuple[str, ...] = ()
    version: int = 1
