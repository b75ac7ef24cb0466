"""The borough's rows read back as plain Python, and what a question and its answer are."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.borough.clockwork import Clock
from goldenthread.borough.collect import EPOCH

Record = dict[str, Any]

#: Tables of which only recent rows are read, by their day. The oldest month asked about begins at most thirteen months before
#: the as-at date, and no limit on these events is longer than six months: an older row can only say "too long ago".
_LARGE: Final = {
    "visits": "visit_date", "supervisions": "supervision_date", "strategy_attendance": "discussion_date", "contacts": "contact_date",
}  # fmt: skip
_LOOK_BACK: Final = 13 * 31 + 200


class Books:
    """Rows of the tables, days as ordinals and moments as minutes, read once and kept."""

    def __init__(self, clock: Clock, tables: dict[str, pa.Table], whole: bool = False) -> None:
        """Remember the tables; nothing is read before it is asked for, and of the largest only the last year unless ``whole``."""
        self.whole = whole
        self.clock = clock
        self.tables = tables
        self._rows: dict[tuple[str, ...], list[Record]] = {}
        self._sorted: dict[tuple[str, ...], tuple[list[int], list[Record]]] = {}
        self._grouped: dict[tuple[str, ...], dict[str, list[Record]]] = {}

    def rows(self, table: str, *columns: str) -> list[Record]:
        """Rows of a table with these columns, in the order of the table."""
        key = (table, *columns)
        if key not in self._rows:
            read = [_plain(column_) for column_ in self._recent(table).select(list(columns)).columns]
            self._rows[key] = [dict(zip(columns, cells, strict=True)) for cells in zip(*read, strict=True)]
        return self._rows[key]

    def _recent(self, table: str) -> pa.Table:
        """The table, or of the largest tables the part that an answer about the last year can depend on."""
        whole, day = self.tables[table], _LARGE.get(table)
        if day is None or self.whole:
            return whole
        first = pa.scalar(self.clock.as_at - _LOOK_BACK - EPOCH, pa.int32()).cast(pa.date32())
        return whole.filter(pc.greater_equal(whole.column(day), first))

    def between(self, table: str, by: str, start: int, end: int, *columns: str) -> list[Record]:
        """Rows whose day lies from the start to the end, both included."""
        days, rows = self._in_order(table, by, columns)
        return rows[bisect_left(days, start) : bisect_right(days, end)]

    def _in_order(self, table: str, by: str, columns: tuple[str, ...]) -> tuple[list[int], list[Record]]:
        key = (table, by, *columns)
        if key not in self._sorted:
            wanted = columns if by in columns else (by, *columns)
            rows = sorted((row for row in self.rows(table, *wanted) if row[by] is not None), key=lambda row: row[by])
            self._sorted[key] = ([row[by] for row in rows], rows)
        return self._sorted[key]

    def grouped(self, table: str, by: str, day: str, *columns: str) -> dict[str, list[Record]]:
        """Rows by the value of a column, each list in order of a day."""
        key = (table, by, day, *columns)
        if key not in self._grouped:
            wanted = tuple(dict.fromkeys((by, day, *columns)))
            groups: dict[str, list[Record]] = {}
            for row in sorted(self.rows(table, *wanted), key=lambda row: row[day] or 0):
                groups.setdefault(row[by], []).append(row)
            self._grouped[key] = groups
        return self._grouped[key]

    def open_at(self, table: str, start: str, end: str, day: int, *columns: str) -> list[Record]:
        """Rows that had begun by the end of a day and had not ended by then: an end on the day itself is an end."""
        wanted = tuple(dict.fromkeys((start, end, *columns)))
        return [
            row for row in self.rows(table, *wanted) if row[start] <= day and (row[end] is None or row[end] > day)
        ]  # fmt: skip


def _plain(column: pa.ChunkedArray) -> list[Any]:
    if pa.types.is_date32(column.type):
        days = column.cast(pa.int32()).to_pylist()
        return [None if day is None else day + EPOCH for day in days]
    if pa.types.is_timestamp(column.type):
        seconds = column.cast(pa.int64()).to_pylist()
        return [None if second is None else second // 60 + EPOCH * 1440 for second in seconds]
    return list(column.to_pylist())


@dataclass(slots=True)
class Answer:
    """Ids that count, ids they are counted among (None for a plain count), and the team of each id where there is one."""

    numerator: list[str]
    denominator: list[str] | None
    teams: dict[str, str] = field(default_factory=dict)

    def of_team(self, team: str) -> "Answer":
        """The part of the answer that belongs to a team."""
        mine = self.teams
        among = None if self.denominator is None else [one for one in self.denominator if mine.get(one) == team]
        return Answer([one for one in self.numerator if mine.get(one) == team], among)


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its exact meaning.

    ``flow`` asks about what happened in a month, otherwise about what was so at the end of its last day; ``counts`` names
    what the ids are: a table, whose source ids they are, or ``child``. What is dated after the period's end is not known to
    the answer, unless ``late`` says that the borough's as-at date is meant.
    """

    key: str
    meaning: str
    counts: str
    flow: bool
    answer: Callable[[Books, int, int], Answer]
    late: bool = False


def counted(rows: list[Record], test: Callable[[Record], bool] | None = None, by: str = "source_id") -> Answer:
    """The answer that counts rows, or those that pass a test among all of them; teams come from ``team_id`` if it is there."""
    teams = {row[by]: row["team_id"] for row in rows if row.get("team_id")}
    every = [row[by] for row in rows]
    if test is None:
        return Answer(every, None, teams)
    return Answer([row[by] for row in rows if test(row)], every, teams)
