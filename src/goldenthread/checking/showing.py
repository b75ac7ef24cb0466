"""Makes the page of what came of a table: findings beside their cells, what was checked, and the words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from goldenthread.checking.judging import Judgement
from goldenthread.checking.limits import ROWS_PRINTED
from goldenthread.checking.pages import Mark, PrintedRow, PrintedTable, ShownFinding
from goldenthread.checking.roles import shown_columns
from goldenthread.design.components import Cell, Column, Filter, Link, SummaryList, SummaryRow, Table, Tag
from goldenthread.reports.cells import Tone
from goldenthread.scrutiny.findings import Finding, Level, Place, Verdict
from goldenthread.scrutiny.printed import Kind, read
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.sheets import Sheet
from goldenthread.scrutiny.told.counts import checked
from goldenthread.scrutiny.words.judging.judged import Judged

_TAGS: Final = {
    Level.CONTRADICTION: Tag("contradiction", Tone.RED, "■"),
    Level.UNIT: Tag("unit or label", Tone.AMBER, "▲"),
    Level.QUESTION: Tag("question", Tone.BLUE, "?"),
    Level.NOTE: Tag("note", Tone.GREY, "i"),
}
#: What showing a level adds to those above it.
_SHOWN: Final = {
    Level.CONTRADICTION: "contradictions only",
    Level.UNIT: "units and labels too",
    Level.QUESTION: "questions too",
    Level.NOTE: "notes too",
}
_VERDICTS: Final = {
    Verdict.AGREES: Tag("borne out", Tone.GREEN, "●"),
    Verdict.DISAGREES: Tag("not borne out", Tone.RED, "■"),
    Verdict.CANNOT_TELL: Tag("cannot be told", Tone.GREY, "?"),
}
_CHECKED: Final = (
    Column("What must agree"),
    Column("Agrees", numeric=True),
    Column("Does not", numeric=True),
    Column("Cannot be told", numeric=True),
)
_CLAIMS: Final = (Column("What is said"), Column("Verdict"), Column("Why"), Column("What would be true"))


@dataclass(frozen=True, slots=True)
class _Cells:
    """Where findings stand: for each cell (table, row, column) the numbers of findings at it and of those it is part of."""

    at: Mapping[tuple[int, int, int], tuple[int, ...]]
    part: Mapping[tuple[int, int, int], tuple[int, ...]]


def levels(address: str, now: Level) -> Filter:
    """The levels that can be shown, as links."""
    return Filter(
        "Show",
        tuple(Link(_SHOWN[one], f"{address}?level={one.value}", one is now) for one in Level),
    )


def tables_of(judgement: Judgement, level: Level) -> tuple[PrintedTable, ...]:
    """Each table as it was read, its cells marked with the findings at a level or above it."""
    findings = judgement.report.at_or_above(level)
    cells = _cells(judgement, findings)
    return tuple(_printed(number, sheet, findings, cells) for number, sheet in enumerate(judgement.paper.sheets))


def findings_of(judgement: Judgement, level: Level) -> tuple[ShownFinding, ...]:
    """Each finding with a link to its cell."""
    findings = judgement.report.at_or_above(level)
    cells = _cells(judgement, findings)
    where = {number: cell for cell, numbers in cells.at.items() for number in numbers}
    return tuple(_finding(number, one, where.get(number)) for number, one in enumerate(findings))


def checked_table(judgement: Judgement) -> Table:
    """How often each pair of figures was compared, and what came of it."""
    rows = tuple((title, *(f"{count:,}" for count in counts)) for title, *counts in checked(judgement.report))
    return Table("What was checked", _CHECKED, rows, "Nothing in the tables could be compared.", wide=True)


def claims_table(claims: Sequence[Judged]) -> Table:
    """Each claim of the sentences with what the figures say to it."""
    rows = tuple(
        (
            Cell(f"“{one.claim.words}”", note="" if one.claim.words == one.claim.sentence else one.claim.sentence),
            Cell(tags=(_VERDICTS[one.verdict],)),
            one.arithmetic or one.why,
            one.expected,
        )
        for one in claims
    )
    return Table(
        "Words against numbers", _CLAIMS, rows, "The sentences claim nothing of figures that can be checked.", wide=True
    )


def _cells(judgement: Judgement, findings: Sequence[Finding]) -> _Cells:
    at: dict[tuple[int, int, int], tuple[int, ...]] = {}
    part: dict[tuple[int, int, int], tuple[int, ...]] = {}
    tables = {(sheet.grid.file, sheet.grid.table): (n, sheet) for n, sheet in enumerate(judgement.paper.sheets)}
    for number, one in enumerate(findings):
        places = [(one.place, at), *((place, part) for place in one.also)]
        for place, into in places:
            cell = _cell_of(place, tables)
            if cell is not None and number not in into.get(cell, ()):
                into[cell] = (*into.get(cell, ()), number)
    return _Cells(at, part)


def _cell_of(place: Place, tables: Mapping[tuple[str, str], tuple[int, Sheet]]) -> tuple[int, int, int] | None:
    found = tables.get((place.file, place.table))
    if found is None:
        return None
    number, sheet = found
    headings = sheet.grid.headings
    column = headings.index(place.column) if place.column in headings else 0
    return number, place.row, column


def _printed(number: int, sheet: Sheet, findings: Sequence[Finding], cells: _Cells) -> PrintedTable:
    grid, roles = sheet.grid, {column.index: column.role for column in shown_columns(sheet)}
    headings = tuple(
        (heading or f"Column {place + 1}", _role_words(roles.get(place)))
        for place, heading in enumerate(grid.headings)
        if place in roles
    )
    marked = {row for table, row, _ in (*cells.at, *cells.part) if table == number}
    shown = [line for line in grid.lines if len(grid.lines) <= ROWS_PRINTED.value or line.number in marked]
    rows = tuple(
        PrintedRow(
            line.number,
            tuple(
                _mark(
                    (number, line.number, place), line.cells[place] if place < len(line.cells) else "", findings, cells
                )
                for place in sorted(roles)
            ),
        )
        for line in shown
    )
    caption = f"{grid.file}, {grid.table}" if grid.table else grid.file
    return PrintedTable(caption, headings, rows, len(grid.lines) - len(shown))


def _role_words(role: Role | None) -> str:
    return "left out" if role in (None, Role.IGNORED) else f"taken as {role.value}" if role is not None else ""


def _mark(cell: tuple[int, int, int], text: str, findings: Sequence[Finding], cells: _Cells) -> Mark:
    at, part = (
        cells.at.get(cell, ()),
        tuple(one for one in cells.part.get(cell, ()) if one not in cells.at.get(cell, ())),
    )
    numeric = read(text).kind is Kind.NUMBER
    if not at and not part:
        return Mark(text, numeric=numeric)
    surest = min((findings[one].level for one in at), key=lambda level: level.rank, default=None)
    return Mark(
        text,
        _anchor(cell),
        _TAGS[surest] if surest is not None else None,
        Link(f"finding {at[0] + 1}", f"#finding-{at[0] + 1}") if at else None,
        tuple(Link(f"finding {one + 1}", f"#finding-{one + 1}") for one in (*at[1:], *part)),
        numeric,
    )


def _anchor(cell: tuple[int, int, int]) -> str:
    table, row, column = cell
    return f"cell-{table + 1}-{row}-{column + 1}"


def _finding(number: int, one: Finding, cell: tuple[int, int, int] | None) -> ShownFinding:
    place = one.place
    where = ", ".join(word for word in (place.table, f"row {place.row}", place.column) if word)
    rows = [SummaryRow("Where", Cell(where, f"#{_anchor(cell)}") if cell is not None else where)]
    told = (
        ("As published", one.published),
        ("Expected", one.expected),
        ("Arithmetic", one.arithmetic),
        ("What would mend it", one.mend),
    )
    rows += [SummaryRow(name, words) for name, words in told if words]
    anchor = f"finding-{number + 1}"
    return ShownFinding(anchor, f"Finding {number + 1}", _TAGS[one.level], one.message, SummaryList(tuple(rows)))
