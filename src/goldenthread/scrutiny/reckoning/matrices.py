"""The matrix of risks, as long table or as grid, and the registers whose rows lie in its cells."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Final

from goldenthread.scrutiny.findings import Place
from goldenthread.scrutiny.printed import Kind as Cell
from goldenthread.scrutiny.printed import Printed
from goldenthread.scrutiny.reckoning.blocks import folded
from goldenthread.scrutiny.reckoning.risks import Kind, kinds, level_of, scored
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Paper, Row, Sheet

Where = tuple[Fraction, Fraction]


@dataclass(frozen=True)
class Matrix:
    """Counts of risks by impact and likelihood; a cell is what is printed there and its place."""

    sheet: Sheet
    cells: Mapping[Where, tuple[Printed, Place]]

    def count(self, where: Where) -> Fraction | None:
        """How many risks a cell holds, none where it is blank; None where it is not printed or hides its number."""
        if where not in self.cells:
            return None
        cell = self.cells[where][0]
        return Fraction(0) if cell.kind in _NONE else cell.value if cell.kind is Cell.NUMBER else None

    def of_scores(self, low: Fraction, high: Fraction) -> Fraction | None:
        """How many risks have a score from low to high; None where one of their cells hides its number."""
        counts = [self.count(where) for where in self.cells if low <= where[0] * where[1] <= high]
        given = [count for count in counts if count is not None]
        return sum(given, Fraction(0)) if len(given) == len(counts) else None

    @cached_property
    def total(self) -> Fraction | None:
        """How many risks it holds in all."""
        return self.of_scores(Fraction(0), max(one[0] * one[1] for one in self.cells))

    @property
    def place(self) -> Place:
        """Its first cell."""
        return next(iter(self.cells.values()))[1]


@dataclass(frozen=True)
class Register:
    """Rows of risks with both parts, by one kind (inherent, residual or just the risk).

    ``rows`` are those whose score does not contradict their parts, ``doubtful`` those whose score does.
    """

    sheet: Sheet
    kind: Kind
    rows: tuple[tuple[Row, Where], ...]
    doubtful: int

    def at(self, where: Where) -> tuple[Row, ...]:
        """The rows of one cell of the matrix."""
        return tuple(row for row, cell in self.rows if cell == where)

    def of_scores(self, low: Fraction, high: Fraction) -> int:
        """How many rows have a score from low to high."""
        return sum(low <= cell[0] * cell[1] <= high for _, cell in self.rows)

    @property
    def threshold(self) -> Fraction:
        """The score from which risks are listed: that which its caption states, else its lowest."""
        stated = _THRESHOLD.search(folded(self.sheet.grid.table))
        if stated is not None:
            return Fraction(stated[1])
        return min((cell[0] * cell[1] for _, cell in self.rows), default=Fraction(0))

    @property
    def stated(self) -> bool:
        """Whether the caption states a threshold."""
        return _THRESHOLD.search(folded(self.sheet.grid.table)) is not None


def matrices(paper: Paper, rules: Rules) -> tuple[Matrix, ...]:
    """Every matrix of a paper."""
    return tuple(found for sheet in paper if (found := _long(sheet, rules) or _grid(sheet, rules)))


def registers(paper: Paper, rules: Rules) -> tuple[tuple[Register, ...], ...]:
    """Every register of risks, each read by all its kinds, the residual first."""
    found = []
    for sheet in paper:
        if sheet.has(Role.COUNT) or _grid(sheet, rules) is not None:
            continue
        held = sorted(kinds(sheet), key=lambda kind: kind.name == "inherent")
        read = tuple(register for kind in held if (register := _register(sheet, kind, rules)).rows)
        if read:
            found.append(read)
    return tuple(found)


_NONE: Final = {Cell.BLANK, Cell.NOT_AVAILABLE}
_THRESHOLD: Final = re.compile(
    r"(?:rated|scor\w+|rating)\s+(?:of\s+)?(\d+)\s*(?:\+|and above|or above|and over|or more)"
)


def _register(sheet: Sheet, kind: Kind, rules: Rules) -> Register:
    rows, doubtful = [], 0
    by_score = {one.name: one for one in scored(sheet)}
    for row in sheet.rows:
        parts = kind.parts(row, rules)
        score = by_score[kind.name].scored(row) if kind.name in by_score else None
        if parts is None:
            doubtful += any(row.raw(column) for column in (kind.impact, kind.likelihood))
        elif score is not None and kind.name != "inherent" and parts[0] * parts[1] != score:
            doubtful += 1
        else:
            rows.append((row, parts))
    return Register(sheet, kind, tuple(rows), doubtful)


def _long(sheet: Sheet, rules: Rules) -> Matrix | None:
    if not sheet.has(Role.IMPACT, Role.LIKELIHOOD, Role.COUNT):
        return None
    kind = next(kind for kind in kinds(sheet) if kind.name == "")
    count = sheet.having(Role.COUNT)[0]
    cells: dict[Where, tuple[Printed, Place]] = {}
    for row in sheet.rows:
        where = kind.parts(row, rules)
        if where is None:
            continue
        if where in cells:
            return None
        cells[where] = (row.at(count), row.place(count))
    return Matrix(sheet, cells) if len(cells) >= rules.number("risks", "fewest_levels") else None


def _grid(sheet: Sheet, rules: Rules) -> Matrix | None:
    """A grid whose headings are levels of likelihood and whose rows are levels of impact, or the other way about."""
    impact, likelihood = rules.words("risks", "impact_words"), rules.words("risks", "likelihood_words")
    fewest = rules.number("risks", "fewest_levels")
    for across, down, turned in ((likelihood, impact, False), (impact, likelihood, True)):
        columns = dict(_levels(sheet, across))
        axis = _axis(sheet, tuple(columns), Role.LIKELIHOOD if turned else Role.IMPACT)
        if len(columns) < fewest or axis is None:
            continue
        rows = {row: level for row in sheet.rows if (level := level_of(row.raw(axis), down)) is not None}
        worded = any(word in folded(f"{column.heading} {column.about}") for column in columns for word in across)
        named = axis.role in {Role.IMPACT, Role.LIKELIHOOD} or any(
            word in down for row in rows for word in _words(row.raw(axis))
        )
        # Where levels are named both ways, one row is a matrix: rows without a risk may have been left out.
        few = len(rows) < (1 if worded and named else fewest)
        if few or len(set(rows.values())) < len(rows) or not (worded or named):
            continue
        cells = {
            ((across_level, level) if turned else (level, across_level)): (row.at(column), row.place(column))
            for row, level in rows.items()
            for column, across_level in columns.items()
        }
        return Matrix(sheet, cells)
    return None


def _levels(sheet: Sheet, words: tuple[str, ...]) -> Iterator[tuple[Column, Fraction]]:
    """The columns whose headings are levels, each level once."""
    seen = set()
    for column in sheet.columns:
        level = _heading_level(column, words)
        if level is not None and level not in seen:
            seen.add(level)
            yield column, level


def _heading_level(column: Column, words: tuple[str, ...]) -> Fraction | None:
    for text in (column.about, column.heading):
        plain = re.sub(r"\b(?:likelihood|probability|impact|severity)\b", "", folded(text))
        level = level_of(plain, words)
        if level is None:
            level = next((Fraction(words.index(word) + 1) for word in words if word in _words(plain)), None)
        if level is not None:
            return level
    return None


def _words(text: str) -> tuple[str, ...]:
    """A text without its numbers and brackets, as one phrase."""
    return (folded(re.sub(r"[\d().:\-–]+", " ", text)),)


def _axis(sheet: Sheet, columns: tuple[Column, ...], role: Role) -> Column | None:
    others = [column for column in sheet.columns if column not in columns]
    return next((column for column in others if column.role is role), others[0] if others else None)
