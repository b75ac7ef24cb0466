"""A table whose rows are what others print as columns is read on its side, and its sums are looked at so."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from goldenthread.scrutiny.blame import gathered
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Place, Verdict
from goldenthread.scrutiny.periods import as_financial_year, period_of
from goldenthread.scrutiny.printed import Kind
from goldenthread.scrutiny.recognise import recognise
from goldenthread.scrutiny.relation import Example, Relation, examine
from goldenthread.scrutiny.relations import balances, column_difference, column_quotient, money, savings
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Grid, Line, Paper, Row, Sheet

#: Columns that name what a row is about.
_NAMES: Final = frozenset({Role.LABEL, Role.SUBLABEL, Role.GROUP, Role.ID, Role.REF, Role.UNIT, Role.PERIOD})
#: A table with columns of these roles is not one on its side.
_UPRIGHT: Final = (Role.BUDGET, Role.OUTTURN, Role.OPENING, Role.CLOSING, Role.NUMERATOR, Role.DENOMINATOR, Role.SAVING)
#: More rows are no list of what others print as columns.
_MOST_ROWS: Final = 14
_FEWEST_COLUMNS: Final = 2
_FEWEST_ROWS: Final = 3
#: What is looked at; the sums of rows that say that they are totals are looked at as they stand.
_ASKED: Final = (
    balances.RELATION,
    savings.CHAIN,
    money.RELATION,
    savings.PARTS,
    column_quotient.RELATION,
    column_difference.RELATION,
)


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Turn a narrow table and ask the relations of columns; what they say is told where it stands in the table as printed."""
    label = next(iter(sheet.having(Role.LABEL)), None)
    figures = [column for column in sheet.columns if column.role not in _NAMES and _numbers(sheet, column)]
    if label is None or any(sheet.has(role) for role in _UPRIGHT) or len(figures) < _FEWEST_COLUMNS:
        return
    rows = [row for row in sheet.rows if row.raw(label)]
    names = [row.raw(label) for row in rows]
    headings = [column.heading for column in figures]
    if not _FEWEST_ROWS <= len(rows) <= _MOST_ROWS or len(set(names)) < len(names) or len(set(headings)) < len(figures):
        return
    grid = _turned(sheet, rows, label, figures)
    yield from _asked(recognise(grid, rules).sheet, sheet, rows, figures, rules)


def _numbers(sheet: Sheet, column: Column) -> bool:
    cells = [cell for row in sheet.rows if (cell := row.at(column)).kind is not Kind.BLANK]
    return bool(cells) and sum(cell.kind is Kind.NUMBER for cell in cells) * 2 > len(cells)


def _turned(sheet: Sheet, rows: list[Row], label: Column, figures: list[Column]) -> Grid:
    dated = all(period_of(one.about) or as_financial_year(one.about) for one in figures)
    headings = ("Period" if dated else "Name", *(row.raw(label) for row in rows))
    # A financial year such as 2011-12 would be read as a month where it stands alone.
    lines = tuple(
        Line(column.index + 1, (column.about if dated else column.heading, *(row.raw(column) for row in rows)))
        for column in figures
    )
    return replace(sheet.grid, headings=headings, lines=lines)


@dataclass(frozen=True, slots=True)
class _Back:
    """Finds a cell of the turned table in the table as printed."""

    sheet: Sheet
    rows: dict[str, int]
    columns: dict[int, str]

    def place(self, place: Place) -> Place:
        """The place as printed; a heading of the turned table is a label, and its line a column."""
        grid = self.sheet.grid
        row = self.rows.get(place.column, grid.heading_row)
        column = self.columns.get(place.row, grid.headings[self.sheet.having(Role.LABEL)[0].index])
        return Place(place.file, place.table, row, column)

    def finding(self, finding: Finding) -> Finding:
        """The finding with its places as printed."""
        also = tuple(self.place(place) for place in finding.also)
        return replace(finding, place=self.place(finding.place), also=also)


def _asked(turned: Sheet, sheet: Sheet, rows: list[Row], figures: list[Column], rules: Rules) -> Iterator[Outcome]:
    # None of what is asked depends on the day.
    paper = Paper((turned,), date.min)
    held = {relation.key: examine(relation, paper, rules) for relation in _ASKED}
    label = sheet.having(Role.LABEL)[0]
    back = _Back(
        sheet, {row.raw(label): row.line.number for row in rows}, {one.index + 1: one.heading for one in figures}
    )
    for some in held.values():
        for one in some:
            if one.finding is None:
                yield replace(one, place=back.place(one.place))
    for finding in gathered(held, paper):
        verdict = Verdict.AGREES if finding.level is Level.NOTE else Verdict.DISAGREES
        told = back.finding(finding)
        yield Outcome(verdict, told.place, told)


RELATION: Final = Relation(
    key="turned",
    title="Sums hold in a table that lies on its side",
    sentence="Where the rows of a table are what others print as columns (opening, in, out and closing; budget, outturn and "
    "variance; a number, what it is of and its percentage), the sums of those columns hold.",
    rounding="As in the relation of columns that is asked, whose key the finding bears.",
    examples=(
        Example(
            "118 and 19 less 16 are 121.",
            """
            label | series (2019/20) | series (2020/21) | series (2021/22)
            Opening number | 118 | 121 | 119
            Approved in year | 19 | 14 | 17
            Deregistered in year | 16 | 16 | 22
            Closing number | 121 | 119 | 114
            """,
            (Verdict.AGREES,) * 5,
        ),
        Example(
            "121 and 14 less 16 are 119, not 129.",
            """
            label | series (2019/20) | series (2020/21) | series (2021/22)
            Opening number | 118 | 121 | 119
            Approved in year | 19 | 14 | 17
            Deregistered in year | 16 | 16 | 22
            Closing number | 121 | 129 | 114
            """,
            (Verdict.AGREES, Verdict.AGREES, Verdict.AGREES, Verdict.DISAGREES),
            "5 series (2020/21)",
            "119",
        ),
        Example(
            "What went is not shown.",
            """
            label | series (2020/21) | series (2021/22)
            Opening number | 121 | 119
            Approved in year | 14 | 17
            Closing number | 119 | 114
            """,
            (Verdict.CANNOT_TELL, Verdict.AGREES),
        ),
    ),
    check=check,
)
