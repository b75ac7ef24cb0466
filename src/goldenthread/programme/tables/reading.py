"""Reading a whole programme from a folder or a workbook, or refusing it with every reason by file and row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, TypeAlias, cast

from goldenthread.programme.boards import Governance
from goldenthread.programme.promises import Plan
from goldenthread.programme.tables import of_boards, of_plan
from goldenthread.programme.tables.columns import Sheet
from goldenthread.programme.tables.crossing import crossed
from goldenthread.programme.tables.files import read_grids
from goldenthread.programme.tables.held import held
from goldenthread.programme.tables.rows import Row, identity_of, read_rows
from goldenthread.programme.tables.whose import settled
from goldenthread.records.errors import Problem, refuse_if_any

#: Every sheet by name, in the order of a reader.
SHEETS: Final[Mapping[str, Sheet]] = {one.name: one for one in (*of_plan.SHEETS, *of_boards.SHEETS)}

_NO_BOARDS: Final = Governance()
#: The rows of a sheet by what their parent is called.
_Shares: TypeAlias = Mapping[tuple[object, ...] | None, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Programme:
    """A plan and its boards, whole."""

    plan: Plan
    governance: Governance = _NO_BOARDS


def read_programme(path: Path) -> Programme:
    """The programme in a folder of CSV files or in a workbook; raises `InputRefused` with every problem found.

    Rows of one action may stand in any order: they are put in that of their days, and rows of one day in that of the file.
    """
    problems: list[Problem] = []
    grids = read_grids(path, SHEETS, problems)
    rows = read_rows(grids, SHEETS, problems)
    rows = settled(rows, SHEETS, problems)
    problems += crossed(rows, SHEETS)
    problems += held(rows)
    if not rows["plan"] and "plan" in grids:
        problems.append(Problem(grids["plan"].where, "holds no plan", "Give one row"))
    refuse_if_any(_once(problems))
    return _built(rows)


def _once(problems: Sequence[Problem]) -> list[Problem]:
    """Each problem once, in order: two checks may see the same."""
    return list(dict.fromkeys(problems))


def _built(rows: Mapping[str, Sequence[Row]]) -> Programme:
    shares = {sheet.name: _shared(sheet, rows[sheet.name]) for sheet in SHEETS.values() if sheet.parent}
    of_plan_itself = {
        sheet.attribute: _values(sheet, rows[sheet.name], shares)
        for sheet in of_plan.SHEETS
        if sheet.attribute and not sheet.parent
    }
    of_governance = {
        sheet.attribute: _values(sheet, rows[sheet.name], shares) for sheet in of_boards.SHEETS if not sheet.parent
    }
    plan = _fields(of_plan.PLAN, rows["plan"][0])
    return Programme(
        cast(Plan, of_plan.PLAN.make(**plan, **of_plan_itself)),
        Governance(**of_governance),  # type: ignore[arg-type]
    )


def _values(sheet: Sheet, rows: Sequence[Row], shares: Mapping[str, _Shares]) -> tuple[object, ...]:
    """The rows as values, each with those of the sheets below it."""
    below = [one for one in SHEETS.values() if one.parent == sheet.name]
    values = []
    for row in _dated(sheet, rows):
        identity = identity_of(row, sheet.identity)
        inner = {one.attribute: _values(one, shares[one.name].get(identity, ()), shares) for one in below}
        values.append(sheet.make(**_fields(sheet, row), **inner))
    return tuple(values)


def _shared(sheet: Sheet, rows: Sequence[Row]) -> _Shares:
    """Rows by what their parent is called."""
    names = [column.name for column in sheet.of_parent]
    shared: dict[tuple[object, ...] | None, list[Row]] = {}
    for row in rows:
        shared.setdefault(identity_of(row, names), []).append(row)
    return shared


def _dated(sheet: Sheet, rows: Sequence[Row]) -> Sequence[Row]:
    """The rows in order of their days, and of their places within a day."""
    if not sheet.dated:
        return rows
    return sorted(rows, key=lambda row: (row.day(sheet.dated) or date.min, row.number(sheet.nth)))


def _fields(sheet: Sheet, row: Row) -> dict[str, object]:
    return {column.called: row.values[column.name] for column in sheet.columns}
