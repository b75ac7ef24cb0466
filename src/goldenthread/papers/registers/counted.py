"""The counts of people in registers, guarded for those from whom small numbers are hidden; money, posts and risks are not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from goldenthread.calendar import Period, parse_period
from goldenthread.measures.disclosure import policies
from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Audience, Reason
from goldenthread.papers.counts import REGISTER, Count, Guard, guarded_counts
from goldenthread.papers.registers.rows import Row, Rows, earlier_rows, rows_of
from goldenthread.records.printed_figures import Told


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of counts: the column that it is part of, and the name of those that make that up with it, "" for none."""

    name: str
    of: str = ""
    among: str = ""


@dataclass(frozen=True, slots=True)
class _Counting:
    """How a register counts people: the columns by which it does, those that a total adds up, and the columns of counts.

    ``earlier`` are printed of the last report too.
    """

    by: tuple[str, ...]
    added: tuple[str, ...]
    columns: tuple[_Column, ...]
    earlier: tuple[str, ...] = ()


_COUNTING: Final[Mapping[str, _Counting]] = MappingProxyType(
    {
        "complaints": _Counting(
            ("kind", "stage", "service"),
            ("service",),
            (
                _Column("count"),
                _Column("responded", "count"),
                _Column("responded_in_time", "responded"),
                _Column("upheld", "responded", "outcome"),
                _Column("partly_upheld", "responded", "outcome"),
                _Column("not_upheld", "responded", "outcome"),
            ),
            ("count",),
        ),
        "audits": _Counting(
            ("kind", "domain"),
            (),
            (
                _Column("graded"),
                _Column("outstanding", "graded", "grade"),
                _Column("good", "graded", "grade"),
                _Column("requires_improvement", "graded", "grade"),
                _Column("inadequate", "graded", "grade"),
                _Column("moderated", "graded"),
                _Column("moderated_up", "moderated", "moved"),
                _Column("moderated_down", "moderated", "moved"),
            ),
        ),
        "feedback": _Counting(
            ("given_by", "topic"),
            (),
            (_Column("asked"), _Column("responses", "asked"), _Column("positive", "responses")),
        ),
    }
)


def counting() -> tuple[str, ...]:
    """The registers that count people."""
    return tuple(_COUNTING)


def source(name: str) -> str:
    """What the counts of a register are known by."""
    return f"{REGISTER}/{name}"


def counts_of(name: str, rows: Sequence[Row], snapshot: str) -> tuple[Count, ...]:
    """Every count of people in some rows of a register; none of one that counts none."""
    return tuple(count for _, _, count in _counts(name, rows, snapshot))


def guarded_rows(
    name: str, rows: Rows, period: Period, guard: Guard, audience: Audience, snapshot: str
) -> tuple[Rows, tuple[Figure, ...]]:
    """A register's rows as an audience may see them in a paper of a period, and the figures that were decided.

    What is hidden stands as [c], as a council would type it. Rows of other periods than are printed stay as they are.
    """
    held = _COUNTING.get(name)
    if held is None or not policies()[audience].protects:
        return rows, ()
    now, before = rows_of(rows, period), earlier_rows(rows, period) if held.earlier else ()
    asked = [*_counts(name, now, snapshot), *(one for one in _counts(name, before, snapshot) if one[1] in held.earlier)]
    figures = guarded_counts([count for _, _, count in asked], guard, audience)
    hidden: dict[int, set[str]] = {}
    for (row, column, _), figure in zip(asked, figures, strict=True):
        if figure.reason is Reason.HIDDEN:
            hidden.setdefault(id(row), set()).add(column)
    return tuple(_veiled(row, hidden.get(id(row), set())) for row in rows), figures


def _veiled(row: Row, columns: set[str]) -> Row:
    return replace(row, values={**row.values, **dict.fromkeys(columns, Told.HIDDEN.value)}) if columns else row


def _counts(name: str, rows: Sequence[Row], snapshot: str) -> Iterator[tuple[Row, str, Count]]:
    """Each count with its row and column; blank cells and such as say why there is no number are none."""
    held = _COUNTING.get(name, _Counting((), (), ()))
    for row in rows:
        by = tuple(column for column in held.by if not (row.is_total and column in held.added))
        group = tuple(row.text(column) for column in by)
        for column in held.columns:
            figure = row.figure(column.name)
            if figure is None or figure.told not in (None, Told.HIDDEN):
                continue
            number = None if figure.number is None else float(figure.number)
            whole = _whole(row, column, number)
            yield (
                row,
                column.name,
                Count(
                    source(name),
                    column.among or column.name,
                    f"{name}: {column.name.replace('_', ' ')}",
                    parse_period(row.text("period")),
                    by,
                    group,
                    number,
                    snapshot,
                    column.of,
                    whole,
                    column.name if column.among else "",
                ),
            )


def _whole(row: Row, column: _Column, number: float | None) -> float | None:
    """What a count is part of; None where that is not known, or where it is less, which scrutiny tells of."""
    found = row.figure(column.of) if column.of else None
    if found is None or found.number is None or (number is not None and float(found.number) < number):
        return None
    return float(found.number)
